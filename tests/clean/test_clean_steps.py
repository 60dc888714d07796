"""Each cleaning step by itself."""

from datetime import date

import pytest

from briefgen.clean.dateline import dateline, has_dateline, narrow, stated_day
from briefgen.clean.furniture import strip_furniture
from briefgen.clean.layout import lay_out
from briefgen.clean.marks import ALL, HEADINGS
from briefgen.clean.markup import strip_markup
from briefgen.clean.noise import even_punctuation, strip_noise
from briefgen.clean.offsets import CleanText
from briefgen.clean.pinyin import strip_pinyin
from briefgen.clean.script import is_traditional, simplify
from briefgen.clean.year import present_year
from briefgen.lexicon import Lexicon, load_lexicon
from briefgen.model.period import Period
from briefgen.model.span import Span


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon(packs=[])


def test_edits_are_composed_and_lead_back() -> None:
    clean = CleanText("甲(x)乙  丙&amp;丁").edited([(1, 4, ""), (5, 7, " "), (8, 13, "&")])
    assert clean.text == "甲乙 丙&丁"
    clean = clean.edited([(2, 3, "")])
    assert clean.text == "甲乙丙&丁"
    assert clean.source(0, 2) == Span(0, 5)
    assert clean.source(2, 3) == Span(7, 8)
    assert clean.source(3, 4) == Span(8, 13)
    assert clean.source(0, 5) == Span(0, 14)


def test_a_span_ends_on_text_not_on_space_or_noise() -> None:
    clean = CleanText("  甲,,  乙,  ").edited([(4, 5, "")])
    assert clean.text == "  甲,  乙,  "
    assert clean.source(0, 4) == Span(2, 4)
    assert clean.source(0, len(clean.text)) == Span(2, 9)
    assert clean.source(4, 6) == Span(5, 5)
    assert clean.source(0, 0) == Span(0, 0)


@pytest.mark.parametrize("edit", [(0, 0, "x"), (0, 3, "xy")])
def test_an_edit_that_keeps_no_step_is_refused(edit: tuple[int, int, str]) -> None:
    with pytest.raises(ValueError, match="keeps no step"):
        CleanText("甲乙丙").edited([edit])


def test_another_spelling_has_the_same_length() -> None:
    with pytest.raises(ValueError, match="another length"):
        CleanText("甲").respelt("甲乙")


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>产值<strong>3亿元</strong><br></p>", "\n产值3亿元\n\n"),
        ("甲&nbsp;乙&lt;丙&#20803;&nosuch;", "甲\xa0乙<丙元&nosuch;"),
        ("<td>甲</td><td>乙</td>", " 甲  乙 "),
        ("<!-- 注 <p> -->甲<script>var a=1<2;</script>乙<STYLE>p{}</STYLE>", "甲乙"),
        ("**重点**项目见[公告](https://example.org/a_b)，![图](a.png)", "重点项目见公告，"),
        ("- 一项\n* 二项\n> 引文\n---\n完", "一项\n二项\n引文\n\n完"),
        ("增长-3.5%，比重<10且>5，3*4*5", "增长-3.5%，比重<10且>5，3*4*5"),
    ],
)
def test_markup(source: str, text: str) -> None:
    assert strip_markup(CleanText(source)).text == text


