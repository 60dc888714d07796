"""The name that a misspelt one was probably meant for."""

from collections.abc import Iterable

LEAST_LIKENESS, LEAST_LIKENESS_ASCII = 50, 67
"""Of 100: for a Chinese name half of the characters in the right order, which for two characters is one."""


def nearest(name: str, names: Iterable[str]) -> str:
    """The likest of the names, the first of several that are equally like; "" where none is like enough."""
    from rapidfuzz import fuzz, process

    least = LEAST_LIKENESS_ASCII if name.isascii() else LEAST_LIKENESS
    found = process.extractOne(name.lower(), list(dict.fromkeys(names)), scorer=fuzz.ratio, processor=str.lower, score_cutoff=least)
    return str(found[0]) if found else ""
