"""All that one issue is made of: its own facts, merged, and what earlier issues knew."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Any, TypeVar

from briefgen.compose.citing import Citer
from briefgen.compose.entities import OneName, read_registry
from briefgen.compose.fitness import fits
from briefgen.compose.issue import IssuePeriod
from briefgen.compose.natures import is_stock
from briefgen.compose.reading import AnyFact, FactReader
from briefgen.compose.settings import ComposeSettings
from briefgen.compose.summing import LONG_CADENCES, latest_only
from briefgen.model.document import Document, Story
from briefgen.model.fact import Event, Figure, Membership, Milestone, Policy
from briefgen.model.ledger import LedgerEntry
from briefgen.model.review import Verdict
from briefgen.resolve.conflict import Conflict, Sources, find_conflicts
from briefgen.resolve.merge import Merged, merge_events, merge_figures, merge_memberships, merge_policies
from briefgen.resolve.order import in_reading_order, last_day
from briefgen.resolve.progress import Progress, follow, overdue
from briefgen.resolve.project import Projects
from briefgen.resolve.subject import Kind, Subjects

_OPEN_DAYS = 366
Made = TypeVar("Made")
Some = TypeVar("Some", Figure, Milestone, Membership, Policy, Event)


@dataclass(frozen=True)
class Material:
    """`facts` are the issue's own, sure enough to be printed; `unsure` those below the confidence that is asked for or doubted by a person.

    `known` holds the issue's facts and the earlier ones that have a part in it (`OneName.facts_until`); `before` and `progress` follow projects up to the day before the issue
    and within it, `history` through both. `figures` are those of `all_figures` that are fit for a finished text, without those that
    lost against another one of this issue in `conflicts`; these hold what still contradicts itself, as this issue sees it.
    `as_read` has, by id, the facts of which a name was made one with another, as they were read.
    `told_figures` are all known figures, merged, `told_before` the ids of those that an earlier story tells, too, `actual` those that are no goals by subject and the one name of their indicator; `sources` is what resolving asks beyond the facts.
    As known now (`ComposeSettings.as_known_now`), `known`, `history` and `conflicts` look beyond the issue's end, up to the day `known_until`.
    """

    issue: IssuePeriod
    settings: ComposeSettings
    citer: Citer
    subjects: Subjects
    projects: Projects
    facts: tuple[AnyFact, ...]
    unsure: tuple[AnyFact, ...]
    known: tuple[AnyFact, ...]
    all_figures: tuple[Merged[Figure], ...]
    figures: tuple[Merged[Figure], ...]
    conflicts: tuple[Conflict, ...]
    memberships: tuple[Merged[Membership], ...]
    policies: tuple[Merged[Policy], ...]
    events: tuple[Merged[Event], ...]
    progress: tuple[Progress, ...]
    before: Mapping[str, Progress]
    history: Mapping[str, Progress]
    documents: tuple[Document, ...]
    stories: tuple[Story, ...]
    undated: tuple[Story, ...]
    ledger: tuple[LedgerEntry, ...]
    as_read: Mapping[str, AnyFact] = field(default_factory=dict)
    known_until: date | None = None
    sources: Sources = field(default_factory=Sources)
    told_figures: tuple[Merged[Figure], ...] = ()
    told_before: frozenset[str] = frozenset()
    actual: Mapping[tuple[str, str], tuple[Merged[Figure], ...]] = field(default_factory=dict)

    @cached_property
    def overdue(self) -> tuple[tuple[Progress, Merged[Milestone]], ...]:
        """Expected milestones of this or an earlier issue whose day lies before the end of this one, unconfirmed."""
        last = self.issue.period.last
        return tuple((progress, promise) for progress in self.history.values() for promise in overdue(progress, last))

    def once(self, make: "Callable[[Material], Made]") -> Made:
        """What a part of the briefing and a part of the sheet both ask for, worked out the first time."""
        if make not in self._made:
            self._made[make] = make(self)
        found: Made = self._made[make]
        return found

    @cached_property
    def _made(self) -> dict[object, Any]:
        return {}

    def kind(self, subject: str) -> Kind:
        """What a subject is; the briefing's own region and its province are regions whatever the lexicon holds."""
        if subject and subject in (self.settings.region, self.settings.province):
            return "region"
        return self.subjects.kind(subject)


def of_kind(facts: Iterable[AnyFact], kind: type[Some]) -> list[Some]:
    """The facts of one class."""
    return [fact for fact in facts if isinstance(fact, kind)]


def is_sure(fact: AnyFact, settings: ComposeSettings) -> bool:
    """True for a fact that may be printed: read with confidence enough, or accepted by a person, and doubted by none."""
    doubted = fact.review is not None and fact.review.verdict is Verdict.DOUBT
    return not doubted and fact.confidence >= settings.least_confidence


