"""Amounts that are compared across units, roundings and bounds."""

from decimal import Decimal

import pytest
from resolve_samples import figure

from briefgen.resolve.amount import agree, amount, folded


@pytest.mark.parametrize(
    ("value", "unit", "wanted"),
    [
        ("5000", "万元", (Decimal(50000000), "元")),
        ("1.2", "万亿元", (Decimal("1.2") * 10**12, "元")),
        ("13", "万台", (Decimal(130000), "台")),
        ("50", "万吨/年", (Decimal(500000), "吨")),
        ("600", "万千瓦", (Decimal(6000000), "千瓦")),
        ("35", "千瓦", (Decimal(35), "千瓦")),
        ("81", "家", (Decimal(81), "户")),
        ("12.9", "%", (Decimal("12.9"), "%")),
    ],
)
def test_folded(value, unit, wanted):
    assert folded(Decimal(value), unit) == wanted


def test_the_same_amount_in_two_units():
    assert amount(figure("5000", "万元")) == amount(figure("0.5", "亿元"))


@pytest.mark.parametrize(
    ("left", "right", "wanted"),
    [
        (("232.34", "亿元", "exact"), ("232.34", "亿元", "exact"), True),
        (("232.34", "亿元", "exact"), ("232", "亿元", "exact"), True),
        (("232.34", "亿元", "exact"), ("233", "亿元", "exact"), False),
        (("278", "户", "exact"), ("279", "户", "exact"), False),
        (("100", "亿元", "at_least"), ("116", "亿元", "exact"), True),
        (("100", "亿元", "at_least"), ("96", "亿元", "exact"), False),
        (("30", "%", "at_most"), ("28", "%", "exact"), True),
        (("2000", "亿元", "about"), ("2100", "亿元", "exact"), True),
        (("2000", "亿元", "about"), ("2600", "亿元", "exact"), False),
        (("5", "亿元", "exact"), ("5", "户", "exact"), True),
    ],
)
def test_agree(left, right, wanted):
    one, two = figure(left[0], left[1], bound=left[2]), figure(right[0], right[1], bound=right[2])
    assert agree(one, two) is wanted
    assert agree(two, one) is wanted


def test_a_range_agrees_with_what_it_holds():
    assert agree(figure("2", "个", value_max="3"), figure("3", "个"))
    assert not agree(figure("2", "个", value_max="3"), figure("5", "个"))
