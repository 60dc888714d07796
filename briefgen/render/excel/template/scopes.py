"""The variables that a tag sees: those of the loops around it, innermost first. Small, for a sheet may have one set for each of 50,000 rows."""

from collections.abc import Iterator, Mapping, Sequence

from briefgen.render.language.record import Record
from briefgen.render.language.shapes import LOOP_FIELDS

Scope = Mapping[str, object]


class LoopPlace(Record):
    """What `loop` knows in a pass: `index`, `first`, `last`, `length` …"""

    __slots__ = ("_items", "_number")

    def __init__(self, number: int, items: Sequence[object]) -> None:
        """`number` counts from 0."""
        self._number = number
        self._items = items

    def __getitem__(self, name: str) -> object:
        number, length = self._number, len(self._items)
        match name:
            case "previtem" if number:
                return self._items[number - 1]
            case "nextitem" if number + 1 < length:
                return self._items[number + 1]
            case "previtem" | "nextitem":
                return None
        values = {
            "index": number + 1, "index0": number, "revindex": length - number, "revindex0": length - number - 1,
            "first": number == 0, "last": number == length - 1, "length": length, "depth": 1, "depth0": 0,
        }  # fmt: skip
        return values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(LOOP_FIELDS)

    def __len__(self) -> int:
        return len(LOOP_FIELDS)


class PassScope(Mapping[str, object]):
    """The variables of one pass: the loop's own, `loop`, and those around it."""

    __slots__ = ("_around", "_items", "_name", "_number")

    def __init__(self, around: Scope, name: str, number: int, items: Sequence[object]) -> None:
        self._around = around
        self._name = name
        self._number = number
        self._items = items

    def __getitem__(self, name: str) -> object:
        if name == self._name:
            return self._items[self._number]
        if name == "loop":
            return LoopPlace(self._number, self._items)
        return self._around[name]

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys((self._name, "loop", *self._around)))

    def __len__(self) -> int:
        return len(dict.fromkeys((self._name, "loop", *self._around)))
