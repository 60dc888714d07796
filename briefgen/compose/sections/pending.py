"""待核事项: what a person should look at: promised days that passed, two values for one thing, undated stories, uncertain facts."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefgen.compose.citing import Citer
from briefgen.compose.clauses import clause
from briefgen.compose.material import Material
from briefgen.compose.periods import as_of_words, published_words, span_words
from briefgen.compose.quantities import digits
from briefgen.compose.sections.projects import LONG_SILENCE, stage_words
from briefgen.compose.sections.targets import unmet_goals
from briefgen.compose.subjects import counted, indicator_words, named, subject_words
from briefgen.compose.words import KINDS, STAGES
from briefgen.model.briefing import Briefing, Cell, Row
from briefgen.model.document import Story
from briefgen.model.fact import Figure, Milestone
from briefgen.resolve.change import silent_since
from briefgen.resolve.conflict import Conflict, Why
from briefgen.resolve.merge import Merged
from briefgen.resolve.order import AnyFact, last_day, published
from briefgen.resolve.progress import Progress, phase_of
from briefgen.resolve.project import is_proper

_MOST_UNSURE = 10
_MOST_OVERDUE = 60
_MOST_SILENT = 12
_MOST_UNMET = 12
_WHY: Mapping[Why, str] = {"person": "经手人已核定", "later": "报道较晚", "official": "发布者较权威", "exact": "数字较确切"}
_PROMISED = {"completed": "建成", "operating": "投产"}


def compose(briefing: Briefing, material: Material) -> Briefing:
    """Fills `pending`."""
    rows = _overdue_rows(material)
    rows += [_conflict_row(conflict, material) for conflict in material.conflicts]
    rows += _unmet_rows(material)
    rows += _silent_rows(material)
    rows += [_undated_row(story, material.citer) for story in material.undated]
    doubted = [fact for fact in material.unsure if fact.review]
    rows += [_doubted_row(fact, material.citer) for fact in doubted]
    rows += [_unsure_row(fact, material.citer) for fact in material.unsure if not fact.review][:_MOST_UNSURE]
    return replace(briefing, pending=tuple(rows))


def listed_promises(promises: Sequence[tuple[Progress, Merged[Milestone]]]) -> list[tuple[Progress, Merged[Milestone]]]:
    """Those that have a row of their own: of very many the ones that fell due last."""
    due = sorted(((one.fact.date[1], place) for place, (_, one) in enumerate(promises) if one.fact.date), reverse=True)
    latest = {place for _, place in due[:_MOST_OVERDUE]}
    return [promise for place, promise in enumerate(promises) if place in latest]


def _overdue_rows(material: Material) -> list[Row]:
    """A row a promise; of very many the latest, with how many more there are."""
    promises = material.overdue
    listed = listed_promises(promises)
    rows = [_overdue_row(progress, promise, material) for progress, promise in listed]
    if len(listed) < len(promises):
        earliest = min(one.fact.date[1] for _, one in promises if one.fact.date)
        more = f"另有{len(promises) - len(listed)}项更早到期而未见落实", f"最早的应在{span_words((earliest, earliest))}前", "逐项见事实表“项目节点”"
        rows.append(dict(zip(("matter", "basis", "note"), map(Cell, more), strict=True)))
    return rows


def _overdue_row(progress: Progress, promise: Merged[Milestone], material: Material) -> Row:
    fact = promise.fact
    told = "、".join(dict.fromkeys(published_words(published(one)) for one in promise.facts))
    date = span_words(fact.date) if fact.date else ""
    stage = _PROMISED.get(fact.stage, STAGES[fact.stage])
    basis = f"{told}报道：预计{date}{phase_of(fact)}{stage}"
    return {
        "matter": Cell(progress.title),
        "basis": Cell(basis, material.citer.cite(promise.facts)),
        "note": Cell("时间已过，其后未见建成或投产报道，请核实进展"),
    }


def _silent_rows(material: Material) -> list[Row]:
    """One row for all projects under way of which nothing was heard for long; those overdue have rows of their own."""
    late = {progress.key for progress, _ in material.overdue}
    known = [one for one in material.history.values() if one.key not in late and is_proper(one.title)]
    silent = silent_since(known, material.issue.period.last, LONG_SILENCE)
    if not silent:
        return []
    named = [(progress, progress.furthest(), months) for progress, months in silent[:_MOST_SILENT]]
    words = [f"{progress.title}（{stage_words(standing[1].fact, standing[0])}，{months}个月）" for progress, standing, months in named if standing]
    citations = material.citer.cite_merged(standing[1] for _, standing, _ in named if standing)
    more = f"等{len(silent)}个" if len(silent) > len(named) else ""
    return [{
        "matter": Cell(f"{len(silent)}个在建和前期项目超过{LONG_SILENCE}个月没有新的报道"),
        "basis": Cell("；".join(words) + more, citations),
        "note": Cell("括号内为最后所知阶段和距今月数，请了解进展"),
    }]  # fmt: skip


def _unmet_rows(material: Material) -> list[Row]:
    """One row for the goals of earlier issues that are due now and of which no actual figure is known."""
    goals = unmet_goals(material)
    if not goals:
        return []
    settings = material.settings
    words = [f"{subject_words(one.fact.subject, settings)}{indicator_words(one.fact.subject, counted(one.fact.indicator), settings)}" for one in goals]
    more = f"等{len(goals)}项" if len(goals) > _MOST_UNMET else ""
    return [{
        "matter": Cell(f"到期目标{len(goals)}项未见完成情况"),
        "basis": Cell("、".join(words[:_MOST_UNMET]) + more, material.citer.cite_merged(goals)),
        "note": Cell("请补充实际完成数"),
    }]  # fmt: skip


def _conflict_row(conflict: Conflict, material: Material) -> Row:
    """Both values with story and day, and which one the briefing uses and why."""
    settings, citer = material.settings, material.citer
    first = conflict.figures[0].fact
    values = []
    for one in conflict.figures:
        said = clause(one.fact, None, settings)
        day = f"{_period_words(one.fact)}" if conflict.kind == "count" else ""
        values.append(f"{day}{said}（{citer.title(one.fact.document, one.fact.article)}，{published_words(published(one.facts[-1]))}）")
    period = "" if conflict.kind == "count" else _period_words(first)
    return {
        "matter": Cell(f"{period}{named(_subject(conflict, material), counted(first.indicator), settings)}"),
        "basis": Cell("；".join(values), citer.cite_merged(conflict.figures)),
        "note": Cell(_conflict_note(conflict, material)),
    }


def _subject(conflict: Conflict, material: Material) -> str:
    subject = conflict.figures[0].fact.subject
    return material.projects.title(subject) if conflict.kind == "project" else subject


def _conflict_note(conflict: Conflict, material: Material) -> str:
    """口径可能不同，请核；本期采用278户：报道较晚"""
    first, last = conflict.figures[0].fact, conflict.figures[-1].fact
    what = "数值不一致，口径可能不同，请核"
    if conflict.kind == "count":
        difference = last.value - first.value
        moved = f"{'增加' if difference > 0 else '减少'}{digits(abs(difference))}{last.unit}"
        what = f"两次所指时间不同，后者{moved}；原文未说明是数量变化还是口径不同，请核"
        if first.indicator != last.indicator:
            what += f"（原文分别称“{counted(first.indicator)}”“{counted(last.indicator)}”）"
    if conflict.used is None or conflict.why == "open":
        return what
    used = f"采用{_value_words(conflict.used.fact, material)}：{_WHY[conflict.why]}"
    after = min(map(last_day, conflict.used.facts)) > material.issue.period.last
    if after:
        return f"{what}。本期仍按当时报道，其后的报道应{used}"
    own = {fact.id for fact in material.facts}
    here = any(fact.id in own for one in conflict.figures for fact in one.facts)
    return f"{what}。{'本期' if here else '暂'}{used}"


def _value_words(fact: Figure, material: Material) -> str:
    """The value as it is named beside another one: 13亿元, not 完成13亿元."""
    words = clause(fact, None, material.settings)
    return next((words.removeprefix(verb) for verb in ("完成", "达到", "达", "为") if words.startswith(verb)), words)


def _period_words(fact: Figure) -> str:
    if fact.period is None:
        return ""
    return as_of_words(fact.period[1]) if fact.period[0] == fact.period[1] else span_words(fact.period)


def _undated_row(story: Story, citer: Citer) -> Row:
    title = story.headline or citer.title(story.document, "")
    return {
        "matter": Cell(f"{'日期过于笼统' if story.published else '日期不详'}：{title}"),
        "basis": Cell(f"文件：{story.document}"),
        "note": Cell("未编入任何一期，请补日期" if story.published is None else f"只知为{published_words(story.published)}，请补日期"),
    }


def _doubted_row(fact: AnyFact, citer: Citer) -> Row:
    review = fact.review
    who, why = (review.who, review.why) if review else ("", "")
    return _unsure_row(fact, citer) | {"note": Cell(f"{who or '经手人'}存疑{f'：{why}' if why else '，未写入正文'}")}


def _unsure_row(fact: AnyFact, citer: Citer) -> dict[str, Cell]:
    return {
        "matter": Cell(f"{KINDS[fact.kind]}待确认"),
        "basis": Cell(fact.words.strip(), citer.cite([fact])),
        "note": Cell("识别把握不足，未写入正文"),
    }
