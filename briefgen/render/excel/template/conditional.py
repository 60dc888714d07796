"""Conditional formats and validations, of 2007 and of 2010 (x14): their ranges grow with the rows, their formulas follow.

A rule for a loop's row holds for all its passes as one rule: a data bar compares all of them. Its formula reads from the first cell of its range, so
relative references move with that cell.
"""

from lxml import etree

from briefgen.render.excel.template.references import areas
from briefgen.render.excel.template.regions import first_copy, moved
from briefgen.render.excel.template.rewrite import Here, Rewriter, compile_formula
from briefgen.render.excel.template.workbook import SheetCopy
from briefgen.render.excel.template.xml import X14_, XM_, DamagedError, S, remove

_FORMULAS = (f"{S}formula", f"{S}formula1", f"{S}formula2", f"{XM_}f")
_RULES = (f"{S}cfRule", f"{X14_}cfRule")
_BY_ATTRIBUTE = ("conditionalFormatting", "dataValidation", "ignoredError", "protectedRange")
_BY_CHILD = ("conditionalFormatting", "dataValidation", "ignoredError", "protectedRange")
_HOLDERS = ("dataValidations", "ignoredErrors", "protectedRanges", "conditionalFormattings")


def move_rules(copy: SheetCopy, rewriter: Rewriter) -> None:
    """Moves everything on a sheet that holds for a list of ranges."""
    for name in _BY_ATTRIBUTE:
        for rule in list(copy.root.iter(S + name)):
            _move(copy, rule, rewriter)
    for name in _BY_CHILD:
        for rule in list(copy.root.iter(X14_ + name)):
            _move(copy, rule, rewriter)
    for name in _HOLDERS:
        for holder in list(copy.root.iter(S + name, X14_ + name)):
            _recount(holder)


def _move(copy: SheetCopy, rule: etree._Element, rewriter: Rewriter) -> None:
    child = rule.find(f"{XM_}sqref")
    text = rule.get("sqref") if child is None else child.text
    if text is None:
        return
    regions = areas(text)
    if regions is None:
        raise DamagedError(f"{copy.sheet.part}/sqref")
    here = next((found[1] for region in regions if (found := first_copy(copy, region))), None)
    if here is None:
        remove(rule)
        return
    if not copy.is_still:
        written = " ".join(map(str, moved(copy, regions)))
        if child is None:
            rule.set("sqref", written)
        else:
            child.text = written
    _formulas(rule, here, rewriter)


def _formulas(rule: etree._Element, here: Here, rewriter: Rewriter) -> None:
    for formula in list(rule.iter(*_FORMULAS)):
        if formula.text:
            placed = rewriter.formula(compile_formula(formula.text), here)
            if placed is not None:
                formula.text = placed.text
            else:
                _drop(formula, rule)
    for limit in list(rule.iter(f"{S}cfvo")):
        if limit.get("type") == "formula" and (value := limit.get("val")):
            placed = rewriter.formula(compile_formula(value), here)
            if placed is not None:
                limit.set("val", placed.text)
            else:
                _drop(limit, rule)
    if rule.getparent() is not None and etree.QName(rule).localname == "conditionalFormatting" and next(rule.iter(*_RULES), None) is None:
        remove(rule)


def _drop(piece: etree._Element, rule: etree._Element) -> None:
    """Takes away the rule whose formula is lost."""
    holder = next((element for element in piece.iterancestors(*_RULES)), rule)
    remove(holder)


def _recount(holder: etree._Element) -> None:
    inner = [child for child in holder if isinstance(child.tag, str)]
    if not inner:
        remove(holder)
    elif holder.get("count") is not None:
        holder.set("count", str(len(inner)))
