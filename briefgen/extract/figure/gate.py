"""Which numbers count nothing: durations (用时45天), ordinals (首家), the 一 of “a city”, thresholds (亿元以上|项目), sizes of a class (千亿级|产业集群).

A number here goes to the ledger with its reason; for the numbers around it, it is a word like any other.
"""

import re
from bisect import bisect_left

from briefgen.extract.analysis import Analysis
from briefgen.extract.number import NumberMention
from briefgen.model.ledger import Reason

_REASONS = {"time": Reason.DURATION, "ordinal": Reason.ORDINAL, "age": Reason.DURATION}
_YEARS = range(1900, 2101)
_LINKED = re.compile(r"[为达至是有约超近长降]$|达到|突破")
_THRESHOLD = re.compile(
    r"(?:及)?(?:以[上下内]|级)?(?:及以上)?的?(?:重点|重大|大型|优质|实体|工业|产业|制造业|技改|新兴|省|市|县|规模|在建|新建|新(?=签约|开工|落地|引进|增)|签约|落地|引进|开工|竣工|投产|续建|招商|引资|储备)*(?:项目|企业|产业集群|集群|产业链|大企业|公司|品种|县|镇|村|园区|乡镇|大县|强县|强镇|企业集团)"
)
_SIZE_OF = re.compile(r"(?:企业|项目|产业|集群|园区|产业链|县|镇|村|俱乐部)")
_OF_PEOPLE = re.compile(r"(?:以上|以下)?的?(?:超|特)?(?:大|中|小)?(?:型)?(?:城市|企业|村|县|乡镇)")
_TECHNICAL = ("voltage", "length", "pressure", "temperature", "frequency", "data", "capacity", "mass")
_GRADE = re.compile(r"级(?!产业|市场)")
_CLASS = re.compile(r"级(?:的)?(?:[\u4e00-\u9fff]{0,10}(?:产业|集群|企业|项目|产业链|园区|市场|基地|赛道|规模|板块|链条|大企业))")
_MEASURED = re.compile(r"(?:产值|规模|营收|收入|投资|总量|达到|突破|迈上|跻身|超)$")
# 四届人大|七次|会议
_OF_A_TERM = re.compile(r"届[\u4e00-\u9fff]{0,6}$")
_SESSION = re.compile(r"会议|全会|全体会议")
_EACH = re.compile(r"每$")
# 每条产业链一名链长; but 每年至少引进1个
_FOR_EACH = re.compile(r"每(?![\u4e00-\u9fff]{0,4}(?:至少|不少于|引进|培育|新增|建成|打造|落地|签约|组建|推出|新建|创建|形成|达到))[\u4e00-\u9fff]{1,6}$")
_ADDRESS = re.compile(r"(?:\d号|号楼|\d栋|\d幢|楼|路\d+号?|大厦)$")
_DIVISIONS = ("省", "省区", "省市", "省份", "区市", "市", "县", "区", "国", "地区", "州")
_REGIONS = ("省", "省区", "省市", "省区市")
# 产值超百亿元的|企业|12家: what an item must have to be one of those counted
_PASSES = re.compile(r"超过?|突破|达到?|过|不低于|不少于|高于|大于|小于|低于")
_OF_A_CLASS = re.compile(r"的?(?:[\u4e00-\u9fff]{0,6})(?:企业|城市|项目|园区|县|镇|村|乡镇|单品|大户|集群|产业链|品牌|产品)(?=\d|[一二两三四五六七八九十]+[个户家条]|达|有|共|已|增|新增|数量|均|都|占|，|。|全)")
_PEOPLE = ("人", "万人", "万", "人口")
# 12英寸晶圆, 0.3毫米薄片: how large what is made is, right before its name
_SMALL = ("英寸", "寸", "毫米", "厘米", "微米", "纳米")
# 在16个州市中排名第二: among how many
_AMONG = ("在", "全国", "全省")
_RANKED = re.compile(r"[\u4e00-\u9fff]{1,10}?(?:中|里|内)(?:均|也|都|分别|综合)*(?:排|位|居|名列|列|处)")
# 50项投资|10亿元以上|的强链补链项目
_HOW_MANY = re.compile(r"\d(?:余|多)?[项个家户](?:总?投资|年?产值|营业?收入?|销售额)[^，。；、\d]{0,4}$")
_OF_THINGS = re.compile(r"的[^，。；、]{2,16}?(?:项目|企业|工程)")
# 被列为10个|省级重点专业镇之一
_ONE_OF = re.compile(r"[^，。；\d]{1,20}之一")
_SIZES = ("mass", "volume", "length", "power", "capacity", "area")
OF_SIZE = re.compile(r"(?<=亿元|万元)(?:以上)?的?(?:重点|特色|优势|先进制造业|支柱|龙头|骨干|产业|工业)*(?:集群|产业链|企业|园区|产业基地)")
# 提质增效、扩容|倍增
_SLOGAN = re.compile(r"(?:扩容|扩量|扩面|提质|提速|提能|增效|裂变|聚链|集群|培优|做强|能级)$")
# 位于县城西南|1公里
_WHERE = re.compile(r"(?:位于|地处|坐落于|距离?|相距|东距|西距|南距|北距|毗邻|紧邻)[^，。；\d]{0,14}(?:约|仅|不足|不到)?$")
_LONGEST_SLOGAN = 9
_COMPARED_WITH = re.compile(r"(?:全[国省市区]|同期|上年|去年|前年|[上前本]月|[上一二三四]季度|上半年|平均(?:水平|增速)?)$")
_LONGEST_LIST = 30
_REACH = 120
_VAGUE_BEHIND = 6
_SCALED = ("money", "percent", "power", "area", "mass")


