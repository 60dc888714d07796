"""What each expression of a template stands for, and what in it cannot be: unknown names at any level, wrong filters, sums and comparisons of texts.

Works on the tree that Jinja parses; `grammar` has looked it over before, so that only what is allowed arrives here.
"""

from collections.abc import Callable, Collection, Sequence

from jinja2 import nodes

from briefgen.model.fields import Field, field_names
from briefgen.model.list_fields import LIST_FIELDS
from briefgen.render.language import advice
from briefgen.render.language.advice import Advice
from briefgen.render.language.filters import Filter, filter_named
from briefgen.render.language.names import decode
from briefgen.render.language.nearest import nearest
from briefgen.render.language.shapes import ANY, LOOP, LOOP_FIELDS, NUMBER, TEXT, TRUTH, Shape, field_named, joined, shape_of, tables_with

Tell = Callable[[Advice], None]
_ORDER = ("lt", "lteq", "gt", "gteq")


class Inference:
    """Knows the fields, and the variables of the loops that are open at the moment."""

    def __init__(self, fields: tuple[Field, ...], tell: Tell, hint: Tell, pictures: Collection[str] | None = None) -> None:
        """`pictures` are the names that `图片` may be given, None where that is not known."""
        self._pictures = pictures
        self._fields = fields
        self._tell = tell
        self._hint = hint
        self._scopes: list[dict[str, Shape]] = []
        self._ended: set[str] = set()
        self._looks: tuple[tuple[tuple[type[nodes.Node], ...], Callable[..., Shape]], ...] = (
            ((nodes.Name,), lambda node: self._name(decode(node.name))),
            ((nodes.Const,), self._constant),
            ((nodes.Getattr,), lambda node: self._member(node.node, decode(node.attr))),
            ((nodes.Getitem,), self._at),
            ((nodes.Filter,), self._filtered),
            ((nodes.Test,), self._tested),
            ((nodes.Compare,), self._compared),
            ((nodes.And, nodes.Or), self._either),
            ((nodes.CondExpr,), self._chosen),
            ((nodes.BinExpr, nodes.Neg, nodes.Pos), self._sum),
            ((nodes.List, nodes.Tuple), self._list),
        )

    # Loops

    def enter(self, target: nodes.Node, iterated: nodes.Node) -> None:
        """A loop begins; its variable is known until `leave`."""
        item = self._item(iterated)
        names = [target] if isinstance(target, nodes.Name) else list(target.find_all(nodes.Name))
        # a row does not come apart, so of several variables nothing is known
        shapes = {decode(name.name): item if isinstance(target, nodes.Name) else ANY for name in names}
        self._scopes.append({"loop": LOOP, **shapes})

    def enter_unknown(self) -> None:
        """A loop begins whose tag cannot be read."""
        self._scopes.append({"loop": LOOP})

    def leave(self) -> None:
        """The innermost loop ends."""
        if self._scopes:
            self._ended |= set(self._scopes.pop()) - {"loop"}

    def _item(self, iterated: nodes.Node) -> Shape:
        shape = self.shape(iterated)
        if shape.kind == "list":
            return shape.item or ANY
        if shape.kind != "any":
            self._tell(advice.NOT_A_LIST)
        return ANY

    # Expressions

    def printed(self, node: nodes.Node) -> None:
        """Looks over what a `{{ }}` prints."""
        if self.shape(node).kind in ("list", "row"):
            self._tell(advice.WHOLE_LIST)
        if isinstance(node, nodes.Const) and isinstance(node.value, str) and self.knows(node.value):
            self._hint(advice.quoted_name(node.value))

    def shape(self, node: nodes.Node) -> Shape:
        """What an expression stands for; tells of what is wrong in it."""
        for kinds, look in self._looks:
            if isinstance(node, kinds):
                return look(node)
        for inner in node.iter_child_nodes():
            self.shape(inner)
        return TRUTH if isinstance(node, nodes.Not) else ANY

    def _constant(self, node: nodes.Const) -> Shape:
        if isinstance(node.value, bool):
            return TRUTH
        return TEXT if isinstance(node.value, str) else NUMBER

    def _tested(self, node: nodes.Test) -> Shape:
        """`x is defined` may ask for a name that nobody defined."""
        if not (node.name in ("defined", "undefined") and isinstance(node.node, nodes.Name)):
            for inner in node.iter_child_nodes():
                self.shape(inner)
        return TRUTH

    def _chosen(self, node: nodes.CondExpr) -> Shape:
        self.shape(node.test)
        first = self.shape(node.expr1)
        return joined(first, self.shape(node.expr2)) if node.expr2 is not None else first

    def _either(self, node: nodes.BinExpr) -> Shape:
        return joined(self.shape(node.left), self.shape(node.right))

    def _list(self, node: nodes.List | nodes.Tuple) -> Shape:
        shapes = [self.shape(item) for item in node.items]
        return Shape("list", item=shapes[0] if len(set(shapes)) == 1 else ANY)

    def _name(self, name: str) -> Shape:
        for scope in reversed(self._scopes):
            if name in scope:
                return scope[name]
        field = field_named(self._fields, name)
        if field:
            return shape_of(field)
        if name == "loop":
            self._tell(advice.LOOP_OUTSIDE)
        elif name in self._ended:
            self._tell(advice.ended_name(name))
        else:
            self.unknown(name)
        return ANY

    def unknown(self, name: str) -> None:
        """Tells of a name that is no field at the top."""
        variables = [variable for scope in self._scopes for variable in scope if variable != "loop"]
        names = [*variables, *field_names(self._fields)]
        self._tell(advice.unknown_name(name, names, inside=False, hint=self._as_column(name)))

    def knows(self, name: str) -> bool:
        """True for a field at the top and for a variable of a loop that is open."""
        return any(name in scope for scope in self._scopes) or field_named(self._fields, name) is not None

    def unknown_member(self, owner: str, name: str) -> bool:
        """Tells of a name that `owner` does not have."""
        self._member(nodes.Name(owner, "load"), name)
        return True

    def _as_column(self, name: str) -> str:
        """The mend where the name is a column of a table, "" where it is none."""
        for scope in reversed(self._scopes):
            for variable, shape in scope.items():
                if field_named(shape.fields, name):
                    return advice.in_table(name, shape.title, variable)
        table = next(tables_with(self._fields, name), None)
        if table is None or (table in LIST_FIELDS and nearest(name, field_names(self._fields))):
            return ""  # the fact sheet has columns of so many names that a likely one of the briefing's own is meant
        return advice.in_table(name, table.zh, "")

    def _member(self, owner: nodes.Expr, name: str) -> Shape:
        if isinstance(owner, nodes.Name) and self._outside_loop(decode(owner.name), name):
            return ANY
        shape = self.shape(owner)
        if shape.kind == "any":
            return ANY
        if shape.kind == "loop":
            if name not in LOOP_FIELDS:
                self._tell(advice.not_of_loop(name, LOOP_FIELDS))
            return ANY if name in ("previtem", "nextitem") else NUMBER
        if shape.kind != "row":
            self._tell(advice.not_a_row(_spelled(owner) or shape.title or "这里", shape.words, name))
            return ANY
        field = field_named(shape.fields, name)
        if field:
            return shape_of(field)
        names = list(field_names(shape.fields))
        other = next((table for table in tables_with(self._fields, name) if table.zh != shape.title), None)
        hint = advice.of_other_table(name, other.zh, names) if other else ""
        self._tell(advice.unknown_name(name, names, inside=True, hint=hint))
        return ANY

    def _outside_loop(self, variable: str, name: str) -> bool:
        """True, and told, for `行.项目` where no loop has made a `行`."""
        if self.knows(variable) or variable in self._ended or variable == "loop":
            return False
        table = next(tables_with(self._fields, name), None)
        if table is None:
            return False
        self._tell(advice.outside_loop(variable, name, table.zh))
        return True

    def _at(self, node: nodes.Getitem) -> Shape:
        if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            return self._member(node.node, node.arg.value)
        shape = self.shape(node.node)
        if isinstance(node.arg, nodes.Slice):
            return shape if shape.kind == "list" else ANY
        self.shape(node.arg)
        return (shape.item or ANY) if shape.kind == "list" else ANY

    def _compared(self, node: nodes.Compare) -> Shape:
        left = self.shape(node.expr)
        for operand in node.ops:
            right = self.shape(operand.expr)
            kinds = {left.kind, right.kind}
            if operand.op in _ORDER and "any" not in kinds and (len(kinds) > 1 or kinds & {"list", "row"}):
                self._tell(advice.not_comparable(left.words, right.words))
            left = right
        return TRUTH

    def _sum(self, node: nodes.Node) -> Shape:
        shapes = [self.shape(inner) for inner in node.iter_child_nodes()]
        operator = {"Add": "+", "Sub": "-", "Mul": "*", "Div": "/", "Neg": "-", "Pos": "+"}.get(type(node).__name__, "+")
        if any(shape.kind not in ("number", "any") for shape in shapes):
            self._tell(advice.not_numbers(operator))
        return NUMBER

    # Filters

    def _filtered(self, node: nodes.Filter) -> Shape:
        given = self.shape(node.node) if node.node is not None else ANY
        shapes = [self.shape(argument) for argument in node.args]
        known = filter_named(decode(node.name))
        if known is None:
            return ANY
        if not known.least <= len(shapes) <= len(known.arguments) or not _fits(known, shapes) or node.kwargs:
            self._tell(advice.filter_arguments(known.zh, known.example))
        named = node.node.value if isinstance(node.node, nodes.Const) else None
        if known.zh == "图片" and self._pictures is not None and isinstance(named, str) and named not in self._pictures:
            self._tell(advice.unknown_picture(named, list(self._pictures)))
        return self._given(known, given, node.args)

    def _given(self, known: Filter, given: Shape, arguments: Sequence[nodes.Expr]) -> Shape:
        """What the filter makes of what it is given."""
        if known.gives == "batches":
            most = arguments[0] if arguments else None
            if given.kind not in ("list", "any") or (isinstance(most, nodes.Const) and isinstance(most.value, int) and most.value < 1):
                self._tell(advice.BATCHES)
            return Shape("list", given.title, given) if given.kind == "list" else ANY
        if known.takes == "list" and given.kind not in ("list", "row", "any"):
            self._tell(advice.filter_on_text(known.zh, given.words))
        if known.takes == "text" and given.kind in ("list", "row"):
            self._tell(advice.filter_on_list(known.zh, given.words))
            return ANY
        if known.zh == "出处" and given.kind in ("text", "number") and not given.cited and given.title:
            self._hint(advice.without_sources(given.title))
        if known.gives == "same":
            return given
        return NUMBER if known.gives == "number" else Shape("text", given.title, cited=given.cited)


def _fits(known: Filter, shapes: Sequence[Shape]) -> bool:
    wanted = zip(known.arguments, shapes, strict=False)
    return all(shape.kind == "any" or argument in ("any", shape.kind) for argument, shape in wanted)


def _spelled(node: nodes.Node) -> str:
    """A name or a chain of names as the user wrote it, "" for anything else."""
    match node:
        case nodes.Name():
            return decode(node.name)
        case nodes.Getattr():
            owner = _spelled(node.node)
            return f"{owner}.{decode(node.attr)}" if owner else ""
        case _:
            return ""
