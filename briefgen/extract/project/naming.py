"""The printed name of a project, from its left edge to its tail.

总投资30亿元的甲公司动力电池及储能系统项目一期 — the name begins behind 的, goes over 及, and ends with its phase. What stands before a name without being
part of it (今年, 全市首个, 4条) is taken off; what remains must name one plant, not a class of plants.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.extract.analysis import Analysis
from briefgen.extract.phrase import PUNCTUATION
from briefgen.extract.project.cover import Level, is_common, left_over, level_of
from briefgen.extract.shapes import step_of_trade
from briefgen.extract.within import within

LONGEST = 44
PHASE = r"[（(]?(?:第?[一二三四五六七八九十]+|首|[1-9]|[ⅠⅡⅢ])期(?:项目|工程)?[）)]?"
PHASE_END = re.compile(rf"{PHASE}$")
PHASE_START = re.compile(r"第?[一二三四五六七八九十]+期(?!$)")
_PHASE = re.compile(PHASE)
# tails that say nothing of the plant
BARE_TAILS = ("项目", "工程", "工程项目", "建设项目", "基地", "厂房", "车间", "生产线", "产线")
_PROJECT_INSIDE = re.compile(rf"项目(?:{PHASE})?的?[\u4e00-\u9fff]{{0,6}}$|(?:项目|工程|基地|产业园)(?:{PHASE})?的?(?:——)?(?:[\d一二三四五六七八九十]*号|第?[一二三四五六\d]+条|首条(?:整车|[\u4e00-\u9fff]{2})?|新)?$")
# parks that are built like a plant; an 开发区 or 新区 is a place
BUILT_PARKS = ("工业园区", "化工园区", "循环产业园", "循环化工园区")
# edges of one character that names have inside, too
_WEAK = "比都能可即以至向对则更最将和为有经"
_JOINERS = ("及其", "以及", "和", "及", "与", "暨")
_LEAD = re.compile(
    r"(?:[、，·\-“”的了为是暨及并]|将(?!乐)|和(?![平田县顺静龙])|有(?![色机限研])|共有|拥有|(?:仍|还|尚|另|现|已)有(?!限|色|机)|已?(?:投产|在建|开工|签约|续建|储备|竣工)(?:产业|工业|重点|重大)?项目(?=[\u4e00-\u9fff“]{4})|国家级|省级|市级|县级|区级|今[天年]|日前|近日|目前|其中|(?:我|全|本)[国省市县区州]|(?:全球|世界|亚洲|国内|西部|中部|东部|华[东南北中]|西[南北]|东北)?(?:最大|首个|首条|首座|首家|唯一)(?:的)?|"
    r"第?[一二三四五]期(?:工程|项目)(?:的|——)?(?=[\u4e00-\u9fff“]{6})|(?:首|第[一二三四五六七八九十\d]+)批|一(?:处处|座座|条条|个个|项项|批批)|(?:项目|工程)(?:——)?(?=[\u4e00-\u9fff“]{4})|建设(?!银行|路|[一二三四五六七八九十]路|镇|街|村|集团|公司)(?=[\u4e00-\u9fffA-Za-z“]{4})|(?:第?[\d.]+[万千百]?(?:余|多)?|第?[一两二三四五六七八九十百千万]+余?)(?:个|只|条|座|项|家|套|大|处|批次|批)|一?(?:批|系列)|个(?=项目|工程)|(?:此|本|这)次|(?:总)?投资(?:额|超|约)?[\d.]+亿元|一[幅派片]|[新拟]建(?=[\u4e00-\u9fff]{4}|年产|年处理|日产)|该|这[个一]?|其|每个?)"
)
# what makes another thing of a name: 甲水库|库区, 项目|负责人, 项目|签约额
_AFTER_NAME = re.compile(
    r"库区|口岸|部(?![分署门件])|体系|公司|集团|办公室|管委会|指挥部|负责人|经理|总经理|部长|部部长|工程师|人员|用地|资金|贷款|清单|名单|储备库|库[，。、]|申报|评审|管理(?!中心)|招标|(?:总|个)?数(?!字|据|智)|"
    r"网(?!络|关)|总数|达\d|占(?!地)|(?<=项目)\d+(?:余|多)?[个项家]|\d+(?:余|多)?家|数量|签约额|类别|类型|业主|单位|法人|审批|专班|谋划|策划|经验|标准|质量|规划(?!的|建设|用地|总|占地|项目|年产)|产业(?!园|化|基地)|职工|员工|工人"
)
# 甲公司投资10亿元建设|年产2万吨铝箔项目
_PAID_FOR = re.compile(r"投资(?:额)?(?:约|超过?|近|达)?[\d.]+[万亿]*元(?:人民币)?(?:用于)?(?:建设|新建|扩建|兴建|打造|实施|投建)(?:的)?")
_OF = re.compile(r"(?:项目|工程|企业|计划)的")
_CALLED = re.compile(r"^(?:定位|打造|建设|命名|更名|认定|评定|升级|确定|规划|列)(?:成|为|作)|^[^，。]{0,4}(?:的是|作为)")
_STEP = re.compile(r"竣工|开工|投产|签约|启动|奠基|封顶|通车")
_NOT_ONE = re.compile(r"(?:代表性?|样板|标杆|亮点)(?:项目|工程)$|(?:重点|重大|签约|在建|续建|储备|招商|招商引资|民生|民生实事|谋划|入库|开工|以上)(?:产业|工业|建设|工程|技改|科技)*(?:项目|工程)$|等(?:项目|工程)$|以上[\u4e00-\u9fff]{0,8}(?:项目|工程)$|(?:个|批|类|级|家)(?:项目|工程)$|^各类|会(?:和|暨|及)(?:项目|工程)|(?:推介|洽谈|对接|招商|发布|推进)会(?:和|暨|及)|宣布项目$|^(?:[多数几两三四五六七八九十]|[2-9]|\d{2,})(?:余|多)?(?:栋|座|幢|个|条|台|处)|发展基地$|[两三四五六七八九十]大[\u4e00-\u9fff]{0,6}(?:基地|园区|产业园|工程|项目)$|(?:全|我|本)[省市县区国](?:的)?项目$|多个|若干|一批|部分|各地|所有|众多|[园区市县镇乡](?:[2-9]|\d\d|[两三四五六七八九十])(?:余|多)?[条个座]")
_PROGRAMME = re.compile(r"(?:培育|提升|示范|惠民|民生|人才|再造|倍增|增长|系统|强基|制造|创新|暖心|攻坚|引领|振兴|”)工程$")


@dataclass(frozen=True, slots=True)
class ProjectName:
    """A name in the text, trimmed; `base` is the name without its phase, `is_part` tells a name that ends like the part of a plant (甲车间)."""

    start: int
    end: int
    text: str
    base: str
    level: Level
    is_part: bool


@dataclass(frozen=True, slots=True)
class Tail:
    """The end of a possible name: its last word `[start, body)` and its phase `[body, end)` (甲|产业园|二期)."""

    start: int
    body: int
    end: int


def tails_of(analysis: Analysis) -> list[Tail]:
    """All ends of project names in a story, in order; found in one pass."""
    text = analysis.text
    tails: list[Tail] = []
    for start, body, word in analysis.grammar.lexicon.finder(("tail", "project_tail")).find(text):
        if (word.code != "project" and word.word not in BUILT_PARKS) or (text[start - 1 : start] in ("分", "共") and word.word.endswith("期")):
            continue
        own = PHASE_END.search(text, start, body)
        phase = _PHASE.match(text, body)
        if own and own.start() == start:
            tails.append(Tail(start, start, body))
        else:
            tails.append(Tail(start, body, phase.end() if phase else body))
    return tails


def names_in(analysis: Analysis, tails: Sequence[Tail], start: int, end: int) -> list[ProjectName]:
    """The projects by name in a clause, in order; a name inside a longer one is part of it."""
    found: list[ProjectName] = []
    for tail in reversed(within(tails, start, end)):
        if tail.end <= end and not (found and found[-1].start <= tail.start):
            name = _read(analysis, start, tail)
            if name:
                found.append(name)
    return found[::-1]


def _read(analysis: Analysis, floor: int, tail: Tail) -> ProjectName | None:
    text = analysis.text
    if _AFTER_NAME.match(text, tail.end) or text.startswith("工程”", tail.end - 2):
        return None
    name = make_name(analysis, max(floor, tail.end - LONGEST), tail)
    if name is None or _NOT_ONE.search(name.text) or _PROGRAMME.search(name.text) or _CALLED.match(name.text):
        return None
    if name.is_part and _PROJECT_INSIDE.search(text, name.start, tail.start):
        return None
    return name


def names_a_holder(analysis: Analysis, name: ProjectName) -> bool:
    """Whether an enterprise or a place stands in the name."""
    if any(inner.kind == "enterprise" or inner.holder for inner in within(analysis.names, name.start, name.end)):
        return True
    return any(match.term.kind in ("enterprise", "region", "park") for match in analysis.grammar.lexicon.find(name.text))


def make_name(analysis: Analysis, floor: int, tail: Tail) -> ProjectName | None:
    """The name that ends with this tail, `floor` is the leftmost place for it; None where nothing but a tail is left."""
    text, body, end = analysis.text, tail.body, tail.end
    bare = text[tail.start : body] in BARE_TAILS or tail.start == body
    start = _trimmed(analysis, _left_edge(analysis, floor, tail.start, bare), tail.start)
    paid = list(_PAID_FOR.finditer(text, start, tail.start))
    start = paid[-1].end() if paid else start
    if start >= tail.start:
        return None
    start = _whole_line(analysis, start, floor)
    level = level_of(analysis, start, tail.start, bare)
    if level == Level.KIND and body < end:
        level = Level.PROPER
    base = _balanced(text[start:body])
    printed = _balanced(text[start:end])
    return ProjectName(start, end, printed, base if len(base) >= 3 else printed, level, _ends_in_part(analysis, start, body))


def _whole_line(analysis: Analysis, start: int, floor: int) -> int:
    """A line's name from where it begins: 兰州|至|张掖高速铁路."""
    if analysis.text[start - 1 : start] not in ("至", "到"):
        return start
    first = [name.start for name in within(analysis.names, max(floor, start - 10), start) if name.kind == "region" and name.end == start - 1]
    return first[-1] if first else start


