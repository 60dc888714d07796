"""The region of the paper that printed a story: where 全市 is in a text that names no region."""

from dataclasses import replace

import pytest

from briefgen.extract import Extractor
from briefgen.extract.home import published_in
from briefgen.lexicon import Lexicon, load_lexicon
from tests.extract.stanzas import Stanza

TEXT = "一季度，全市规模以上工业增加值同比增长7.3%。"


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


@pytest.mark.parametrize(
    ("publisher", "region"),
    [("洛阳日报", "洛阳市"), ("泉州市统计局", "泉州市"), ("福建省晋江市工业和信息化局", "晋江市"), ("河南日报", "河南省"), ("人民日报", ""), ("中国工业报", ""), ("", "")],
)
def test_published_in(publisher: str, region: str, lexicon: Lexicon) -> None:
    assert published_in(publisher, lexicon) == region


@pytest.mark.parametrize(("publisher", "home", "subject"), [("洛阳日报", "太原市", "洛阳市"), ("人民日报", "太原市", "太原市"), ("洛阳日报", "", "洛阳市"), ("", "", "全市")])
def test_whole_city(publisher: str, home: str, subject: str, lexicon: Lexicon) -> None:
    story = replace(Stanza("", None, home, TEXT, ()).story(), publisher=publisher)
    assert [fact.subject for fact in Extractor(lexicon, home).extract(story).facts if fact.kind == "figure"] == [subject]


def test_the_text_goes_first(lexicon: Lexicon) -> None:
    story = replace(Stanza("", None, "", "许昌市今年一季度经济开局良好。许昌市全市规模以上工业增加值同比增长7.3%。", ()).story(), publisher="洛阳日报")
    assert [fact.subject for fact in Extractor(lexicon).extract(story).facts if fact.kind == "figure"] == ["许昌市"]
