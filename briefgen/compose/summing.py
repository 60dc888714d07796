"""What a quarter's or a year's issue leaves out of its text because a later figure of the same period says it: of the months so far only the last, of
what is counted at a moment the last count, of single months those that no sum covers. The fact sheet keeps them all.
"""

from collections.abc import Callable, Iterable
from datetime import date

from briefgen.model.fact import Days, Figure
from briefgen.resolve.amount import amount
from briefgen.resolve.merge import Merged
from briefgen.resolve.quote import ranked, whole
from briefgen.resolve.series import stretch_of

LONG_CADENCES = ("quarter", "year")


def latest_only(
    figures: Iterable[Merged[Figure]], indicator: Callable[[str], str], is_stock: Callable[[Figure], bool]
) -> tuple[Merged[Figure], ...]:
    """The figures without those that a later one of the same thing stands for, in their order."""
    told = tuple(figures)
    groups: dict[tuple[object, ...], list[tuple[str, Days, Merged[Figure]]]] = {}
    for one in told:
        fact = one.fact
        stretch, days = stretch_of(fact, is_stock(fact))
        if fact.modality == "actual" and stretch and days:
            measured = ranked(fact) if fact.aspect == "rank" else whole(fact) if fact.aspect == "share" else ""
            key = (fact.subject, indicator(fact.indicator), fact.aspect, fact.comparison, measured, amount(fact)[2])
            groups.setdefault(key, []).append((stretch, days, one))
    old = {one.fact.id for group in groups.values() for stretch, days, one in group if _is_old(stretch, days, group)}
    return tuple(one for one in told if one.fact.id not in old)


def _is_old(stretch: str, days: Days, group: list[tuple[str, Days, Merged[Figure]]]) -> bool:
    if stretch == "moment":
        return any(other == "moment" and later[1] > days[1] for other, later, _ in group)
    if stretch not in ("so_far", "month", "quarter"):
        return False
    return any(other in ("so_far", "year") and _covers(later, days) for other, later, _ in group)


def _covers(later: Days, days: Days) -> bool:
    """True for the months of the same year up to a later day, and for a sum that holds the month."""
    return later != days and later[0] == date(days[1].year, 1, 1) and later[1] >= days[1] and later[1].year == days[1].year
