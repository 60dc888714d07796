"""What a paragraph carries from number to number and from sentence to sentence: subject, indicator, sector, period, modality, base of comparison."""

from dataclasses import dataclass, field

from briefgen.extract.figure.aspect import Reading
from briefgen.extract.figure.reading import IndicatorReading
from briefgen.extract.period import PeriodMention
from briefgen.model.fact import Modality
from briefgen.model.period import Period


@dataclass(frozen=True, slots=True)
class Subject:
    """`name` as it is exported; `kind` of the name or `region`; `sure` falls the further it was carried; `holder` the enterprise of a project.

    `start` is its place, −1 where it was carried; `opens` tells that it stands where a clause's topic stands.
    """

    name: str
    kind: str
    sure: float
    start: int = -1
    holder: str = ""
    opens: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """What a heading says of all that stands below it: its period, and whether it announces aims (二、2024年主要目标和重点工作)."""

    period: PeriodMention | None = None
    aims: bool = False


@dataclass(slots=True)
class Thread:
    """The state while a story is read. `dimension` is that of the indicator's last amount, "" where none was told; `counted` what was counted last. `figures` are the bound ones of the running sentence: subject and indicator, in order; `earlier` those before.

    `aims` tells that the paragraph lists targets; `before` is where its last sentence stands.
    `head` is the measure that the paragraph's last amount or rate ended with (增加值), kept over shares, ranks and contributions.
    `aged` tells that `period` was told in a paragraph before.
    `lead` is the period that a bulletin names at its head, for the rates further down that name none.
    """

    home: Subject
    subject: Subject
    lead: Period | None = None
    paragraph: int = -1
    indicator: IndicatorReading | None = None
    reading: Reading | None = None
    dimension: str = ""
    sector: str = ""
    head: str = ""
    counted: IndicatorReading | None = None
    period: PeriodMention | None = None
    aged: bool = False
    modality: Modality | None = None
    aims: bool = False
    before: tuple[int, int] | None = None
    speaker: Subject | None = None
    section: Section = Section()
    latest: dict[str, Subject] = field(default_factory=dict)
    figures: list[tuple[Subject, IndicatorReading]] = field(default_factory=list)
    earlier: list[tuple[Subject, IndicatorReading]] = field(default_factory=list)

    def fits(self, aspect: str, dimension: str) -> bool:
        """Whether an amount of `dimension` can be one of the carried indicator: 产值 in 亿元 is followed by none in 万吨."""
        return aspect != "level" or not self.dimension or dimension in (self.dimension, "", "points")

    def begin_paragraph(self, paragraph: int, subject: Subject, *, keep_period: bool) -> None:
        """Forgets everything but who was spoken of; `subject` is whom the new paragraph begins with."""
        self.paragraph, self.subject = paragraph, subject
        self.indicator = self.reading = self.modality = self.counted = None
        self.aged = keep_period and self.period is not None
        self.period = self.period if keep_period else self.section.period
        self.sector, self.head, self.aims, self.before = "", "", False, None
        self.earlier, self.figures = [], []

    def begin_sentence(self, goes_on: bool) -> None:
        """Forgets the sentence before, its indicator only where the new one does not go on with it (其中, 同比)."""
        self.earlier, self.figures = self.figures or self.earlier, []
        if not goes_on:
            self.indicator = self.reading = None
            self.sector = ""
