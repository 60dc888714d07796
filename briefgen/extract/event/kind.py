"""What kind of event a clause tells: 召开推进会 meeting, 赴外地考察 visit, 签约仪式 signing, 发布…方案 release (the words are data: group `category`).

No events are the release of a mere figure (发布的数据显示), what a reporter has heard (从…获悉, but for the meeting where it was told), and a step of one project (甲项目开工), which is a milestone.
"""

import re

from briefgen.extract.analysis import Analysis
from briefgen.extract.within import within

_ORDER = ("signing", "start", "meeting", "visit", "award", "launch", "release", "other")
_HEARD = re.compile(r"获悉|了解到|得知|获知|看到|来看|走进(?!.*(?:考察|调研|座谈|洽谈))|见到|采访(?!活动)")
# 从市政府举行的新闻发布会上|获悉: what was heard, at a meeting that the words name
_MEETING = r"(?P<who>[^，。；从]{0,30}?)(?P<held>举行|召开|举办)的[《“]?(?P<what>[^，。；的]{2,36}?(?:会|仪式|论坛|活动))[》”]?上?(?:获悉|了解到|得知|获知)"
_HEARD_AT = re.compile("[从自]" + _MEETING)
# 从全市工业经济运行新闻发布会上|获悉
_HEARD_NAMED = re.compile(r"[从自](?P<name>[^，。；从]{2,36}?(?:发布会|通气会|吹风会|推进会|座谈会|调度会|会议|大会|峰会|例会))(?:现场)?上?(?:获悉|了解到|得知|获知)")
_HEARD_ON = re.compile(r"[）)]?" + _MEETING)
_FIGURES = re.compile(
    r"(?:发布|公布|披露|通报)(?:的|了)?[^，。《》]{0,20}?(?:数据|指数|初值|预估|统计|成绩单|情况|预报|预警|提示|报表|财报|业绩|消息称|声明)|数据(?:显示|表明)|(?:发布|公布)[^，。《》]{0,12}?(?:报告|公告)称|经济数据"
)
# words of an event inside other words
_NOT_SAID = re.compile(r"、(?:访问|展览|考察|培训|交流)(?=、)|发射(?:中心|场|区|塔架?)|启动(?:资金|区|子)|会议中心|考察队|考察团(?!赴)|调研行|会展中心|展会|社会|大会战|人大代表|(?:会议|大会|全会|讲话)(?:的)?(?:精神|要求|部署|决议|公报)")
# 在新闻发布会上表示: what was said, at a meeting that is not named
_SAID = re.compile(r"在(?:新闻|媒体)?(?:发布会|通气会|会议|记者会|座谈会|仪式|活动|论坛|大会|会)上(?:表示|说|介绍|指出|称|透露|强调|[，,]?$)")
_WITHOUT_OBJECT = re.compile(r"(?:发布|公布|出台|通报)(?:消息|公告|通知)?[，,。]?$|(?:发布|公布)，")
_DOCUMENT = re.compile(r"《|名单|名录|方案|计划|清单|结果|成果|榜单|规划|办法|白皮书|发布会")
_STEP = re.compile(r"(?:联调联试|试运行|试生产|联合调试)[^，。]{0,6}(?:启动|开始)|(?:开始|进入|启动)[^，。]{0,4}(?:联调联试|试运行|试生产)|(?:项目|工程|基地|产业园|生产线|电站|铁路|高铁|公路|大桥|机组|工厂)(?:[一二三四五]期)?(?:正式|顺利|全面|成功|如期|举行|建设|今天|昨天|日前|现场)*(?:开工|动工|投产|竣工|奠基|启动|封顶|通车|合龙|贯通|开通|投运|签约|建成|下线|并网|试运行|交付)(?!仪式)|(?<!重点)(?<!重大)(?<!合作)(?<!招商)(?<!引资)(?<!一批)(?:项目|工程|基地|产业园|生产线)(?:[一二三四五]期)?(?:正式|顺利|举行|建设)*(?:开工|动工|投产|竣工|奠基|启动|签约)仪式")
# 于3月启动建设: a step whose subject stands before
_BARE = re.compile(r"(?:正式|顺利|全面|又|再次|先后|陆续)*(?:启动|开工|动工|开建|投产|竣工|奠基|签约|签订|签下)")
_MANY = re.compile(r"集中|推介会|洽谈会|对接会|招商会|博览会|[\d一二三四五六七八九十]+个|批|推进会|现场会|大会|座谈会|动员会")
_RITE = re.compile(r"会|仪式|活动|成立|启动|开幕")
_NOT_RELEASED = re.compile(r"(?:发布|公布|印发|出台|公开)(?:后|以来|的(?!《)|之)")


def category_of(analysis: Analysis, text: str, start: int, end: int) -> str | None:
    """The kind of what `text` tells, which stands in `[start, end)` of the story; None where it is no event."""
    if _HEARD.search(text) or _FIGURES.search(text) or _SAID.search(text):
        return None
    text = _NOT_SAID.sub("", text)
    if _WITHOUT_OBJECT.search(text) and not _DOCUMENT.search(text):
        return None
    found = {word.code for _, _, word in analysis.grammar.lexicon.finder(("category",)).find(text)}
    category = next((code for code in _ORDER if code in found), None)
    if category is None or (category == "other" and not _RITE.search(text)):
        return None
    if category in ("start", "signing") and _BARE.match(text.lstrip("，、于在 ")):
        return None
    if _STEP.search(text) and not _MANY.search(text):
        return None
    if category in ("start", "signing") and not _MANY.search(text) and _one_project(analysis, start, end) and "仪式" not in text:
        return None
    if category == "release" and _NOT_RELEASED.search(text) and not re.search(r"发布会|记者会|吹风会", text):
        return None
    return category


def heard_at(text: str) -> str:
    """The meeting at which a reporter heard what is told, as one clause; "" where the words name none."""
    heard = _HEARD_AT.search(text)
    named = None if heard else _HEARD_NAMED.search(text)
    return f"{heard['who']}{heard['held']}{heard['what']}" if heard else f"{named['name']}举行" if named else ""


def heard_kind(meeting: str) -> str:
    """A news conference is a release, any other gathering a meeting."""
    return "release" if re.search(r"发布会|通气会|吹风会", meeting) else "meeting"


def is_heard_on(text: str, at: int) -> bool:
    """Whether a meeting at which something was heard follows on a day that ends at `at`: 从10月31日|市政府举行的新闻发布会上获悉."""
    return _HEARD_ON.match(text, at) is not None


def _one_project(analysis: Analysis, start: int, end: int) -> bool:
    return any(name.kind == "project" for name in within(analysis.names, start, end))
