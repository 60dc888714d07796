"""A small document with every kind of fact, for the tests of the store."""

from datetime import date
from decimal import Decimal
from hashlib import sha256

from briefgen.model.document import Document, Story
from briefgen.model.fact import Event, Figure, Membership, Milestone, Policy
from briefgen.model.ledger import LedgerEntry, Reason
from briefgen.model.period import Period
from briefgen.model.problem import Problem, Severity
from briefgen.model.span import Span
from briefgen.store.records import AnyFact, DocumentRecord

FIRST = "甲市工业投资同比增长9.5%。钢铁公司新线项目投产。某厂获评链主。市里印发《行动方案》。3月5日召开推进会。共有3人发言。\n"
SECOND = "乙县新能源产业实现产值12亿元。\n"
TEXT = FIRST + SECOND


def document(path: str = "a.txt", text: str = TEXT, *, published: str | None = "2024-03-28") -> Document:
    """A document of this text, dated by its manifest."""
    when = Period.parse(published) if published else None
    return Document(path, text, sha256(text.encode()).hexdigest(), "标题", "某某日报", when, "manifest" if when else "", "https://example.org/a")


def stories(path: str = "a.txt", *, published: str | None = "2024-03-28", headlines: tuple[str, str] = ("工业提速", "乙县")) -> list[Story]:
    """Two stories, the second of which is not relevant."""
    when = Period.parse(published) if published else None
    source = "manifest" if when else ""
    first = Story(path, 0, Span(0, len(FIRST)), headlines[0], when, source, "industry", 3.5)
    return [first, Story(path, 1, Span(len(FIRST), len(TEXT)), headlines[1], when, source, "other", 0.25)]


def facts(path: str = "a.txt", *, published: str | None = "2024-03-28") -> list[AnyFact]:
    """One fact of each kind, and a bare one, with every field that may be missing once there and once not."""

    def at(quote: str) -> dict[str, object]:
        start = TEXT.index(quote)
        return {
            "document": path, "article": "工业提速", "published": published, "quote": quote,
            "start": start, "end": start + len(quote), "confidence": 0.9,
        }  # fmt: skip

    growth = TEXT.index("9.5%")
    year = (date(2024, 1, 1), date(2024, 12, 31))
    return [
        Figure(
            id="f-1",
            subject="甲市",
            indicator="工业投资",
            aspect="growth",
            comparison="yoy",
            value=Decimal("9.50"),
            value_max=Decimal("-10"),
            unit="%",
            period=year,
            modality="expected",
            bound="at_least",
            number_start=growth,
            number_end=growth + 4,
            **at("甲市工业投资同比增长9.5%"),
        ),
        Milestone(id="m-1", project="新线项目", enterprise="钢铁公司", place="甲市", stage="operating", date=year, **at("钢铁公司新线项目投产")),
        Membership(id="m-2", member="某厂", role="链主", group="特种钢产业链", **at("某厂获评链主")),
        Membership(id="m-3", member="另一厂", role="链主", **at("某厂获评链主")),
        Policy(id="p-1", title="行动方案", action="issued", issuer="甲市", date=year, **at("市里印发《行动方案》")),
        Event(id="e-1", date=(date(2024, 3, 5), date(2024, 3, 5)), category="meeting", summary="召开推进会", place=None, **at("3月5日召开推进会")),
    ]


def ledger(path: str = "a.txt") -> list[LedgerEntry]:
    """One number that became no fact."""
    start = TEXT.index("3人")
    return [LedgerEntry(path, "工业提速", start, start + 2, "3人", "共有3人发言。", Reason.NO_INDICATOR)]


def record(path: str = "a.txt", *, published: str | None = "2024-03-28", rules: str = "rules-1", text: str = TEXT) -> DocumentRecord:
    """All of the above for one path."""
    problem = Problem(path, "第1篇", "undated-story", "没有日期。", "请填日期。", Severity.WARNING)
    return DocumentRecord(
        document(path, text, published=published),
        rules,
        stories(path, published=published),
        facts(path, published=published),
        ledger(path),
        [problem],
    )
