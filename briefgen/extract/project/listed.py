"""Projects that the tables know (`projects.csv`): they go by their canonical name, with the enterprise and the place of the table.

With a line 恒远动力电池基地, alias 恒远电池项目: 恒远电池项目二期已开工 is 恒远动力电池基地二期. A known name counts without a tail, too.
"""

from collections.abc import Sequence
from dataclasses import replace

from briefgen.extract.analysis import Analysis
from briefgen.extract.project.bearer import Bearer
from briefgen.extract.project.naming import PHASE_END
from briefgen.extract.sentence import Clause
from briefgen.lexicon.term import Term


def canonical(analysis: Analysis, bearers: Sequence[Bearer]) -> tuple[Bearer, ...]:
    """The bearers, those that the tables know under their canonical names."""
    if not analysis.grammar.lexicon.by_kind("project"):
        return tuple(bearers)
    return tuple(_known(analysis, bearer) for bearer in bearers)


def known_in(analysis: Analysis, clause: Clause) -> list[Bearer]:
    """The known projects that a clause names, in order."""
    if not analysis.grammar.lexicon.by_kind("project"):
        return []
    found: list[Bearer] = []
    for name in analysis.names_in(clause.start, clause.end):
        term = analysis.grammar.lexicon.lookup(name.name, "project") if name.kind == "project" and name.known else None
        if term and name.end <= clause.end:
            printed = analysis.text[name.start : name.end]
            found.append(_named(Bearer(printed, printed, name.start, name.end), term, ""))
    return found


def _known(analysis: Analysis, bearer: Bearer) -> Bearer:
    """A phase that the table does not know by itself stays behind the project's name; what stands before a known name is dropped."""
    whole = analysis.grammar.lexicon.lookup(bearer.name, "project")
    if whole:
        return _named(bearer, whole, "")
    matches = analysis.grammar.lexicon.find(bearer.base)
    if matches and matches[-1].term.kind == "project" and matches[-1].end == len(bearer.base):
        return _named(bearer, matches[-1].term, bearer.name.removeprefix(bearer.base))
    return bearer


def _named(bearer: Bearer, term: Term, phase: str) -> Bearer:
    own = PHASE_END.search(term.name)
    base = term.name[: own.start()] if own and own.start() >= 3 else term.name
    enterprise, place = term.data.get("enterprise") or bearer.enterprise, term.data.get("place") or bearer.place
    return replace(bearer, name=term.name + phase, base=base, enterprise=enterprise, place=place, proper=True)