def no_figure(analysis: Analysis, number: NumberMention) -> Reason | None:
    """Why a number is no figure, None where it may be one."""
    text = analysis.text
    if number.dimension in _REASONS:
        return _REASONS[number.dimension]
    left = text[max(0, number.outer_start - 4) : number.start]
    if not number.unit and (number.value in _YEARS or not _LINKED.search(left)):
        return Reason.NAME
    if _inside_indicator(analysis, number) or _is_threshold(text, number):
        return Reason.NAME
    if _of_what_is_compared(text, number):
        return Reason.NO_SUBJECT
    if number.unit.endswith(_SMALL) and not _LINKED.search(left) and "\u4e00" <= text[number.outer_end : number.outer_end + 1] <= "\u9fff":
        return Reason.PARAMETER
    if number.dimension == "length" and _WHERE.search(text, max(0, number.outer_start - 20), number.outer_start):
        return Reason.PARAMETER
    if number.dimension in ("voltage", "temperature") or (number.dimension in _TECHNICAL and _GRADE.match(text, number.end)):
        return Reason.PARAMETER
    return _way_of_speaking(analysis, number, left)


def _of_what_is_compared(text: str, number: NumberMention) -> bool:
    """高出全国|（5.9%）|, 较去年同期|（-1.1%）|提高: an aside on what the figure is compared with."""
    if number.dimension != "percent" or text[number.outer_start - 1 : number.outer_start] != "（" or text[number.outer_end : number.outer_end + 1] != "）":
        return False
    return _COMPARED_WITH.search(text, max(0, number.outer_start - 9), number.outer_start - 1) is not None


def _way_of_speaking(analysis: Analysis, number: NumberMention, left: str) -> Reason | None:
    text = analysis.text
    if number.unit == "次" and (text[number.start - 1 : number.start] == "届" or (_OF_A_TERM.search(text, max(0, number.start - 10), number.start) and _SESSION.match(text, number.outer_end))):
        return Reason.ORDINAL
    if number.unit == "次" and text[number.start - 2 : number.start] == "连续":
        return Reason.RHETORIC
    if number.dimension == "count" and text.startswith("第一", number.outer_end):
        return Reason.RHETORIC  # 荣获|4个|第一
    if number.unit == "层" or _sizes_what_is_counted(analysis, number):
        return Reason.PARAMETER
    if _in_short_quotes(text, number):
        return Reason.NAME
    if number.unit in ("栋", "幢", "单元") and _ADDRESS.search(text, max(0, number.start - 6), number.start):
        return Reason.CONTACT
    return Reason.RHETORIC if _is_phrase(text, number) or _counts_nothing(analysis, number, left) else None


def _is_phrase(text: str, number: NumberMention) -> bool:
    """六大, 千亿级, 成千上万, 每一: set phrases with a number in them."""
    printed = text[number.start : number.end]
    if number.form == "fold" and _SLOGAN.search(text, max(0, number.outer_start - 3), number.outer_start):
        return True
    if (printed.endswith("大") and number.form == "chinese") or (printed.endswith("级") and number.dimension == "count"):
        return True
    if printed.endswith("级") and not _MEASURED.search(text, max(0, number.outer_start - 4), number.outer_start):
        return True
    if text[max(0, number.outer_start - 2) : number.outer_start] in ("成千", "成百"):
        return True
    return number.value == 1 and _FOR_EACH.search(text, max(0, number.outer_start - 7), number.outer_start) is not None


def _counts_nothing(analysis: Analysis, number: NumberMention, left: str) -> bool:
    """一个, 每三家, 五个方面, 甲、乙等两地, 6个100, 十个…之一: a count that says nothing of how much there is."""
    if _ONE_OF.match(analysis.text, number.outer_end) or (left.endswith(_AMONG) and _RANKED.match(analysis.text, number.outer_end)):
        return True
    if number.dimension != "count":
        return False
    if number.form == "chinese" and number.value == 1 and number.bound == "exact":
        return True
    followed = analysis.text[number.outer_end : number.outer_end + 1].isdecimal() and not _is_sized(analysis, number)
    return followed or _EACH.search(left) is not None or _counts_vaguely(analysis, number) or _sums_a_list(analysis, number)


