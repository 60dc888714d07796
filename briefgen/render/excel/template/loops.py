"""Loops and conditions around whole rows or columns: the tree of a sheet's blocks, and the growth that a briefing's data gives it.

A loop with nothing to run over makes one blank pass, so that totals, tables and charts keep a row to look at; with `{% else %}` those rows take its
place. A condition that does not hold leaves its rows out. Inside a blank pass nothing is asked: it shows the first branch of every condition, empty.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from briefgen.render.excel.template.expressions import Expressions, variable
from briefgen.render.excel.template.growth import Growth, Loop, Pass
from briefgen.render.excel.template.marks import LineBlock, Mark
from briefgen.render.excel.template.scopes import PassScope, Scope
from briefgen.render.language.findings import Findings

_OVERLAP = ("template-overlap", "两个循环（或条件）占了同一行。", "请把它们的标签各放在单独的一行里。")
_VARIABLE = ("template-loop-variable", "循环只能有一个变量。", "例如：{% for 项 in 重点项目 %}。")


@dataclass(slots=True)
class Branch:
    """Lines from `first` to `last` and what stands in them, in order: runs of plain lines and blocks. Without lines `last` is before `first`."""

    first: int
    last: int
    mark: Mark | None = None
    items: "list[tuple[int, int] | Node]" = field(default_factory=list)


@dataclass(slots=True)
class Node:
    """A block with its branches; a `for` has its loop, None where it goes around no line at all."""

    keyword: str
    branches: list[Branch]
    loop: Loop | None = None

    @property
    def first(self) -> int:
        return self.branches[0].first

    @property
    def last(self) -> int:
        return self.branches[-1].last


@dataclass(frozen=True, slots=True)
class Tree:
    """The blocks of one axis of a sheet; lines behind `last` belong to none."""

    root: Branch
    last: int
    loops: tuple[Loop, ...]


@dataclass(frozen=True, slots=True)
class Axes:
    """The blocks of a sheet's rows and of its columns."""

    rows: Tree
    columns: Tree


def tree_of(blocks: Sequence[LineBlock], gone: Iterable[int], last: int, findings: Findings) -> Tree:
    """Builds the tree; blocks that overlap are told of."""
    last = max([last, *(mark.line for block in blocks for mark in block.marks)], default=last)
    root = Branch(1, last)
    loops: list[Loop] = []
    _fill(root, None, blocks, frozenset(gone), loops, findings)
    return Tree(root, last, tuple(loops))


def _fill(branch: Branch, parent: LineBlock | None, blocks: Sequence[LineBlock], gone: frozenset[int], loops: list[Loop], findings: Findings) -> None:
    """Sets the blocks of a branch and the plain lines between them."""
    line = branch.first
    inner = [block for block in blocks if block.parent is parent and _is_in(block, branch)]
    for block in sorted(inner, key=lambda block: _start(block.marks[0])):
        node = _node(block, blocks, gone, loops, findings)
        if node.first < line:
            findings.error(block.marks[0].place, *_OVERLAP)
            continue
        branch.items += _plain(line, node.first - 1, gone)
        branch.items.append(node)
        line = max(line, node.last + 1)
    branch.items += _plain(line, branch.last, gone)


def _node(block: LineBlock, blocks: Sequence[LineBlock], gone: frozenset[int], loops: list[Loop], findings: Findings) -> Node:
    branches = [Branch(_start(mark), _end(following), mark) for mark, following in zip(block.marks, block.marks[1:], strict=False)]
    node = Node(block.keyword, branches)
    if block.keyword == "for":
        if not variable(block.marks[0].tag).isidentifier():
            findings.error(block.marks[0].place, *_VARIABLE)
        body = branches[0]
        if body.first <= body.last:
            node.loop = Loop(body.first, body.last, next((loop for loop in reversed(loops) if loop.first <= body.first and body.last <= loop.last), None))
            loops.append(node.loop)
    for branch in branches:
        _fill(branch, block, blocks, gone, loops, findings)
    return node


def _is_in(block: LineBlock, branch: Branch) -> bool:
    """True for the branch in which a block stands; a block without lines goes where its first mark is."""
    start, end = _start(block.marks[0]), _end(block.marks[-1])
    return branch.first <= start <= branch.last + 1 and end <= branch.last


def _start(mark: Mark) -> int:
    return mark.line if mark.side == "before" else mark.line + 1


def _end(mark: Mark) -> int:
    return mark.line if mark.side == "behind" else mark.line - 1


def _plain(first: int, last: int, gone: frozenset[int]) -> list[tuple[int, int]]:
    """The lines that do not vanish, as runs."""
    runs: list[tuple[int, int]] = []
    start = first
    for line in sorted(line for line in gone if first <= line <= last):
        if start < line:
            runs.append((start, line - 1))
        start = line + 1
    return [*runs, (start, last)] if start <= last else runs


class Layout:
    """Lays sheets out: which lines stand where, with which variables."""

    def __init__(self, expressions: Expressions) -> None:
        self._expressions = expressions
        self._truths: dict[int, Callable[[Scope], bool]] = {}

    def grow(self, tree: Tree, scope: Scope, last: int, *, blank: bool = False) -> Growth:
        """The growth of one axis of a sheet with `last` lines at most; `blank` for a sheet that has nothing to show."""
        growth = Growth(scope, last)
        growth.root.blank = blank
        for loop in tree.loops:
            growth.know(loop)
        self._branch(tree.root, growth, growth.root)
        growth.finish(tree.last)
        return growth

    def _branch(self, branch: Branch, growth: Growth, owner: Pass) -> None:
        for item in branch.items:
            if isinstance(item, tuple):
                growth.place(*item, owner)
            elif item.keyword == "for":
                self._loop(item, growth, owner)
            else:
                self._condition(item, growth, owner)

    def _condition(self, node: Node, growth: Growth, owner: Pass) -> None:
        for branch in node.branches:
            mark = branch.mark
            assert mark is not None
            if owner.blank or mark.tag.keyword == "else" or self._truth(mark)(owner.scope):
                self._branch(branch, growth, owner)
                return

    def _truth(self, mark: Mark) -> Callable[[Scope], bool]:
        if id(mark) not in self._truths:
            self._truths[id(mark)] = self._expressions.truth(mark.tag, mark.place)
        return self._truths[id(mark)]

    def _loop(self, node: Node, growth: Growth, owner: Pass) -> None:
        body = node.branches[0]
        mark = body.mark
        if node.loop is None or mark is None:
            return
        items = [] if owner.blank else self._expressions.items(mark.tag, mark.place)(owner.scope)
        if not items and len(node.branches) > 1:
            start = growth.size + 1
            self._branch(node.branches[1], growth, owner)
            growth.stand_in(node.loop, owner, start)
            return
        name = variable(mark.tag)
        for number in range(len(items)):
            self._pass(body, growth, owner, node.loop, PassScope(owner.scope, name, number, items))
        if not items:
            self._pass(body, growth, owner, node.loop, owner.scope, blank=True)

    def _pass(self, body: Branch, growth: Growth, owner: Pass, loop: Loop, scope: Mapping[str, object], *, blank: bool = False) -> None:
        one = growth.enter(loop, owner, scope, blank=blank)
        self._branch(body, growth, one)
        growth.leave(one)