def test_headings_by_markup_leave_their_level() -> None:
    assert strip_markup(CleanText("## 二级 ##\n正文")).text == f"{HEADINGS[1]}二级\n正文"
    assert strip_markup(CleanText("前文<h3 class='a'>三级</h3>正文")).text == f"前文\n{HEADINGS[2]}三级\n正文"


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("擴(kuò)大投資", "擴大投資"),
        ("女（nǚ）工", "女工"),
        ("优(you)化结(jie)构(gou)", "优化结构"),
        ("一家公司(LNG)与另一家(AI)", "一家公司(LNG)与另一家(AI)"),
        ("生产总值（GDP）增长", "生产总值（GDP）增长"),
        ("单位(kg)计量", "单位(kg)计量"),
        ("他们(men)来了", "他们(men)来了"),
        ("產(chǎn)業(yè)鏈(liàn)的們(men)", "產業鏈的們"),
    ],
)
def test_pinyin(source: str, text: str) -> None:
    assert strip_pinyin(CleanText(source)).text == text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("今年以来,,全市", "今年以来，全市"),
        ("提质,、增效,。", "提质、增效。"),
        ("提质、,增效。,再说，，完。。", "提质、增效。再说，完。"),
        ("他说：，好！,", "他说：好！"),
        ("增长１２．９％,占(全省)", "增长12.9%，占（全省）"),
        ("共1,234户,合计5,678", "共1,234户，合计5,678"),
        ("时间10:20,比例3:1", "时间10:20，比例3:1"),
        ("他说:增长5%;再说!", "他说：增长5%；再说！"),
        ("好！！真的？！……", "好！！真的？！……"),
        ("「起步」即『冲刺』", "“起步”即‘冲刺’"),
        ("甲\u200b乙\ufeff\x00丙\xad丁", "甲乙丙丁"),
        ("⼯业", "工业"),
        ("见http://a.cn/b,c", "见http://a.cn/b,c"),
        ("总投资３ ２ ８亿元，税收４　０ ０ ０万元", "总投资328亿元，税收4000万元"),
        ("形成３ ． ９万吨产能", "形成3.9万吨产能"),
        ("甲线２０ ３０台", "甲线20 30台"),
    ],
)
def test_noise(source: str, text: str) -> None:
    assert even_punctuation(strip_noise(CleanText(source))).text == text


def test_doubled_marks_lead_back_to_the_one_that_stays() -> None:
    clean = strip_noise(CleanText("甲,。乙"))
    assert clean.text == "甲。乙"
    assert clean.source(0, 2) == Span(0, 3)
    assert clean.source(1, 2) == Span(2, 3)


def test_traditional_script_is_found_and_converted() -> None:
    clean = simplify(CleanText("今年以來,市工信局把投資指標落到具體項目上,著力擴大產能。"))
    assert clean.text == "今年以来,市工信局把投资指标落到具体项目上,着力扩大产能。"


def test_simplified_script_is_left_alone() -> None:
    text = "鑫昇公司的股东会在乾元路召开，後勤部门参加，全市工业投资增长百分之十，项目加快推进。"
    assert not is_traditional(text)
    assert simplify(CleanText(text)).text == text


def test_a_page_in_both_scripts() -> None:
    simplified = "鑫昇公司昨日投产，全市项目加快推进，工业投资增长。" * 20
    clean = simplify(CleanText(f"{simplified}\n臨江工業投資增長，項目加快推進。"))
    assert clean.text == f"{simplified}\n临江工业投资增长，项目加快推进。"


@pytest.mark.parametrize(
    "line",
    [
        "责编 甲乙丙 丁戊己 庚 辛",
        "（责编：甲乙丙、丁戊己）",
        "编辑：甲乙丙 校对：丁戊己",
        "记者 甲乙丙",
        "本报记者 甲乙丙 通讯员 丁戊 庚辛壬",
        "临江新闻网记者 甲乙丙",
        "工人们在车间里装配电机。 甲乙丙 摄",
        "新华社记者 甲乙丙 摄",
        "（资料图片）",
        "项目建设现场",
        "电机生产车间",
        "室内装修",
        "时 间",
        "/",
        "分 享",
        "大 中 小",
        "临江网>>新闻频道>>要闻",
        "首页 > 新闻 > 正文",
        "2024-05-17 10:20 来源：临江日报",
        "发布时间：2024年5月17日",
        "来源：临江市工信局",
        "本版图文由临江市工信局提供",
        "本报所有自采新闻独家授权本网发布，未经允许不得转载。",
    ],
)
def test_furniture_goes(line: str, lexicon: Lexicon) -> None:
    page = f"工业投资增长。\n\n{line}\n\n项目加快推进。"
    left = strip_furniture(even_punctuation(CleanText(page)), lexicon).clean.text
    assert "".join(character for character in left if character not in ALL) == "工业投资增长。\n\n项目加快推进。"


