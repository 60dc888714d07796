"""The projects that a clause names, in groups that share a stage: one name, a list, or names joined by 、 and 和."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefgen.extract.analysis import Analysis
from briefgen.extract.project.bearer import Bearer
from briefgen.extract.project.cover import Level, left_over
from briefgen.extract.project.listed import canonical, known_in
from briefgen.extract.project.listing import lists_in
from briefgen.extract.project.naming import PHASE_START, ProjectName, Tail, names_a_holder, names_in
from briefgen.extract.sentence import Clause, Sentence
from briefgen.extract.within import within

_JOINED = re.compile(r"(?:[、和及与暨]|以及)(?:总?投资(?:额)?(?:约|超过?)?[\d.]+[万亿]*元的)?")
_BUILDER = re.compile(r"(?:公司|集团)?(?:负责)?(?:承建|总承包|施工|设计|监理|承揽|中标)")
_EXISTING = re.compile(r"(?:对|现有|原有|对现有|对原有|把|将)的?$")
_OF_SEVERAL = re.compile(r"(?:[两三四五六七八九十]|\d+)家(?:企业|公司)?")
_COUNTED_BEFORE = re.compile(r"(?:[2-9]|\d\d|[两三四五六七八九十])(?:余|多)?[条个座项]$|一(?:大)?(?:批|系列)$|一些$|多[个座项条]$|若干$")
# 在甲产业园，乙项目…: where another project stands
_STANDS_IN = re.compile(r"(?:在|位于|落户|入驻|落地|坐落于|地处|来自|辐射)$")
# 产品用于甲大桥施工: another's work
_SERVED = re.compile(r"(?:位于|地处|坐落于|紧邻|毗邻|邻近|靠近|用于|服务|参与|供货|供应|配套|保障|来自|承接了?|中标)$")
# 甲项目是全市最大的新能源项目: told of another, not named itself
_PREDICATE = re.compile(r"(?<!分别)(?<![不还可即既凡或就里正便])(?:是(?!以)|(?<![分即作较颇极称誉无])为(?!期)|成为|作为|属于?|堪称)[^，。；：]*$")
_SITE = re.compile(r"(?:的)?(?:项目)?(?:建设|施工)?(?:现场|工地)")
_PLANT = ("项目", "工程", "线", "厂", "车间", "厂房")
_LEAD = re.compile(r"、(?P<lead>[^、，。；和及与]{2,16}(?:和|及|与))")
_WHOLE = ("项目", "工程")
_NEAR = 30
# so many words of any name together name one plant: 镁锂合金装备制造项目
_LONG_KIND = 9
_NO_PLACE = ("国", "国家")


@dataclass(frozen=True, slots=True)
class Group:
    """Projects that stand side by side at `[start, end)`; `level` is the level of the most particular one, `is_part` a line or workshop by its tail alone."""

    start: int
    end: int
    bearers: tuple[Bearer, ...]
    level: Level
    listed: bool = False
    is_part: bool = False


def groups_in(analysis: Analysis, tails: Sequence[Tail], sentence: Sentence, clause: Clause) -> list[Group]:
    """The groups of a clause, in order of their places; `tails` are those of the story."""
    groups = [Group(row.start, row.end, row.bearers, Level.PROPER, True) for row in lists_in(analysis, clause)]
    for name in names_in(analysis, tails, clause.start, clause.end):
        if any(group.start < name.end and name.start < group.end for group in groups):
            continue
        group = _named(analysis, sentence, clause, name)
        if group:
            groups.append(group)
    groups = [group for group in groups if not _is_epithet(analysis.text, group, groups)]
    groups = [replace(group, bearers=canonical(analysis, group.bearers)) for group in groups]
    for bearer in known_in(analysis, clause):
        if not any(group.start < bearer.end and bearer.start < group.end for group in groups):
            groups.append(Group(bearer.start, bearer.end, (bearer,), Level.PROPER))
    return _joined(analysis.text, sorted(groups, key=lambda group: (group.start, group.end)))


def _is_epithet(text: str, group: Group, groups: Sequence[Group]) -> bool:
    """Whether the name itself follows behind a dash: 全市最大的工业项目——|甲产业园."""
    return text.startswith("——", group.end) and any(group.end < other.start <= group.end + _NEAR for other in groups)


def _named(analysis: Analysis, sentence: Sentence, clause: Clause, project: ProjectName) -> Group | None:
    text = analysis.text
    left = text[max(clause.start, project.start - 6) : project.start]
    if PHASE_START.match(project.text):
        return _of_phases(analysis, sentence, project)
    if project.level == Level.GENERIC or _EXISTING.search(left) or _COUNTED_BEFORE.search(left):
        return None
    if _SERVED.search(left) or project.text.count("“") != project.text.count("”"):
        return None  # 牢固树立“项目|为王”理念: a piece of a slogan
    if _PREDICATE.search(text, clause.start, project.start):
        return None
    if _STANDS_IN.search(left) and not project.base.endswith(_PLANT) and not _SITE.match(text, project.end):
        return None
    several = _OF_SEVERAL.search(project.text)
    if several:
        return _of_several(analysis, sentence, project, project.text[several.end() :])
    holder = owner_before(analysis, sentence, project.start, project.end)
    place = place_before(analysis, sentence, project.start)
    proper = project.level == Level.PROPER or (project.level == Level.KIND and len(project.base) >= _LONG_KIND)
    bearer = Bearer(project.text, project.base, project.start, project.end, holder, place, proper)
    is_part = project.is_part and "项目" not in project.text and not names_a_holder(analysis, project)
    return Group(project.start, project.end, (bearer,), project.level, is_part=is_part)


def _of_phases(analysis: Analysis, sentence: Sentence, project: ProjectName) -> Group | None:
    """一期后续4吉瓦及二期8吉瓦项目: phases of an enterprise's plant that has no name of its own."""
    text = analysis.text
    owners = [name for name in within(analysis.names, sentence.start, project.start) if name.kind == "enterprise"]
    if not owners:
        return None
    owner = text[owners[-1].start : owners[-1].end]
    items = re.split(r"(?:以?及|和|、|与)(?=第?[一二三四五六七八九十]+期)", project.text)
    bearers = tuple(Bearer(owner + item, owner, project.start, project.end, owners[-1].name) for item in items)
    return Group(project.start, project.end, bearers, Level.PROPER, True)


