"""One field of a template: its names, its kind, what it means."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a field holds; the values are what a list of fields shows to the user."""

    TEXT = "文字"
    NUMBER = "数字"
    CELL = "带出处的文字"
    SENTENCES = "句子列表"
    ROWS = "表"


@dataclass(frozen=True, slots=True)
class Field:
    """One field: Chinese name, English twin, kind, meaning in Chinese, and the fields of a row where it is a table."""

    zh: str
    en: str
    kind: Kind
    meaning: str
    children: tuple["Field", ...] = ()
