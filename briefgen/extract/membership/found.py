"""What the modules of this package give to each other."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """A member with its role; `[start, end)` in the clean text is the quote, `group` the chain, list, level or place, None where none is printed."""

    start: int
    end: int
    member: str
    role: str
    group: str | None
    sure: float = 0.85


def level_name(printed: str) -> str:
    """The level of a title under one name: 国家, 全国 and 国家级 are 国家级, 省 and 全省 are 省级."""
    return {"全国": "国家", "全省": "省"}.get(printed, printed.removesuffix("级")) + "级"
