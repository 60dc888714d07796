"""The briefing as data: finished sentences and rows, every cell with the facts behind it.

`compose` makes it, `render` prints it. Rows are mappings from English field names (see `fields.py` for the Chinese ones)
to cells; a table for Excel carries typed values.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from briefgen.model.period import Period

if TYPE_CHECKING:
    from briefgen.model.fact import Fact

Value = str | int | float | Decimal | date | None

UNTITLED = "无标题"
"""How the title of a story begins that has none; what stands behind it tells the file."""


@dataclass(frozen=True, slots=True)
class Citation:
    """The source of a statement: one fact's quote in one story. `number` is its place in the list of sources, from 1.

    `quote` is verbatim, `reading` the same without the page's noise; `focus` is the printed number that a shortened quote must still show.
    `remark` says what a reader must know beyond the quote: that a person has corrected what it says.
    """

    number: int
    fact: str
    document: str
    publisher: str
    title: str
    date: str
    quote: str
    start: int
    end: int
    url: str = ""
    reading: str = ""
    focus: str = ""
    remark: str = ""

    @property
    def words(self) -> str:
        """What a person reads as the quote: without the page's noise where that is known."""
        return self.reading or self.quote


@dataclass(frozen=True, slots=True)
class Cell:
    """A piece of finished text, the citations that carry it, and the value behind it where there is one."""

    text: str
    citations: tuple[Citation, ...] = ()
    value: Value = None
    unit: str = ""

    def __bool__(self) -> bool:
        return bool(self.text)

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Sentence:
    """One finished sentence in parts; a part's citations are marked behind it. `score` is what 要点 are ranked by."""

    parts: tuple[Cell, ...]
    score: float = 0.0

    @property
    def text(self) -> str:
        return "".join(part.text for part in self.parts)

    def __str__(self) -> str:
        return self.text


Row = Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Chain:
    """One industrial chain: its name and group, sentences on it, its projects and its targets."""

    name: str
    group: str
    sentences: tuple[Sentence, ...]
    projects: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """One story that the briefing cites: `number` as in the citations' order of first use."""

    number: int
    document: str
    publisher: str
    title: str
    date: str
    url: str
    citations: int


Mark = Literal["good", "going", "early", "warn", "bad"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of an Excel table. `kind` is `text`, `number`, `date`, `integer` or `source`; `width` counts half-width characters.

    `marks` colour a cell that holds a text, the first that fits; `bar` draws a bar for the number. `choices` are what a person who adds a row
    may choose from. A column `aside` is for machines and close readers: it stands behind the others and is not printed.
    """

    name: str
    kind: str = "text"
    width: int = 12
    marks: tuple[tuple[str, Mark], ...] = ()
    bar: bool = False
    choices: tuple[str, ...] = ()
    aside: bool = False


@dataclass(frozen=True, slots=True)
class ReviewForm:
    """How the rows of a table are reviewed (`review.REVIEW_COLUMNS`): `keys` has a key a row.

    `issue` are the days to which rows added by hand belong, in ISO form. `prompts` says what to write into a review column, `choices` what one may
    choose from there; both by the column's name.
    """

    keys: tuple[str, ...]
    issue: str
    prompts: Mapping[str, str] = field(default_factory=dict)
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet of the fact sheet: `rows` hold one value a column; `sources` the 来源 row of each row, or None.

    `review` is there where a person may decide on the rows.
    """

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    sources: tuple[int | None, ...] = ()
    note: str = ""
    review: ReviewForm | None = None


@dataclass(frozen=True, slots=True)
class ChartSeries:
    """One series of a chart: a value for each category, None where none is known; `unit` as printed (亿元, %, 个)."""

    name: str
    values: tuple[Decimal | None, ...]
    unit: str = ""


@dataclass(frozen=True, slots=True)
class ChartData:
    """What a chart of that name shows (see `fields.CHARTS`). `title` is a caption that says of what and when, `citations` carry the values."""

    name: str
    categories: tuple[str, ...]
    series: tuple[ChartSeries, ...]
    title: str = ""
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Briefing:
    """Everything that an issue prints. Empty parts stay empty tuples: the template leaves their heading out.

    `sheet_charts` are charts that only the fact sheet shows, `facts` all facts of the issue as machines get them.
    """

    region: str
    title: str
    office: str
    cadence: str
    period: Period
    period_label: str
    issue_label: str
    date_label: str
    highlights: tuple[Sentence, ...] = ()
    comparison: tuple[Sentence, ...] = ()
    indicators: tuple[Row, ...] = ()
    indicator_notes: tuple[Sentence, ...] = ()
    chains: tuple[Chain, ...] = ()
    chain_overview: tuple[Sentence, ...] = ()
    chain_map: tuple[Row, ...] = ()
    projects: tuple[Row, ...] = ()
    project_notes: tuple[Sentence, ...] = ()
    towns: tuple[Sentence, ...] = ()
    investments: tuple[Sentence, ...] = ()
    targets: tuple[Row, ...] = ()
    policies: tuple[Sentence, ...] = ()
    events: tuple[Sentence, ...] = ()
    pending: tuple[Row, ...] = ()
    sources: tuple[Source, ...] = ()
    tables: tuple[Table, ...] = ()
    charts: tuple[ChartData, ...] = ()
    sheet_charts: tuple[ChartData, ...] = ()
    facts: tuple["Fact", ...] = ()
    settings: Mapping[str, str] = field(default_factory=dict)
