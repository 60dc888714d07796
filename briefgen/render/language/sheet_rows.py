"""The fact sheet's tables as rows of fields: made when a template asks for a field, for most templates ask for few."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from briefgen.model.briefing import Briefing, Cell, ChartData, Table, Value
from briefgen.model.field import Field
from briefgen.model.list_fields import CHAIN_LISTS, CHART_ROWS, LIST_FIELDS, LISTS, OF_A_CHAIN, column_field
from briefgen.render.language.record import CitedText, Record

_KEY = "行标识"
_CHAIN = "产业链"
_FIELDS: Mapping[str, Field] = {field.en: field for field in (*LIST_FIELDS, *CHAIN_LISTS)}
_PRECISION = "精度"


class _Layout:
    """Where the fields of a table's rows stand."""

    def __init__(self, table: Table, field: Field) -> None:
        """`field` is the table's own, with the columns as its children."""
        places = {column_field(column.name): index for index, column in enumerate(table.columns)}
        self.places = {name: places.get(child.zh, -1) for child in field.children for name in (child.zh, child.en)}
        self.precision = {place: places.get(f"{name[:-1]}{_PRECISION}", -1) for name, place in places.items() if name[-1] in "起止"}


class ListRow(Record):
    """One row of a table of the fact sheet; `key` is that by which it is known again when it comes back from review."""

    __slots__ = ("_key", "_layout", "_row")

    def __init__(self, layout: _Layout, row: Sequence[Value], key: str) -> None:
        self._layout = layout
        self._row = row
        self._key = key

    def __getitem__(self, name: str) -> object:
        place = self._layout.places[name]
        if name in (_KEY, "key"):
            return self._key
        if not 0 <= place < len(self._row):
            return ""
        value = self._row[place]
        if isinstance(value, date):
            precision = self._layout.precision.get(place, -1)
            return _day(value, str(self._row[precision]) if 0 <= precision < len(self._row) else "")
        return _printed(value)

    def __iter__(self) -> Iterator[str]:
        return iter(self._layout.places)

    def __len__(self) -> int:
        return len(self._layout.places)


def list_values(briefing: Briefing) -> dict[str, object]:
    """Every field of LIST_FIELDS by its English name."""
    tables = {table.name: table for table in briefing.tables}
    charts = {chart.name: chart for chart in (*briefing.charts, *briefing.sheet_charts)}
    form = next((table.review for table in briefing.tables if table.review), None)
    investment = charts.get("产业链投资")
    return {
        "review_issue": form.issue if form else "",
        "days": f"{briefing.period.first.isoformat()} 至 {briefing.period.last.isoformat()}",
        **{en: _rows(tables.get(sheet), en) for sheet, (_, en, _) in LISTS.items()},
        **{en: _chart_rows(charts.get(name), en) for name, (_, en) in CHART_ROWS.items()},
        "chain_investment_chart": CitedText(Cell(investment.title, investment.citations) if investment else Cell("")),
    }


def lists_of_chain(briefing: Briefing, chain: str) -> dict[str, object]:
    """The five lists of one chain, by their English names."""
    tables = {table.name: table for table in briefing.tables}
    return {LISTS[sheet][1]: _rows(tables.get(sheet), LISTS[sheet][1], chain) for sheet in OF_A_CHAIN}


def is_of_chain(table: Table, row: Sequence[Value], chain: str) -> bool:
    """Whether a row of a table stands under this chain; 产业链 behind the name may be there or not."""
    place = next((index for index, column in enumerate(table.columns) if column.name == _CHAIN), None)
    return place is not None and place < len(row) and str(row[place] or "").removesuffix(_CHAIN) == chain.removesuffix(_CHAIN)


def _rows(table: Table | None, en: str, chain: str = "") -> tuple[Record, ...]:
    if table is None:
        return ()
    layout = _Layout(table, _FIELDS[en])
    keys = table.review.keys if table.review else ()
    chosen = ((number, row) for number, row in enumerate(table.rows) if not chain or is_of_chain(table, row, chain))
    return tuple(ListRow(layout, row, keys[number] if number < len(keys) else "") for number, row in chosen)


def _chart_rows(chart: ChartData | None, en: str) -> tuple[Record, ...]:
    """A row a category; a series that a chart lacks is empty."""
    fields = _FIELDS[en].children
    if chart is None:
        return ()
    names = [field.en for field in fields if field.en != "name"]
    series = [*(one.values for one in chart.series), *[()] * len(names)]
    return tuple(
        Record(fields, {"name": category, **{name: values[number] if number < len(values) else None for name, values in zip(names, series, strict=False)}})
        for number, category in enumerate(chart.categories)
    )


def _printed(value: Value) -> object:
    """A number looks as it is printed, with as many decimals."""
    if value is None:
        return ""
    if isinstance(value, Decimal) and value.is_finite():
        return CitedText(Cell(f"{value:f}", (), value))
    return value


def _day(value: date, precision: str) -> CitedText:
    """A month stays a month: it is printed as one, whatever its day."""
    text = {"年": f"{value.year}年", "月": f"{value.year}年{value.month}月"}.get(precision, f"{value.year}年{value.month}月{value.day}日")
    return CitedText(Cell(text, (), value))
