"""What the last build of an issue said, kept beside its files: where nothing has changed it is said again, and nothing heavy is even loaded."""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from briefgen.model.problem import Problem, Severity


@dataclass(frozen=True, slots=True)
class Report:
    """The end of a build: its files (relative to the output folder), those beside which they were put, figures, problems."""

    folder: str
    period: str
    files: tuple[str, ...]
    kept: tuple[str, ...]
    stories: int
    facts: int
    sources: int
    pending: int
    problems: tuple[Problem, ...]


class Reports:
    """The reports of one output folder, by what was asked for."""

    def __init__(self, memory: Path) -> None:
        self.output = memory.parent
        self.file = memory / "reports.json"

    def unchanged(self, asked: str, stamp: str) -> Report | None:
        """The last report, where it was made from the same and its files are still there."""
        entry = _load(self.file).get(asked)
        if not stamp or not isinstance(entry, dict) or entry.get("stamp") != stamp:
            return None
        try:
            report = _report(entry["report"])
        except (KeyError, TypeError, ValueError):
            return None
        return report if all((self.output / name).is_file() for name in report.files) else None

    def keep(self, asked: str, stamp: str, report: Report) -> None:
        """Notes a report. It only saves time, so a disk that takes no more is no fault here."""
        entries = _load(self.file) | {asked: {"stamp": stamp, "report": asdict(report)}}
        temporary = self.file.with_suffix(".new")
        with suppress(OSError):
            temporary.write_text(json.dumps(entries, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
            temporary.replace(self.file)
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def _load(file: Path) -> dict[str, object]:
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return data if isinstance(data, dict) else {}


def _report(data: dict[str, object]) -> Report:
    values = dict(data)
    values["files"], values["kept"] = tuple(values["files"]), tuple(values["kept"])  # type: ignore[arg-type]
    problems = values["problems"]
    assert isinstance(problems, list)
    values["problems"] = tuple(Problem(**problem | {"severity": Severity(problem["severity"])}) for problem in problems)
    return Report(**values)  # type: ignore[arg-type]
