"""The part of a sheet that comes back: columns for a person's word on each row, blank rows for facts to add, and the key by which a row is known again.

The review columns stand behind the table's own, the key in a hidden last one, all in the Excel table, so that they move with the rows when these are sorted.
The sheet is protected without a password: only what a reviewer fills in is open, and filters and widths stay free. Above the key stands the issue.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from briefgen.model.briefing import Column, ReviewForm, Table, Value
from briefgen.model.review import ADDED_ROWS, KEY_COLUMN, REVIEW_COLUMNS, VERDICT, VERDICT_WORDS
from briefgen.render.excel.styles import INPUT, Cell, Sheet, Styles, unlocked
from briefgen.render.excel.values import BLANK, Content, text_content

_WIDTHS: Mapping[str, int] = {"处理": 8, "更正值": 10, "更正单位": 10, "更正主体": 16, "更正指标": 16, "更正期间": 16, "备注": 20, "经手人": 10}
_NOTE = "审核：在右侧浅黄色各列填写（处理、更正……、经手人）；补充事实填表尾浅黄色空行。存盘后运行 briefgen facts import。"
_STAMP = "briefgen {issue}"
_LONGEST_LIST = 250
_LONGEST_PROMPT = 250


def with_review_columns(table: Table) -> Table:
    """The table as it is laid out: its own columns, what a reviewer fills in, the columns that stand aside, and the key; no more than its own where nobody
    is asked."""
    front = [index for index, column in enumerate(table.columns) if not column.aside]
    aside = [index for index, column in enumerate(table.columns) if column.aside]
    form = table.review
    asked = tuple(Column(name, "input", _WIDTHS[name]) for name in REVIEW_COLUMNS) if form else ()
    ends = tuple((key,) for key in _padded(form, table)) if form else ((),) * len(table.rows)
    last = (Column(KEY_COLUMN, "key", 4),) if form else ()
    columns = (*(table.columns[index] for index in front), *asked, *(table.columns[index] for index in aside), *last)
    rows = tuple(
        (*_picked(row, front), *[None] * len(asked), *_picked(row, aside), *end) for row, end in zip(table.rows, ends, strict=True)
    )
    note = f"{table.note}{' ' if table.note else ''}{_NOTE}" if form else table.note
    return replace(table, columns=columns, rows=rows, note=note)


def stamp(form: ReviewForm) -> Content:
    """What stands above the key: that the sheet is ours, and to which issue rows belong that a person adds."""
    return text_content(_STAMP.format(issue=form.issue))


def printed_columns(columns: Sequence[Column]) -> int:
    """How many columns from the first on are for every reader, and printed."""
    return sum(column.kind not in ("input", "key") and not column.aside for column in columns)


def rows_to_add(sheet: Sheet, columns: Sequence[Column], styles: Styles) -> Iterator[list[Cell]]:
    """Blank rows in the colour of what may be filled in."""
    for _ in range(ADDED_ROWS):
        yield [styles.cell(sheet, BLANK, INPUT, locked=False) for column in columns if column.kind != "key"]


def protect(sheet: Sheet, columns: Sequence[Column], letters: Sequence[str]) -> None:
    """Locks the sheet without a password; whole columns are open below the table. To be called before the first row is written."""
    protection = sheet.protection
    protection.sheet = True
    for allowed in ("autoFilter", "sort", "formatColumns", "formatRows", "objects", "scenarios"):
        setattr(protection, allowed, False)
    for column, letter in zip(columns, letters, strict=True):
        sheet.column_dimensions[letter].protection = unlocked()
        if column.kind == "key":
            sheet.column_dimensions[letter].hidden = True


def add_choices(sheet: Sheet, table: Table, letters: Sequence[str], first: int, last: int) -> None:
    """Drop-downs and hints: in the review columns for every row, in the table's own columns for the rows to add. `first` and `last` are the data's rows."""
    form = table.review
    if form is None:
        return
    for column, letter in zip(table.columns, letters, strict=True):
        whole, below = f"{letter}{first}:{letter}{last + ADDED_ROWS}", f"{letter}{last + 1}:{letter}{last + ADDED_ROWS}"
        if column.name == VERDICT and column.kind == "input":
            _validate(sheet, whole, tuple(VERDICT_WORDS), "没有问题的可以不选；更正的填右边各列")
        elif column.kind == "input" and (column.name in form.prompts or column.name in form.choices):
            _validate(sheet, whole, form.choices.get(column.name, ()), form.prompts.get(column.name, ""))
        elif column.choices:
            _validate(sheet, below, column.choices, "")


def _validate(sheet: Sheet, area: str, choices: Sequence[str], prompt: str) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    listed = ",".join(choices)
    rule = DataValidation(sqref=area, allow_blank=True)
    if listed and len(listed) <= _LONGEST_LIST:
        rule.type, rule.formula1 = "list", f'"{listed}"'
        rule.showErrorMessage, rule.errorTitle, rule.error = True, "请从列表中选", "、".join(choices)[:_LONGEST_PROMPT]
    if prompt:
        rule.showInputMessage, rule.prompt = True, prompt[:_LONGEST_PROMPT]
    sheet.data_validations.append(rule)


def _picked(row: Sequence[Value], indices: Sequence[int]) -> list[Value]:
    return [row[index] if index < len(row) else None for index in indices]


def _padded(form: ReviewForm, table: Table) -> tuple[str, ...]:
    return (*form.keys, *[""] * (len(table.rows) - len(form.keys)))[: len(table.rows)]
