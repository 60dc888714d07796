"""What was done to a document: 印发了《…》 issued, 起草《…（征求意见稿）》 drafted, 将制定《…》 planned, 落实《…》 in force; by whom, and on which day."""

import re

from briefgen.extract.analysis import Analysis
from briefgen.extract.period import PeriodMention
from briefgen.extract.policy.title import Title
from briefgen.extract.sentence import Sentence

_WINDOW, _BEHIND = 30, 40
_TO_COME = re.compile(r"(?:将|拟|计划|即将|准备|抓紧|正在研究|适时)(?:研究|尽快|适时|陆续)?$")
_PASSED = re.compile(r"(?:审议|讨论|研究|原则|表决)(?:并)?(?:原则)?通过")
_SAYS = re.compile(r"(?:》|》等[^，。；]{0,8})?(?:提出|明确|指出|要求|规定|强调|确定|显示)")
_EFFECT = re.compile(r"(?:之日)?起?(?:正式|全面)?(?:施行|实施|生效|执行)")
_BY = re.compile(
    r"(?P<organ>中共中央办公厅|国务院办公厅|中共中央|国务院|全国人大常委会|"
    r"(?:工业和信息化|财政|商务|科学?技术?|科技|教育|交通运输|生态环境|自然资源|农业农村|人力资源社会保障|住房城乡建设|水利|工信|公安|民政|司法)部|"
    r"国家(?:发展改革委|发展和改革委员会|发改委|能源局|税务总局|统计局|数据局|知识产权局|市场监管总局|金融监管总局)|"
    r"(?:[\u4e00-\u9fff]{2,4}(?:省|市|县|区|州|盟))?(?:(?:省|市|县|区|州)?(?:委|人民政府|政府)(?:办公厅|办公室)?|(?:省|市|县|区)(?:委办公[厅室]|府办|人大常委会)|"
    r"(?:省|市|县|区)?(?:工业和信息化|工信|经信|经济和信息化|发展改革|发展和改革|发改|科技|科学技术|财政|商务|生态环境|能源|人社|市场监管|自然资源|农业农村|投资促进)(?:委员会|厅|局|委)))"
    r"(?P<more>等[一二三四五六七八九十\d]*个?部?(?:门|委|单位)*)?"
)
_REGION = re.compile(r"([\u4e00-\u9fff]{2,4}?[省市县区州盟])(?=.)")
_OVER = re.compile(r"(?:印发|发布|出台|实施|公布)[^，。]{0,8}?(?:以来|年来|后|之前)|(?:等[^，。；]{0,12})?(?:予以)?废止")
_BARE = re.compile(r"^(?:省|市|县|区)?(?:委|人民政府|政府|工|发|科|财|商|经|人|能|生|自|农|投|府)")


def action_of(analysis: Analysis, sentence: Sentence, titles: list[Title], at: int) -> str:
    """The action of `titles[at]`: the word before it first (出台了《…》), then behind (《…》印发); titles in a row share theirs."""
    text = analysis.text
    title = titles[at]
    before = _before(analysis, sentence, titles, at)
    if before:
        return "drafted" if title.is_draft and before == "issued" else before
    if at and re.fullmatch(r"[、和及与]?(?:以及)?", text[titles[at - 1].end : title.start]):
        return action_of(analysis, sentence, titles, at - 1)
    last = at
    while last + 1 < len(titles) and re.fullmatch(r"[、和及与]?(?:以及)?", text[titles[last].end : titles[last + 1].start]):
        last += 1
    behind = _behind(analysis, sentence, titles[last].end)
    if title.is_draft:
        return "drafted"
    return behind or "in_force"


def _before(analysis: Analysis, sentence: Sentence, titles: list[Title], at: int) -> str:
    text = analysis.text
    floor = max(sentence.start, titles[at].start - _WINDOW, titles[at - 1].end if at else 0, text.rfind("》", sentence.start, titles[at].start) + 1)
    if _PASSED.search(text, floor, titles[at].start):
        return "issued"
    words = list(analysis.grammar.actions.pattern.finditer(text, floor, titles[at].start))
    if not words:
        return "drafted" if re.search(r"审议|讨论|征求", text[floor : titles[at].start]) else ""
    if _TO_COME.search(text, floor, words[-1].start()):
        return "planned"
    return analysis.grammar.actions.code(words[-1].group())


def _behind(analysis: Analysis, sentence: Sentence, end: int) -> str:
    text = analysis.text
    if _OVER.match(text, end):
        return "in_force"
    stop = min(sentence.end, end + _BEHIND)
    following = text.find("《", end, stop)
    stop = following if following >= 0 else stop
    if _SAYS.match(text, end):
        return "in_force"
    if _PASSED.search(text, end, stop) or re.search(r"印发|发布|出台|公布|颁布", text[end:stop]):
        planned = _TO_COME.search(text, end, stop) or re.search(r"将|即将|拟", text[end:stop])
        return "planned" if planned and not re.search(r"已|近日|日前|现", text[end:stop]) else "issued"
    found = analysis.grammar.actions.pattern.search(text, end, min(stop, end + 14))
    if not found:
        return ""
    return "planned" if _TO_COME.search(text, end, found.start()) else analysis.grammar.actions.code(found.group())


def issuer_of(analysis: Analysis, sentence: Sentence, start: int) -> str | None:
    """The office that the sentence names before the document; 市政府 with the name of the city."""
    clause = sentence.clause_at(start)
    for floor in dict.fromkeys((clause.start, sentence.start)):
        known = [name for name in analysis.names_in(floor, start) if name.kind == "office"]
        shaped = list(_BY.finditer(analysis.text, floor, start))
        if known and (not shaped or known[-1].end >= shaped[-1].end()):
            return known[-1].name
        if shaped:
            return _full(analysis, shaped[-1])
    return None


def _full(analysis: Analysis, match: re.Match[str]) -> str:
    organ = match["organ"]
    region = _REGION.match(organ)
    if region and analysis.grammar.lexicon.lookup(region[1], "region") is None:
        organ = organ[region.end(1) - 1 :]
    organ += match["more"] or ""
    if not _BARE.match(organ) or organ.startswith(("国", "中共", "全国", "工业和信息化部", "工信部", "财政部", "商务部", "科技部", "生态环境部", "自然资源部", "农业农村部")):
        return organ
    home = analysis.home
    if organ[0] == "省" and home.province:
        return home.province.removesuffix("省") + organ
    if organ[0] == "市" and home.city:
        return home.city.removesuffix("市") + organ
    return organ


def date_of(analysis: Analysis, sentence: Sentence, title: Title, action: str) -> PeriodMention | None:
    """The day of the action: said before it (5月16日，…印发《…》), or the day from which it is in force (《…》自3月1日起施行)."""
    text = analysis.text
    for mention in sentence.periods:
        if mention.period is None or mention.kind not in ("day", "span", "deadline", "as_of"):
            continue
        if _EFFECT.match(text, mention.end) and abs(mention.start - title.end) <= _WINDOW:
            return mention
    if action not in ("issued", "drafted"):
        return None
    dated = [mention for mention in sentence.periods if mention.end <= title.start and mention.period and mention.kind in ("day", "span")]
    if dated and title.start - dated[-1].end <= 50 and "》" not in text[dated[-1].end : title.start] and "。" not in text[dated[-1].end : title.start]:
        return dated[-1]
    behind = [mention for mention in sentence.periods if title.end <= mention.start <= title.end + 12 and mention.period and mention.kind == "day"]
    return behind[0] if behind else None
