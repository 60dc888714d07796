"""What may stand at a stage.

甲公司电池产业园二期 — a project by its name, with its phase; 甲公司首片电池片 — an enterprise's first product, which stands for its plant.
"""

from dataclasses import dataclass, replace


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
        """One phase of this project: 二期 of 甲项目 is 甲项目二期."""
        return replace(self, name=self.base + phase)

    def root(self) -> "Bearer":
        """The project itself, as later sentences speak of it; its place in the text is behind."""
        return replace(self, name=self.base, start=-1, end=-1)
