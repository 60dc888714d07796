"""The tables of names: 产业链, 企业名单, 专业镇, 政策, 大事记."""

from briefgen.compose.chain_index import chain_name, group_label
from briefgen.compose.material import Material
from briefgen.compose.sections.events import summary_words
from briefgen.compose.sections.policies import title_words
from briefgen.compose.sections.towns import level_of
from briefgen.compose.tables.sheet import PERIOD_COLUMNS, Line, SourceRows, day_values, fact_table
from briefgen.compose.words import ACTIONS, CATEGORIES
from briefgen.model.briefing import Column, Table

_CHAIN_ROLES = ("产业链", "链长", "总链长", "链主", "链核", "链上企业")
_TOWN, _CHAIN = "专业镇", "产业链"


def chains(material: Material, sources: SourceRows) -> Table:
    """Chains, who is responsible for each and who belongs to it."""
    lines: list[Line] = []
    for one in material.memberships:
        fact = one.fact
        if fact.role == _CHAIN:
            lines.append(((chain_name(fact.member, material.settings), group_label(fact.group, material), "", ""), fact))
        elif fact.role in _CHAIN_ROLES:
            lines.append(((fact.group, "", fact.role, fact.member), fact))
    columns = (Column("产业链", "text", 30), Column("所属组", "text", 8), Column("角色", "text", 10), Column("成员", "text", 28))
    return fact_table("产业链", columns, lines, sources)


def enterprises(material: Material, sources: SourceRows) -> Table:
    """Every enterprise on a list: 链主, 专精特新, 园区企业 …"""
    lines: list[Line] = [
        ((one.fact.member, one.fact.role, one.fact.group), one.fact)
        for one in material.memberships
        if one.fact.role not in (_CHAIN, _TOWN, "链长", "总链长", "产业集群", "产业板块")
    ]
    columns = (Column("企业", "text", 32), Column("名单", "text", 14), Column("所属", "text", 28))
    return fact_table("企业名单", columns, lines, sources)


def towns(material: Material, sources: SourceRows) -> Table:
    lines: list[Line] = [
        ((one.fact.member, level_of(one.fact.group), one.fact.group), one.fact) for one in material.memberships if one.fact.role == _TOWN
    ]
    columns = (Column("专业镇", "text", 28), Column("级别", "text", 8), Column("原文类别", "text", 18))
    return fact_table("专业镇", columns, lines, sources)


def policies(material: Material, sources: SourceRows) -> Table:
    lines: list[Line] = [
        ((title_words(one.fact), ACTIONS[one.fact.action], one.fact.issuer, *day_values(one.fact.date)), one.fact)
        for one in material.policies
    ]
    columns = (Column("名称", "text", 44), Column("动作", "text", 8), Column("发文单位", "text", 18), *PERIOD_COLUMNS)
    return fact_table("政策", columns, lines, sources)


def events(material: Material, sources: SourceRows) -> Table:
    lines: list[Line] = [
        ((*day_values(one.fact.date), CATEGORIES[one.fact.category], summary_words(one.fact), one.fact.place), one.fact)
        for one in sorted(material.events, key=lambda one: one.fact.date)
    ]
    columns = (*PERIOD_COLUMNS, Column("类别", "text", 10), Column("内容", "text", 48), Column("地点", "text", 16))
    return fact_table("大事记", columns, lines, sources)
