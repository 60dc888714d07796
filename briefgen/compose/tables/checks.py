"""The tables for checking: 冲突, 未入库数字, 来源, 全部事实, and 说明 in front of all."""

from datetime import date
from decimal import Decimal

from briefgen.compose.material import Material
from briefgen.compose.sections.pending import conflicts
from briefgen.compose.tables.figures import FIGURE_COLUMNS, figure_values
from briefgen.compose.tables.sheet import PERIOD_COLUMNS, Line, SourceRows, day_values, fact_table
from briefgen.compose.words import ACTIONS, ASPECTS, BOUNDS, CATEGORIES, COMPARISONS, KINDS, MODALITIES, STAGES
from briefgen.model.briefing import Column, Table, Value
from briefgen.model.fact import Days, Figure, Membership, Milestone, Policy
from briefgen.model.period import Period
from briefgen.resolve.order import AnyFact, in_reading_order

_FACT_COLUMNS = (
    Column("编号", "text", 16), Column("种类", "text", 8), Column("主体", "text", 28), Column("内容", "text", 28), Column("类型", "text", 10),
    Column("对比", "text", 10), Column("数值", "number", 12), Column("上限", "number", 10), Column("单位", "text", 10), *PERIOD_COLUMNS,
    Column("性质", "text", 6), Column("限定", "text", 6), Column("把握", "number", 6), Column("文件", "text", 24), Column("起始", "integer", 8),
    Column("结束", "integer", 8), Column("原文", "text", 40),
)  # fmt: skip


def explanation(material: Material) -> Table:
    """说明: what this issue covers and how the sheets are to be read."""
    issue, settings = material.issue, material.settings
    rows: list[tuple[Value, ...]] = [
        ("名称", settings.title or issue.default_title(settings.region)),
        ("期间", issue.period_label),
        ("地区", settings.region),
        ("编制单位", settings.office),
        ("文章", f"{len(material.stories)}篇"),
        ("事实", f"{len(material.facts) + len(material.unsure)}条，其中把握不足{len(material.unsure)}条"),
        ("未入库数字", f"{len(material.ledger)}个，逐一列明原因"),
        ("期间起止", "数字所指的首日与末日；时点数首末日相同；目标的末日为期限"),
        ("期间精度", "日、旬、月、季、年为整段，段为其他时段"),
        ("性质", "实际、目标（力争达到）、计划（规划、拟建）、预计"),
        ("限定", "准确、约（近、余、左右）、以上（超、突破、不低于）、以内（不超过）"),
        ("来源", "每行所据文章在“来源”表中的序号；引文为原文"),
    ]
    return Table("说明", (Column("项", "text", 14), Column("内容", "text", 72)), tuple(row for row in rows if row[1]))


def conflict_table(material: Material, sources: SourceRows) -> Table:
    lines: list[Line] = [
        ((place, *figure_values(fact, material)), fact)
        for place, conflict in enumerate(conflicts(material), start=1) for one in conflict.figures for fact in one.facts
    ]  # fmt: skip
    return fact_table("冲突", (Column("组", "integer", 5), *FIGURE_COLUMNS), lines, sources)


def unbound_numbers(material: Material, sources: SourceRows) -> Table:
    """Numbers that were seen and are in no fact, with the reason."""
    rows, numbers = [], []
    for entry in material.ledger:
        number = sources.of(entry.document, entry.article)
        rows.append((entry.printed, str(entry.reason), entry.sentence, entry.document, entry.start, entry.end, number))
        numbers.append(number)
    columns = (
        Column("原文数字", "text", 14), Column("原因", "text", 14), Column("所在句", "text", 60), Column("文件", "text", 24),
        Column("起始", "integer", 8), Column("结束", "integer", 8), Column("来源", "source", 6),
    )  # fmt: skip
    return Table("未入库数字", columns, tuple(rows), tuple(numbers))


def source_table(material: Material, sources: SourceRows) -> Table:
    rows: list[tuple[Value, ...]] = []
    for number, story in enumerate(sources.stories, start=1):
        first, last, exact = _published(story.published)
        citer = material.citer
        rows.append((
            number, citer.publisher(story.document), citer.title(story.document, story.article), story.article, first, last, exact,
            story.document, citer.url(story.document), story.facts,
        ))  # fmt: skip
    columns = (
        Column("序号", "integer", 6), Column("报刊", "text", 16), Column("标题", "text", 36), Column("篇目", "text", 36), Column("日期起", "date", 11),
        Column("日期止", "date", 11), Column("日期精度", "text", 8), Column("文件", "text", 28), Column("网址", "text", 28),
        Column("事实数", "integer", 8),
    )  # fmt: skip
    return Table("来源", columns, tuple(rows))


def all_facts(material: Material, sources: SourceRows) -> Table:
    """Every fact of the issue as it was read, unmerged, the uncertain ones too."""
    lines: list[Line] = [(_fact_values(fact), fact) for fact in in_reading_order([*material.facts, *material.unsure])]
    return fact_table("全部事实", _FACT_COLUMNS, lines, sources)


def _published(text: str | None) -> tuple[date | None, date | None, str]:
    try:
        period = Period.parse(text) if text else None
    except ValueError:
        period = None
    return day_values((period.first, period.last) if period else None)


def _fact_values(fact: AnyFact) -> tuple[Value, ...]:
    subject, content, type_, days = _particulars(fact)
    amount: tuple[Value, ...] = (None, None, "")
    compared, modality, bound = "", "", ""
    if isinstance(fact, Figure):
        amount = (fact.value, fact.value_max, fact.unit)
        compared, bound = COMPARISONS.get(fact.comparison or "", ""), BOUNDS[fact.bound]
    if isinstance(fact, Figure | Milestone):
        modality = MODALITIES[fact.modality]
    return (
        fact.id, KINDS[fact.kind], subject, content, type_, compared, *amount, *day_values(days), modality, bound,
        Decimal(str(fact.confidence)), fact.document, fact.start, fact.end, fact.quote,
    )  # fmt: skip


def _particulars(fact: AnyFact) -> tuple[str, str, str, Days | None]:
    """Subject, content, type and days of a fact of any kind."""
    if isinstance(fact, Figure):
        return fact.subject, fact.indicator, ASPECTS[fact.aspect], fact.period
    if isinstance(fact, Milestone):
        return fact.project, fact.enterprise or "", STAGES[fact.stage], fact.date
    if isinstance(fact, Membership):
        return fact.member, fact.group or "", fact.role, None
    if isinstance(fact, Policy):
        return fact.title, fact.issuer or "", ACTIONS[fact.action], fact.date
    return fact.place or "", fact.summary, CATEGORIES[fact.category], fact.date
