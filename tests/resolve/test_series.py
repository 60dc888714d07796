"""Figures over time, goals against a straight line, and sums of whole lists."""

from datetime import date
from decimal import Decimal

import pytest
from resolve_samples import figure

from briefgen.model.period import Period
from briefgen.resolve.course import is_comparable, months_left, straight_line
from briefgen.resolve.merge import merge_figures
from briefgen.resolve.series import find_series
from briefgen.resolve.total import total

ALIASES = {"工业投资额": "工业投资"}


def over(first: str, last: str) -> tuple[date, date]:
    return (Period.parse(first).first, Period.parse(last).last)


def told(value, first, last="", **given):
    return figure(value, **given).model_copy(update={"period": over(first, last or first)})


def series(*figures, stock=False):
    found = find_series(merge_figures(figures), lambda name: ALIASES.get(name, name), lambda _figure: stock, lambda group: group[-1])
    return [(one.stretch, [str(point.told.fact.value) for point in one.points]) for one in found]


def test_a_month_is_not_set_beside_the_months_so_far():
    facts = [told("5", "2023-03"), told("6", "2023-04"), told("20", "2023-01", "2023-04"), told("27", "2023-01", "2023-05"), told("40", "2023")]
    assert series(*facts) == [("month", ["5", "6"]), ("so_far", ["20", "27"])]


def test_growth_is_not_set_beside_the_amount():
    rate = {"unit": "%", "aspect": "growth", "comparison": "yoy"}
    facts = [told("20", "2022"), told("22", "2023"), told("8", "2022", **rate), told("10", "2023", **rate)]
    assert series(*facts) == [("year", ["20", "22"]), ("year", ["8", "10"])]


def test_names_of_one_indicator_and_units_of_one_amount_are_one_series():
    assert series(told("2", "2022"), told("22000", "2023", unit="万元", indicator="工业投资额")) == [("year", ["2", "22000"])]


def test_goals_and_ranges_are_in_no_series():
    assert series(told("2", "2022"), told("3", "2023", modality="target"), told("3", "2024", value_max="5")) == []


def test_a_stock_stands_at_the_end_of_its_stretch():
    assert series(told("15", "2023", unit="户"), told("22", "2024-05-17", unit="户"), stock=True) == [("moment", ["15", "22"])]
    assert series(told("15", "2023", unit="户"), told("22", "2024-05-17", unit="户")) == []


@pytest.mark.parametrize(
    ("first", "second", "missing"),
    [
        (("2023-03", "2023-03"), ("2023-04", "2023-04"), None),
        (("2023-03", "2023-03"), ("2023-07", "2023-07"), over("2023-04", "2023-06")),
        (("2023-01", "2023-03"), ("2023-01", "2023-05"), over("2023-04", "2023-04")),
        (("2022-01", "2022-10"), ("2023-01", "2023-03"), None),
        (("2021-01", "2021-12"), ("2023-01", "2023-12"), over("2022-01", "2022-12")),
    ],
)
def test_a_gap_stays_a_gap(first, second, missing):
    found = find_series(merge_figures([told("1", *first), told("2", *second)]), str, lambda _figure: False, lambda group: group[0])
    assert [point.missing for point in found[0].points] == [None, missing]


def test_of_two_values_for_the_same_days_one_is_chosen():
    assert series(told("2", "2022"), told("3", "2023"), told("4", "2023", published="2024-04")) == [("year", ["2", "4"])]


def goal(value, first, last="", **given):
    return told(value, first, last, modality="target", **given)


def test_the_months_so_far_against_a_line_from_nothing():
    line = straight_line(goal("365", "2023"), told("100", "2023-01", "2023-06"), None, stock=False)
    assert (line.at, line.expected, line.behind) == (date(2023, 6, 30), Decimal(181), True)
    assert not straight_line(goal("365", "2023"), told("200", "2023-01", "2023-06"), None, stock=False).behind


def test_a_stock_against_a_line_from_its_first_value():
    wanted, now, first = goal("20", "2024-12-31", unit="户"), told("15", "2023-12-31", unit="户"), told("10", "2022-12-31", unit="户")
    line = straight_line(wanted, now, first, stock=True)
    assert (line.expected.quantize(Decimal("0.1")), line.behind) == (Decimal("15.0"), False)
    assert straight_line(wanted, now, now, stock=True) is None


def test_yearly_amounts_against_a_line_between_years():
    line = straight_line(goal("200", "2025"), told("120", "2023"), told("100", "2022"), stock=False)
    assert (line.expected.quantize(Decimal(1)), line.behind) == (Decimal(133), True)


@pytest.mark.parametrize(
    ("wanted", "now", "stock"),
    [
        (goal("365", "2023"), told("100", "2022-01", "2022-06"), False),
        (goal("10", "2024", unit="%", aspect="growth", comparison="yoy"), told("12", "2023", unit="%", aspect="growth", comparison="yoy"), False),
        (goal("10", "2024", bound="at_most"), told("12", "2024-01", "2024-06"), False),
        (goal("10", "2024", value_max="12"), told("12", "2024-01", "2024-06"), False),
    ],
)
def test_what_says_nothing_of_the_goal_is_not_held_against_it(wanted, now, stock):
    assert not is_comparable(wanted, now, stock=stock)
    assert straight_line(wanted, now, now, stock=stock) is None


def test_the_time_left_is_counted_in_months():
    assert [months_left(goal("1", "2024"), day) for day in (date(2024, 3, 31), date(2024, 12, 1), date(2025, 1, 1))] == [9, 0, -1]


def test_a_sum_needs_all_its_parts():
    assert total([Decimal(1), Decimal("2.5")]) == Decimal("3.5")
    assert total([Decimal(1), None]) is None
    assert total([Decimal(1)]) is None
