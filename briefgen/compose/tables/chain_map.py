"""产业图谱 as a sheet: a row for each name at each place of each chain."""

from briefgen.compose.periods import published_words
from briefgen.compose.tables.ground import Ground
from briefgen.compose.tables.sheet import CHAIN_COLUMN, Line, fact_table
from briefgen.model.briefing import Column, Table
from briefgen.resolve.order import published

_COLUMNS = (
    CHAIN_COLUMN, Column("所属组", "text", 10), Column("前身", "text", 20), Column("环节", "text", 8), Column("名称", "text", 30),
    Column("备注", "text", 12), Column("首次见报", "text", 14), Column("最近见报", "text", 14),
)  # fmt: skip


def chain_places(ground: Ground) -> Table:
    lines = [
        Line(
            (
                chain.name, chain.group, "、".join(chain.follows), node.place, node.name, node.note,
                published_words(published(node.facts[0])), published_words(published(node.facts[-1])),
            ),
            (node.facts[-1], *node.facts[:-1]),
        )
        for chain in ground.map for node in chain.nodes
    ]  # fmt: skip
    return fact_table("产业图谱", _COLUMNS, lines, ground)