@pytest.mark.parametrize(
    "line",
    [
        "统筹推进 加快发展",
        "以文 化城",
        "设计 引领制造",
        "2024年全市工业投资增长5%",
        "记者调查",
        "企业评论区里的新产业",
        "一企一策 精准服务",
        "产值>100亿元的企业增至12户",
        "编辑基因的新药研发项目落地",
        "升级产业链发展体系",
        "现场教学走进车间",
        "来自车间的报告",
    ],
)
def test_a_headline_is_no_furniture(line: str, lexicon: Lexicon) -> None:
    page = f"工业投资增长。\n\n{line}\n\n项目加快推进。"
    assert strip_furniture(CleanText(page), lexicon).clean.text == page


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("（上接第1版）项目加快推进。", "项目加快推进。"),
        ("项目加快推进。(下转第3版)", "项目加快推进。"),
        ("项目加快推进。（甲乙丙、丁戊己）", "项目加快推进。"),
        ("项目加快推进。 记者 甲乙丙", "项目加快推进。"),
        ("本报讯（记者 甲乙丙）5月6日，项目开工。", "5月6日，项目开工。"),
        ("本报讯 5月6日，项目开工。", "5月6日，项目开工。"),
        ("云水晚报讯 5月6日，项目开工。", "5月6日，项目开工。"),
        ("云水网讯（记者 甲乙丙）项目开工。", "项目开工。"),
        ("该网讯息平台上线。", "该网讯息平台上线。"),
        ("项目包括电机、轴承等（含配套）。", "项目包括电机、轴承等（含配套）。"),
        ("落户开发区（高新区）", "落户开发区（高新区）"),
    ],
)
def test_parts_of_a_line(source: str, text: str, lexicon: Lexicon) -> None:
    left = strip_furniture(even_punctuation(CleanText(source)), lexicon).clean.text
    assert "".join(character for character in left if character not in ALL) == text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("产业好。六条产业链产值达到万亿规模，基本构建\n\n起现代产业体系。", "产业好。六条产业链产值达到万亿规模，基本构建起现代产业体系。"),
        ("项目开工。\n项目投产。", "项目开工。\n项目投产。"),
        ("全市投资增长，\n\n好于预期。", "全市投资增长，好于预期。"),
        ("全市投资增长12% ，好于 预期 ，达 3 亿元。", "全市投资增长12%，好于预期，达3亿元。"),
        ("压缩审批时限\n\n企业开办更便利\n\n全市投资增长，好于预期。", "压缩审批时限 企业开办更便利\n全市投资增长，好于预期。"),
        ("全市共有企业，包括甲企\n\n\n\n业车间的机器人。", "全市共有企业，包括甲企\n业车间的机器人。"),
        ("推进工业，发展新动能\n\n一、做强产业。\n二、做大项目。", "推进工业，发展新动能\n一、做强产业。\n二、做大项目。"),
        # digits printed as wide as characters: lines of one length, whose width in half columns differs
        (
            "  产业园一期工程主体已经完\n成，园内道路处于收尾阶段，\n计划23年11月25日前\n完成整体验收，设备也已\n全部进场，二期桩基完成了\n一半，总投资15.5亿元\n建设厂房与库房。工人正忙\n着浇筑，进度比计划快了十\n天。",
            "产业园一期工程主体已经完成，园内道路处于收尾阶段，计划23年11月25日前完成整体验收，设备也已全部进场，二期桩基完成了一半，总投资15.5亿元建设厂房与库房。工人正忙着浇筑，进度比计划快了十天。",
        ),
        ("大娘激动地解，\n\n释了半天。", "大娘激动地解，释了半天。"),
    ],
)
def test_lines_are_joined(source: str, text: str) -> None:
    assert lay_out(CleanText(source))[0].text == text


