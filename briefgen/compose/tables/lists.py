"""The tables of names: 产业链, 企业名单, 专业镇, 政策, 大事记."""

from briefgen.compose.chain_index import group_label, listed_chain
from briefgen.compose.sections.events import summary_words
from briefgen.compose.sections.policies import title_words
from briefgen.compose.sections.towns import level_of
from briefgen.compose.tables.chain import member_chain
from briefgen.compose.tables.ground import Ground
from briefgen.compose.tables.sheet import CHAIN_COLUMN, PERIOD_COLUMNS, Line, fact_table, period_values
from briefgen.compose.words import ACTIONS, CATEGORIES
from briefgen.model.briefing import Column, Table
from briefgen.model.fact import Membership
from briefgen.resolve.merge import Merged

_CHAIN_ROLES = ("产业链", "链长", "总链长", "链主", "链核", "链上企业")
_NO_ENTERPRISES = ("产业链", "专业镇", "链长", "总链长", "产业集群", "产业板块")
_TOWN, _CHAIN = "专业镇", "产业链"


def chains(ground: Ground) -> Table:
    """Chains, who is responsible for each and who belongs to it."""
    lines = [_chain_line(one, ground) for one in ground.material.memberships if one.fact.role in _CHAIN_ROLES]
    columns = (
        Column("产业链", "text", 30), Column("所属组", "text", 8), Column("角色", "text", 10, choices=_CHAIN_ROLES[1:]), Column("成员", "text", 28),
    )  # fmt: skip
    return fact_table("产业链", columns, lines, ground, "membership")


def enterprises(ground: Ground) -> Table:
    """Every enterprise on a list: 链主, 专精特新, 园区企业 …; 重点企业 among the five lists."""
    lines = [
        Line((member_chain(one, ground), one.fact.member, one.fact.role, one.fact.group), one.facts)
        for one in ground.material.memberships
        if one.fact.role not in _NO_ENTERPRISES
    ]
    columns = (CHAIN_COLUMN, Column("企业", "text", 32), Column("名单", "text", 14), Column("所属", "text", 28))
    return fact_table("企业名单", columns, lines, ground, "membership")


def towns(ground: Ground) -> Table:
    lines = [
        Line((one.fact.member, level_of(one.fact.group), one.fact.group), one.facts)
        for one in ground.material.memberships
        if one.fact.role == _TOWN
    ]
    columns = (Column("专业镇", "text", 28), Column("级别", "text", 8), Column("原文类别", "text", 18))
    return fact_table("专业镇", columns, lines, ground, "membership")


def policies(ground: Ground) -> Table:
    lines = [
        Line((title_words(one.fact), ACTIONS[one.fact.action], one.fact.issuer, *period_values(one.fact.date)), one.facts)
        for one in ground.material.policies
    ]
    columns = (Column("名称", "text", 44), Column("动作", "text", 8, choices=tuple(ACTIONS.values())), Column("发文单位", "text", 18), *PERIOD_COLUMNS)
    return fact_table("政策", columns, lines, ground, "policy")


def events(ground: Ground) -> Table:
    lines = [
        Line((*period_values(one.fact.date), CATEGORIES[one.fact.category], summary_words(one.fact), one.fact.place), one.facts)
        for one in sorted(ground.material.events, key=lambda one: one.fact.date)
    ]
    columns = (
        *PERIOD_COLUMNS, Column("类别", "text", 10, choices=tuple(CATEGORIES.values())), Column("内容", "text", 48), Column("地点", "text", 16),
    )  # fmt: skip
    return fact_table("大事记", columns, lines, ground, "event")


def _chain_line(one: Merged[Membership], ground: Ground) -> Line:
    """A chain with its group, or a member with its role in a chain."""
    fact, material = one.fact, ground.material
    if fact.role == _CHAIN:
        return Line((listed_chain(fact, material), group_label(fact.group, material), "", ""), one.facts)
    return Line((fact.group, "", fact.role, fact.member), one.facts)
