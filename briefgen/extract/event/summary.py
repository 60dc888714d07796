"""An event told in one clause of official style: who did what, without the day: 市政府今天（3月1日）举行新闻发布会 → 市政府举行新闻发布会."""

import re

from briefgen.extract.analysis import Analysis

LONGEST = 60
_LEAD = re.compile(
    r"^(?:[，、。；：,:;）)—\s]|[\u4e00-\u9fff]{1,8}[网报台社](?:\d{1,2}月\d{1,2}日)?讯|据(?:悉|了解|报道|介绍)[，,]?|记者|另外|此外|其中|同时|目前|就在|当天|当日|上午|下午|晚上?|凌晨|中午|清晨|早上|傍晚|夜间|[早晚]?\d{1,2}(?:时|点)(?:\d{1,2}分)?许?|起|在(?=会上)|于(?=\d))+"
)
_HELD = re.compile(r"^(?:这是|这次|此次)?(?:召开|举行|举办)的")
# what the day leaves behind when it is taken out: 今天（）, 将于|举行
_EMPTY = re.compile(r"[（(]\s*[）)]|于(?=成功|顺利|在|分|举行|举办|发射|启动|召开|\d)")
_AT = re.compile(r"^在(?:举行|召开|举办)的(.{4,40}?)上$")
# 在|(今天)|的甲吹风会上，某人表示: the meeting is what happened
_ON_THE_DAY = re.compile(r"^在的(.{4,40}?(?:会|仪式|论坛|活动))上.*$")
_ON = re.compile(r"^在(.{2,30}?)(举行|召开|举办)的(.{2,30}?(?:会|仪式|活动))上$")
# 上午, 7时33分 where the day stood
_HOUR = re.compile(r"(?:上午|下午|晚上?|凌晨|清晨|傍晚|中午)?[早晚]?\d{1,2}(?:时|点)(?:\d{1,2}分)?[许整]?|(?<=[\u4e00-\u9fff])(?:上午|下午|凌晨)(?=[举召在发主出赴到])")
_BY = re.compile(r"^([\u4e00-\u9fff·]{2,20})在(?=参加|出席|主持|会见|考察|调研|视察)")
_TAIL = re.compile(r"(?:(?<=[\u4e00-\u9fff])(?:将于|将在|拟于|定于|并于|自|将))$|[，、。；：,:;（(\s]+$|(?:时|后|前|上)?(?:表示|指出|强调|介绍|要求|提出|称|说|透露)$")
_MARKS = re.compile(r"[，；：,;:]")
_WHERE = re.compile(r"(?:在|赴|到|于)(?P<where>[\u4e00-\u9fffA-Za-z0-9·“”]{2,20}?)(?=隆重|成功|顺利|正式|联合|同步|集中)?(?=(?:隆重|成功|顺利|正式|联合|同步|集中)?(?:举行|召开|举办|开幕|闭幕|启动|签约|揭牌|成立|考察|调研|视察|招商|开展|发布))")
_SITE = ("省", "市", "区", "县", "州", "镇", "中心", "馆", "大厦", "酒店", "宾馆", "园", "广场", "大学", "学院", "会堂", "基地", "厅", "城", "公司", "现场", "国", "港")


def summary_of(analysis: Analysis, pieces: list[tuple[int, int]]) -> str:
    """The pieces of the happening (without its day) as one clause of at most 60 characters, cut at a clause's end."""
    text = "".join(analysis.text[start:end] for start, end in pieces).replace("\n", "")
    text = _BY.sub(r"\1", _HOUR.sub("", _EMPTY.sub("", text)))
    text = _HELD.sub("", _LEAD.sub("", _AT.sub(r"\1举行", text)))
    text = _ON_THE_DAY.sub(r"\1举行", text)
    text = _ON.sub(r"\1\2\3", text)
    text = _cut(analysis, re.sub(r"[，,]{2,}", "，", text))
    return _TAIL.sub("", _TAIL.sub("", text)).strip("“”" if text.count("“") != text.count("”") else " ")


def _cut(analysis: Analysis, text: str) -> str:
    if len(text) <= LONGEST:
        return text
    marks = [match.start() for match in _MARKS.finditer(text, 8, LONGEST)]
    if marks:
        return text[: marks[-1]]
    listed = text.rfind("、", 8, LONGEST)
    return text[:listed] + "等" if listed > 0 else text[:LONGEST]


def place_of(analysis: Analysis, start: int, end: int) -> str | None:
    """Where it was: a region or park behind 在, 赴 or 到, else what stands between 在 and 举行."""
    text = analysis.text
    for name in analysis.names_in(start, end):
        if name.kind in ("region", "park") and not name.name.endswith("国") and text[max(0, name.start - 1) : name.start] in ("在", "赴", "到", "于"):
            return name.name
    where = _WHERE.search(text, start, end)
    return where["where"] if where and where["where"].endswith(_SITE) else None
