"""A hundred edits on each of three briefings: every harmful one is found, and at most one harmless one in twenty is taken for harmful."""

import pytest
from briefing_edits import Edit, edits, words_of
from built_issues import MONTHS, Issue, Issues

from briefgen.model.fact import Figure, Milestone
from briefgen.verify import Outcome, verify_pages


def _edits(issue: Issue, seed: int) -> list[Edit]:
    names: dict[str, str] = {}
    for fact in issue.ground.facts:
        if isinstance(fact, Figure):
            names |= {fact.subject: "subject", fact.indicator.removesuffix("数"): "indicator"}
        elif isinstance(fact, Milestone):
            names[fact.project] = "project"
    return list(edits(issue.pages, words_of([item.text for item in issue.pages.items], names), seed))


def _found(issue: Issue, edit: Edit) -> bool:
    return any(one.outcome is not Outcome.SUPPORTED for one in verify_pages(edit.pages, issue.ground, issue.reader))


@pytest.mark.parametrize("source", ["seeds", "real"])
@pytest.mark.parametrize("month", MONTHS)
def test_harm_is_found_and_other_words_pass(issues: Issues, source: str, month: str) -> None:
    issue = issues(source, month)
    made = _edits(issue, 11)
    assert len(made) >= 85
    missed = [(one.kind, one.before, one.after) for one in made if one.harmful and not _found(issue, one)]
    assert missed == []
    harmless = [one for one in made if not one.harmful]
    alarms = [(one.kind, one.before, one.after) for one in harmless if _found(issue, one)]
    assert len(alarms) <= 0.05 * len(harmless), alarms


@pytest.mark.parametrize("name", ["briefing.docx", "facts.xlsx"])
def test_a_file_as_it_was_built_is_supported(issues: Issues, name: str) -> None:
    issue = issues("seeds", "2024-12", name)
    found = list(verify_pages(issue.pages, issue.ground, issue.reader))
    assert len(found) > 50
    assert [one for one in found if one.outcome is not Outcome.SUPPORTED] == []


def test_harm_is_found_in_the_fact_sheet(issues: Issues) -> None:
    issue = issues("seeds", "2024-12", "facts.xlsx")
    harmful = [one for one in _edits(issue, 11) if one.harmful]
    assert [(one.kind, one.before, one.after) for one in harmful if not _found(issue, one)] == []
