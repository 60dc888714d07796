"""The tables for checking: 冲突, 未入库数字, 来源, 全部事实, and 说明 on how all of them are to be read."""

from datetime import date
from decimal import Decimal

from briefgen.compose.material import Material
from briefgen.compose.tables.figures import FIGURE_COLUMNS, figure_values
from briefgen.compose.tables.ground import Ground
from briefgen.compose.tables.sheet import PERIOD_COLUMNS, Line, fact_table, period_values
from briefgen.compose.words import ACTIONS, ASPECTS, BOUNDS, CATEGORIES, COMPARISONS, KINDS, MODALITIES, STAGES
from briefgen.model.briefing import Column, Table, Value
from briefgen.model.fact import Days, Figure, Membership, Milestone, Policy
from briefgen.model.period import Period
from briefgen.model.review import BY_HAND
from briefgen.resolve.order import AnyFact, in_reading_order

_FACT_COLUMNS = (
    Column("编号", "text", 16, aside=True), Column("种类", "text", 8, choices=tuple(KINDS.values())), Column("主体", "text", 28), Column("内容", "text", 28),
    Column("类型", "text", 10), Column("对比", "text", 10, choices=tuple(COMPARISONS.values())), Column("数值", "number", 12),
    Column("上限", "number", 10, aside=True), Column("单位", "text", 10), *PERIOD_COLUMNS,
    Column("性质", "text", 6, choices=tuple(MODALITIES.values())), Column("限定", "text", 6, choices=tuple(BOUNDS.values())),
    Column("把握", "number", 6), Column("文件", "text", 24, aside=True), Column("起始", "integer", 8, aside=True),
    Column("结束", "integer", 8, aside=True),
)  # fmt: skip
_SOURCE_COLUMNS = (
    Column("序号", "integer", 6), Column("报刊", "text", 14), Column("标题", "text", 28), Column("篇目", "text", 24), Column("日期", "text", 14),
    Column("日期起", "date", 11, aside=True), Column("日期止", "date", 11, aside=True), Column("日期精度", "text", 8, aside=True),
    Column("引文", "text", 60), Column("原文", "text", 20, aside=True), Column("文件", "text", 24), Column("起始", "integer", 8, aside=True),
    Column("结束", "integer", 8, aside=True), Column("网址", "text", 24, aside=True), Column("事实数", "integer", 8, aside=True),
)  # fmt: skip


def explanation(material: Material) -> Table:
    """说明: what this issue covers, how the sheets are to be read and how they are reviewed."""
    issue, settings = material.issue, material.settings
    rows: list[tuple[Value, ...]] = [
        ("名称", settings.title or issue.default_title(settings.region)),
        ("期间", issue.period_label),
        ("地区", settings.region),
        ("编制单位", settings.office),
        ("文章", f"{printed_stories(material)}篇"),
        ("事实", f"{len(material.facts) + len(material.unsure)}条，其中把握不足或存疑{len(material.unsure)}条"),
        ("未入库数字", f"{len(material.ledger)}个，逐一列明原因"),
        ("五清单", "重点企业见“企业名单”，重大项目、关键技术、招商引资各见同名表，资本市场见“资本与资金”；各表首列为产业链，可筛选"),
        ("期间起止", "数字所指的首日与末日；时点数首末日相同；目标的末日为期限"),
        ("期间精度", "日、旬、月、季、年为整段，段为其他时段"),
        ("性质", "实际、目标（力争达到）、计划（规划、拟建）、预计"),
        ("限定", "准确、约（近、余、左右）、以上（超、突破、不低于）、以内（不超过）"),
        ("来源", "点序号到“来源”表中所据的那句话；本表引文过长的有删节，“来源”表中是全文"),
        ("审核", "在浅黄色各列填写：“处理”选采纳、更正、剔除或存疑；更正的填改后的内容；“经手人”填姓名。存盘后运行 briefgen facts import 文件名.xlsx"),
        ("新增", "表尾的浅黄色空行可补充事实，来源记为“人工录入”和经手人姓名"),
        ("保护", "其余单元格已锁定（没有密码），以免误改。需要排序而程序不让时，先在“审阅”里撤销工作表保护；列可移动、隐藏，行可排序、筛选，不影响读回"),
    ]
    return Table("说明", (Column("项", "text", 14), Column("内容", "text", 72)), tuple(row for row in rows if row[1]))


def printed_stories(material: Material) -> int:
    """How many stories the issue has, what persons typed in left aside."""
    return sum(not story.document.startswith(f"{BY_HAND}：") for story in material.stories)


def conflict_table(ground: Ground) -> Table:
    lines = [
        Line((place, *figure_values(fact, ground.material)), (fact,))
        for place, conflict in enumerate(ground.conflicts, start=1) for one in conflict.figures for fact in one.facts
    ]  # fmt: skip
    return fact_table("冲突", (Column("组", "integer", 5), *FIGURE_COLUMNS), lines, ground, "figure")


def unbound_numbers(ground: Ground) -> Table:
    """Numbers that were seen and are in no fact, with the reason."""
    rows, numbers = [], []
    for entry in ground.material.ledger:
        number = ground.story(entry.document, entry.article)
        rows.append((entry.printed, str(entry.reason), entry.sentence, entry.document, entry.start, entry.end, number))
        numbers.append(number)
    columns = (
        Column("原文数字", "text", 14), Column("原因", "text", 14), Column("所在句", "text", 60), Column("文件", "text", 24),
        Column("起始", "integer", 8), Column("结束", "integer", 8), Column("来源", "source", 6),
    )  # fmt: skip
    return Table("未入库数字", columns, tuple(rows), tuple(numbers))


def source_table(ground: Ground) -> Table:
    """来源: every clause that a row of another table stands on, whole, with the article it is from."""
    citer = ground.material.citer
    rows: list[tuple[Value, ...]] = []
    for number, row in enumerate(ground.sources, start=1):
        fact = row.fact
        words, place = (fact.words, (fact.start, fact.end)) if fact else ("", (None, None))
        verbatim = fact.quote if fact and fact.quote != fact.words else ""
        rows.append((
            number, citer.publisher(row.document), citer.title(row.document, row.article), row.article, *_published(row.published), words, verbatim,
            row.document, *place, citer.url(row.document), row.facts,
        ))  # fmt: skip
    return Table("来源", _SOURCE_COLUMNS, tuple(rows))


def all_facts(ground: Ground) -> Table:
    """Every fact of the issue as it was read, unmerged, the uncertain ones too."""
    as_read = ground.material.as_read
    facts = [as_read.get(fact.id, fact) for fact in in_reading_order([*ground.material.facts, *ground.material.unsure])]
    return fact_table("全部事实", _FACT_COLUMNS, [Line(_fact_values(fact), (fact,)) for fact in facts], ground, "any")


def _published(text: str | None) -> tuple[str, date | None, date | None, str]:
    try:
        period = Period.parse(text) if text else None
    except ValueError:
        period = None
    return period_values((period.first, period.last) if period else None)


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
        fact.id, KINDS[fact.kind], subject, content, type_, compared, *amount, *period_values(days), modality, bound,
        Decimal(str(fact.confidence)), fact.document, fact.start, fact.end,
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
