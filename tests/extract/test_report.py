"""Reports of a government: whose they are is said once at their head, and the year of a section in its heading."""

import pytest

from briefgen.clean import clean_document
from briefgen.extract import Extractor
from briefgen.lexicon import Lexicon, load_lexicon
from briefgen.model.document import Document
from briefgen.model.fact import Figure
from briefgen.model.period import Period

HEAD = "——2025年1月16日在徐州市云龙区第十九届人民代表大会第四次会议上\n各位代表：\n"
ADDRESS = "各位代表：\n现在，我代表云龙区人民政府，向大会报告工作，请予审议。\n"
BODY = (
    "一、2024年工作回顾\n一年来，我们坚持稳中求进，工业经济运行平稳，产业链建设取得新的进展。\n"
    "（一）工业经济稳步回升\n规上工业增加值增长7.9%，高于全市平均水平1.1个百分点；规上工业企业达到148家，工业投资增长12.4%。\n"
    "（二）项目建设提速增效\n入选徐州重点产业链的项目加快推进，固定资产投资增长6.2%。新增专精特新企业17家，完成工业技改投资21.5亿元。\n"
)


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


def figures(text: str, lexicon: Lexicon) -> list[Figure]:
    document = Document("report.txt", text, "0" * 64, date=Period.parse("2025-01"), date_source="manifest")
    extractor = Extractor(lexicon)
    return [fact for story in clean_document(document, lexicon) for fact in extractor.extract(story).facts if isinstance(fact, Figure)]


@pytest.mark.parametrize("head", [HEAD, ADDRESS], ids=["congress", "address"])
def test_all_sections_are_on_the_region_that_reports(head: str, lexicon: Lexicon) -> None:
    found = figures(head + BODY, lexicon)
    assert len(found) == 7
    assert {figure.subject for figure in found} == {"云龙区"}


def test_the_parts_of_a_section_have_its_year(lexicon: Lexicon) -> None:
    assert {tuple(map(str, figure.period or ())) for figure in figures(HEAD + BODY, lexicon)} == {("2024-01-01", "2024-12-31")}


BULLETIN = (
    "兴宁市统计局关于2022年国民经济和社会发展统计的公报\n2022年，兴宁坚持实体经济为本、制造业当家，按照梅州市的部署推动工业经济运行稳中向好。\n"
    "一、综合\n经梅州市统计局统一核算，全年全市实现地区生产总值198.4亿元，比上年增长1.3%。年末全市规模以上工业企业126家。\n"
    "二、工业\n全年规模以上工业增加值比上年增长2.6%，其中制造业增长3.1%，工业投资增长8.4%。\n"
)


def test_a_bulletin_is_on_its_office_s_region_and_on_the_year_of_its_title(lexicon: Lexicon) -> None:
    document = Document("bulletin.txt", BULLETIN, "1" * 64, date=Period.parse("2023-07-12"), date_source="manifest")
    extractor = Extractor(lexicon)
    found = [fact for story in clean_document(document, lexicon) for fact in extractor.extract(story).facts if isinstance(fact, Figure)]
    assert len(found) == 6
    assert {figure.subject for figure in found} == {"兴宁市"}
    assert {str(figure.period[1]) for figure in found if figure.period} == {"2022-12-31"}
    assert all(figure.period and figure.modality == "actual" for figure in found)
