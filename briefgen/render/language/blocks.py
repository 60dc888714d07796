"""Which `{% endfor %}` belongs to which `{% for %}`: the blocks of a run of tags, and every tag that has no partner or crosses another block."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from briefgen.render.language import advice
from briefgen.render.language.advice import Advice
from briefgen.render.language.nearest import nearest
from briefgen.render.language.tags import KEYWORDS, MEANT, Tag, TagKind

OPENERS = {"for": "endfor", "if": "endif"}
_CLOSERS = {"endfor": "for", "endif": "if"}


@dataclass(slots=True)
class Block:
    """A loop or a condition by the numbers of its tags: the one that opens it, `else` and `elif`, the one that closes it.

    `parent` is the block around it, None for one that stands by itself.
    """

    keyword: str
    opening: int
    parent: "Block | None"
    middles: list[int] = field(default_factory=list)
    closing: int = -1

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of all its tags, in order."""
        return (self.opening, *self.middles, self.closing)


@dataclass(frozen=True, slots=True)
class Pairing:
    """The finished blocks in the order in which they open, and for each tag without a partner what is wrong with it."""

    blocks: tuple[Block, ...]
    faults: tuple[tuple[int, Advice], ...]


def pair_blocks(tags: Sequence[Tag]) -> Pairing:
    """Pairs the tags of one story: the body, a header, a sheet. Tags that are no blocks are passed over."""
    pairing = _Pairing(tags)
    for number, tag in enumerate(tags):
        pairing.take(number, tag)
    return pairing.finish()


def meant_keyword(tag: Tag) -> str:
    """The block's first word, or the one that a wrong one stands for, so that one mistake is not told of as two; "" for no block of ours."""
    if tag.kind is not TagKind.BLOCK or tag.keyword in KEYWORDS:
        return tag.keyword
    first_two = "".join(tag.code.split()[:2])
    if first_two in ("endif", "endfor"):
        return first_two
    return MEANT.get(tag.keyword.lower()) or (nearest(tag.keyword, KEYWORDS) if tag.keyword.isascii() else "")


class _Pairing:
    def __init__(self, tags: Sequence[Tag]) -> None:
        self._tags = tags
        self._stack: list[Block] = []
        self._blocks: list[Block] = []
        self._faults: list[tuple[int, Advice]] = []
        # blocks that another's end has cut off; their own end comes later and is not told of again
        self._cut: list[str] = []

    def take(self, number: int, tag: Tag) -> None:
        keyword = meant_keyword(tag)
        if keyword in OPENERS:
            block = Block(keyword, number, self._stack[-1] if self._stack else None)
            self._stack.append(block)
            self._blocks.append(block)
        elif keyword in ("else", "elif"):
            self._middle(number, keyword)
        elif keyword in _CLOSERS:
            self._close(number, _CLOSERS[keyword])

    def finish(self) -> Pairing:
        for block in self._stack:
            self._faults.append((block.opening, advice.unclosed_block(block.keyword)))
        done = tuple(block for block in self._blocks if block.closing >= 0)
        return Pairing(done, tuple(sorted(self._faults)))

    def _middle(self, number: int, keyword: str) -> None:
        block = self._stack[-1] if self._stack else None
        after_else = block is not None and any(self._tags[middle].keyword == "else" for middle in block.middles)
        if block is None or after_else or (keyword == "elif" and block.keyword == "for"):
            self._faults.append((number, advice.stray_middle(keyword, after_else=after_else)))
        else:
            block.middles.append(number)

    def _close(self, number: int, keyword: str) -> None:
        if keyword in self._cut:
            self._cut.remove(keyword)
        elif not any(block.keyword == keyword for block in self._stack):
            self._faults.append((number, advice.stray_end(keyword, self._stack[-1].keyword if self._stack else "")))
            if self._stack:  # one word mistyped: told of once, and the block is over
                self._stack.pop().closing = number
        else:
            while self._stack[-1].keyword != keyword:
                cut = self._stack.pop()
                self._cut.append(cut.keyword)
                self._faults.append((number, advice.crossed(keyword, self._tags[cut.opening].typed)))
            self._stack.pop().closing = number
