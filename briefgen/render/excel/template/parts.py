"""The package: parts by name, the relationships between them, their content types; copies of a part with everything that hangs on it.

A part that nobody changes keeps its bytes. Relationship parts and the list of content types are parsed when first asked for and written again only
where something was added or taken away.
"""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from briefgen.render.excel.template.xml import CONTENT_TYPES, OFFICE, PACKAGE_RELATIONS, DamagedError, parse, serialize

TYPES_PART = "[Content_Types].xml"
_RELATION = f"{{{PACKAGE_RELATIONS}}}Relationship"
_OVERRIDE = f"{{{CONTENT_TYPES}}}Override"
_DEFAULT = f"{{{CONTENT_TYPES}}}Default"
_NUMBER = re.compile(r"\d+$")


@dataclass(frozen=True, slots=True)
class Relation:
    """One relationship: `kind` is the last word of its type, `target` the name of a part, or an address where it is external."""

    id: str
    type: str
    target: str
    external: bool = False

    @property
    def kind(self) -> str:
        return self.type.rpartition("/")[2]


def relations_part(part: str) -> str:
    """`xl/workbook.xml` → `xl/_rels/workbook.xml.rels`; "" stands for the package itself."""
    folder, _, file = part.rpartition("/")
    return posixpath.join(folder, "_rels", f"{file}.rels")


