"""What a template may say: conditions, loops over the briefing's data, fields, comparisons and simple sums. Nothing else runs.

The tree that Jinja parses is held against a list of what is allowed, before any of it is compiled: no calls, no imports, no definitions, no
names that begin with an underscore. Loops pass through a counter, so that no template runs without end.
"""

from collections.abc import Callable, Collection

from jinja2 import nodes

from briefgen.render.language import advice
from briefgen.render.language.filters import filter_named
from briefgen.render.language.names import decode

Report = Callable[[int, str, str, str, str], None]
"""Takes a source line, a word of the tag, a problem's code, what is wrong and the mend."""

LOOP_FILTER = "loop passes"
"""Set around what a loop runs over; no template can write this name, for it has a blank in it."""

_ALLOWED: tuple[type[nodes.Node], ...] = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const,
    nodes.Getattr, nodes.Getitem, nodes.Slice, nodes.Filter, nodes.Test,
    nodes.For, nodes.If, nodes.CondExpr, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not,
    nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.Neg, nodes.Pos, nodes.List, nodes.Tuple,
)  # fmt: skip
_RESERVED = frozenset({"self", "super", "caller", "varargs", "kwargs"})

_FIELDS_ONLY = "模板里只能写字段、条件（if）和循环（for），请删去这个标签。"


def check_grammar(tree: nodes.Template, filters: Collection[str], tests: Collection[str], report: Report) -> bool:
    """Reports everything in the tree that is not allowed; True where there was nothing."""
    fine = True
    stack: list[nodes.Node] = [tree]
    while stack:
        node = stack.pop()
        problem = _objection(node, filters, tests)
        if problem is None:
            stack.extend(reversed(list(node.iter_child_nodes())))
        else:
            fine = False
            report(node.lineno or 0, *problem)
    return fine


def count_loops(tree: nodes.Template) -> None:
    """Puts the counting filter around what each loop runs over."""
    for loop in tree.find_all(nodes.For):
        loop.iter = nodes.Filter(loop.iter, LOOP_FILTER, [], [], None, None, lineno=loop.lineno)


def _objection(node: nodes.Node, filters: Collection[str], tests: Collection[str]) -> tuple[str, str, str, str] | None:
    """The word, code, what and mend of what is wrong with this node itself, None where nothing is."""
    if not isinstance(node, _ALLOWED):
        return _forbidden(node)
    name = _name(node)
    if name.startswith("_") or (isinstance(node, nodes.Name) and name in _RESERVED):
        return name, *advice.forbidden_name(name)
    if isinstance(node, nodes.Filter) and name not in filters:
        return name, *advice.unknown_filter(name, [known for known in filters if " " not in known])
    if isinstance(node, nodes.Test) and name not in tests:
        return name, "template-unknown-test", f"没有“is {name}”这种判断。", "要看有没有内容，请直接写 {% if 字段 %}。"
    if isinstance(node, nodes.For) and node.recursive:
        return "recursive", "template-code", "循环里不能写 recursive。", "请删去 recursive。"
    return None


def _forbidden(node: nodes.Node) -> tuple[str, str, str, str]:
    if isinstance(node, nodes.Call):
        name = _name(node.node)
        known = filter_named(name)
        mend = f"过滤器要写在竖线后面，如：{known.example}。" if known else _FIELDS_ONLY
        return name, "template-code", f"模板里不能调用函数“{name}(…)”。", mend
    keyword = _WRITTEN.get(type(node).__name__, type(node).__name__.lower())
    return keyword, "template-code", f"模板里不能使用“{keyword}”这种写法。", _FIELDS_ONLY


_WRITTEN = {
    "Assign": "set", "AssignBlock": "set", "CallBlock": "call", "FilterBlock": "filter", "FromImport": "from", "ScopedEvalContextModifier": "autoescape",
    "Concat": "~", "Keyword": "=", "Pow": "**", "Mod": "%", "FloorDiv": "//", "Dict": "{ }",
}  # fmt: skip
"""How some nodes are written in a template."""


def _name(node: nodes.Node) -> str:
    """The name that the node itself brings in, "" where it brings none."""
    match node:
        case nodes.Name() | nodes.Filter() | nodes.Test():
            return decode(node.name)
        case nodes.Getattr():
            return decode(node.attr)
        case nodes.Getitem(arg=nodes.Const(value=str() as key)):
            return key
        case _:
            return ""

