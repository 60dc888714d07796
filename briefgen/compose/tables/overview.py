"""概览: the issue in a few numbers, and the chart that only the fact sheet has: what the projects of each chain cost together."""

from decimal import Decimal

from briefgen.compose.chain_index import CHAIN
from briefgen.compose.sections.projects import all_projects, project_row
from briefgen.compose.tables.chain import project_chain
from briefgen.compose.tables.checks import printed_stories
from briefgen.compose.tables.ground import Ground
from briefgen.compose.tables.projects import hundred_millions, investment
from briefgen.model.briefing import ChartData, ChartSeries, Column, Table, Value
from briefgen.model.review import Verdict
from briefgen.resolve.total import total

OVERVIEW = "概览"
CHAIN_INVESTMENT = "产业链投资"
_MOST = 10
_MOVED = "▲"


def overview(ground: Ground) -> Table:
    """What a reader wants to know first; a line that counts nothing is left out."""
    material = ground.material
    projects = all_projects(material)
    facts = [*material.facts, *material.unsure]
    moved = sum(project_row(project, material)["change"].text.startswith(_MOVED) for project in projects)
    counts: list[tuple[str, int, str]] = [
        ("报道", printed_stories(material), "篇"),
        ("事实", len(facts), "条"),
        ("重大项目", len(projects), "个"),
        ("其中较上期有进展", moved, "个"),
        ("逾期节点", len(ground.overdue), "个"),
        ("数值冲突", len(ground.conflicts), "组"),
        ("把握不足或存疑", len(material.unsure), "条"),
        ("人工更正", sum(bool(fact.review and fact.review.printed) for fact in facts), "条"),
        ("人工采纳", sum(bool(fact.review and fact.review.verdict is Verdict.ACCEPT) for fact in facts), "条"),
        ("未入库数字", len(material.ledger), "个"),
    ]
    rows: list[tuple[Value, ...]] = [row for row in counts if row[1]]
    return Table(OVERVIEW, (Column("项", "text", 20), Column("数", "integer", 10), Column("单位", "text", 10)), tuple(rows))


def sheet_charts(ground: Ground) -> tuple[ChartData, ...]:
    """Investment by chain, the largest first; a chain of whose projects one's cost is not known has none."""
    costs: dict[str, list[Decimal | None]] = {}
    for project in all_projects(ground.material):
        chain = project_chain(project, ground)
        if chain:
            costs.setdefault(chain, []).append(hundred_millions(investment(project)))
    sums = {chain: parts[0] if len(parts) == 1 else total(parts) for chain, parts in costs.items()}
    known = [(chain, cost) for chain, cost in sums.items() if cost is not None]
    ranked = sorted(known, key=lambda item: (-item[1], item[0]))[:_MOST]
    if not ranked:
        return ()
    names = tuple(name.removesuffix(CHAIN) for name, _ in ranked)
    return (ChartData(CHAIN_INVESTMENT, names, (ChartSeries("项目总投资", tuple(cost for _, cost in ranked), "亿元"),), "各产业链重大项目总投资合计（各项目投资额均已知的产业链，按项目投资额测算）"),)
