"""Whose number it is: the name that governs the clause, carried on while the text stays with it.

太重集团|在综改区投资|40亿元 — the enterprise, not the park (a name behind 在 is a place). 比全国高出, 占全省的, 位居全省第二 name what is compared with,
never the subject. A clause without a name goes on with the one before it (该项目…, 预计…年产…); a new paragraph starts again at the home region.
"""

import re
from collections.abc import Sequence

from briefgen.extract.analysis import Analysis
from briefgen.extract.figure.place import Place
from briefgen.extract.figure.reading import IndicatorReading
from briefgen.extract.figure.role import governing, held_at, is_example
from briefgen.extract.figure.thread import Subject, Thread
from briefgen.extract.names import Name
from briefgen.extract.project.listing import lists_in

_WORKS = ("project", "enterprise", "park", "town", "chain", "fund")
_BEHIND = ("project", "park", "town", "cluster", "enterprise", "fund")
_REFERS = re.compile(
    r"“?(?:目前|截至目前|据悉|据了解|据介绍|据透露|近年来|去年|今年|同时|如今|现在|此外)?[，,]?(?:(?:该|这一|这个|此)(?:[省市县区]级|国家级)?(?:重点|重大)?(?:产业|工业)?)?(?:(?:此次|本次)(?:开工|开建|建设|启动|实施)的)?"
    r"(?:(?P<project>(?:项目|工程|生产线|产线|基地)(?=[^\u4e00-\u9fff]|总投|计划|预计|占地|建成|投资|投产|投入|将|全部|分[一二两三四五六]|规划|于|由|拟|达产|可|年产|已|一期|二期|采用|购置|完成|自|主要|正|运营|设计|累计|获|的|今年|目前|截至|现|共|用地|配套|新增|每年|是|总)|[一二三四]期(?:项目|工程)?(?=[规总计预新建年可已投]))"
    r"|(?P<enterprise>(?:公司|企业|集团|工厂|该厂|厂里|我们|车间|这条产线|这条生产线)(?!数|家|工业|技术中心|[上在]云|总数|达\d|数量|和|与|、|\d|[\u4e00-\u9fff]{0,4}\d+[户家]))"
    r"|(?P<park>(?:园区|产业园|工业园|开发区|高新区|经开区|全园|全区园)(?!内?企业\d|管委会|党工委|工委|负责人|相关|[、和与及的]|建设(?!项目)|发展|管理))"
    r"|(?P<office>[市县区省](?:财政|政府|委|[\u4e00-\u9fff]{1,6}[局委办厅])(?!员))"
    r"|(?P<region>该[市县区省镇])|(?P<town>全镇)|(?P<chain>该产业链|该链|产业链))"
)
_THIS = re.compile(r"该(?P<kind>项目|企业|公司|集团|园区|产业园|工业园|基地|产业链|专业镇|厂|镇|工程|产线|生产线|院|平台)|其(?!中|他|它|余|实|次|间)")
_OF_A_PROJECT = re.compile(r"(?:全面|全部|整体|正式)(?:建成|投产|达产|投用|运营)|预计|建成|投产|达产|年产|总投资|计划|占地|建有|主要|一期|二期|三期|目前|全部|总建筑|规划|拟|将|可|设计|配套|新建|生产|现|已|购置|投资|其中|每年|届时")
# how a zone's name may end that is called so for short
_BUILT_PARK = re.compile(r"(?:产业|工业|科技|科创)园")
_ZONES = {"开发区": ("开发区", "高新区", "经开区"), "高新区": ("高新区", "技术产业开发区", "产业开发区"), "经开区": ("经开区", "经济开发区", "技术开发区")}
_BUILT_ZONES = ("产业园", "工业园")
_EACH = re.compile(r"每(?:一?[条个户家座镇县区市]|一)(?:重点)?(?:产业链|产业集群|链条|专业镇|园区|开发区|县区|县市区|乡镇|企业|项目|(?<=每[县区市镇]))(?=[，至要将原每不须都均谋重培打引新创建力实确年达])")
_SUMS_UP = re.compile(r"全年|累计|今年以来|此外|同时|与此同时|目前全|截至目前，(?:全|累)")
_SCENE = re.compile(r"(?:在|走进|来到|步入|位于|记者走进|记者来到)(?:位于)?(?:“[^”]{1,16}”)?")
# 年产200万吨|硅砂的|某精加工项目
_OF_PRODUCT = re.compile(r"[\u4e00-\u9fffA-Za-z]{1,8}的")
_NEAR_BEHIND, _FAR_BEHIND = 16, 40
# what no name goes over
_PARTED = re.compile(r"[，。；、：的等]|(?:位于|由|在|正|已|首个|最大|一批|\d+个|[两三四五六七八九十]个)")
_LONGEST_NAME, _LONGEST_HEAD = 40, 24
_ATTRIBUTES = re.compile(r"(?:总?占地|规划占地|总?建筑|(?:计划|规划|项目)?总?投资)[^，。；]{0,12}\d")
_OPENING_NAME = 3
_OUT_OF = re.compile(r"(?P<level>国家级|全国|省级|全省)[^，。；\d]{2,20}中，(?:我[省市县区]|全[市县区]|[\u4e00-\u9fff]{2,4}?[省市县区]?)(?:占|有|拥有|入选|上榜)")
_PHASE = re.compile(r"[一二三四五首]期")
_SCENES = ("enterprise", "project", "park", "town")
# 该项目是甲开发区引进的, 由乙公司建设: the pronoun that opens the clause governs
_STAND_BY = ("region", "country", "park", "enterprise", "university", "town")
_CERTAIN = 0.75
_LOOK_BACK = 2000


