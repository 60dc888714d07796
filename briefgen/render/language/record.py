"""What a template is given: rows with a Chinese and an English name for every field, and text that remembers its citations."""

from collections.abc import Iterator, Mapping

from briefgen.model.briefing import Cell
from briefgen.model.fields import Field


class CitedText(str):
    """Text made of cells; compares and tests as text does, and keeps the cells for their citations."""

    __slots__ = ("parts",)
    parts: tuple[Cell, ...]

    def __new__(cls, *parts: Cell) -> "CitedText":
        text = super().__new__(cls, "".join(part.text for part in parts))
        text.parts = parts
        return text


class Record(Mapping[str, object]):
    """Fields by name, read only."""

    __slots__ = ("_values",)

    def __init__(self, fields: tuple[Field, ...], values: Mapping[str, object]) -> None:
        """`values` by English name; raises KeyError for a field of the table that has none."""
        self._values = {name: values[field.en] for field in fields for name in (field.zh, field.en)}

    def __getitem__(self, name: str) -> object:
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)
