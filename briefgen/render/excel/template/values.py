"""What a tag's value becomes in its cell: a number, a date or text, as the cell's own number format asks for it.

A cell of the format General shows what the briefing prints: `2345.6亿元` is written as the number 2345.6 under a format that shows its unit, so that it
looks the same and can be summed; what says more than one number stays text. A cell with a number format of the user's own takes the bare value, one of a
percentage format the value in hundredths, a date format the day, and a text format the printed words.
"""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from briefgen.model.briefing import Value
from briefgen.render.excel.template.styles import Show
from briefgen.render.language.record import CitedText

_NUMBER = re.compile(r"(?<![\d.])\d[\d,]*(?:\.\d+)?")
_PLAIN_NUMBER = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?%?")
_DAY = re.compile(r"(\d{4})(?:年|-|/)(\d{1,2})(?:月|-|/)(\d{1,2})日?")
_MOST_WORDS = 24
_MOST_DIGITS = 15


@dataclass(frozen=True, slots=True)
class Typed:
    """A value and the number format under which it looks as printed; "" where the cell's own format will do."""

    value: Value
    code: str = ""


def typed(value: object, show: Show) -> Typed | None:
    """The value as a cell of that kind takes it; None for what is no single value (a table, a row)."""
    match value:
        case CitedText():
            return _cited(value, show)
        case str():
            return Typed(_of_text(str(value), None, show))
        case date():
            return _day(value, show)
        case bool() | int() | float() | Decimal():
            return Typed(_scaled(value, show))
        case None:
            return Typed(None)
        case _:
            return None


def _cited(text: CitedText, show: Show) -> Typed:
    behind = text.parts[0] if len(text.parts) == 1 else None
    value = behind.value if behind is not None else None
    if show is Show.GENERAL and text:
        if isinstance(value, date):
            return _printed_day(str(text), value)
        code = _looking_like(str(text), value) if isinstance(value, Decimal | int | float) else ""
        return Typed(value, code) if code else Typed(str(text))
    if isinstance(value, date) and show is Show.DATE:
        return Typed(value)
    unit = behind.unit if behind is not None else ""
    if show in (Show.NUMBER, Show.PERCENT) and isinstance(value, Decimal | int | float):
        number = _of_text(str(text), value, show)
        return Typed(number if not isinstance(number, str) else _hundredths(value, unit, show))
    return Typed(_of_text(str(text), None, show))


def _of_text(text: str, value: Value, show: Show) -> Value:
    """Words that are nothing but a number or a day, as such where the cell's own format is made for it; other words stay words."""
    plain = text.strip()
    if show in (Show.NUMBER, Show.PERCENT) and _PLAIN_NUMBER.fullmatch(plain):
        number = _decimal(plain.replace(",", "").removesuffix("%"))
        if number is not None:
            return number / 100 if plain.endswith("%") and show is Show.PERCENT else number
    if show is Show.DATE and (found := _DAY.fullmatch(plain)):
        try:
            return date(int(found[1]), int(found[2]), int(found[3]))
        except ValueError:
            return text
    return text


def _hundredths(value: Value, unit: str, show: Show) -> Value:
    """28.2 with the unit % is 0.282 in a cell that shows percentages."""
    if show is Show.PERCENT and unit == "%" and isinstance(value, Decimal | int | float):
        return Decimal(str(value)) / 100
    return value


def _scaled(value: Value, show: Show) -> Value:
    """A number that a tag has worked out; a quotient keeps the 15 digits that Excel does."""
    if isinstance(value, Decimal) and len(value.normalize().as_tuple().digits) > _MOST_DIGITS:
        value = float(value)
    return str(value) if show is Show.TEXT and not isinstance(value, bool) else value


def _day(value: date, show: Show) -> Typed:
    if show is Show.TEXT:
        return Typed(f"{value.year}年{value.month}月{value.day}日")
    return Typed(value, "" if show is Show.DATE else 'yyyy"年"m"月"d"日"')


def _printed_day(text: str, value: date) -> Typed:
    """A date that is printed whole or without its day is a date; `10月底`, `一季度` are words."""
    shapes = {
        f"{value.year}年{value.month}月{value.day}日": 'yyyy"年"m"月"d"日"',
        f"{value.year}年{value.month}月": 'yyyy"年"m"月"',
        f"{value.year}年": 'yyyy"年"',
    }
    return Typed(value, shapes[text]) if text in shapes else Typed(text)


def _looking_like(text: str, value: Value) -> str:
    """The number format under which the value looks like the text: `+28.2%` → `+0.0"%"`. "" where no format can do that."""
    numbers = _NUMBER.findall(text)
    if len(numbers) != 1 or len(text) > _MOST_WORDS:
        return ""
    before, digits, after = text.partition(numbers[0])
    amount, number = _decimal(str(value)), _decimal(digits.replace(",", ""))
    if amount is None or number is None or abs(amount) != number or len(digits.replace(",", "")) > _MOST_DIGITS:
        return ""
    decimals = len(digits.partition(".")[2])
    shape = ("#,##0" if "," in digits else "0") + ("." + "0" * decimals if decimals else "")
    section = f"{_literal(before)}{shape}{_literal(after)}"
    minus = before.endswith(("-", "−", "－"))
    if amount >= 0:
        return "" if minus else section
    # a second section stands for negative numbers and shows them without their sign, so that the words before them can say it
    return f"{shape}{_literal(after)};{section}"


def _literal(words: str) -> str:
    """Words in a number format; a quotation mark cannot stand in one but behind a backslash."""
    if not words:
        return ""
    return "".join(f"\\{sign}" if sign in '"\\' else f'"{sign}"' for sign in _pieces(words))


def _pieces(words: str) -> list[str]:
    return [piece for piece in re.split(r'(["\\])', words) if piece]


def _decimal(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
