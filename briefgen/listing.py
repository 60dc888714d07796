"""One list of the fact sheet by itself: its rows, those of one chain where one is asked for, and the clauses that they stand on."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from briefgen.failure import failure
from briefgen.model.briefing import Table, Value
from briefgen.model.list_fields import LISTS
from briefgen.model.period import Period

if TYPE_CHECKING:
    from briefgen.compose import ComposeSettings
    from briefgen.store.base import FactStore

SOURCES = "来源"
_CHAIN = "产业链"
_NO_LISTS = ("概览", "说明", SOURCES)
_OTHER_NAMES = {"重点企业": "企业名单", "资本市场": "资本与资金"}
"""The names that two of the five lists (五清单) have by custom."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list and its sources, numbered from 1; `title` names it, with its chain, `period` the days in words."""

    title: str
    period: str
    table: Table
    sources: Table


def known_lists() -> tuple[str, ...]:
    """The names of all lists, in the order of the sheets."""
    return tuple(name for name in LISTS if name not in _NO_LISTS)


def make_listing(store: "FactStore", settings: "ComposeSettings", name: str, chain: str, period: Period | None) -> Listing:
    """The list of that name over a period, or over all that the fact base knows. Raises CommandError where there is no such list, or nothing in it."""
    from briefgen.compose import IssuePeriod, compose_briefing

    sheet = _sheet_named(name)
    days = period or _whole(store)
    issue = IssuePeriod("month" if days == Period.month(days.first.year, days.first.month) else "days", days)
    tables = {table.name: table for table in compose_briefing(store, issue, settings).tables}
    table, sources = tables.get(sheet), tables.get(SOURCES)
    if table is None or sources is None or not table.rows:
        raise failure("list-empty", f"“{sheet}”在{issue.period_label}没有内容。", "请换一个月份，或不写 --month，取事实库里的全部。", where=sheet)
    if chain:
        table = _of_chain(table, chain)
    title = f"{sheet}（{chain}）" if chain else sheet
    return Listing(title, issue.period_label, *_with_own_sources(table, sources))


def _sheet_named(name: str) -> str:
    from rapidfuzz import process

    plain = name.strip().removesuffix("清单").removesuffix("表") or name
    by_field = {field.removesuffix("清单"): sheet for sheet, (field, _, _) in LISTS.items()}
    for one in (name, plain):
        sheet = _OTHER_NAMES.get(one) or by_field.get(one) or one
        if sheet in known_lists():
            return sheet
    near = process.extractOne(plain, known_lists(), score_cutoff=40)
    mend = f"是不是“{near[0]}”？" if near else f"可选的有：{'、'.join(known_lists())}。"
    raise failure("list-unknown", f"没有“{name}”这张清单。", mend, where=name)


def _whole(store: "FactStore") -> Period:
    """From the first dated story to the last."""
    known = [story.published for story in store.stories() if story.published is not None]
    if not known:
        raise failure("no-dated-stories", "没有一篇有日期的产业报道，列不出清单。", "请在 manifest.csv 里填日期，或用 briefgen sources date 补日期。")
    return Period(min(one.first for one in known), max(one.last for one in known))


def _of_chain(table: Table, chain: str) -> Table:
    """The rows of one chain; 产业链 behind its name may be there or not."""
    place = next((index for index, column in enumerate(table.columns) if column.name == _CHAIN), None)
    if place is None:
        raise failure("list-without-chain", f"“{table.name}”不分产业链。", "请去掉 --chain；分产业链的有五清单和“产业链”。", where=table.name)
    wanted = chain.removesuffix(_CHAIN)
    chosen = [number for number, row in enumerate(table.rows) if str(row[place] or "").removesuffix(_CHAIN) == wanted]
    if not chosen:
        there = "、".join(dict.fromkeys(str(row[place]) for row in table.rows if row[place]))
        mend = f"这张清单里有：{there}。" if there else "这张清单里的各行都还看不出是哪条产业链。"
        raise failure("list-empty", f"“{table.name}”里没有产业链“{chain}”的内容。", mend, where=table.name)
    form = table.review and replace(table.review, keys=tuple(table.review.keys[number] for number in chosen))
    return replace(
        table, rows=tuple(table.rows[number] for number in chosen), sources=tuple(table.sources[number] for number in chosen if table.sources), review=form
    )


def _with_own_sources(table: Table, sources: Table) -> tuple[Table, Table]:
    """The table with the sources of its rows alone, numbered anew."""
    used = sorted({number for number in table.sources if number is not None and 1 <= number <= len(sources.rows)})
    numbers = {old: new for new, old in enumerate(used, start=1)}
    columns = [index for index, column in enumerate(table.columns) if column.kind == "source"]

    def renumbered(row: tuple[Value, ...]) -> tuple[Value, ...]:
        return tuple(numbers.get(value) if index in columns and isinstance(value, int) else value for index, value in enumerate(row))

    shown = replace(
        table,
        rows=tuple(renumbered(row) for row in table.rows),
        sources=tuple(numbers.get(number) if number is not None else None for number in table.sources),
    )
    return shown, replace(sources, rows=tuple((numbers[old], *sources.rows[old - 1][1:]) for old in used))


def plain_text(value: Value, precision: str = "") -> str:
    """A value as text for people; a month stays a month."""
    if isinstance(value, date):
        return {"年": f"{value:%Y}", "月": f"{value:%Y-%m}"}.get(precision, value.isoformat())
    return "" if value is None else format(value, "f") if not isinstance(value, str | int | float) else str(value)


def visible(table: Table, *, filled: bool = False) -> tuple[list[str], list[Sequence[str]]]:
    """Heads and rows of the columns that every reader sees; with `filled` only of those with something in them."""
    shown = [index for index, column in enumerate(table.columns) if not column.aside]
    places = [index for index in shown if not filled or any(row[index] not in (None, "") for row in table.rows)]
    return [table.columns[index].name for index in places], [[plain_text(row[index]) for index in places] for row in table.rows]