def _ends_in_part(analysis: Analysis, start: int, end: int) -> bool:
    parts = analysis.grammar.lexicon.finder(("part",)).find(analysis.text[start:end])
    return bool(parts) and start + parts[-1][1] == end


def _balanced(name: str) -> str:
    """Without a quotation mark whose partner stands outside."""
    return name if name.count("“") == name.count("”") else name.strip("“”")


def _left_edge(analysis: Analysis, floor: int, tail: int, bare: bool) -> int:
    """From the tail leftwards over noun-phrase edges that a name may have inside: joiners, brackets, common words."""
    at = tail
    for _ in range(6):
        start = analysis.phrases.start_before(at, floor, name=True)
        step = _step_over(analysis, start, floor, start == at or level_of(analysis, start, tail, bare) == Level.GENERIC)
        if step < 0:
            return start
        at = step
    return at


def _step_over(analysis: Analysis, start: int, floor: int, empty: bool) -> int:
    """Where to go on reading left of the edge before `start`, -1 where the name begins here; `empty` if it says nothing so far."""
    text = analysis.text
    if start <= floor:
        return -1
    if text[start] == "“" and analysis.phrases.edge_at(start) < 0:
        return start
    named = _named_before(analysis, start, floor, empty)
    if named >= floor:
        return named
    if text[start - 1] == "）":
        opening = text.rfind("（", max(floor, start - 12), start)
        return opening if opening > floor and text[opening - 1] not in "，。；、 " else -1
    edge = analysis.phrases.edge_at(start)
    if start - edge == 1 and text[edge] in _WEAK and (text[edge - 1 : edge] == "、" or _is_stump(analysis, edge, floor)):
        return edge
    step = step_of_trade(text, floor, start)
    if step >= 0:
        return step
    joiner = next((joiner for joiner in _JOINERS if text.startswith(joiner, start - len(joiner))), "")
    if joiner:
        return _over_joiner(analysis, start - len(joiner), floor)
    if empty and edge >= floor and is_common(analysis, text[edge:start]):
        return edge
    return -1


