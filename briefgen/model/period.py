"""Days and periods: a first and a last day, both included."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """From `first` to `last`, both days included; a single day has it twice."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise ValueError(f"period ends before it begins: {self.first} > {self.last}")

    @classmethod
    def day(cls, day: date) -> "Period":
        return cls(day, day)

    @classmethod
    def month(cls, year: int, month: int) -> "Period":
        return cls(date(year, month, 1), date(year, month, monthrange(year, month)[1]))

    @classmethod
    def months(cls, year: int, first: int, last: int) -> "Period":
        return cls(date(year, first, 1), date(year, last, monthrange(year, last)[1]))

    @classmethod
    def quarter(cls, year: int, quarter: int) -> "Period":
        return cls.months(year, 3 * quarter - 2, 3 * quarter)

    @classmethod
    def year(cls, year: int) -> "Period":
        return cls(date(year, 1, 1), date(year, 12, 31))

    def overlaps(self, other: "Period") -> bool:
        return self.first <= other.last and other.first <= self.last

    def contains(self, other: "Period") -> bool:
        return self.first <= other.first and other.last <= self.last

    def iso(self) -> str:
        """The shortest ISO 8601 form that says the same: `2024-03-28`, `2024-03`, `2024` or `first/last`."""
        if self.first == self.last:
            return self.first.isoformat()
        if self == Period.month(self.first.year, self.first.month):
            return f"{self.first:%Y-%m}"
        if self == Period.year(self.first.year):
            return f"{self.first.year:04d}"
        return f"{self.first.isoformat()}/{self.last.isoformat()}"

    @classmethod
    def parse(cls, text: str) -> "Period":
        """Reads what `iso` writes. Raises ValueError for anything else."""
        first, slash, last = text.partition("/")
        if slash:
            return cls(date.fromisoformat(first), date.fromisoformat(last))
        parts = text.split("-")
        if len(parts) == 1:
            return cls.year(int(text))
        if len(parts) == 2:
            return cls.month(int(parts[0]), int(parts[1]))
        return cls.day(date.fromisoformat(text))
