"""Pivot tables are left as they are. Where rows grow above one, or the range it sums grows, the user is told what to do in Excel."""

from briefgen.render.excel.template.references import area
from briefgen.render.excel.template.regions import stretched
from briefgen.render.excel.template.workbook import SheetCopy, Workbook
from briefgen.render.excel.template.xml import S
from briefgen.render.language.findings import Findings

_IN_THE_WAY = (
    "template-pivot-moved",
    "数据透视表的上方（或左边）有会增加的行，透视表不会随之移动，可能被盖住。",
    "请把数据透视表放到单独的工作表。",
)
_RANGE = (
    "template-pivot-source",
    "数据透视表的数据区域写成了固定的范围，不会随行数增加。",
    "请把数据做成 Excel 表（插入 - 表格），让透视表引用表名；打开后再刷新。",
)


def check_pivots(book: Workbook, copies: list[SheetCopy], findings: Findings) -> None:
    """Tells of pivot tables that growing rows would run into, and of sources that do not grow."""
    package = book.package
    for copy in copies:
        for part in package.related(copy.part, "pivotTable"):
            location = package.tree(part).find(f"{S}location")
            region = area(location.get("ref") or "") if location is not None else None
            if region is not None and stretched(copy, region) != region:
                findings.warning(f"工作表“{copy.template}”", *_IN_THE_WAY)
    by_name = {copy.template.casefold(): copy for copy in copies}
    for part in package.related(book.part, "pivotCacheDefinition"):
        for source in package.tree(part).iter(f"{S}worksheetSource"):
            owner = by_name.get((source.get("sheet") or "").casefold())
            region = area(source.get("ref") or "")
            if owner is not None and region is not None and stretched(owner, region) != region:
                findings.warning(f"工作表“{owner.template}”", *_RANGE)
