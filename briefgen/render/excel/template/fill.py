"""From briefing and template to the file: read and check, fill, write. And the check alone, for `template check`."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from briefgen.model.briefing import Briefing
from briefgen.model.fields import FIELDS, Field
from briefgen.model.problem import Problem, Severity
from briefgen.render.excel.template.filling import fill
from briefgen.render.excel.template.reading import Reading
from briefgen.render.excel.template.source import damaged, read_template
from briefgen.render.excel.template.xml import DamagedError
from briefgen.render.language.context import fields_with
from briefgen.render.language.findings import Findings, TemplateError
from briefgen.render.package import write_package

_Result = TypeVar("_Result")


def fill_xlsx_template(briefing: Briefing, template: Path, target: Path) -> list[Problem]:
    """Fills `template` with the briefing, writes `target` and returns what a person should know of it.

    The same briefing and template give the same bytes. Raises TemplateError, with every mistake found, where the template cannot be used; nothing is
    written then. A target that cannot be written is a problem of severity `error`; what stood there stands there still.
    """
    findings = Findings(str(template))
    reading = _read(template, fields_with(briefing.settings), findings)
    parts, problems = _whole(template, lambda: fill(reading, briefing, target.name))
    try:
        write_package(parts, target)
    except OSError as error:
        what = f"无法写入文件：{error.strerror or error}。"
        mend = "请关闭正在打开该文件的程序，检查文件夹是否可写、磁盘是否已满，然后重试。"
        problems.append(Problem(target.name, "", "cannot-write", what, mend, Severity.ERROR))
    return problems


def check_xlsx_template(template: Path, fields: tuple[Field, ...] = FIELDS) -> Findings:
    """Everything that is wrong with a template, hints included, without a briefing. Raises TemplateError for a file that cannot be read at all."""
    findings = Findings(str(template))
    _read(template, fields, findings)
    return findings


def _read(template: Path, fields: tuple[Field, ...], findings: Findings) -> Reading:
    package = read_template(template)
    return _whole(template, lambda: Reading(package, fields, findings))


def _whole(template: Path, work: Callable[[], _Result]) -> _Result:
    """The result; a part that turns out to be damaged, in whatever way, is told as such."""
    try:
        return work()
    except TemplateError:
        raise
    except (DamagedError, ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError, MemoryError) as error:
        raise damaged(str(template), error) from error