def subject_of(analysis: Analysis, place: Place, indicator: IndicatorReading, thread: Thread) -> Subject:
    """The subject of a figure; its name is "" where neither the sentence nor what was carried nor the home gives one."""
    behind = _behind(analysis, place)
    if behind:
        return behind
    whole = _out_of(analysis, place)
    if whole:
        return whole
    if indicator.owner:
        return _owned(analysis, indicator.owner)
    each = _of_each(analysis, place)
    if each:
        return each
    around = analysis.name_at(place.number.start)
    if around and around.kind == "project" and not _PHASE.match(around.name):
        return _owned(analysis, around)
    found = _of_examples(analysis, place, thread) or _in_clause(analysis, place, indicator, thread) or _in_sentence(analysis, place, indicator, thread) or _ahead(analysis, place) or _carried(analysis, place, thread)
    if found.kind in ("enterprise", "project", "fund") and _is_regional(analysis, indicator):
        return thread.home
    if found.kind == "cluster" and indicator.name.removesuffix("数").endswith("集群"):
        return thread.home  # 甲产业集群入选…，|3个集群|: others of its kind
    return found if found.name else _by_pronoun(analysis, place)


def _out_of(analysis: Analysis, place: Place) -> Subject | None:
    """107个|省级产业集群中，我市占20个: those counted first are the province's."""
    found = _OUT_OF.match(analysis.text, place.number.outer_end) if place.number.dimension == "count" else None
    if not found or analysis.grammar.selves.pattern.search(analysis.text, place.clause.start, place.number.start):
        return None
    name = "全国" if found["level"].startswith(("国", "全国")) else analysis.home.province
    return Subject(name, "region", 0.75, place.number.start) if name else None


def _by_pronoun(analysis: Analysis, place: Place) -> Subject:
    """园区|新增4个项目, 一期项目|投产后…, in a text that names none: the word itself says whose figure it is."""
    for clause in place.sentence.clauses:
        found = _REFERS.match(analysis.text, clause.start, clause.end) if clause.start <= place.number.start else None
        kind = (found.lastgroup or "") if found else ""
        word = found.group(kind) if found and kind else ""
        if found and (kind in ("park", "enterprise") or _PHASE.match(word)) and word != "我们":
            return Subject(word, kind, 0.5, found.start(kind))
    return Subject("", "region", 0.5)


