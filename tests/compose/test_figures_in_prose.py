"""Whatever figures come in: every digit in a sentence is a cited fact's, and no code or English word gets through."""

import re
from collections import defaultdict
from datetime import date, timedelta

from compose_samples import SETTINGS, Builder, ListReader
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.compose import IssuePeriod, compose_briefing
from briefgen.model.fact import Figure
from briefgen.model.period import Period

_ASPECTS = ["level", "growth", "change", "share", "rank", "multiple", "contribution"]
_COMPARISONS = [None, "yoy", "mom", "year_start", "national", "provincial", "national_rank", "provincial_rank", "previous_period", "other"]
_SUBJECTS = ["甲市", "乙省", "戊县", "丙集团", "己醋专业镇", "碳基材料产业链", "辛产业园", "丁锅炉改造项目", "装备制造业", "不明之物"]
_INDICATORS = ["工业投资", "工业增加值", "链上企业数", "在建项目", "综合利用率", "年产能", "签约项目总投资", "营业收入", "总投资", "先进产能占比"]
_DAYS = st.dates(date(2021, 1, 1), date(2026, 12, 31))


@st.composite
def figure_fields(draw):
    aspect = draw(st.sampled_from(_ASPECTS))
    rank = aspect == "rank"
    value = draw(st.integers(1, 60)) if rank else draw(st.decimals(-500, 5000, places=draw(st.integers(0, 2))))
    if aspect in ("level", "share", "multiple"):
        value = abs(value)
    first = draw(st.none() | _DAYS)
    last = None if first is None else min(first + timedelta(days=draw(st.sampled_from([0, 9, 30, 89, 364]))), date(2027, 12, 31))
    whole_months = first is not None and draw(st.booleans())
    period = None if first is None else (first.replace(day=1), Period.month(last.year, last.month).last) if whole_months else (first, last)
    quotes = ["数字[{}]", "占全市固定资产投资的[{}]", "增速居全省[{}]", "超[{}]", "近[{}]", "数字[{}]以上", "是上年的[{}]", "达[{}]以内"]
    return {
        "aspect": aspect, "subject": draw(st.sampled_from(_SUBJECTS)), "indicator": draw(st.sampled_from(_INDICATORS)), "value": str(value),
        "unit": "位" if rank else draw(st.sampled_from(["%", "个百分点", "亿元", "户", "万吨/年", "倍", "个"])),
        "comparison": draw(st.sampled_from(_COMPARISONS)), "bound": draw(st.sampled_from(["exact", "about", "at_least", "at_most"])),
        "modality": draw(st.sampled_from(["actual", "target", "planned", "expected"])), "days": period,
        "quote": draw(st.sampled_from(quotes)), "high": draw(st.none() | st.integers(1, 9)),
    }  # fmt: skip


def build(fields: dict, builder: Builder) -> Figure:
    quote = fields["quote"].format(f"{fields['value']}{fields['unit']}")
    upper = None if fields["high"] is None or fields["value"].startswith("-") else str(abs(int(float(fields["value"]))) + fields["high"])
    made = builder.figure(
        fields["indicator"], fields["value"], fields["unit"], quote=quote, subject=fields["subject"], aspect=fields["aspect"],
        comparison=fields["comparison"], bound=fields["bound"], modality=fields["modality"], value_max=upper,
    )  # fmt: skip
    return made.model_copy(update={"period": fields["days"]})


def allowed(figures: list[Figure]) -> set[str]:
    """The digit runs of values and periods, and of a rank's Chinese numeral none."""
    runs: set[str] = set()
    for figure in figures:
        for value in (figure.value, figure.value_max):
            runs |= set(re.findall(r"\d+", str(value)))
        for day in figure.period or ():
            runs |= {str(day.year), str(day.month), str(day.day)}
    return runs


def sentences(briefing):
    for name in ("highlights", "indicator_notes", "chain_overview", "project_notes", "towns", "investments", "policies", "events"):
        yield from getattr(briefing, name)
    for chain in briefing.chains:
        yield from chain.sentences


@settings(max_examples=120, deadline=None)
@given(st.lists(figure_fields(), min_size=1, max_size=8))
def test_digits_come_from_cited_facts(many):
    builder = Builder()
    facts = [build(fields, builder) for fields in many]
    places = defaultdict(list)
    for fact in facts:
        places[fact.document, fact.start, fact.end].append(fact)
    briefing = compose_briefing(ListReader(facts), IssuePeriod("month", Period.month(2024, 11)), SETTINGS)
    for sentence in sentences(briefing):
        cited = [fact for part in sentence.parts for c in part.citations for fact in places[c.document, c.start, c.end]]
        assert cited
        assert set(re.findall(r"\d+", sentence.text)) <= allowed(cited), sentence.text
        assert not re.search(r"[A-Za-z_]|[,;:()]|\d{4}-\d", sentence.text), sentence.text
        for part in sentence.parts:
            assert part.citations or not re.search(r"\d", part.text), sentence.text


@settings(max_examples=60, deadline=None)
@given(st.lists(figure_fields(), min_size=1, max_size=6))
def test_comparison_words_follow_the_codes(many):
    builder = Builder()
    facts = [build(fields, builder) for fields in many]
    briefing = compose_briefing(ListReader(facts), IssuePeriod("month", Period.month(2024, 11)), SETTINGS)
    for sentence in sentences(briefing):
        for word, code in (("同比", "yoy"), ("环比", "mom"), ("较年初", "year_start"), ("较上期", "previous_period")):
            assert word not in sentence.text or any(fact.comparison == code for fact in facts)
        assert "力争" not in sentence.text or any(fact.modality == "target" for fact in facts)
        assert "预计" not in sentence.text or any(fact.modality == "expected" for fact in facts)
