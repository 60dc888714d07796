"""Single sentences held against the example articles of December and March 2024: rewritten ones pass, wrong ones are found with what should stand there."""

import pytest
from built_issues import Issues

from briefgen.model.passage import Pages, Passage
from briefgen.verify import Finding, Outcome, verify_pages

SUPPORTED = (
    "今年前10个月，我市工业投资比去年同期增长31.3%，在固定资产投资中占27%，占比同比提高6.6个百分点。",
    "1至10月，全市制造业投资2323400万元，增长28.2%。",
    "2024年1—10月，全市工业投资增速达到31.3%；制造业投资完成232.34亿元，总量位居全省第一，增速排名全省第二。",
    "全市共有省级产业链项目52个，市级产业链项目73个，省级重点工程项目67个。",
    "惠科电子新材料项目和晶科能源光伏垂直一体化项目已部分投产。",
    "今年以来，全市向民营企业推介项目4批。",
    "太钢罩式炉双线智能制造改造项目2024年9月竣工。",
    "工业投资形势向好，下一步将继续抓好服务。",
)
WRONG = (
    ("2024年1—10月，全市工业投资同比增长31.4%。", "31.4%", "31.3%"),
    ("2024年1—10月，全市工业投资同比增长28.2%；制造业投资完成232.34亿元，同比增长31.3%。", "28.2%", "31.3%"),
    ("1至10月，全市制造业投资232.34万元。", "232.34万元", "232.34亿元"),
    ("2024年1—10月，全市工业投资同比下降31.3%。", "31.3%", ""),
    ("2024年1—10月，全市工业投资环比增长31.3%。", "31.3%", ""),
    ("2023年1—10月，全市工业投资同比增长31.3%。", "2023年1—10月", "2024-01-01/2024-10-31"),
    ("2024年1—10月，大同市工业投资同比增长31.3%。", "31.3%", ""),
    ("全市省级产业链项目73个、市级产业链项目52个。", "73个", "52个"),
    ("太钢热连轧罩式炉双线智能制造改造项目2024年8月竣工。", "2024年8月", "2024-09"),
    ("全市新增就业1200人。", "1200人", ""),
    ("太钢冷连轧罩式炉双线智能制造改造项目2024年9月竣工。", "太钢冷连轧罩式炉双线智能制造改造项目", "太钢热连轧罩式炉双线智能制造改造项目"),
)


def _findings(issues: Issues, text: str) -> list[Finding]:
    issue = issues("seeds", "2024-12")
    return list(verify_pages(Pages((Passage(text, "第1段"),)), issue.ground, issue.reader))


@pytest.mark.parametrize("text", SUPPORTED)
def test_other_words_for_the_same_pass(issues: Issues, text: str) -> None:
    assert [one for one in _findings(issues, text) if one.outcome is not Outcome.SUPPORTED] == []


@pytest.mark.parametrize(("text", "printed", "expected"), WRONG)
def test_what_no_fact_says_is_found(issues: Issues, text: str, printed: str, expected: str) -> None:
    found = {one.printed: one for one in _findings(issues, text) if one.outcome is not Outcome.SUPPORTED}
    assert printed in found
    if expected:
        assert (found[printed].outcome, found[printed].expected) == (Outcome.CHANGED, expected)


def test_a_supported_number_has_its_fact(issues: Issues) -> None:
    found = _findings(issues, "前10个月，全市工业投资增长31.3%。")
    number = next(one for one in found if one.printed == "31.3%")
    assert "31.3%" in issues("seeds", "2024-12").ground.by_id[number.fact].quote


def test_any_text_is_read(issues: Issues) -> None:
    for text in ("", " ", "\n\n", "。。。", "１２３％", "—", "a" * 300, "1" * 300, "（（（", "占%的第位"):
        _findings(issues, text)
