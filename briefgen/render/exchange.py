"""Facts for other programs: a JSON object a line in the exchange format (docs/fact-format.md), or CSV that Excel opens.

What a person decided stands in the CSV's last columns only: the exchange format holds what counts and where it was read.
"""

import csv
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen.model.problem import Problem, Severity
from briefgen.render.package import write_whole

if TYPE_CHECKING:
    from briefgen.model.fact import Fact

COLUMNS = (
    "id", "kind", "document", "article", "published", "confidence",
    "subject", "indicator", "aspect", "comparison", "value", "value_max", "unit", "modality", "bound",
    "project", "enterprise", "stage", "member", "role", "group", "title", "action", "issuer", "category", "summary", "place",
    "first_day", "last_day", "quote", "start", "end", "number_start", "number_end", "verdict", "reviewer", "reason", "as_read",
)  # fmt: skip
_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?")
_NUMBERS = ("value", "value_max", "confidence", "start", "end", "number_start", "number_end")


def json_line(fact: "Fact") -> str:
    """The fact in the exchange format."""
    return json.dumps(fact.model_dump(mode="json"), ensure_ascii=False)


def csv_lines(facts: Iterable["Fact"]) -> Iterator[str]:
    """Lines with a head; the first begins with a byte-order mark, by which Excel knows UTF-8."""
    yield "\ufeff" + ",".join(COLUMNS)
    for fact in facts:
        yield _line(_cells(fact))


def table_lines(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A table of texts as CSV; the first line begins with a byte-order mark. What a spreadsheet would take for a formula is text, a number is not."""
    yield "\ufeff" + _line(head)
    for row in rows:
        yield _line([text if _NUMBER.fullmatch(text) else _safe(text) for text in row])


def _line(cells: Iterable[str]) -> str:
    buffer = StringIO()
    csv.writer(buffer, lineterminator="").writerow(cells)
    return buffer.getvalue()


def write_csv(facts: Iterable["Fact"], target: Path) -> list[Problem]:
    """The CSV as a file; lines end as Windows has them. A file that cannot be written is a problem."""
    return _written("".join(f"{line}\r\n" for line in csv_lines(facts)), target)


def write_jsonl(facts: Iterable["Fact"], target: Path) -> list[Problem]:
    """The exchange format as a file, UTF-8 without a byte-order mark. A file that cannot be written is a problem."""
    return _written("".join(f"{json_line(fact)}\n" for fact in facts), target)


def _written(text: str, target: Path) -> list[Problem]:
    try:
        write_whole(text.encode("utf-8", "surrogatepass"), target)
    except OSError as error:
        what = f"无法写入文件:{error.strerror or error}。"
        return [Problem(target.name, "", "cannot-write", what, "请关闭正在打开该文件的程序,检查文件夹是否可写、磁盘是否已满,然后重试。", Severity.ERROR)]
    return []


def _cells(fact: "Fact") -> list[str]:
    values: dict[str, Any] = fact.model_dump(mode="json")
    days = values.pop("period", None) or values.pop("date", None)
    values["first_day"], values["last_day"] = days or ("", "")
    if fact.review is not None:
        printed = "; ".join(f"{name}={text}" for name, text in fact.review.printed)
        values |= {"verdict": fact.review.verdict.value, "reviewer": fact.review.who, "reason": fact.review.why, "as_read": printed}
    return [_cell(name, values.get(name)) for name in COLUMNS]


def _cell(name: str, value: object) -> str:
    """Text that a spreadsheet would take for a formula gets an apostrophe before it."""
    text = "" if value is None else str(value)
    return text if name in _NUMBERS else _safe(text)


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
