"""The list of everything that a template may say: fields, what `loop` knows, filters, charts. Made from the very tables that the check uses."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefgen.model.fields import CHARTS, FIELDS, Field, Kind
from briefgen.render.language.filters import FILTERS
from briefgen.render.language.record import Record
from briefgen.render.language.values import printed

LONGEST_EXAMPLE = 40
_VARIABLES = {"要点": "条", "产业链": "链", "来源目录": "源"}
_LOOP = (
    ("loop.index", "第几条，从 1 起", "{{ loop.index }}"),
    ("loop.first", "是不是第一条", "{% if loop.first %}……{% endif %}"),
    ("loop.last", "是不是最后一条", "{% if not loop.last %}、{% endif %}"),
    ("loop.length", "一共几条", "{{ loop.length }}"),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the list: how deep it stands, its name, English twin, kind, meaning, how it is written, an example of what it prints."""

    depth: int
    name: str
    twin: str
    kind: str
    meaning: str
    tag: str
    example: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the list under a heading."""

    title: str
    note: str
    entries: tuple[Entry, ...]


HEAD = ("名称", "英文名", "种类", "意思", "写法", "例子（取自事实库）")


def field_list(context: Record | None = None, fields: tuple[Field, ...] = FIELDS) -> tuple[Section, ...]:
    """The whole list; examples come from a filled context where there is one."""
    return (
        Section("字段", "写在 {{ }} 里，中英文名字都可以。表和句子列表要用 {% for … %} 逐行取，缩进的是每一行里的字段。", tuple(_entries(fields, context))),
        Section("循环", "在 {% for … %} 和 {% endfor %} 之间可用。", tuple(Entry(0, name, "", "", meaning, tag) for name, meaning, tag in _LOOP)),
        Section("过滤器", "写在字段后面的竖线后面，可以连写。", tuple(Entry(0, one.zh, one.en, "", one.meaning, one.example) for one in FILTERS)),
        Section("图表", "在 Word 里画图，把图的可选文字写成这个名字。", tuple(_charts())),
    )


def markdown(sections: tuple[Section, ...]) -> str:
    """The list as a page of Markdown."""
    lines = ["# 模板字段表", ""]
    for section in sections:
        lines += [f"## {section.title}", "", section.note, "", f"| {' | '.join(HEAD)} |", f"|{' --- |' * len(HEAD)}"]
        lines += [f"| {' | '.join(_cell(text) for text in row(entry))} |" for entry in section.entries]
        lines.append("")
    return "\n".join(lines)


def row(entry: Entry) -> tuple[str, ...]:
    """An entry's cells; a column of a table is set in by two full-width blanks."""
    return "\u3000\u3000" * entry.depth + entry.name, entry.twin, entry.kind, entry.meaning, entry.tag, entry.example


def _entries(fields: tuple[Field, ...], values: Mapping[str, object] | None, depth: int = 0, variable: str = "") -> Iterator[Entry]:
    for field in fields:
        value = values.get(field.zh) if values is not None else None
        first = next(iter(value), None) if isinstance(value, tuple) else None
        name = f"{variable}.{field.zh}" if variable else field.zh
        inner = _VARIABLES.get(field.zh, "句" if field.kind is Kind.SENTENCES else "行")
        if inner == variable:
            inner += "2"
        yield Entry(depth, field.zh, field.en, field.kind.value, field.meaning, _tag(field, name, inner), _example(field, value, first))
        yield from _entries(field.children, first if isinstance(first, Record) else None, depth + 1, inner)


def _tag(field: Field, name: str, inner: str) -> str:
    """How the field is written: a value by itself, a list as the loop over it."""
    match field.kind:
        case Kind.ROWS:
            return f"{{% for {inner} in {name} %}}……{{% endfor %}}"
        case Kind.SENTENCES:
            return f"{{% for {inner} in {name} %}}{{{{ {inner}|出处 }}}}{{% endfor %}}"
        case Kind.CELL:
            return f"{{{{ {name}|出处 }}}}"
        case _:
            return f"{{{{ {name} }}}}"


def _example(field: Field, value: object, first: object) -> str:
    if field.kind is Kind.ROWS:
        return f"{len(value)} 行" if isinstance(value, tuple) and value else ""
    text = printed(first if field.kind is Kind.SENTENCES else value) or ""
    text = " ".join(text.split())
    return text if len(text) <= LONGEST_EXAMPLE else text[:LONGEST_EXAMPLE] + "…"


def _charts() -> Iterator[Entry]:
    for chart in CHARTS:
        name = f"图表:{{{{ 链.名称 }}}}{chart.zh}" if chart.loop else f"图表:{chart.zh}"
        kind = f"放在“{chart.loop}”的循环里" if chart.loop else ""
        yield Entry(0, chart.zh, chart.en, kind, f"{chart.meaning}；系列：{'、'.join(chart.series)}", name)


def _cell(text: str) -> str:
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("\n", " ")
