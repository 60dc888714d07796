"""When formulas are worked out: the order of an older calculation goes, and a workbook with formulas that have no value yet is marked for one."""

from lxml import etree

from briefgen.render.excel.template.workbook import Workbook
from briefgen.render.excel.template.xml import S

_BEFORE = ("sheets", "functionGroups", "externalReferences", "definedNames")


def settle_calculation(book: Workbook, *, complete: bool) -> None:
    """Takes the chain of calculation away, which names cells that have moved; without `complete` asks for a calculation at opening."""
    package = book.package
    for relation in package.relations(book.part):
        if relation.kind == "calcChain":
            package.unrelate(book.part, relation.id)
            package.remove(relation.target)
    if complete:
        return
    calculation = book.element("calcPr")
    if calculation is None:
        calculation = etree.Element(f"{S}calcPr")
        before = [element for name in _BEFORE if (element := book.element(name)) is not None]
        before[-1].addnext(calculation)
    calculation.set("fullCalcOnLoad", "1")