def refers_back(text: str, start: int, end: int) -> bool:
    """Whether a sentence begins with what the one before it spoke of (该项目…, 项目计划投资…, 二期新增…)."""
    return bool(_REFERS.match(text, start, end) or _THIS.match(text, start, end))


def choose(candidates: list[Subject], indicator: str, attributes: frozenset[str]) -> Subject | None:
    """Of the names in a clause the one that governs: the last one, but a region gives way to what lies in it, and what is made to its maker."""
    if not candidates:
        return None
    last = candidates[-1]
    earlier = next((subject for subject in reversed(candidates[:-1]) if subject.kind in ("project", "enterprise", "fund")), None)
    if last.kind in ("region", "country") and earlier:
        return earlier
    if last.kind == "chain" and not last.opens:
        # 我国建成最完整的新能源产业链: the chain is what was built, not whose figure it is
        return next((subject for subject in candidates[:-1] if subject.kind in ("region", "country") and subject.opens), last)
    if last.kind in ("project", "cluster") and not last.opens and earlier and earlier.opens:
        return last if any(indicator.endswith(word) for word in attributes) else earlier
    return last


def _behind(analysis: Analysis, place: Place) -> Subject | None:
    """总投资24.7亿元的|中厚板生产线智能化升级项目: the thing that an amount in front of it describes."""
    text, number = analysis.text, place.number
    of = _OF_PRODUCT.match(text, number.outer_end) if number.dimension not in ("money", "count") else None
    start = of.end() - 1 if of else number.outer_end
    if text[start : start + 1] != "的":
        return None
    listed = _listed_behind(analysis, place, start + 1) if number.dimension == "money" else None
    if listed:
        return listed
    end = min(place.clause.end, start + _FAR_BEHIND)
    if place.following and text[place.following.outer_start - 1] in "、和及":
        end = min(end, place.following.outer_start)  # 超四成的“灯塔工厂”、5095家|绿色工厂
    names = [name for name in analysis.names_in(start, end) if name.kind in _BEHIND]
    project = next((name for name in names if name.kind == "project"), None)
    if project:
        first, name = _whole_name(analysis, start + 1, project, names)
        return Subject(name, "project", 0.9, first, project.holder)
    found = next((name for name in names if name.start < start + _NEAR_BEHIND), None)
    return Subject(found.name, found.kind, 0.9, found.start, found.holder) if found else None


def _listed_behind(analysis: Analysis, place: Place, start: int) -> Subject | None:
    """投资6亿元的|甲汽车部件、投资9亿元的|乙热泵等项目: an item of a list of projects, which needs no tail."""
    bearers = [bearer for row in lists_in(analysis, place.clause) for bearer in row.bearers if bearer.start == start]
    return Subject(bearers[0].name, "project", 0.85, start, bearers[0].enterprise) if bearers else None


def _whole_name(analysis: Analysis, start: int, project: Name, names: Sequence[Name]) -> tuple[int, str]:
    """总投资5亿元的|甲公司育苗基地及加工车间项目: the name from 的 to the last tail before a mark, where nothing in it makes a sentence; and where it begins."""
    text = analysis.text
    last = [name for name in names if name.kind == "project" and not _PARTED.search(text, project.end, name.start)][-1]
    if _PARTED.search(text, start, project.start) or last.end - start > _LONGEST_NAME or project.start - start > _LONGEST_HEAD:
        return project.start, project.name
    return start, text[start : last.end].strip("“”")


def _of_each(analysis: Analysis, place: Place) -> Subject | None:
    """每条产业链|谋划项目3个以上，|打造场景3个以上: so many for each of a class, until a clause names someone."""
    for clause in reversed(place.sentence.clauses):
        if clause.start > place.number.start:
            continue
        found = _EACH.search(analysis.text, clause.start, min(clause.end, place.number.outer_start))
        if found:
            return Subject(found.group(), "class", 0.8, found.start())
        if governing(analysis, clause.start, min(clause.end, place.number.outer_start)):
            return None
    return None


def _owned(analysis: Analysis, owner: Name) -> Subject:
    return Subject(owner.name, owner.kind, 0.95 if owner.known else 0.85, owner.start, owner.holder, True)