def _of_several(analysis: Analysis, sentence: Sentence, project: ProjectName, rest: str) -> Group:
    """甲、乙、丙三家企业一期项目: one project for each enterprise of the list."""
    text = analysis.text
    start = text.rfind("，", sentence.start, project.start) + 1 or sentence.start
    owners = [(name.name, text[name.start : name.end]) for name in within(analysis.names, start, project.end) if name.kind == "enterprise" and name.end <= project.start]
    first = re.split(r"[两三四五六七八九十\d]+家", project.text)[0]
    if first:
        owners.append((first, first))
    bearers = tuple(Bearer(printed + rest, printed + rest, project.start, project.end, canonical) for canonical, printed in owners)
    return Group(project.start, project.end, bearers, Level.PROPER, True)


def owner_before(analysis: Analysis, sentence: Sentence, start: int, end: int) -> str:
    """The enterprise that the sentence names before a project, unless it only builds it for another; "" where there is none."""
    for name in reversed(within(analysis.names, sentence.start, end)):
        if name.kind == "enterprise" and not _BUILDER.match(analysis.text, name.end):
            return name.name
    return ""


def place_before(analysis: Analysis, sentence: Sentence, start: int) -> str:
    """The park or region that the sentence names last before a project; a whole country is no place."""
    text = analysis.text
    for name in reversed(within(analysis.names, max(sentence.start, start - _NEAR), start)):
        if name.kind == "park" or (name.kind == "region" and not name.name.endswith(_NO_PLACE)):
            return name.name if "、" not in text[name.end : start] else ""
    return ""


