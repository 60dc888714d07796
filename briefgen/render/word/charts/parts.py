"""Copies of a chart's part: chart, workbook, colours and styles, each under a name that is still free."""

import re
from typing import Any

from docx.opc.packuri import PackURI
from docx.opc.part import Part

_NUMBERED = re.compile(r"(\d*)(\.\w+)$")


class Copier:
    """Copies parts within one package."""

    def __init__(self, package: Any) -> None:
        self._package = package
        self._taken = {str(part.partname) for part in package.iter_parts()}
        self._next: dict[str, int] = {}

    def copy(self, part: Any) -> Part:
        """A copy of the part and of every part that it relates to, by the same relationship ids."""
        return self._copy(part, {})

    def _copy(self, part: Any, copied: dict[str, Part]) -> Part:
        name = str(part.partname)
        if name not in copied:
            twin = copied[name] = self.new(name, part.content_type, part.blob)
            for relation_id, relation in part.rels.items():
                target = relation.target_ref if relation.is_external else self._copy(relation.target_part, copied)
                twin.rels.add_relationship(relation.reltype, target, relation_id, relation.is_external)
        return copied[name]

    def new(self, like: str, content_type: str, data: bytes) -> Part:
        """A part named as `like` but with a number that is free."""
        return Part(PackURI(self._free(like)), content_type, data, self._package)

    def _free(self, like: str) -> str:
        stem, ending = _NUMBERED.sub("", like), _NUMBERED.search(like)
        suffix = ending[2] if ending else ""
        number = self._next.get(stem, 1)
        while f"{stem}{number}{suffix}" in self._taken:
            number += 1
        self._next[stem] = number + 1
        self._taken.add(f"{stem}{number}{suffix}")
        return f"{stem}{number}{suffix}"