def _of_examples(analysis: Analysis, place: Place, thread: Thread) -> Subject | None:
    """海螺水泥、新兴铸管等7家企业产值…: those named are examples of a class at home."""
    clause = place.clause
    names = [name for name in analysis.names_in(clause.start, place.number.start) if name.kind in ("enterprise", "project")]
    if not names or names[0].start - clause.start > 2:
        return None
    return thread.home if is_example(analysis, names[-1]) and not governing(analysis, clause.start, place.number.start) else None


def _in_clause(analysis: Analysis, place: Place, indicator: IndicatorReading, thread: Thread) -> Subject | None:
    """The name or pronoun that the number's own clause gives."""
    end = max(place.clause.start, min(place.number.outer_start, indicator.end if indicator.end > place.clause.start else place.number.outer_start))
    return _of_clause(analysis, place.clause.start, max(end, place.number.outer_start), indicator, thread)


def _in_sentence(analysis: Analysis, place: Place, indicator: IndicatorReading, thread: Thread) -> Subject | None:
    """What the clauses before it in the sentence are on, the nearest one first."""
    parted = False
    for clause in reversed(place.sentence.clauses):
        if clause.start >= place.clause.start:
            continue
        parted = parted or analysis.text[clause.end : clause.end + 1] == "；"
        found = _of_clause(analysis, clause.start, clause.end, indicator, thread)
        if found and found.kind in ("region", "country") and found.start >= 0 and not (found.opens or _ends(analysis, found, clause.end)):
            found = None
        if found and parted and found.kind in ("chain", "cluster", "fund"):
            return None
        found = found or scene(analysis, clause.start, clause.end)
        if found:
            return found
    return None


def _ends(analysis: Analysis, subject: Subject, end: int) -> bool:
    """地处半岛中心的|莱西市|，土地规模化经营比重达75%: a region that a clause leads up to."""
    name = analysis.name_at(subject.start)
    return name is not None and name.end == end and analysis.text[subject.start - 1 : subject.start] == "的"


def _of_clause(analysis: Analysis, start: int, end: int, indicator: IndicatorReading, thread: Thread) -> Subject | None:
    """The name that governs `[start, end)`; a pronoun (该项目) goes before a region that does not open it."""
    own = choose(governing(analysis, start, end), indicator.name, analysis.grammar.group("project_attribute"))
    if own is None or (own.kind in _STAND_BY and not own.opens):
        return _referred(analysis, start, end, thread) or own
    return own


def scene(analysis: Analysis, start: int, end: int) -> Subject | None:
    """在X公司的智能车间里，42台机器人…: the plant or park, or the region alone (在宁夏，), where a sentence begins."""
    lead = _SCENE.match(analysis.text, start, end)
    names = analysis.names_in(lead.end(), lead.end() + 1) if lead else []
    while names and names[0].kind == "region" and (inner := analysis.names_in(names[0].end, names[0].end + 1)):
        names = inner
    if not names or held_at(analysis, names[0]):
        return None
    name = names[0]
    whole = name.kind in ("region", "country") and end - name.end <= 4
    return _owned(analysis, name) if whole or name.kind in _SCENES else None


def _ahead(analysis: Analysis, place: Place) -> Subject | None:
    """占地234亩，计划总投资24亿元，|甲公司硅钢项目|主要建设…: what a sentence describes before it names it."""
    sentence = place.sentence
    if not _ATTRIBUTES.match(analysis.text, sentence.start, place.number.end):
        return None
    behind = [name for name in analysis.names_in(place.clause.end, sentence.end) if name.kind in ("project", "park")]
    opening = next((name for name in behind if any(clause.start <= name.start <= clause.start + _OPENING_NAME for clause in sentence.clauses)), None)
    return Subject(opening.name, opening.kind, 0.8, opening.start, opening.holder) if opening else None