def _sizes_what_is_counted(analysis: Analysis, number: NumberMention) -> bool:
    """两座|110吨|转炉, 6个|500亿元|产业集群: how large each of the things just counted is."""
    worth = number.dimension == "money" and OF_SIZE.match(analysis.text, number.end)
    if (number.dimension not in _SIZES and not worth) or not analysis.text[number.outer_end : number.outer_end + 1].isalpha():
        return False
    at = bisect_left(analysis.numbers, number.start, key=lambda mention: mention.start) - 1
    return at >= 0 and analysis.numbers[at].end == number.outer_start and analysis.numbers[at].dimension == "count"


def _is_sized(analysis: Analysis, number: NumberMention) -> bool:
    """两座|110吨转炉: what stands behind is the size of what is counted."""
    at = bisect_left(analysis.numbers, number.end, key=lambda mention: mention.start)
    return at < len(analysis.numbers) and analysis.numbers[at].start == number.outer_end and analysis.numbers[at].unit != ""


def _in_short_quotes(text: str, number: NumberMention) -> bool:
    """“六园千亿”: a slogan."""
    opening = text.rfind("“", max(0, number.start - _LONGEST_SLOGAN), number.start)
    closing = text.find("”", number.end, number.end + _LONGEST_SLOGAN)
    return opening >= 0 and closing >= 0 and closing - opening <= _LONGEST_SLOGAN and "”" not in text[opening : number.start]


def _inside_indicator(analysis: Analysis, number: NumberMention) -> bool:
    """Whether a known indicator's name holds the number (10亿元以上项目数)."""
    at = bisect_left(analysis.indicators, number.start + 1, key=lambda match: match.start) - 1
    if at < 0:
        return False
    match = analysis.indicators[at]
    return match.end >= number.outer_end and match.term.alias[:1] not in ("年", "日") and number.start >= match.start


def _is_threshold(text: str, number: NumberMention) -> bool:
    """亿元以上|工业项目, 营收2000万元以上的|企业: what an item must have to be counted. 产值200亿级 measures and is none."""
    suffix = text[number.end : number.outer_end]
    if number.dimension not in _SCALED:
        passes = _PASSES.search(text, max(0, number.start - 4), number.start) and _OF_A_CLASS.match(text, number.outer_end)
        return bool(passes and number.unit in _PEOPLE) or (bool(suffix) and number.unit in _PEOPLE and _OF_PEOPLE.match(text, number.outer_end) is not None)
    if _OF_A_CLASS.match(text, number.outer_end) and _PASSES.search(text, max(0, number.start - 4), number.start):
        return True
    sided = suffix.startswith(("以上", "以下", "及以上"))
    if sided and (_THRESHOLD.match(text, number.outer_end) or (_HOW_MANY.search(text, max(0, number.start - 16), number.start) and _OF_THINGS.match(text, number.outer_end))):
        return True
    if text[number.end - 1] == "级":
        return bool(_CLASS.match(text, number.end - 1)) and not _MEASURED.search(text, max(0, number.outer_start - 4), number.outer_start)
    if number.dimension == "money" and text[number.end - 1] in "万亿" and _SIZE_OF.match(text, number.end):
        return True
    return bool(_CLASS.match(text, number.end))


def _sums_a_list(analysis: Analysis, number: NumberMention) -> bool:
    """上海、北京、广州、天津、重庆等|五个|城市: the number only says how many are named; 海螺水泥、新兴铸管等7家企业 says more."""
    text = analysis.text
    if number.bound != "exact" or number.value > _LONGEST_LIST:
        return False
    plain = text[number.outer_start - 1 : number.outer_start] != "等"
    named = marks = 1
    for at in range(number.outer_start - 2, max(0, number.outer_start - _REACH), -1):
        if text[at] in "，。；：！？\n":
            break
        named += text[at] in "、和与及"
        marks += text[at] == "、"
    if plain:
        # 甲、乙两个项目
        return number.form == "chinese" and number.value > 1 and number.value in (named, marks)  # 均和 has a joiner in its name
    return number.value <= named or number.unit in _DIVISIONS


def _counts_vaguely(analysis: Analysis, number: NumberMention) -> bool:
    """从7个|方面, 四|部门: what is counted is a way of parting a text or a list of offices."""
    words = analysis.grammar.group("vague_thing")
    if number.unit in words or number.unit in _REGIONS:
        return True
    behind = analysis.text[number.outer_end : number.outer_end + _VAGUE_BEHIND]
    return any(behind[:length] in words for length in (2, 3, 4))
