"""What a piece of a template's code stands for, as far as it can be known without a briefing: a text, a number, a list, a row of a table."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from briefgen.model.fields import Field, Kind, field_names

LOOP_FIELDS: tuple[str, ...] = (
    "index", "index0", "revindex", "revindex0", "first", "last", "length", "depth", "depth0", "previtem", "nextitem"
)  # fmt: skip
"""What `loop` knows inside a loop."""


@dataclass(frozen=True, slots=True)
class Shape:
    """`kind` says what it is; `title` is how to call it, a list's `item` what one of it is, a row's `fields` what stands in it.

    `cited` is true for a text that may carry sources. `any` is what nothing is known of: it is never told of as a mistake.
    """

    kind: Literal["text", "number", "list", "row", "loop", "truth", "any"]
    title: str = ""
    item: "Shape | None" = None
    fields: tuple[Field, ...] = ()
    cited: bool = False

    @property
    def words(self) -> str:
        """What the user calls such a thing."""
        names = {"text": "文字", "number": "数字", "row": "表里的一行", "loop": "循环的序号", "truth": "是或否", "any": "内容"}
        if self.kind == "list":
            return "一张表" if self.item is not None and self.item.kind == "row" else "一个列表"
        return names[self.kind]


TEXT, NUMBER, TRUTH, LOOP, ANY = Shape("text"), Shape("number"), Shape("truth"), Shape("loop", "loop"), Shape("any")


def shape_of(field: Field) -> Shape:
    """The shape of a field."""
    match field.kind:
        case Kind.NUMBER:
            return Shape("number", field.zh)
        case Kind.SENTENCES:
            return Shape("list", field.zh, Shape("text", field.zh, cited=True))
        case Kind.ROWS:
            return Shape("list", field.zh, Shape("row", field.zh, fields=field.children))
        case _:
            return Shape("text", field.zh, cited=field.kind is Kind.CELL)


def joined(one: Shape, other: Shape) -> Shape:
    """What is either the one or the other."""
    if one.kind == other.kind:
        return one if one.cited or not other.cited else other
    return ANY


def field_named(fields: tuple[Field, ...], name: str) -> Field | None:
    """The field of that Chinese or English name."""
    return next((field for field in fields if name in (field.zh, field.en)), None)


def all_names(fields: tuple[Field, ...]) -> Iterator[str]:
    """Every name at every level."""
    yield from field_names(fields)
    for field in fields:
        yield from all_names(field.children)


def tables_with(fields: tuple[Field, ...], name: str) -> Iterator[Field]:
    """The tables that have a column of that name: those where it is a single value first, outer ones before inner ones."""
    tables = list(_tables(fields))
    columns = [(table, field_named(table.children, name)) for table in tables]
    yield from (table for table, column in columns if column and not column.children)
    yield from (table for table, column in columns if column and column.children)


def _tables(fields: tuple[Field, ...]) -> Iterator[Field]:
    yield from (field for field in fields if field.children)
    for field in fields:
        yield from _tables(field.children)