class Package:
    """The parts of one workbook."""

    def __init__(self, parts: dict[str, bytes]) -> None:
        self.parts = parts
        self._relations: dict[str, etree._Element] = {}
        self._types: etree._Element | None = None
        self._changed: set[str] = set()

    # Reading

    def main_part(self) -> str:
        """The name of the workbook part. Raises DamagedError where the package names none."""
        return self.single("", "officeDocument")

    def single(self, part: str, kind: str) -> str:
        """The one part of that kind that `part` is related to. Raises DamagedError where there is none."""
        found = next(self.related(part, kind), "")
        if found not in self.parts:
            raise DamagedError(kind)
        return found

    def related(self, part: str, kind: str) -> Iterator[str]:
        """The names of all parts of that kind that `part` is related to."""
        return (relation.target for relation in self.relations(part) if relation.kind == kind and not relation.external)

    def relations(self, part: str) -> list[Relation]:
        """Every relationship of a part, none where it has no relationship part."""
        tree = self._relation_tree(part)
        return [] if tree is None else [_relation(element, part) for element in tree.iter(_RELATION)]

    def relation(self, part: str, identifier: str) -> Relation:
        """The relationship of that id. Raises DamagedError where there is none."""
        for relation in self.relations(part):
            if relation.id == identifier:
                return relation
        raise DamagedError(f"{part}#{identifier}")

    def content_type(self, part: str) -> str:
        """The content type of a part, "" where none is given."""
        extension = part.rpartition(".")[2].lower()
        default = ""
        for element in self._type_tree():
            if element.tag == _OVERRIDE and element.get("PartName") == f"/{part}":
                return element.get("ContentType") or ""
            if element.tag == _DEFAULT and (element.get("Extension") or "").lower() == extension:
                default = element.get("ContentType") or ""
        return default

    def content_types(self) -> list[str]:
        """All content types that are named."""
        return [element.get("ContentType") or "" for element in self._type_tree() if isinstance(element.tag, str)]

    def tree(self, part: str) -> etree._Element:
        """A part, parsed. Raises DamagedError."""
        if part not in self.parts:
            raise DamagedError(part)
        return parse(self.parts[part], part)

    # Changing

    def put(self, part: str, root: etree._Element) -> None:
        """Replaces a part by a changed tree."""
        self.parts[part] = serialize(root)

    def add(self, part: str, data: bytes, content_type: str) -> None:
        """A new part with its content type."""
        self.parts[part] = data
        if self.content_type(part) != content_type:
            etree.SubElement(self._type_tree(), _OVERRIDE, {"PartName": f"/{part}", "ContentType": content_type})
            self._changed.add(TYPES_PART)

    def relate(self, part: str, kind: str, target: str, *, type_: str = "", external: bool = False) -> str:
        """A new relationship; returns its id."""
        tree = self._relation_tree(part)
        if tree is None:
            tree = parse(f'<Relationships xmlns="{PACKAGE_RELATIONS}"/>'.encode(), part)
            self._relations[part] = tree
        taken = {element.get("Id") for element in tree}
        identifier = next(name for number in range(1, len(taken) + 2) if (name := f"rId{number}") not in taken)
        shown = target if external else posixpath.relpath(target, posixpath.dirname(part) or ".")
        element = etree.SubElement(tree, _RELATION, {"Id": identifier, "Type": type_ or f"{OFFICE}/{kind}", "Target": shown})
        if external:
            element.set("TargetMode", "External")
        self._changed.add(relations_part(part))
        return identifier

    def redirect(self, part: str, identifier: str, target: str) -> None:
        """Leads a relationship to another part."""
        for element in self._existing(part):
            if element.get("Id") == identifier:
                element.set("Target", posixpath.relpath(target, posixpath.dirname(part) or "."))
                self._changed.add(relations_part(part))

    def unrelate(self, part: str, identifier: str) -> None:
        """Takes a relationship away; the part it led to stays."""
        for element in list(self._existing(part)):
            if element.get("Id") == identifier:
                element.getparent().remove(element)  # type: ignore[union-attr]  # it stands in the tree
                self._changed.add(relations_part(part))

    def copy(self, part: str) -> str:
        """A copy of a part under the next free number, with the same relationships; returns its name."""
        stem, dot, suffix = part.rpartition(".")
        base = _NUMBER.sub("", stem)
        number = 1
        while f"{base}{number}{dot}{suffix}" in self.parts:
            number += 1
        name = f"{base}{number}{dot}{suffix}"
        self.add(name, self.parts[part], self.content_type(part))
        tree = self._relation_tree(part)
        if tree is not None:
            self._relations[name] = parse(serialize(tree), part)
            self._changed.add(relations_part(name))
        return name

    def remove(self, part: str) -> None:
        """Takes a part away, with its relationships and its content type."""
        self.parts.pop(part, None)
        self.parts.pop(relations_part(part), None)
        self._relations.pop(part, None)
        self._changed.discard(relations_part(part))
        for element in list(self._type_tree().iter(_OVERRIDE)):
            if element.get("PartName") == f"/{part}":
                self._type_tree().remove(element)
                self._changed.add(TYPES_PART)

    def finish(self) -> dict[str, bytes]:
        """All parts as they are to be written."""
        if TYPES_PART in self._changed:
            self.parts[TYPES_PART] = serialize(self._type_tree())
        for part, tree in self._relations.items():
            if relations_part(part) in self._changed:
                self.parts[relations_part(part)] = serialize(tree)
        self._changed.clear()
        return self.parts

    def _existing(self, part: str) -> Iterator[etree._Element]:
        tree = self._relation_tree(part)
        return iter(()) if tree is None else tree.iter(_RELATION)

    def _relation_tree(self, part: str) -> etree._Element | None:
        if part not in self._relations:
            name = relations_part(part)
            if name not in self.parts:
                return None
            self._relations[part] = parse(self.parts[name], name)
        return self._relations[part]

    def _type_tree(self) -> etree._Element:
        if self._types is None:
            if TYPES_PART not in self.parts:
                raise DamagedError(TYPES_PART)
            self._types = parse(self.parts[TYPES_PART], TYPES_PART)
        return self._types


def _relation(element: etree._Element, part: str) -> Relation:
    target = element.get("Target") or ""
    external = element.get("TargetMode") == "External"
    if not external:
        target = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")
    return Relation(element.get("Id") or "", element.get("Type") or "", target, external)
