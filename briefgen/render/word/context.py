"""From a briefing to the names a template reads: the table of fields, filled."""

from collections.abc import Iterable, Mapping
from itertools import chain

from briefgen.model.briefing import Briefing, Cell, Chain, Citation, Row, Sentence, Source
from briefgen.model.fields import FIELDS, PROJECT_FIELDS, Field, Kind
from briefgen.render.word.record import CitedText, Record
from briefgen.render.word.wording import chinese_date, inner_title

_EMPTY = Cell("")
_CHILDREN: Mapping[str, tuple[Field, ...]] = {field.en: field.children for field in FIELDS}


def template_context(briefing: Briefing) -> Record:
    """Everything that FIELDS names, with what this briefing holds."""
    return Record(FIELDS, _texts(briefing) | _sentence_lists(briefing) | _tables(briefing))


def _texts(briefing: Briefing) -> dict[str, object]:
    return {
        **{name: briefing.settings.get(name, "") for name in ("report_to", "copy_to", "issue_to")},
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


def _tables(briefing: Briefing) -> dict[str, object]:
    return {
        "indicators": _rows("indicators", briefing.indicators),
        "chains": tuple(_chain(chain) for chain in briefing.chains if chain.sentences or chain.projects),
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


def _chain(chain: Chain) -> Record:
    projects = tuple(_row(PROJECT_FIELDS, row) for row in chain.projects)
    values = {"name": chain.name, "group": chain.group, "sentences": _sentences(chain.sentences), "projects": projects}
    return Record(_CHILDREN["chains"], values)


def _source(source: Source) -> Record:
    values = {field.en: getattr(source, field.en) for field in _CHILDREN["sources"]}
    return Record(_CHILDREN["sources"], values | {"date": chinese_date(source.date), "title": inner_title(source.title)})
