"""Facts for other programs: a JSON object a line, or CSV that Excel opens."""

import csv
import json
from collections.abc import Iterable, Iterator
from io import StringIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefgen.store.records import AnyFact

COLUMNS = (
    "id", "kind", "document", "article", "published", "confidence",
    "subject", "indicator", "aspect", "comparison", "value", "value_max", "unit", "modality", "bound",
    "project", "enterprise", "stage", "member", "role", "group", "title", "action", "issuer", "category", "summary", "place",
    "first_day", "last_day", "quote", "start", "end", "number_start", "number_end",
)  # fmt: skip
_NUMBERS = ("value", "value_max", "confidence", "start", "end", "number_start", "number_end")


def json_line(fact: "AnyFact") -> str:
    """The fact in the exchange format (docs/fact-format.md)."""
    return json.dumps(fact.model_dump(mode="json"), ensure_ascii=False)


def csv_lines(facts: Iterable["AnyFact"]) -> Iterator[str]:
    """Lines with a head; the first begins with a byte-order mark, by which Excel knows UTF-8."""
    yield "\ufeff" + ",".join(COLUMNS)
    for fact in facts:
        buffer = StringIO()
        csv.writer(buffer, lineterminator="").writerow(_cells(fact))
        yield buffer.getvalue()


def _cells(fact: "AnyFact") -> list[str]:
    values: dict[str, Any] = fact.model_dump(mode="json")
    days = values.pop("period", None) or values.pop("date", None)
    values["first_day"], values["last_day"] = days or ("", "")
    return [_cell(name, values.get(name)) for name in COLUMNS]


def _cell(name: str, value: object) -> str:
    """Text that a spreadsheet would take for a formula gets an apostrophe before it."""
    text = "" if value is None else str(value)
    return f"'{text}" if name not in _NUMBERS and text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
