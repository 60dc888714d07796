"""Round numbers that agree with exact ones, and further papers that tell the same."""

import pytest
from resolve_samples import figure

from briefgen.resolve.amount import rounds
from briefgen.resolve.conflict import find_conflicts
from briefgen.resolve.merge import merge_figures


def rough(value, unit, bound, quote="", **given):
    return figure(value, unit, bound=bound, quote=quote, document="另报.txt", published="2024-05", **given)


ROUND = [
    (("2000", "亿元", "about", "产值约[2000亿元]"), ("1998.6", "亿元")),
    (("10", "%", "about", "增长[一成多]"), ("12.9", "%")),
    (("30", "%", "about", "近[三成]"), ("28.7", "%")),
    (("60", "家", "about", "[60余家]"), ("64", "家")),
    (("1400", "亿元", "at_least", "超[1400亿元]"), ("1412", "亿元")),
    (("31", "%", "exact", ""), ("31.3", "%")),
    (("0.2", "万亿元", "about", ""), ("1998.6", "亿元")),
]
APART = [
    (("10", "%", "about", "增长[一成多]"), ("9.4", "%")),
    (("30", "%", "about", "近[三成]"), ("31.2", "%")),
    (("2000", "亿元", "about", "产值约[2000亿元]"), ("2600", "亿元")),
    (("1400", "亿元", "at_least", "超[1400亿元]"), ("1388", "亿元")),
    (("100", "亿元", "at_least", "超[100亿元]"), ("870", "亿元")),
    (("31", "%", "exact", ""), ("31.6", "%")),
    (("2000", "户", "about", ""), ("2000", "亿元")),
]


@pytest.mark.parametrize(("round_one", "exact"), ROUND)
def test_a_round_number_goes_with_the_exact_one(round_one, exact):
    value, unit, bound, quote = round_one
    one, two = rough(value, unit, bound, quote), figure(*exact)
    assert rounds(one, two)
    for order in ([one, two], [two, one]):
        (merged,) = merge_figures(order)
        assert merged.fact == two
        assert merged.rounded == (one,)
        assert set(merged.facts) == {one, two}
        assert merged.documents == 2
    assert find_conflicts(merge_figures([one, two])) == ()


@pytest.mark.parametrize(("round_one", "exact"), APART)
def test_what_does_not_agree_stays_apart(round_one, exact):
    value, unit, bound, quote = round_one
    one, two = rough(value, unit, bound, quote), figure(*exact)
    assert not rounds(one, two)
    assert all(merged.rounded == () for merged in merge_figures([one, two]))
    assert len(merge_figures([one, two])) == 2


@pytest.mark.parametrize("given", [{"period": None}, {"period": "2022"}, {"modality": "target"}, {"comparison": "yoy"}, {"subject": "乙市"}])
def test_only_of_the_same_thing(given):
    assert len(merge_figures([figure("1998.6"), rough("2000", "亿元", "about", **given)])) == 2


def test_of_two_exact_figures_the_nearest():
    near, far = figure("1998.6"), figure("1901.2", document="三报.txt")
    merged = {one.fact.value: one for one in merge_figures([far, near, rough("2000", "亿元", "about")])}
    assert len(merged[near.value].rounded) == 1 and merged[far.value].rounded == ()


def test_a_chain_of_roundings_loses_nothing():
    facts = [figure("31", "%"), figure("31.3", "%", document="另报.txt"), figure("31.28", "%", document="三报.txt")]
    merged = merge_figures(facts)
    assert {fact.id for one in merged for fact in one.facts} == {fact.id for fact in facts}
    assert all(one.fact in one.facts for one in merged)


def test_told_again_later_it_is_confirmed():
    (merged,) = merge_figures([figure("1998.6"), figure("1998.6", document="另报.txt", published="2024-06")])
    assert merged.documents == 2 and merged.rounded == ()
