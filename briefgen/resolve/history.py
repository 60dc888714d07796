"""All that is told of one entity, in order of time: each statement once, with every place that tells it."""

from collections.abc import Callable, Iterable
from datetime import date

from briefgen.model.fact import Figure, Membership, Milestone
from briefgen.resolve.merge import Merged, merge_figures, merge_memberships, merge_milestones
from briefgen.resolve.order import AnyFact, last_day, reading_key
from briefgen.resolve.project_name import read_name
from briefgen.resolve.stage import stage_rank

_BEHIND_STAGES = 100
Statement = Merged[Figure] | Merged[Milestone] | Merged[Membership]


def history(facts: Iterable[AnyFact], key: Callable[[str], str], one_name: Callable[[str], str]) -> tuple[Statement, ...]:
    """The statements by the day that they speak of, or else the day of their first story; undated ones last.

    `key` tells projects apart, `one_name` gives the name under which figures come together.
    """
    told = tuple(facts)
    merged: list[Statement] = [
        *merge_milestones((fact for fact in told if isinstance(fact, Milestone)), lambda name: f"{key(name)}\x1f{read_name(name).phase}"),
        *merge_figures(fact.model_copy(update={"subject": one_name(fact.subject)}) for fact in told if isinstance(fact, Figure)),
        *merge_memberships(fact for fact in told if isinstance(fact, Membership)),
    ]
    return tuple(sorted(merged, key=_when))


def day_of(one: Statement) -> date:
    """The last day that a statement speaks of, its first story's where it names none; the end of time for neither."""
    fact = one.fact
    days = fact.date if isinstance(fact, Milestone) else fact.period if isinstance(fact, Figure) and fact.modality == "actual" else None
    return days[1] if days else last_day(one.facts[0])


def _when(one: Statement) -> tuple[date, date, int, tuple[date, str, int, int, int, str]]:
    fact = one.fact
    stage = stage_rank(fact.stage) if isinstance(fact, Milestone) else _BEHIND_STAGES
    return (day_of(one), last_day(one.facts[0]), stage, reading_key(one.facts[0]))
