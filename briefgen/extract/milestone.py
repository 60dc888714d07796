"""Milestones: a project and the stage it stands at.

太钢钢科先进复合材料项目正在安装设备，预计10月建成 gives two: installing now, completed expected in October. 加快A二期、B大基地等项目建设进度 gives one for each item.
The stage word stands behind the project in its clause, or before it as its verb; a clause that names no project goes on with the one before it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.extract.analysis import Analysis
from briefgen.extract.draft import Draft, days
from briefgen.extract.period import PeriodMention
from briefgen.extract.projects import Bearer, bearers_in
from briefgen.extract.sentence import Clause, Sentence

_EXPECTED = re.compile(r"预计|有望|将(?!军)|力争|计划|即将|拟|争取|确保|目标|年内|年底前|月底前|推动|支持|尽早|尽快|早日|促进")
_DONE = re.compile(r"已经?|目前|正在|顺利|现已|完成|正式|成功|了")
_REFERS = re.compile(r"^(?:该|这一|此)(?:项目|工程|生产线|产线|基地|园区|产业园)|^项目|^工程|^(?:目前|现在|截至目前)?[，,]?项目")
_MARKS = re.compile(r"^(?:这)?标志着")
_NEGATED = re.compile(r"(?:未|没有|尚未|暂未|不再|避免)$")
_AFTER = re.compile(r"之?后")
_STANDING = ("building", "preparing", "proposed", "reserved")


@dataclass(frozen=True, slots=True)
class _Stage:
    code: str
    start: int
    end: int
    expected: bool


@dataclass(slots=True)
class _Thread:
    """The project that the text is on, and the day of the sentence before."""

    bearer: Bearer | None = None
    paragraph: int = -1
    day: PeriodMention | None = None


def find_milestones(analysis: Analysis) -> Iterator[Draft]:
    """A draft for each project and stage, in order."""
    thread = _Thread()
    for sentence in analysis.sentences:
        if sentence.paragraph != thread.paragraph:
            kept = thread.bearer if _REFERS.search(analysis.text[sentence.start : sentence.end]) else None
            thread = _Thread(bearer=kept, paragraph=sentence.paragraph)
        yield from _sentence(analysis, sentence, thread)
        days_seen = [mention for mention in sentence.periods if mention.kind == "day"]
        thread.day = days_seen[-1] if days_seen else thread.day


def _sentence(analysis: Analysis, sentence: Sentence, thread: _Thread) -> Iterator[Draft]:
    current = thread.bearer if _goes_on(analysis, sentence) else None
    seen: set[tuple[str, str]] = set()
    for clause in sentence.clauses:
        bearers = bearers_in(analysis, sentence, clause, current)
        if bearers:
            current = bearers[-1]
        for bearer, stage in _pairs(analysis, clause, bearers, current):
            if (bearer.name, stage.code) in seen:
                continue
            seen.add((bearer.name, stage.code))
            yield _draft(analysis, sentence, clause, bearer, stage, thread)
    if current is not None:
        thread.bearer = current.root()


def _goes_on(analysis: Analysis, sentence: Sentence) -> bool:
    head = analysis.text[sentence.start : sentence.end]
    return bool(_REFERS.search(head)) or head.startswith(("一期", "二期", "三期", "预计", "建成后", "投产后", "目前", "截至目前", "主体"))


def _pairs(analysis: Analysis, clause: Clause, bearers: list[Bearer], current: Bearer | None) -> list[tuple[Bearer, _Stage]]:
    """Which stage belongs to which project of a clause."""
    if not bearers:
        stage = _stage_in(analysis, clause.start, clause.end)
        strong = stage is not None and stage.code not in _STANDING
        return [(current, stage)] if current and stage and strong else []
    first, last = bearers[0], bearers[-1]
    behind = _stage_in(analysis, last.end, clause.end)
    if behind:
        return [(bearer, behind) for bearer in bearers]
    before = _stage_in(analysis, clause.start, first.start, nearest=True)
    if before and _is_verb_of(analysis, before, first):
        return [(bearer, before) for bearer in bearers]
    inside = [(bearer, _Stage(bearer.stage, bearer.start, bearer.end, False)) for bearer in bearers if bearer.stage]
    return inside


def _stage_in(analysis: Analysis, start: int, end: int, nearest: bool = False) -> _Stage | None:
    """The stage word that counts in a stretch of text: the furthest stage behind a project, the nearest word before one."""
    found: list[_Stage] = []
    for first, last, word in analysis.stages:
        if last <= start or last > end or (first < start and nearest) or _NEGATED.search(analysis.text, max(start, first - 3), first) or _AFTER.match(analysis.text, last):
            continue
        found.append(_Stage(word.code, first, last, word.data.get("modality") == "expected"))
    if not found:
        return None
    if nearest:
        return found[-1]
    telling = [stage for stage in found if stage.code not in _STANDING]
    return (telling or found)[0]


def _is_verb_of(analysis: Analysis, stage: _Stage, bearer: Bearer) -> bool:
    between = analysis.text[stage.end : bearer.start]
    return len(between) <= 14 and not re.search(r"[。；]|企业|公司", between)


def _draft(analysis: Analysis, sentence: Sentence, clause: Clause, bearer: Bearer, stage: _Stage, thread: _Thread) -> Draft:
    mention = _date_of(analysis, sentence, clause, stage, thread)
    expected = _is_expected(analysis, sentence, clause, stage, mention)
    fields = {
        "project": bearer.name,
        "enterprise": bearer.enterprise or None,
        "place": bearer.place or None,
        "stage": stage.code,
        "date": days(mention.period) if mention else None,
        "modality": "expected" if expected else "actual",
    }
    start = min(clause.start, mention.start if mention and mention.start >= sentence.start else clause.start)
    if bearer.start >= sentence.start:
        start = min(start, sentence.clause_at(bearer.start).start)
    sure = 0.85 if bearer.start >= clause.start else 0.7
    return Draft("milestone", start, clause.end, sure, fields, key=(bearer.name, stage.code, fields["modality"], bearer.start))


def _date_of(analysis: Analysis, sentence: Sentence, clause: Clause, stage: _Stage, thread: _Thread) -> PeriodMention | None:
    """The date of the stage: in its clause before the word, else said right before in the sentence; 这标志着 takes the day of the sentence before."""
    usable = [mention for mention in sentence.periods if mention.kind != "reference" and mention.period and mention.end <= stage.end]
    own = [mention for mention in usable if mention.start >= clause.start]
    if own:
        return own[-1] if own[-1].kind not in ("as_of", "vague") else None
    if (usable and usable[-1].kind in ("day", "deadline")) or (usable and _adjoins(sentence, usable[-1], clause)):
        return usable[-1] if usable[-1].kind not in ("as_of", "vague") else None
    if _MARKS.search(analysis.text[sentence.start : sentence.start + 8]):
        return thread.day
    return None


def _adjoins(sentence: Sentence, mention: PeriodMention, clause: Clause) -> bool:
    """Whether the period is a clause of its own right before (2023年，…项目建成投产)."""
    return clause.start - mention.end <= 2


def _is_expected(analysis: Analysis, sentence: Sentence, clause: Clause, stage: _Stage, mention: PeriodMention | None) -> bool:
    reference = analysis.reference
    if mention and mention.period and reference and mention.period.first > reference.last:
        return True
    words = [match for match in _EXPECTED.finditer(analysis.text, clause.start, stage.end)]
    if words and not _DONE.search(analysis.text, words[-1].end(), stage.end):
        return words[-1].group() not in ("推动", "支持", "促进") or stage.code not in _STANDING
    if stage.expected:
        return True
    group = max(sentence.start, analysis.text.rfind("；", sentence.start, clause.start) + 1)
    ahead = _EXPECTED.search(analysis.text, group, clause.start)
    return bool(
        ahead and ahead.group() in ("将", "预计", "有望", "力争", "计划") and not _DONE.search(analysis.text, ahead.end(), stage.end)
    )
