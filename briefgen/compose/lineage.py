"""How the chains of today's list follow from those of the list before, as the region's words tell it; not from the articles, and marked so."""

from briefgen.compose.chain_index import CHAIN, listed_chain
from briefgen.compose.material import Material
from briefgen.compose.sentences import sentence
from briefgen.model.briefing import Sentence
from briefgen.model.lineage import Generation, generations

_FEWEST = 2
NOTE = "（沿革据地区词库，非本期报道）"


def lineage(material: Material) -> tuple[Sentence, ...]:
    """One sentence, in an issue that tells the chains of a list for which there was one before."""
    found = generation_of(material)
    if found is None:
        return ()
    now, before = found
    told = {listed_chain(one.fact, material) for one in material.memberships if one.fact.role == CHAIN}
    if len(told & {record.name for record in now.chains}) < _FEWEST:
        return ()
    items = [words for words in (_taken_over(record.name, now) for record in before.chains) if words]
    kept = [_short(record.name) for record in now.chains if any(year == before.year for year, _ in record.groups)]
    opening = f"重点产业链自{now.year}年起为{_list_words(now)}，此前（{before.year}年起）为{_list_words(before)}"
    closing = f"；{'、'.join(kept)}产业链沿用" if kept else ""
    return (sentence([(f"{opening}{'：' if items else ''}{'，'.join(items)}{closing}{NOTE}", ())]),)


def generation_of(material: Material) -> tuple[Generation, Generation] | None:
    """The list in force at the end of the issue and the one before it; None where the words know of no two."""
    level = f"{material.settings.region[-1:]}级"
    year = material.issue.period.last.year
    found = [one for one in generations(material.settings.chains, material.settings.chain_groups, level) if one.year <= year]
    return (found[-1], found[-2]) if len(found) > 1 else None


def _taken_over(name: str, now: Generation) -> str:
    """甲产业链由乙、丙产业链承接, "" for a chain that nothing follows."""
    heirs = [_short(record.name) for record in now.chains if name in record.follows]
    return f"{name}由{'、'.join(heirs)}产业链承接" if heirs else ""


def _list_words(generation: Generation) -> str:
    count = f"{len(generation.chains)}条"
    name = generation.name.removesuffix(CHAIN)
    return f"“{name}”{count}" if name else count


def _short(name: str) -> str:
    return name.removesuffix(CHAIN)
