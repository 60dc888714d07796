"""The chains that a region keeps lists of, generation by generation, as its words tell them: which follows from which, and when each is in force."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChainRecord:
    """One chain of the lists.

    `groups` are its generations (the year from which a list holds) with the group in which it stands there; `follows` the chains that it came from.
    It is in force from the year `valid_from` on, up to and without the year `valid_until`; None leaves a side open.
    """

    name: str
    groups: tuple[tuple[int, str], ...] = ()
    valid_from: int | None = None
    valid_until: int | None = None
    follows: tuple[str, ...] = ()
    level: str = ""

    def in_force(self, year: int) -> bool:
        """Whether the chain is on a list of that year."""
        return (self.valid_from is None or self.valid_from <= year) and (self.valid_until is None or year < self.valid_until)


@dataclass(frozen=True, slots=True)
class ChainPlace:
    """Where the region's words place an enterprise or a project: in which chain, and there in which part of the stream (上游, 中游, 下游); "" where they leave it open."""

    chain: str = ""
    stream: str = ""


@dataclass(frozen=True, slots=True)
class GroupName:
    """A group of chains, in force from the year `since` on, up to and without the year `until`; None leaves a side open."""

    name: str
    since: int | None = None
    until: int | None = None

    def in_force(self, year: int) -> bool:
        """Whether the group is on a list of that year."""
        return (self.since is None or self.since <= year) and (self.until is None or year < self.until)


@dataclass(frozen=True, slots=True)
class Generation:
    """The chains of one list: the year from which it holds, what it is called as a whole ("" where it has no name), its chains in order."""

    year: int
    name: str
    chains: tuple[ChainRecord, ...]


def generations(records: tuple[ChainRecord, ...], names: tuple[GroupName, ...], level: str) -> tuple[Generation, ...]:
    """The generations of one level (市级), the oldest first.

    One of `names` that is no chain's own group is the name of the whole list of its year; else the group that all its chains share is.
    """
    own = [record for record in records if level in record.level.split("、")]
    grouped = {group for record in records for _, group in record.groups}
    years = sorted({year for record in own for year, _ in record.groups})
    found = []
    for year in years:
        chains = tuple(record for record in own if any(one == year for one, _ in record.groups))
        common = set.intersection(*({group for one, group in record.groups if one == year} for record in chains))
        own_name = next((name for name in names if name.since == year and name.name not in grouped), None)
        shared = min((name.name for name in names if name.name in common and name.until is not None), default=min(common, default=""))
        whole = own_name.name if own_name else shared
        found.append(Generation(year, whole, chains))
    return tuple(found)
