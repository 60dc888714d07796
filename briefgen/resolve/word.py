"""What persons have said on names, as resolution asks for it."""

from collections.abc import Callable, Iterable

from briefgen.model.naming import MERGE, NameDecision, in_force
from briefgen.resolve.project_name import read_name


class Word:
    """`same` joins the first name of a pair to the second, `apart` keeps a pair apart; all by printed names."""

    def __init__(
        self, same: Iterable[tuple[str, str]] = (), apart: Iterable[tuple[str, str]] = (), core: Callable[[str], str] | None = None
    ) -> None:
        """`core` is what of a name counts; a project's, unless given."""
        self._core = core or (lambda name: read_name(name).core)
        self.same = tuple(same)
        pairs = tuple(apart)
        self._apart = frozenset(frozenset(map(self._core, pair)) for pair in pairs)
        # two names with one core, or one the other's phase, can only be parted by what is printed
        self._alone = frozenset(name for name, other in pairs if self._core(name) == self._core(other))

    @classmethod
    def of(cls, decisions: Iterable[NameDecision], kind: str, core: Callable[[str], str] | None = None) -> "Word":
        """What holds for names of one kind."""
        mine = [one for one in in_force(decisions) if one.kind == kind]
        return cls(
            [(one.name, one.other) for one in mine if one.verdict == MERGE],
            [(one.name, one.other) for one in mine if one.verdict != MERGE],
            core,
        )

    def parts(self, core: str, other: str) -> bool:
        """True for two cores that are said to be different things."""
        return frozenset((core, other)) in self._apart

    def is_alone(self, printed: str) -> bool:
        """True for a name that is kept apart from another one of the same core."""
        return printed in self._alone