def _joined(text: str, groups: list[Group]) -> list[Group]:
    """Names side by side become one group."""
    joined: list[Group] = []
    for group in groups:
        group = _with_lead(text, joined[-1], group) if joined else group
        if joined and _JOINED.fullmatch(text, joined[-1].end, group.start):
            last = joined.pop()
            group = Group(last.start, group.end, (*last.bearers, *group.bearers), max(last.level, group.level), True)
        joined.append(group)
    return joined


def _with_lead(text: str, before: Group, group: Group) -> Group:
    """甲园项目、|乙纺织紧密纺和|家纺项目: in a list of whole names the part before 和 belongs to the item."""
    lead = _LEAD.fullmatch(text, before.end, group.start)
    if lead is None or len(group.bearers) > 1 or not text.endswith(_WHOLE, 0, before.end):
        return group
    start, old = lead.start("lead"), group.bearers[0]
    bearer = replace(old, name=lead["lead"] + old.name, base=lead["lead"] + old.base, start=start, proper=True)
    return replace(group, start=start, bearers=(bearer,), level=Level.PROPER)


def product_of(analysis: Analysis, clause: Clause, stage_start: int) -> Bearer | None:
    """An enterprise's plant or product right before a stage word, which stands for its project (甲公司首片电池片下线)."""
    text = analysis.text
    holders = [name for name in within(analysis.names, clause.start, stage_start) if name.kind == "enterprise"]
    if not holders or _BUILDER.match(text, holders[-1].end):
        return None
    holder = holders[-1]
    tail = text[holder.end : stage_start]
    if len(tail) > 22 or re.search(r"是|为|带动|生产的|，|等|与|和|表示|介绍", tail):
        return None
    product = tail
    while product:
        cut = _ADVERB.search(product)
        if not cut or not cut.group():
            break
        product = product[: cut.start()]
    product = re.sub(r"[在于][^，。]{2,8}$", "", product)
    if len(left_over(analysis, holder.end, holder.end + len(product))) > 12:
        return None
    printed = text[holder.start : holder.end] + product.removeprefix("的").strip("“”")
    return Bearer(printed, printed, holder.start, holder.end + len(product), holder.name)


def firm_before(analysis: Analysis, clause: Clause, certain: bool) -> Bearer | None:
    """The enterprise that 该公司 or 这家企业 at the head of a clause means, for a phase of its plant: 这家公司|二期投产; where `certain`, 公司 alone means none."""
    if not (_THIS_FIRM if certain else _FIRM).match(analysis.text, clause.start, clause.end):
        return None
    named = [name for name in within(analysis.names, max(0, clause.start - _FIRM_REACH), clause.start) if name.kind == "enterprise"]
    if not named:
        return None
    printed = analysis.text[named[-1].start : named[-1].end]
    return Bearer(printed, printed, -1, -1, named[-1].name)


_FIRM = re.compile(r"(?:目前)?(?:该|这家|本)?(?:公司|企业)|项目(?=[一二三四五]期)|[一二三四五]期")
_THIS_FIRM = re.compile(r"(?:目前)?(?:该|这家)(?:公司|企业)")
_FIRM_REACH = 200
_ADVERB = re.compile(
    r"(?:举行|举办|迎来|开启|正式|顺利|成功|全面|全部|部分|陆续|相继|已经?|将|即将|的|等|先后|于|在|同时|首次|也|均|都|目前|正在|进行|进入|开始|预计|了|现已?|基本|一次性?|整体|如期|"
    r"\d+年|\d+月份?|\d+日|[今明去]年|年底|月底|日前|近日|计划|力争|有望|建设|投资|项目)$"
)