def gather(reader: FactReader, issue: IssuePeriod, settings: ComposeSettings) -> Material:
    """Reads the fact base once and resolves what it gives."""
    registry = read_registry(reader, date.max if settings.as_known_now else issue.period.last, settings)
    reader = named_once = OneName(reader, registry, issue.period, settings)
    own = in_reading_order(reader.facts(issue.period))
    named = {fact.id for fact in own}
    earlier = [fact for fact in reader.facts_until(issue.before().last) if fact.id not in named]
    past_ids = {fact.id for fact in earlier}
    before_later = named | past_ids
    later = [fact for fact in reader.facts_until(date.max) if fact.id not in before_later] if settings.as_known_now else []
    sure = tuple(fact for fact in own if is_sure(fact, settings))
    known = in_reading_order([*(fact for fact in (*earlier, *later) if is_sure(fact, settings)), *sure])
    milestones = of_kind(known, Milestone)
    figures = merge_figures(of_kind(sure, Figure))
    projects = registry.projects
    own_milestones = [fact for fact in milestones if fact.id in named]
    past = [fact for fact in milestones if fact.id in past_ids]
    documents = tuple(sorted(reader.documents(), key=lambda document: document.path))
    citer = Citer(documents, [*own, *earlier, *later], (fact for one in figures for fact in one.rounded))
    subjects = Subjects.of(settings.names, of_kind(known, Membership), projects, (fact.project for fact in milestones))
    sources, told_figures = Sources(citer.rank, subjects.project, settings.aliases), merge_figures(of_kind(known, Figure))
    found = find_conflicts(told_figures, sources)
    conflicts = _of_issue(found, {fact.id for fact in sure}, past_ids, issue, settings.region)
    lost = _lost(conflicts, {fact.id for fact in sure})
    history = {one.key: one for one in follow(milestones, projects)}
    return Material(
        issue=issue, settings=settings, citer=citer, projects=projects, subjects=subjects, conflicts=conflicts,
        facts=sure, unsure=tuple(fact for fact in own if not is_sure(fact, settings)), known=known,
        all_figures=figures, figures=_printed(figures, lost, issue, settings, sources),
        memberships=merge_memberships(of_kind(sure, Membership)),
        policies=merge_policies(of_kind(sure, Policy)), events=merge_events(of_kind(sure, Event)),
        progress=follow(own_milestones, projects), before={one.key: one for one in follow(past, projects, history)},
        history=history, documents=documents,
        stories=tuple(sorted(reader.stories(issue.period), key=_story_key)),
        undated=tuple(sorted(reader.undated_stories(issue.period), key=_story_key)),
        ledger=tuple(sorted(reader.ledger(issue.period), key=lambda entry: (entry.document, entry.start, entry.end))),
        as_read=named_once.as_read,
        known_until=max((day for day in map(last_day, known) if day != date.max), default=None),
        sources=sources, told_figures=told_figures,
        told_before=frozenset(fact.id for one in told_figures if any(fact.id in past_ids for fact in one.facts) for fact in one.facts), actual=_actual(told_figures, sources),
    )  # fmt: skip


def _printed(
    figures: Iterable[Merged[Figure]], lost: set[str], issue: IssuePeriod, settings: ComposeSettings, sources: Sources
) -> tuple[Merged[Figure], ...]:
    """The figures for finished text; a quarter or a year sums up its months."""
    fit = tuple(one for one in figures if one.fact.id not in lost and fits(one.fact, settings))
    if issue.cadence not in LONG_CADENCES:
        return fit
    return latest_only(fit, sources.indicator, lambda figure: is_stock(figure, settings, sources))


def _actual(figures: Iterable[Merged[Figure]], sources: Sources) -> Mapping[tuple[str, str], tuple[Merged[Figure], ...]]:
    found: dict[tuple[str, str], list[Merged[Figure]]] = {}
    for one in figures:
        if one.fact.modality == "actual":
            found.setdefault((one.fact.subject, sources.indicator(one.fact.indicator)), []).append(one)
    return {key: tuple(told) for key, told in found.items()}


def _of_issue(conflicts: Iterable[Conflict], own: set[str], past: set[str], issue: IssuePeriod, region: str) -> tuple[Conflict, ...]:
    """The conflicts in which this issue has a part, and those on the region itself of the year before that no person has settled."""
    since = issue.period.last - timedelta(days=_OPEN_DAYS)

    def is_here(one: Conflict) -> bool:
        told = [fact for figure in one.figures for fact in figure.facts]
        if any(fact.id in own for fact in told):
            return True
        before = [last_day(fact) for fact in told if fact.id in past]
        return bool(before) and told[0].subject == region and one.why != "person" and max(before) > since

    return tuple(filter(is_here, conflicts))


def _lost(conflicts: Iterable[Conflict], own: set[str]) -> set[str]:
    """Values that another one of this issue stands in for; two counts of two days are both told."""
    decided = [one for one in conflicts if one.kind != "count" and one.used and any(fact.id in own for fact in one.used.facts)]
    return {fact.id for one in decided for figure in one.figures if figure is not one.used for fact in figure.facts}


def _story_key(story: Story) -> tuple[str, int]:
    return (story.document, story.index)
