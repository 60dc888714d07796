"""Tags in the document's properties (title, subject, keywords, company, a user's own): plain text on one line, filled like any other part."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from briefgen.render.word.xml import parse, serialize

LABEL = "文档属性"
LONGEST = 255
"""The most characters that Word takes for a property."""
_CORE = (
    ("title", "标题"), ("subject", "主题"), ("author", "作者"), ("keywords", "关键词"), ("category", "类别"), ("comments", "备注"),
)  # fmt: skip
_KINDS = ("/custom-properties", "/extended-properties")
_NAMES = {"Company": "单位", "Manager": "经理"}


@dataclass(frozen=True, slots=True)
class Property:
    """One property with its name for the user; `put` gives it a new text. `label` is what the user calls the place where it stands."""

    name: str
    text: str
    put: Callable[[str], None]
    label: str = LABEL


def properties(document: Any) -> list[Property]:
    """Every property of the package that may hold text of the user's."""
    return [*_core(document), *_other(document)]


def _core(document: Any) -> Iterator[Property]:
    core = document.core_properties
    for attribute, name in _CORE:
        yield Property(name, getattr(core, attribute) or "", lambda text, attribute=attribute: setattr(core, attribute, text[:LONGEST]))  # type: ignore[misc]


def _other(document: Any) -> Iterator[Property]:
    """Those of docProps/custom.xml and docProps/app.xml, whose parts python-docx keeps as bytes."""
    for relation in document.part.package.rels.values():
        if relation.is_external or not relation.reltype.endswith(_KINDS):
            continue
        part = relation.target_part
        root = parse(part.blob)
        for element in root.iter(etree.Element):
            local = etree.QName(element).localname
            if len(element) == 0 and local in ("lpwstr", "bstr", *_NAMES):
                owner = element.getparent()
                name = _NAMES.get(local) or str(owner.get("name", "") if owner is not None else "")
                yield Property(name, element.text or "", _setter(part, root, element))


def _setter(part: Any, root: etree._Element, element: etree._Element) -> Callable[[str], None]:
    def put(text: str) -> None:
        element.text = text[:LONGEST]
        part._blob = serialize(root)

    return put
