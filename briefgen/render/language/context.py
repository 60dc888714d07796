"""From a briefing to the names a template reads: the table of fields, filled."""

from collections.abc import Iterable, Mapping
from itertools import chain

from briefgen.model.briefing import Briefing, Cell, Chain, Citation, Row, Sentence, Source
from briefgen.model.fields import CHARTS, FIELDS, PROJECT_FIELDS, Field, Kind, field_names
from briefgen.render.language.dates import chinese_date
from briefgen.render.language.names import encode
from briefgen.render.language.record import CitedText, Record
from briefgen.render.language.sheet_rows import list_values, lists_of_chain
from briefgen.render.language.wording import inner_title

_EMPTY = Cell("")
_NOT_PRINTED = frozenset({"notes"})
"""Settings of a briefing that say how it is written, and are no text."""
_SETTINGS = ("report_to", "copy_to", "issue_to")
_CHILDREN: Mapping[str, tuple[Field, ...]] = {field.en: field.children for field in FIELDS}


def fields_with(own: Iterable[str]) -> tuple[Field, ...]:
    """FIELDS and behind them the fields that a user has added under names of their own; a name that FIELDS has already is that field."""
    known = frozenset(field_names()) | _NOT_PRINTED
    return (*FIELDS, *(Field(name, name, Kind.TEXT, "自己设置的字段") for name in own if name not in known))


def template_context(briefing: Briefing) -> Record:
    """Everything that FIELDS names, with what this briefing holds, and what the user has set (`Briefing.settings`)."""
    titles = {chart.name: Cell(chart.title or chart.name, chart.citations) for chart in briefing.charts}
    values = _texts(briefing) | _sentence_lists(briefing) | _tables(briefing, titles) | _chart_titles(titles) | list_values(briefing)
    return Record(fields_with(briefing.settings), {**briefing.settings, **values})


def names_for_code(context: Record) -> dict[str, object]:
    """The context as code reads it: an office name under the identifier that stands for it."""
    return {encode(name): context[name] for name in context}


def _texts(briefing: Briefing) -> dict[str, object]:
    settings = briefing.settings
    return {
        **{field.en: settings.get(field.zh, settings.get(field.en, "")) for field in FIELDS if field.en in _SETTINGS},
        "title": briefing.title,
        "region": briefing.region,
        "period": briefing.period_label,
        "issue": briefing.issue_label,
        "office": briefing.office,
        "date": briefing.date_label,
    }


def _sentence_lists(briefing: Briefing) -> dict[str, object]:
    """Fields of this kind have the name of the briefing's attribute."""
    return {field.en: _sentences(getattr(briefing, field.en)) for field in FIELDS if field.kind is Kind.SENTENCES}


def _tables(briefing: Briefing, titles: Mapping[str, Cell]) -> dict[str, object]:
    return {
        "indicators": _rows("indicators", briefing.indicators),
        "chains": tuple(_chain(chain, titles, briefing) for chain in briefing.chains if chain.sentences or chain.projects),
        "chain_map": _rows("chain_map", briefing.chain_map),
        "chain_map_chart": _map_title(briefing),
        "projects": _rows("projects", briefing.projects),
        "targets": _rows("targets", briefing.targets),
        "pending": _rows("pending", briefing.pending),
        "sources": tuple(_source(source) for source in briefing.sources),
    }


def _sentences(sentences: Iterable[Sentence]) -> tuple[CitedText, ...]:
    return tuple(CitedText(*sentence.parts) for sentence in sentences)


def _rows(name: str, rows: Iterable[Row]) -> tuple[Record, ...]:
    return tuple(_row(_CHILDREN[name], row) for row in rows)


def _row(fields: tuple[Field, ...], row: Row) -> Record:
    """One row of cells. A 来源 cell that names no citation speaks for the whole row and takes those of the other cells."""
    cells = {field.en: row.get(field.en, _EMPTY) for field in fields}
    source = cells.get("source")
    if source is not None and not source.citations:
        cells["source"] = Cell(source.text, _all_citations(row))
    return Record(fields, {name: CitedText(cell) for name, cell in cells.items()})


def _all_citations(row: Row) -> tuple[Citation, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(cell.citations for cell in row.values())))


def _chart_titles(titles: Mapping[str, Cell], loop: str = "", row: str = "") -> dict[str, object]:
    """The captions of the charts of the whole briefing, or of those in a row of the table `loop`; empty where there is no chart."""
    fields = {field.zh: field.en for field in (*FIELDS, *_CHILDREN["chains"])}
    return {fields[f"{chart.zh}图"]: CitedText(titles.get(row + chart.zh, _EMPTY)) for chart in CHARTS if chart.loop == loop}


def _map_title(briefing: Briefing) -> CitedText:
    citations = sorted({one for row in briefing.chain_map for one in _all_citations(row)}, key=lambda citation: citation.number)
    return CitedText(Cell(f"产业链图谱（截至{chinese_date(briefing.period.last.isoformat())}所知）" if briefing.chain_map else "", tuple(citations)))


def _chain(chain: Chain, titles: Mapping[str, Cell], briefing: Briefing) -> Record:
    projects = tuple(_row(PROJECT_FIELDS, row) for row in chain.projects)
    values = {"name": chain.name, "group": chain.group, "sentences": _sentences(chain.sentences), "projects": projects}
    lists = lists_of_chain(briefing, chain.name)
    return Record(_CHILDREN["chains"], values | _chart_titles(titles, "产业链", chain.name) | lists)


def _source(source: Source) -> Record:
    values = {field.en: getattr(source, field.en) for field in _CHILDREN["sources"]}
    return Record(_CHILDREN["sources"], values | {"date": chinese_date(source.date), "title": inner_title(source.title)})