def _named_before(analysis: Analysis, start: int, floor: int, empty: bool) -> int:
    """Where to go on reading if the edge before `start` belongs to a name: 均和|云谷电机港, or an `empty` rest to one: 甲钢热轧生产线|优化|升级改造; else -1."""
    edge = analysis.phrases.edge_at(start)
    if analysis.text[edge] in PUNCTUATION:
        return -1
    for name in within(analysis.names, max(floor, start - LONGEST), start):
        if name.kind in ("enterprise", "park") and name.start <= edge and start <= name.end:
            return name.start
        if empty and name.kind == "project" and name.end == edge:
            return edge
    return -1


def _is_stump(analysis: Analysis, edge: int, floor: int) -> bool:
    """Whether too little stands before a one-character edge for it to be an edge: 、科|比|特无人机项目."""
    before = analysis.phrases.start_before(edge, floor)
    stump = analysis.text[before:edge]
    return 1 <= len(stump) <= 3 and bool(left_over(analysis, before, edge, ("common", "gap"))) and not stump.endswith(("公司", "企业", "集团", "目", "们", "市", "县", "区"))


def _over_joiner(analysis: Analysis, joiner: int, floor: int) -> int:
    """动力电池|及|储能系统项目 is one name; a list before the joiner, or a whole name, is not."""
    text = analysis.text
    before = analysis.phrases.start_before(joiner, floor)
    joined = text[before:joiner]
    listed = before > floor and text[before - 1] == "、"
    whole = _STEP.search(joined) or joined.endswith(("项目", "工程", "公司", "企业", "园", "基地", "中心", "城", "厂", "线", "站", "港", "区", "市", "县", "政府"))
    return joiner if len(joined) >= 2 and not listed and not whole else -1


def _trimmed(analysis: Analysis, start: int, tail: int) -> int:
    """Behind dates, counts and words of order that stand before a name."""
    text = analysis.text
    steps = list(_STEP.finditer(text, start, tail))
    start = steps[-1].end() if steps else start
    of = list(_OF.finditer(text, start, tail))
    start = of[-1].end() if of else start
    while start < tail:
        dated = [mention.end for mention in within(analysis.periods, max(0, start - 12), start + 1) if mention.start <= start < mention.end]
        lead = _LEAD.match(text, start, tail)
        if dated:
            start = dated[-1]
        elif lead and not (lead.group() == "“" and "”" in text[start:tail]):
            start = lead.end()
        else:
            break
    return start