def _referred(analysis: Analysis, start: int, end: int, thread: Thread) -> Subject | None:
    """该项目, 公司, 园区: the last one of its kind that the story named."""
    match = _REFERS.match(analysis.text, start, end)
    if match is None:
        this = _THIS.match(analysis.text, start, end)
        return thread.subject if this and thread.subject.kind in _WORKS else None
    if match.lastgroup == "enterprise" and (thread.speaker or "我们" in match.group()):
        return thread.speaker
    if match.lastgroup == "office":
        return thread.home
    if match.lastgroup == "region":
        return _region_like(analysis, match.group("region")[-1], start) or thread.home
    if match.lastgroup == "park":
        return _park_like(analysis, match.group("park"), match.start("park"), thread)
    found = thread.latest.get(match.lastgroup or "")
    if found is None and match.lastgroup in ("project", "park") and thread.subject.kind in ("project", "park"):
        return thread.subject  # a park is built as a project, and told of as either
    return None if found and match.group("chain") == "产业链" and not _is_of_paragraph(analysis, found, start) else found


def _park_like(analysis: Analysis, word: str, at: int, thread: Thread) -> Subject | None:
    """园区 is the park told of last; 开发区 and 高新区 are one that is called so, or else nobody but themselves."""
    if word in _ZONES:
        named = [name for name in analysis.names_in(max(0, at - _LOOK_BACK), at) if name.kind == "park" and name.name.endswith(_ZONES[word])]
        return Subject(named[-1].name, "park", 0.7) if named else Subject(word, "park", 0.5, at)
    if thread.speaker and thread.speaker.kind in ("park", "project"):
        return thread.speaker
    named = [name for name in analysis.names_in(max(0, at - _LOOK_BACK), at) if name.kind in ("park", "project") and name.end <= at and _BUILT_PARK.search(name.name)]
    if word in ("产业园", "工业园") and named:
        last = named[-1]
        return Subject(last.name, last.kind, 0.7, -1, last.holder)
    found = thread.latest.get("park")
    if word in _BUILT_ZONES and (found is None or word not in found.name):
        if word in thread.subject.name:
            return thread.subject  # 甲产业园项目占地98亩。产业园|已招引企业20家
        found = None
    if found is None and thread.subject.kind == "enterprise":
        return thread.home if thread.home.name else None
    return thread.subject if found is None and thread.subject.kind in ("project", "park") else found


def _is_of_paragraph(analysis: Analysis, found: Subject, end: int) -> bool:
    """Whether a paragraph named the chain before: a bare 产业链 means no chain of a paragraph before it, and none of several."""
    names = analysis.names_in(analysis.text.rfind("\n", 0, end) + 1, end)
    return {name.name for name in names if name.kind == "chain"} == {found.name}


def _region_like(analysis: Analysis, level: str, end: int) -> Subject | None:
    """该市, 该县: the last region of that level that the story named."""
    for name in reversed(analysis.names_in(max(0, end - _LOOK_BACK), end)):
        if name.kind == "region" and name.name.endswith(level):
            return Subject(name.name, "region", 0.8)
    return None


def _carried(analysis: Analysis, place: Place, thread: Thread) -> Subject:
    """The subject of the sentences before; a project only while the text speaks of what it will be or cost, nobody where the year's sum is drawn."""
    text, start = analysis.text, place.sentence.start
    if thread.speaker:
        return thread.speaker
    if _SUMS_UP.match(text, start):
        return thread.home
    if thread.subject.kind == "project" and thread.home.name and not (_OF_A_PROJECT.match(text, start) or refers_back(text, start, place.sentence.end)):
        return thread.home
    return thread.subject


def _is_regional(analysis: Analysis, indicator: IndicatorReading) -> bool:
    """Whether only a region can have it (地区生产总值, 规模以上…)."""
    name = indicator.name
    return name in analysis.grammar.group("regional") or name.startswith(("规模以上工业", "规上工业", "全社会", "新增规模以上", "限额以上"))


def leading_subject(found: list[Subject]) -> Subject:
    """Whom a sentence leaves the next one with: its project or enterprise, else its first name."""
    first = next((name for name in found if name.kind in _WORKS and name.kind != "park"), found[0])
    return Subject(first.name, first.kind, min(first.sure, _CERTAIN), -1, first.holder)
