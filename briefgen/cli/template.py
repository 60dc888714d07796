"""`briefgen template new|check|fields`: templates from fresh copy to check, for Word and for Excel."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefgen.cli.command import Command, Group, option
from briefgen.cli.messages import Words
from briefgen.cli.terminal import Terminal, problem_line

if TYPE_CHECKING:
    from briefgen.model.fields import Field
    from briefgen.render.language.findings import Finding, Findings
    from briefgen.render.language.record import Record

HERE = "briefgen.cli.template"
KINDS = {"monthly": "monthly.docx", "weekly": "weekly.docx", "quarterly": "quarterly.docx", "brief": "brief.docx", "facts": "facts.xlsx"}
_EXCEL = (".xlsx", ".xlsm", ".xltx", ".xls")
FORMATS = ("md", "docx", "xlsx")


def command(words: Words) -> click.Command:
    """The group, speaking the language of `words`."""
    return Group("template", words, {"new": f"{HERE}:new_command", "check": f"{HERE}:check_command", "fields": f"{HERE}:fields_command"})


def new_command(words: Words) -> click.Command:
    parameters = [
        click.Argument(["kind"], required=False, default="monthly", type=click.Choice(list(KINDS))),
        click.Argument(["file"], required=False, type=click.Path(path_type=Path), metavar="[FILE]"),
    ]
    return Command("template new", words, params=parameters, callback=new)


def check_command(words: Words) -> click.Command:
    path = click.Path(path_type=Path)
    parameters = [
        click.Argument(["file"], type=path, metavar="FILE"),
        option(words, "--comment", "target", key="comment", type=path, metavar="OUT.docx"),
        option(words, "--json", "as_json", key="json", is_flag=True),
    ]
    return Command("template check", words, params=parameters, callback=check)


def fields_command(words: Words) -> click.Command:
    parameters = [
        click.Argument(["file"], required=False, type=click.Path(path_type=Path), metavar="[FILE]"),
        option(words, "--format", "style", key="fields-format", type=click.Choice(FORMATS)),
    ]
    return Command("template fields", words, params=parameters, callback=fields)


@click.pass_obj
def new(terminal: Terminal, kind: str, file: Path | None) -> int:
    """A fresh copy under the name that was given, else under the template's own or the next free one."""
    from briefgen.shipped import shipped_template

    source = shipped_template(KINDS[kind])
    target = _free(Path(KINDS[kind])) if file is None else _untaken(file / KINDS[kind] if file.is_dir() else file)
    _write(target, source.read_bytes())
    terminal.result(str(target))
    return 0


@click.pass_obj
def check(terminal: Terminal, file: Path, target: Path | None, as_json: bool) -> int:
    """All that is wrong with a template, in the order of the document. 1 where something of it is an error."""
    from briefgen.model.problem import Severity

    if target is not None:
        _untaken(target)
    findings = _findings(file, _own_fields())
    found = findings.found
    if as_json:
        terminal.lines([_json(found, terminal.words)])
    else:
        for one in found:
            terminal.result(problem_line(one.problem, terminal.words))
    if target is not None:
        _comment(terminal, file, found, target)
    counts = {severity: sum(one.problem.severity is severity for one in found) for severity in Severity}
    terminal.say("template-checked", file=file, **{f"{severity.value}s": count for severity, count in counts.items()})
    return 1 if findings.failed else 0


@click.pass_obj
def fields(terminal: Terminal, file: Path | None, style: str | None) -> int:
    """The list of fields, with examples from the fact base of this workspace where it has one."""
    from briefgen.render.language.field_list import field_list, markdown

    style = style or (file.suffix.lstrip(".").lower() if file and file.suffix.lstrip(".").lower() in FORMATS else "md")
    sections = field_list(_examples(), _own_fields())
    if style == "md" and file is None:
        terminal.lines(markdown(sections).rstrip("\n").split("\n"))
        return 0
    target = _free(Path(f"字段表.{style}")) if file is None else _untaken(file)
    if style == "md":
        _write(target, markdown(sections).encode())
    elif style == "docx":
        from briefgen.render.word.field_table import write_field_table

        write_field_table(sections, target)
    else:
        from briefgen.render.excel.field_table import write_field_table as write_sheets

        write_sheets(sections, target)
    terminal.result(str(target))
    return 0


def _findings(file: Path, known: "tuple[Field, ...]") -> "Findings":
    """What the check of the template's kind finds."""
    from briefgen.render.language.findings import Findings, TemplateError

    try:
        if file.suffix.lower() in _EXCEL:
            from briefgen.render.excel.template import check_xlsx_template

            return check_xlsx_template(file, known)
        from briefgen.render.word import check_template

        return check_template(file, known)
    except TemplateError as error:
        findings = Findings(str(file))
        for problem in error.problems:
            findings.error(problem.place, problem.code, problem.what, problem.mend)
        return findings


def _own_fields() -> "tuple[Field, ...]":
    """The fields there are, those that the workspace has added included."""
    from briefgen.render.language.context import fields_with
    from briefgen.settings import find_workspace

    workspace = find_workspace(Path.cwd())
    return fields_with(workspace.settings.printed if workspace else ())


def _comment(terminal: Terminal, file: Path, found: "list[Finding]", target: Path) -> None:
    """The copy with comments, where the template is a Word document that can be opened."""
    from briefgen.failure import CommandError, failure
    from briefgen.render.language.findings import TemplateError
    from briefgen.render.word.remarks import write_remarks

    if file.suffix.lower() in _EXCEL:
        raise failure("template-remarks-word-only", "只有 Word 模板能另存带批注的一份。", "Excel 模板请照上面列出的单元格改。", where=str(file))
    try:
        write_remarks(file, found, target)
    except TemplateError as error:
        raise CommandError(error.problems) from error
    terminal.result(str(target))


def _examples() -> "Record | None":
    """The latest issue of this workspace's fact base, filled into the fields; None where there is none."""
    from briefgen.latest import latest_briefing
    from briefgen.render.language.context import template_context
    from briefgen.settings import find_workspace

    workspace = find_workspace(Path.cwd())
    briefing = latest_briefing(workspace) if workspace else None
    return template_context(briefing) if briefing is not None else None


def _json(found: "list[Finding]", words: Words) -> str:
    """The findings as one JSON array, for programs and editors."""
    import json

    from briefgen.cli.problem_texts import english

    entries = []
    for one in found:
        problem, place = one.problem, one.place
        what, mend = (problem.what, problem.mend) if words.language == "zh" else english(problem)
        entry = {"file": problem.where, "part": place.label, "place": place.spot, "tag": place.tag, "severity": problem.severity.value}
        entries.append({**entry, "code": problem.code, "what": what, "mend": mend})
    return json.dumps(entries, ensure_ascii=False, indent=1)


def _untaken(file: Path) -> Path:
    """The file. Raises CommandError where there is one of that name already."""
    from briefgen.failure import failure

    if file.exists():
        raise failure("file-is-there", "已经有这个文件，没有动它。", "请换一个文件名，或先把它移走。", where=str(file))
    return file


def _free(file: Path) -> Path:
    """The file, or the first of `name-2`, `name-3` … that is not there."""
    candidate, number = file, 1
    while candidate.exists():
        number += 1
        candidate = file.with_name(f"{file.stem}-{number}{file.suffix}")
    return candidate


def _write(target: Path, data: bytes) -> None:
    """Never over a file, even one that has come meanwhile. Raises OSError."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("xb") as file:
        file.write(data)
