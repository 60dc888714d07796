"""What an issue says of the time between issues: what moved, was put off, fell silent or is overdue; and the view from later days."""

from dataclasses import replace

import pytest
from compose_samples import SETTINGS, Builder, ListReader

from briefgen.compose import IssuePeriod, compose_briefing
from briefgen.model.period import Period

NOW = replace(SETTINGS, as_known_now=True)
WORKS = "丙锅炉智能改造项目"


def issue(facts, month=(2024, 11), settings=SETTINGS):
    return compose_briefing(ListReader(list(facts)), IssuePeriod("month", Period.month(*month)), settings)


def told(published, stage, day=None, *, name=WORKS, modality="actual"):
    return Builder(f"{published}{stage}{day}.txt", published).milestone(name, stage, day, modality=modality)


def changes(briefing):
    return [row["change"].text for row in briefing.projects]


@pytest.mark.parametrize(
    ("facts", "wanted"),
    [
        ([told("2024-11", "building"), told("2024-05", "building", name="丁钢厂热轧线")], "新增"),
        ([told("2024-05", "started"), told("2024-11", "operating")], "▲ 开工→投产"),
        ([told("2024-10", "building"), told("2024-11", "building")], "未变"),
        ([told("2024-03", "building"), told("2024-11", "building")], "未变（距上次报道8个月）"),
        ([told("2024-05", "operating"), told("2024-11", "stalled")], "▼ 投产→停工"),
        (
            [
                told("2024-05", "building"), told("2024-05", "completed", "2024-12", modality="expected"), told("2024-11", "building"),
                told("2024-11", "completed", "2025-06", modality="expected"),
            ],
            "未变（距上次报道6个月）；建成时间由2024年12月推迟到2025年6月",
        ),
        (
            [told("2024-05", "building"), told("2024-05", "completed", "2024-08", modality="expected"), told("2024-11", "installing")],
            "▲ 在建→设备安装；逾期 原定2024年8月建成",
        ),
    ],
)  # fmt: skip
def test_what_has_changed_since_the_issues_before(facts, wanted):
    assert changes(issue(facts)) == [wanted]


def test_the_issue_knows_nothing_of_later_days():
    facts = [told("2024-05", "building"), told("2024-05", "completed", "2024-08", modality="expected"), told("2024-11", "building")]
    later = [told("2025-02", "operating", "2025-01"), Builder("后.txt", "2025-02").figure("工业投资", "9", "亿元", period="2024-01..2024-10")]
    assert issue([*facts, *later]) == issue(facts)


def test_the_other_view_takes_a_later_confirmation():
    facts = [told("2024-05", "building"), told("2024-05", "completed", "2024-12", modality="expected")]
    facts += [told("2024-11", "building"), told("2025-06", "building"), told("2025-08", "operating", "2025-01")]
    then, now = issue(facts, (2025, 6)), issue(facts, (2025, 6), NOW)
    assert [row["matter"].text for row in then.pending] == [WORKS]
    assert now.pending == ()
    assert changes(now) == ["未变（距上次报道7个月）；其后：投产（2025年8月报道）"]
    assert (then.issue_label, now.issue_label) == ("2025年第6期", "2025年第6期（按截至2025年8月底的报道补记）")


def test_the_other_view_shows_a_later_correction_and_keeps_what_was_told():
    first = Builder("先.txt", "2024-11").figure("工业投资", "12", "亿元", period="2024-01..2024-10")
    mended = Builder("后.txt", "2025-01").figure("工业投资", "13", "亿元", period="2024-01..2024-10")
    then, now = issue([first, mended]), issue([first, mended], settings=NOW)
    assert then.pending == ()
    assert [row["value"].text for row in now.indicators] == ["12亿元"]
    assert now.pending[0]["note"].text.endswith("本期仍按当时报道，其后的报道应采用13亿元：报道较晚")


def test_a_promise_made_later_is_not_held_against_the_issue():
    facts = [told("2024-11", "building"), told("2025-03", "completed", "2025-02", modality="expected")]
    assert issue(facts, settings=NOW).pending == ()
