"""One fact told in several places, and two values for one thing."""

from resolve_samples import figure

from briefgen.model.fact import Membership, Policy
from briefgen.resolve.conflict import find_conflicts
from briefgen.resolve.merge import facts_of, merge_figures, merge_memberships, merge_policies


def test_the_same_figure_of_two_papers_is_one_with_both():
    merged = merge_figures([figure("0.5"), figure("5000", "万元", document="另报.txt")])
    assert [len(one.facts) for one in merged] == [2]
    assert {fact.document for fact in merged[0].facts} == {"报.txt", "另报.txt"}


def test_another_period_is_another_figure():
    assert len(merge_figures([figure("5", period="2023"), figure("5", period="2024")])) == 2


def test_a_headline_without_period_joins_its_fuller_twin():
    bare = figure("31.3", "%", period=None, aspect="growth")
    half = figure("31.3", "%", period="2023", aspect="growth")
    full = figure("31.3", "%", period="2023", aspect="growth", comparison="yoy")
    merged = merge_figures([bare, half, full])
    assert len(merged) == 1
    assert merged[0].fact == full
    assert merged[0].facts == (bare, half, full)


def test_a_bare_figure_of_another_document_stays():
    assert len(merge_figures([figure("5", period=None), figure("5", document="另报.txt")])) == 2


def test_what_one_month_counts_with_and_without_its_day_is_one():
    bare, dated = figure("52", "个", period=None), figure("52", "个", document="另报.txt")
    [merged] = merge_figures([bare, dated])
    assert merged.fact == dated and set(merged.facts) == {bare, dated}
    assert len(merge_figures([bare, figure("52", "个", document="另报.txt", published="2024-05")])) == 2


def test_the_surest_telling_counts():
    merged = merge_figures([figure("5", confidence=0.6), figure("5", confidence=0.8)])
    assert merged[0].confidence == 0.8
    assert len(facts_of(merged)) == 2


def test_memberships_and_policies():
    common = {"document": "报.txt", "quote": "某", "end": 1, "confidence": 0.9}
    members = [Membership(id=f"m{place}", start=place, member="丙集团", role="链主", **common) for place in range(3)]
    assert [len(one.facts) for one in merge_memberships(members)] == [3]
    policies = [
        Policy(id="p1", start=0, title="甲方案", action="issued", **common),
        Policy(id="p2", start=1, title="《甲方案》", action="issued", issuer="甲市政府", **common),
    ]
    assert [one.fact.issuer for one in merge_policies(policies)] == ["甲市政府"]


def conflicts(*figures):
    return [[fact.fact.value for fact in one.figures] for one in find_conflicts(merge_figures(figures))]


def test_two_values_conflict():
    assert len(conflicts(figure("278", "户"), figure("225", "户", document="另报.txt"))) == 1


def test_no_conflict():
    assert conflicts(figure("278", "户"), figure("225", "户", period="2024")) == []
    assert conflicts(figure("278", "户", period=None), figure("225", "户", period=None)) == []
    assert conflicts(figure("232.34"), figure("232")) == []
    assert conflicts(figure("5", modality="target"), figure("6", modality="target")) == []
    assert conflicts(figure("3", "万吨", start=10), figure("2", "万吨", start=12)) == []


def test_ranks_of_amount_and_growth_do_not_conflict():
    first = figure("1", "位", aspect="rank", quote="总量居全省[第一]")
    second = figure("2", "位", aspect="rank", quote="增速居全省[第二]")
    assert conflicts(first, second) == []
