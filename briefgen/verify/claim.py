"""A claim: what one printed number says, of whom, of what, in which way and when; and when two claims say the same.

Amounts are compared with the scale word folded in (5000万元 is 0.5亿元) and without sign: whether something rises or falls is the manner.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from briefgen.model.fact import Days, Figure
from briefgen.resolve.amount import amount, folded
from briefgen.resolve.quote import base_indicator, ranked

Amount = tuple[Decimal, Decimal | None, str]

UP, DOWN, SHARE, RANK, PLAIN = "up", "down", "share", "rank", ""
_POINTS = ("百分点", "个百分点")
_RATES = ("%", "个百分点", "位", "倍")
"""Units that need no word for how they are meant: 工业投资31.3% is its growth."""
_ENDINGS = ("数量", "总数", "数")


@dataclass(frozen=True, slots=True)
class Claim:
    """`subject` and `indicator` are canonical names; `manner` is one of up, down, share, rank or plain; `of` what a rank ranks (总量, 增速).

    `words` is the amount as a person reads it, `fact` the id behind it ("" for what only a briefing says).
    """

    subject: str
    indicator: str
    manner: str
    amount: Amount
    period: Days | None = None
    comparison: str | None = None
    of: str = ""
    words: str = ""
    fact: str = ""


def claim_of(figure: Figure) -> Claim:
    """What a figure claims."""
    words = f"{abs(figure.value):f}{f'—{figure.value_max:f}' if figure.value_max is not None else ''}{figure.unit}"
    value, upper, unit = amount(figure)
    return Claim(
        figure.subject, plain_indicator(base_indicator(figure)), _manner(figure), plain_amount(value, upper, unit), figure.period, figure.comparison,
        ranked(figure) if figure.aspect == "rank" else "", words, figure.id,
    )  # fmt: skip


def _manner(figure: Figure) -> str:
    if figure.aspect in ("growth", "change", "multiple"):
        return DOWN if figure.value < 0 else UP
    return {"share": SHARE, "rank": RANK}.get(figure.aspect, PLAIN)


def plain_indicator(name: str) -> str:
    """Without the ending that only says that something is counted: 链上企业数 is 链上企业."""
    ending = next((one for one in _ENDINGS if name.endswith(one) and len(name) > len(one) + 1), "")
    return name.removesuffix(ending)


def plain_amount(value: Decimal, upper: Decimal | None, unit: str) -> Amount:
    """Folded, without sign and trailing zeros."""
    one, base = folded(abs(value), unit)
    two = folded(abs(upper), unit)[0].normalize() if upper is not None else None
    return (one.normalize() if one else Decimal(0), two, "个百分点" if base in _POINTS else base)


def same_matter(left: Claim, right: Claim) -> bool:
    """True where both speak of the same thing in the same way, whatever their amounts and periods."""
    manners = left.manner == right.manner or (left.amount[2] in _RATES and PLAIN in (left.manner, right.manner) and DOWN not in (left.manner, right.manner))
    against = left.comparison == right.comparison or None in (left.comparison, right.comparison)
    ranks = left.of == right.of or "" in (left.of, right.of)
    return manners and against and ranks and _same_topic(left, right)


def _same_topic(left: Claim, right: Claim) -> bool:
    """The subject may stand in the indicator: 装备制造业|增加值 is 太原市|装备制造业增加值 only where the names join to the same words."""
    if not left.indicator or not right.indicator:
        return False
    if left.indicator == right.indicator:
        return left.subject == right.subject
    return _joined(left) == _joined(right)


def _joined(claim: Claim) -> str:
    return claim.indicator if claim.indicator.startswith(claim.subject) else claim.subject + claim.indicator


def supports(claims: Iterable[Claim], known: Iterable[Claim]) -> list[Claim]:
    """Those of `known` that say the same as one of `claims`, amount included; periods are looked at elsewhere."""
    mine = list(claims)
    return [one for one in known if any(one.amount == claim.amount and same_matter(one, claim) for claim in mine)]
