"""大事记: dated events in the order of their days, from the year of the issue (or the quarter before it)."""

import re
from dataclasses import replace
from datetime import date, timedelta

from briefgen.compose.material import Material
from briefgen.compose.periods import span_words
from briefgen.compose.sentences import sentence
from briefgen.model.briefing import Briefing, Sentence
from briefgen.model.fact import Event
from briefgen.resolve.merge import Merged
from briefgen.resolve.quote import is_simplified

_OPENING_DATE = re.compile(
    r"^(?:这是|在)?(?:(?:\d{4}年|今年|去年|当年)?\d{1,2}月(?:\d{1,2}日)?(?:(?:至|—|-|到)(?:\d{1,2}月)?\d{1,2}日)?(?:上午|下午|晚)?|\d{4}年|日前|近日)[,，、]?"
)
_RECENT = timedelta(days=92)
_LONGEST = timedelta(days=31)
_NAMED = r"([^，,]{2,40}?(?:会|会议|大会|全会|论坛|仪式))"
_HELD = re.compile(rf"^(召开|举行|举办)的{_NAMED}(?:上|作出|确定|提出|指出|强调|明确|要求|部署)?(?:[，,].*|[了的].*)?$", re.DOTALL)
_AT = re.compile(rf"^(?:在)?(?:此间|这里)?{_NAMED}(?:上(?:[，,].*)?|作出.*|确定了.*|提出.*|指出.*|强调.*|明确.*|要求.*)$", re.DOTALL)
_SAYING = re.compile(r"(?:时|中|后)?(?:要求|指出|强调|表示|提出)$")
_LONG = 40
_POINTS = {"meeting": 22.0, "visit": 12.0, "signing": 34.0, "launch": 30.0, "release": 24.0, "award": 30.0, "start": 28.0, "other": 10.0}


def compose(briefing: Briefing, material: Material) -> Briefing:
    """Fills `events`; what was issued stands among the policies already."""
    period = material.issue.period
    oldest = min(date(period.last.year, 1, 1), period.first - _RECENT)
    recent = [one for one in material.events if oldest <= one.fact.date[1] and one.fact.date[1] - one.fact.date[0] <= _LONGEST]
    titles = {one.fact.title.strip("《》“”") for one in material.policies}
    recent = [one for one in recent if one.fact.category != "release" or not any(title in one.fact.summary for title in titles)]
    ordered = sorted(recent, key=lambda one: (one.fact.date[0], one.fact.date[1]))
    return replace(briefing, events=tuple(_sentence(one, material) for one in ordered))


def summary_words(fact: Event) -> str:
    """The summary as a clause: without the date that opens it, without what was said there, and not longer than it must be."""
    words = _OPENING_DATE.sub("", fact.summary.strip(), count=1).strip("，,。；; ")
    held, at = _HELD.match(words), _AT.match(words)
    if held:
        return f"{held[2]}{held[1]}"
    if at and fact.category == "meeting":
        return f"{at[1]}召开"
    words = re.sub("^(?:召开|举行|举办)的", "", words)
    first = re.split("[，,]", words)[0]
    return _SAYING.sub("", first if len(words) > _LONG and len(first) >= 8 else words)


def _sentence(one: Merged[Event], material: Material) -> Sentence:
    words = f"{span_words(one.fact.date)}，{summary_words(one.fact)}"
    within = material.issue.period.first <= one.fact.date[1] <= material.issue.period.last
    points = _POINTS[one.fact.category] + (8.0 if within else 0.0)
    return sentence([(words, material.citer.cite(one.facts))], points if is_simplified(one.fact.summary) else 0.0)
