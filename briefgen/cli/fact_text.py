"""A fact on one line, for people: the codes of the exchange format in words."""

from datetime import date
from typing import TYPE_CHECKING

from briefgen.cli.messages import Words
from briefgen.model.ledger import Reason
from briefgen.model.period import Period

if TYPE_CHECKING:
    from briefgen.model.fact import Event, Fact, Figure, Membership, Milestone, Policy

KIND_WORDS = {
    "figure": ("数字", "figure"),
    "milestone": ("进展", "milestone"),
    "membership": ("名单", "membership"),
    "policy": ("政策", "policy"),
    "event": ("大事", "event"),
}
CODE_WORDS = {
    "level": ("", ""),
    "growth": ("增速", "growth"),
    "change": ("增减", "change"),
    "share": ("占比", "share"),
    "rank": ("位次", "rank"),
    "multiple": ("倍数", "multiple"),
    "contribution": ("拉动", "contribution"),
    "yoy": ("同比", "year on year"),
    "mom": ("环比", "month on month"),
    "year_start": ("比年初", "since the year's start"),
    "national": ("比全国", "against the nation"),
    "provincial": ("比全省", "against the province"),
    "national_rank": ("全国", "in the nation"),
    "provincial_rank": ("全省", "in the province"),
    "previous_period": ("比上期", "against the previous period"),
    "other": ("", ""),
    "actual": ("", ""),
    "target": ("目标", "target"),
    "planned": ("计划", "planned"),
    "expected": ("预计", "expected"),
    "exact": ("", ""),
    "about": ("约", "about"),
    "at_least": ("不低于", "at least"),
    "at_most": ("不超过", "at most"),
    "proposed": ("谋划", "proposed"),
    "signed": ("签约", "signed"),
    "reserved": ("储备", "reserved"),
    "preparing": ("前期", "preparing"),
    "started": ("开工", "started"),
    "building": ("在建", "building"),
    "installing": ("设备安装", "installing"),
    "trial": ("试生产", "trial run"),
    "partly_operating": ("部分投产", "partly operating"),
    "completed": ("竣工", "completed"),
    "operating": ("投产", "operating"),
    "full_capacity": ("达产", "full capacity"),
    "stalled": ("停工或延期", "stalled"),
    "issued": ("印发", "issued"),
    "drafted": ("起草", "drafted"),
    "in_force": ("实施", "in force"),
    "meeting": ("会议", "meeting"),
    "visit": ("考察", "visit"),
    "signing": ("签约", "signing"),
    "launch": ("启动", "launch"),
    "release": ("发布", "release"),
    "award": ("获奖", "award"),
    "start": ("开工", "start"),
}

REASON_WORDS = {
    Reason.NO_SUBJECT: "no subject",
    Reason.NO_INDICATOR: "no indicator",
    Reason.NAME: "a number inside a name",
    Reason.PERIOD: "a date or period",
    Reason.ORDINAL: "an ordinal",
    Reason.DURATION: "a duration",
    Reason.PAGE: "part of the page, not of the text",
    Reason.RHETORIC: "a manner of speaking",
    Reason.PARAMETER: "a technical parameter",
    Reason.CONTACT: "a telephone or licence number",
}


def reason_word(reason: Reason, words: Words) -> str:
    """Why a number was left out."""
    return words.pick((reason.value, REASON_WORDS[reason]))


def kind_word(kind: str, words: Words) -> str:
    return words.pick(KIND_WORDS[kind])


def code_word(code: str | None, words: Words) -> str:
    """A code in the user's language; "" for codes that go without saying."""
    return words.pick(CODE_WORDS[code]) if code else ""


def fact_line(fact: "Fact", words: Words) -> str:
    """`数字 太原市 工业投资 增速 同比 31.3% 2024-01-01/2024-10-31`."""
    parts = {"figure": _figure, "milestone": _milestone, "membership": _membership, "policy": _policy, "event": _event}
    return " ".join(part for part in (kind_word(fact.kind, words), *parts[fact.kind](fact, words)) if part)  # type: ignore[operator]


def _figure(fact: "Figure", words: Words) -> list[str]:
    codes = [code_word(code, words) for code in (fact.aspect, fact.comparison, fact.modality, fact.bound)]
    return [fact.subject, fact.indicator, *codes, figure_value(fact), days(fact.period)]


def _milestone(fact: "Milestone", words: Words) -> list[str]:
    codes = [code_word(fact.stage, words), code_word(fact.modality, words)]
    return [fact.project, fact.enterprise or "", fact.place or "", *codes, days(fact.date)]


def _membership(fact: "Membership", _words: Words) -> list[str]:
    return [fact.member, fact.role, fact.group or ""]


def _policy(fact: "Policy", words: Words) -> list[str]:
    return [fact.title, code_word(fact.action, words), fact.issuer or "", days(fact.date)]


def _event(fact: "Event", words: Words) -> list[str]:
    return [days(fact.date), code_word(fact.category, words), fact.summary, fact.place or ""]


def figure_value(fact: "Figure") -> str:
    """The value with its unit; a range with a dash."""
    upper = f"—{fact.value_max:f}" if fact.value_max is not None else ""
    return f"{fact.value:f}{upper}{fact.unit}"


def days(pair: tuple[date, date] | None) -> str:
    """The shortest ISO form of the two days, "" for none."""
    return Period(*pair).iso() if pair else ""


def fact_subject(fact: "Fact") -> str:
    """Whom or what a fact is about."""
    names = {"figure": "subject", "milestone": "project", "membership": "member", "policy": "title", "event": "summary"}
    return str(getattr(fact, names[fact.kind]))


def fact_row(fact: "Fact", words: Words) -> list[str]:
    """The cells of one line of `facts list`."""
    matter, value = {
        "figure": _figure_cells, "milestone": _milestone_cells, "membership": _membership_cells,
        "policy": _policy_cells, "event": _event_cells,
    }[fact.kind](fact, words)  # type: ignore[operator]  # fmt: skip
    period = days(getattr(fact, "period", None) or getattr(fact, "date", None))
    return [fact.id, kind_word(fact.kind, words), fact.published or "", fact_subject(fact), matter, value, period, fact.document]


def _figure_cells(fact: "Figure", words: Words) -> tuple[str, str]:
    codes = [code_word(code, words) for code in (fact.aspect, fact.comparison, fact.modality)]
    value = [code_word(fact.bound, words), figure_value(fact)]
    return " ".join(filter(None, [fact.indicator, *codes])), " ".join(filter(None, value))


def _milestone_cells(fact: "Milestone", words: Words) -> tuple[str, str]:
    return " ".join(filter(None, [code_word(fact.modality, words), code_word(fact.stage, words)])), ""


def _membership_cells(fact: "Membership", _words: Words) -> tuple[str, str]:
    return " ".join(filter(None, [fact.group, fact.role])), ""


def _policy_cells(fact: "Policy", words: Words) -> tuple[str, str]:
    return " ".join(filter(None, [fact.issuer, code_word(fact.action, words)])), ""


def _event_cells(fact: "Event", words: Words) -> tuple[str, str]:
    return " ".join(filter(None, [fact.place, code_word(fact.category, words)])), ""
