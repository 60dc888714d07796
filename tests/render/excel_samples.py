"""A small briefing for the Excel tests, and how a written workbook is read again."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl

from briefgen.model.briefing import Briefing, Column, Table, Value
from briefgen.model.period import Period

QUOTE = "甲园区一期完成投资12.90亿元,同比增长8.4%;上下游配套企业随后入驻,其中专精特新企业若干户。"


def briefing(*tables: Table, title: str = "甲市重点产业链月度简报") -> Briefing:
    return Briefing("甲市", title, "甲市工信局", "month", Period.month(2024, 3), "2024年3月", "2024年第3期", "2024年3月31日", tables=tables)


def facts(row_count: int = 4) -> Table:
    columns = (
        Column("主体"),
        Column("数值", "number"),
        Column("户数", "integer"),
        Column("日期", "date"),
        Column("日期精度", width=6),
        Column("来源", "source", 6),
    )
    rows = tuple(
        (f"甲园区{number}", Decimal("12.90") + number, number, date(2024, 3, 1 + number % 28), "日月年"[number % 3], None)
        for number in range(row_count)
    )
    return Table("关键指标", columns, rows, tuple(None if number % 4 == 3 else number % 3 + 1 for number in range(row_count)))


def sources(row_count: int = 3) -> Table:
    columns = tuple(Column(name) for name in ("报刊", "标题", "日期", "引文", "文件", "位置", "网址"))
    row: tuple[Value, ...] = ("示例资料", "甲园区进展", "2024-03-28", QUOTE, "2024-03/a.txt", "10–56", "https://example.org/a")
    return Table("来源", columns, (row,) * row_count)


def one_column(texts: list[str], name: str = "文字") -> Table:
    return Table(name, (Column("内容"),), tuple((text,) for text in texts))


def opened(path: Path) -> Any:
    return openpyxl.load_workbook(path)


def unescaped(value: Any) -> Any:
    """What Excel shows for a text read by openpyxl, which leaves escapes as they stand in the file."""
    return value.replace("_x005F_", "_") if isinstance(value, str) else value


def cells(sheet: Any) -> Iterator[Any]:
    return (cell for row in sheet.iter_rows() for cell in row)
