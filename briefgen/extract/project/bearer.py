"""What may stand at a stage.

甲公司电池产业园二期 — a project by its name, with its phase; 甲公司首片电池片 — an enterprise's first product, which stands for its plant.
"""

import re
from dataclasses import dataclass, replace

_OWN_PHASE = re.compile(r"第?[一二三四五六七八九十]+期(?=(?:项目|工程)?$)")


@dataclass(frozen=True, slots=True)
class Bearer:
    """A project in the text: `name` as printed, `base` the name without its phase, `[start, end)` where it stands.

    `enterprise` and `place` are "" where the text names none. `proper` tells that the name is of one particular project and no class of projects.
    """

    name: str
    base: str
    start: int
    end: int
    enterprise: str = ""
    place: str = ""
    proper: bool = True

    def phase(self, phase: str) -> "Bearer":
        """One phase of this project: 二期 of 甲项目 is 甲项目二期, and of 甲一期项目 it is 甲二期项目."""
        own = _OWN_PHASE.search(self.base)
        name = self.base[: own.start()] + phase + self.base[own.end() :] if own else self.base + phase
        return replace(self, name=name)

    def root(self) -> "Bearer":
        """The project itself, as later sentences speak of it; its place in the text is behind."""
        return replace(self, name=self.base, start=-1, end=-1)
