"""All memberships of a story, each member, role and group once."""

from collections.abc import Callable, Iterator

from briefgen.extract.analysis import Analysis
from briefgen.extract.draft import Draft
from briefgen.extract.membership.award import AwardReader
from briefgen.extract.membership.chain import find_chains
from briefgen.extract.membership.cluster import find_clusters
from briefgen.extract.membership.found import Found
from briefgen.extract.membership.head import find_heads
from briefgen.extract.membership.leader import LEADING, find_leaders
from briefgen.extract.membership.park import find_park_enterprises
from briefgen.extract.membership.town import TownReader
from briefgen.extract.sentence import Sentence

# the patterns of one sentence, in order; those that remember the sentence before are made for each story
_PATTERNS: tuple[Callable[[Analysis, Sentence], Iterator[Found]], ...] = (find_heads, find_leaders, find_chains, find_clusters, find_park_enterprises)


def find_memberships(analysis: Analysis) -> Iterator[Draft]:
    """A draft for each member, role and group, in order of the sentences."""
    towns, awards = TownReader(analysis), AwardReader(analysis)
    seen: set[tuple[str, str, str | None]] = set()
    for sentence in analysis.sentences:
        found = [one for pattern in _PATTERNS for one in pattern(analysis, sentence)]
        settled = {one.member for one in found if one.role == "园区企业"}
        found = [one for one in found if one.role not in LEADING or one.member not in settled]
        told = {(one.member, one.role) for one in found}
        titled = [one for one in awards.read(sentence) if (one.member, one.role) not in told]
        for one in (*found, *towns.read(sentence), *titled):
            if (one.member, one.role, one.group) in seen or len(one.member) < 2:
                continue
            seen.add((one.member, one.role, one.group))
            fields = {"member": one.member, "role": one.role, "group": one.group}
            yield Draft("membership", one.start, one.end, one.sure, fields, key=(one.member, one.role, one.group))
