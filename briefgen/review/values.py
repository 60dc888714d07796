"""A cell that a person filled in, as the value that is meant: 12.9, 12.9亿元, 9.2%, 2024年1—10月, 亿元. What cannot be read is refused with a reason.

Excel makes numbers, rates and dates of what is typed: 9.2% comes as a rate, 2024-03 as a day that shows its month only.
"""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from unicodedata import normalize

from briefgen.extract.number import find_numbers
from briefgen.extract.period import find_periods
from briefgen.lexicon import Lexicon
from briefgen.model.fact import Days
from briefgen.model.period import Period
from briefgen.read.xlsx import Cell, Kind

NOTHING = "无"
"""What a person writes to say that a fact has none."""

LONGEST_NAME = 80
LONGEST_TEXT = 500
_NUMBER = re.compile(r"([-+]?\d+(?:\.\d+)?)(?:(?:-{1,2}|—{1,2}|–|~|至|到)([-+]?\d+(?:\.\d+)?))?(.*)")
_SEPARATOR = re.compile(r"(?<=\d)[,，](?=\d{3}(?!\d))")
_RANGE = re.compile(r"(\d{4}(?:-\d{1,2}){0,2})(?:/|\.\.|至|到|~)(\d{4}(?:-\d{1,2}){0,2})")
_DATE = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?")
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\ufeff]+")
_INCOMPLETE = ("万", "亿", "千", "百", "十")


class CellError(ValueError):
    """A cell that cannot be taken; `what` says why, `mend` what to write, both in Chinese."""

    def __init__(self, what: str, mend: str) -> None:
        super().__init__(what)
        self.what = what
        self.mend = mend


@dataclass(frozen=True, slots=True)
class Amount:
    """A number, the upper end of a range, and a unit where one is written behind it."""

    value: Decimal
    value_max: Decimal | None = None
    unit: str = ""


def text_of(cell: Cell, longest: int = LONGEST_NAME) -> str:
    """The text of a cell, on one line. Raises CellError for a formula without a result, an error, or too long a text."""
    if cell.kind is Kind.FORMULA:
        raise CellError("是公式，而且没有算出的值。", "请直接填结果。")
    if cell.kind is Kind.ERROR:
        raise CellError(f"是错误值 {cell.text}。", "请直接填内容。")
    text = " ".join(_UNPRINTABLE.sub(" ", cell.text).split())
    if len(text) > longest:
        raise CellError(f"有{len(text)}个字，太长了（最多{longest}个）。", "请写短一些。")
    return text


def amount_of(cell: Cell, lexicon: Lexicon) -> Amount:
    """The number in a cell. Raises CellError for a text that is no number, or a number with a unit that does not exist."""
    if cell.kind is Kind.DAY:
        raise CellError("被当成了日期。", "请把单元格格式改为“常规”，重新填数。")
    text = text_of(cell)
    if cell.kind is Kind.NUMBER and cell.number is not None:
        return Amount(cell.number, None, "%" if cell.percent else "")
    found = _NUMBER.fullmatch(_SEPARATOR.sub("", normalize("NFKC", text)).replace(" ", ""))
    if found is None:
        raise CellError(f"“{text}”不是数。", "请填阿拉伯数字，如 12.9。")
    value, upper, unit = Decimal(found[1]), Decimal(found[2]) if found[2] else None, found[3]
    return Amount(value, upper, unit_of_text(unit, lexicon) if unit else "")


def unit_of(cell: Cell, lexicon: Lexicon) -> str:
    """The unit in a cell, in its canonical spelling. Raises CellError for one that does not exist."""
    return unit_of_text(text_of(cell), lexicon)


def unit_of_text(text: str, lexicon: Lexicon) -> str:
    """The canonical spelling of a unit. Raises CellError for what is none."""
    written = f"5{text}"
    read = [found for found in find_numbers(written, units=lexicon.units) if (found.start, found.end, found.value) == (0, len(written), Decimal(5))]
    if not read or not read[0].unit or read[0].unit in _INCOMPLETE:
        raise CellError(f"没有“{text}”这个单位。", _nearest(text, lexicon))
    return read[0].unit


def days_of(cell: Cell, reference: Period | None) -> Days | None:
    """The days in a cell, None for 无. `reference` fixes a year that is not written. Raises CellError for what is no period."""
    if cell.kind is Kind.DAY and cell.day is not None:
        return _shown(cell.day, cell.shown)
    text = normalize("NFKC", text_of(cell))
    if text == NOTHING:
        return None
    try:
        period = _iso(text) or _in_words(text, reference)
    except ValueError:
        period = None
    if period is None:
        raise CellError(f"“{text}”不是期间。", "请写成 2024年1—10月、2024-03 或 2024-03-28；没有期间填“无”。")
    return (period.first, period.last)


def _shown(day: date, shown: str) -> Days:
    """A day that shows only its month or year means the whole of it."""
    period = Period.year(day.year) if shown == "年" else Period.month(day.year, day.month) if shown == "月" else Period.day(day)
    return (period.first, period.last)


def _iso(text: str) -> Period | None:
    found = _RANGE.fullmatch(text.replace(" ", ""))
    if found:
        return Period(_one(found[1]).first, _one(found[2]).last)
    date_like = _DATE.fullmatch(text)
    if date_like:
        return _one("-".join(part for part in date_like.groups() if part))
    return Period.parse(text) if re.fullmatch(r"\d{4}", text) else None


def _one(text: str) -> Period:
    return Period.parse("-".join(part.zfill(2) for part in text.split("-")))


def _in_words(text: str, reference: Period | None) -> Period | None:
    plain = text.replace(" ", "")
    read = [found for found in find_periods(plain, reference) if found.period and found.kind not in ("reference", "vague")]
    whole = [found for found in read if (found.start, found.end) == (0, len(plain))]
    return whole[0].period if whole else None


def _nearest(text: str, lexicon: Lexicon) -> str:
    """The unit that was probably meant; 万 and 亿 go with any."""
    from rapidfuzz import process

    plain = sorted(lexicon.units)
    known = [*plain, *(scale + unit for scale in ("万", "亿") for unit in plain if len(unit) <= 2)]
    near = process.extractOne(text, known, score_cutoff=50)
    return f"是不是“{near[0]}”？" if near else "请写成通用的单位，如 亿元、%、个百分点、万吨。"
