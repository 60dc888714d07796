"""The Chinese words of the fact sheet back to the codes of the fact format; a word that is unknown is refused with the words that there are."""

from collections.abc import Mapping

from briefgen.compose import words
from briefgen.model.review import VERDICT_WORDS, Verdict
from briefgen.review.values import CellError

_CODES: Mapping[str, Mapping[str, str]] = {
    "stage": words.STAGES, "aspect": words.ASPECTS, "comparison": words.COMPARISONS, "modality": words.MODALITIES, "bound": words.BOUNDS,
    "action": words.ACTIONS, "category": words.CATEGORIES, "kind": words.KINDS,
}  # fmt: skip
_PHASES = ("一期", "二期", "三期", "四期", "五期", "六期")


def code_of(field: str, text: str) -> str:
    """The code of a field that a word stands for. Raises CellError."""
    table = _CODES[field]
    plain = text
    if field == "stage":
        plain = next((text.removeprefix(phase) for phase in _PHASES if text.startswith(phase)), text)
    for code, word in table.items():
        if plain in (word, code):
            return code
    raise CellError(f"没有“{text}”这个说法。", f"请从中选一个：{'、'.join(table.values())}。")


def word_of(field: str, code: str) -> str:
    """The word for a code; the text itself for a field that has no codes."""
    return _CODES.get(field, {}).get(code, code)


def has_codes(field: str) -> bool:
    """Whether a field holds one of a few codes."""
    return field in _CODES


def verdict_of(text: str) -> Verdict:
    """The verdict that a word stands for. Raises CellError."""
    found = VERDICT_WORDS.get(text)
    if found is None:
        raise CellError(f"没有“{text}”这种处理。", f"请从中选一个：{'、'.join(VERDICT_WORDS)}。")
    return found