def test_headings_by_shape() -> None:
    _, paragraphs = lay_out(CleanText("延链条 建集群\n\n——总产值迈向万亿规模\n\n工业强市，产业是王道。\n\n显特色\n\n各区发力，项目落地。"))
    assert [paragraph.level for paragraph in paragraphs] == [7, 8, 0, 7, 0]


def test_a_menu_is_no_headline() -> None:
    _, paragraphs = lay_out(CleanText("新闻\n财经\n工业\n科技\n临江项目集中开工\n今天，全市项目集中开工。"))
    assert [paragraph.level for paragraph in paragraphs] == [0, 0, 0, 0, 7, 0]


@pytest.mark.parametrize(
    ("opening", "day"),
    [
        ("8月11日某县消息，该县建成基地。", (None, 8, 11)),
        ("新华社北京1月5日电 国家统计局发布数据。", (None, 1, 5)),
        ("本报2024年3月20日讯 项目开工。", (2024, 3, 20)),
        ("“要抓好项目。”5月17日，市政府举行发布会，介绍情况。", (None, 5, 17)),
        ("记者获悉，今天（3月13日）数据公布。", (None, 3, 13)),
        ("7月26日举行的大会确定了路径。", None),
        ("6月13日至16日，代表团考察招商。", None),
        ("投资增长。5月17日，开会。5月18日，又开会。", None),
        ("工业投资增长。", None),
        ("8月11日前完成。", None),
    ],
)
def test_dateline(opening: str, day: tuple[int | None, int, int] | None) -> None:
    assert dateline(opening) == day


def test_a_story_of_its_own_opens_with_a_dateline() -> None:
    assert has_dateline("新华社北京1月5日电（记者")
    assert has_dateline("本报5月17日讯")
    assert not has_dateline("5月17日，市政府举行发布会")


def test_full_dates() -> None:
    assert stated_day(["临江网", "发布时间：2024-05-17 10:20"]) == date(2024, 5, 17)
    assert stated_day(["（20240313 19:00）"]) == date(2024, 3, 13)
    assert stated_day(["2024年13月1日", "1710334129172", "2024年5月"]) is None


def test_a_dateline_narrows_its_frame_only_within_it() -> None:
    frame = Period.month(2023, 5)
    assert narrow(frame, None, 5, 6) == Period.day(date(2023, 5, 6))
    assert narrow(frame, None, 4, 6) == frame
    assert narrow(frame, 2022, 5, 6) == frame
    assert narrow(Period.day(date(2022, 8, 12)), None, 8, 11) == Period.day(date(2022, 8, 12))
    assert narrow(Period.year(2023), None, 2, 29) == Period.year(2023)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2025年即将到来，这是“十四五”收官之年。", 2024),
        ("今年是“十四五”规划收官之年。", 2025),
        ("今年是“十五五”开局之年。", 2026),
        ("今年是新中国成立75周年。", 2024),
        ("刚刚过去的2023年，全市投资增长。", 2024),
        ("今年（2024年）以来", 2024),
        ("全市即将迎来2025年。", 2024),
        ("2023年即将过去，税收平稳。", 2023),
        ("1—3月，技改投资增速较2020年底提高12.6个百分点。", 2021),
        ("到2020年，城镇化率比2015年末提高5个百分点。", None),
        ("一季度完成投资27亿元。2022年，开发区安排项目91个。截至目前，7个项目已开工。", 2022),
        ("公司2016年安排项目3个，2019年投产，目前产能翻番。", None),
        ("到2025年，产值达到千亿元。", None),
        ("今年（2024年）……刚刚过去的2021年", None),
    ],
)
def test_the_year_that_a_text_fixes(text: str, year: int | None) -> None:
    assert present_year(text) == year
