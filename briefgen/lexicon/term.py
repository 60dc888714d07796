"""The records of the lexicon: slotted dataclasses, so that loading stays a matter of milliseconds.

`data` always is the whole CSV row, column name to cell; it is shared by all aliases of the row and must not be changed.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """One spelling of a name.

    `alias` is the spelling, `name` the canonical name of the thing and `kind` what sort of thing it is: `indicator`, `region`,
    `enterprise`, `chain`, `chain_group`, `town`, `park`, `office`, `university`, `industry` (and `phrase`, which the matcher swallows).
    """

    alias: str
    kind: str
    name: str
    data: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Match:
    """A name in a text: `text[start:end]` is a spelling of `term.alias`, in code points."""

    start: int
    end: int
    term: Term


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the grammar: `code` is what it means within its `group` (`stage`, `modality`, `bound`, `growth`, `role` …)."""

    word: str
    group: str
    code: str
    data: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Indicator:
    """What a figure can be of. `unit` is the usual unit, `kind` is `flow` (over a time), `stock` (at a moment) or `rate`."""

    name: str
    aliases: tuple[str, ...]
    unit: str
    dimension: str
    category: str
    kind: str
    example: str


@dataclass(frozen=True, slots=True)
class Region:
    """A place on the map of administration.

    `level` is `country`, `province`, `municipality` (直辖市), `prefecture`, `district`, `county`, `county-city` or `area` (新区);
    `parent` is the name of the region above it, "" for the country.
    """

    name: str
    level: str
    parent: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit by its canonical spelling; `data` holds what else the table says of it."""

    name: str
    aliases: tuple[str, ...]
    dimension: str
    data: Mapping[str, str]
