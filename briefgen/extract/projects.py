"""What may stand at a stage: projects by shape, lists that end in 等项目, phases, and an enterprise's plant or product.

加快推进太钢中厚板、鹏飞装配式板材生产线等重点工业项目 — two projects, the first without a tail of its own; 一期已满负荷运转 — a phase of the project before; 中来光能首片电池片正式下线 —
an enterprise's product stands for its project.
"""

import re
from dataclasses import dataclass

from briefgen.extract.analysis import Analysis
from briefgen.extract.names import Name
from briefgen.extract.sentence import Clause, Sentence

_LIST = re.compile(r"等(?:一批|一大批|多个|\d+个|\d+余个|若干)?[\u4e00-\u9fff“”]{0,10}?(?:项目|工程)|等(?:(?=[加全有按顺快正已开建投竣]))")
_PHASE = re.compile(r"(?<![\u4e00-\u9fff])(?:(?:其中|目前)[，,]?)?((?:一|二|三|四|首|第一|第二|第三)期)(?:工程|项目)?(?!规划|建筑)")
_STRONG = re.compile(r"投产|下线|竣工|满负荷|达产|奠基|点火|并网|开工|试生产|试运行|投入使用|投入运[行营]|封顶|建成")
_ENDING = re.compile(r"(?:等)?(?:重点|重大)?(?:建设)?(?:项目|工程)$")
_ADVERBS = re.compile(r"(?:正式|顺利|成功|全面|全部|部分|陆续|相继|已经?|将|即将|的|等|先后|于|在|同时|首次|也|均|都|目前|正在|进行|进入|开始|预计|了|现已|基本|一次性?|整体|如期)+$")
_QUANTITY = re.compile(r"^(?:了|有|\d+[条个座家套]|[一二两三四五六七八九十]+[条个座家套]|首[条个座]|全[国省市](?:首|最大)?[条个座]?)+的?")


_LAST_PHASE = re.compile(r"(?:第?[一二三四五]|首)期(?:项目|工程)?$")
_OF_SEVERAL = re.compile(r"(?:[两三四五六七八九十]|\d+)家(?:企业|公司)?")
_CLASS = re.compile(r"^(?:国家级?|省级|市级|县级|首批|全国|各类)")
_COUNTED_AFTER = re.compile(r"(?:(?:总数|数量|数)?(?:达到?|共|有|为|各|超过?|近|约)*)\d+(?:余|多)?[个户家项条座]")
_EXISTING = re.compile(r"(?:对现有|对原有|现有|原有|对)$")
_MANY = re.compile(r"(?:[2-9]|\d\d|[两三四五六七八九十])(?:余|多)?[条个座项]$")
_ONE = re.compile(r"[1一][条个座项]$")


@dataclass(frozen=True, slots=True)
class Bearer:
    """What stands at a stage, with its place in the text; `stage` is a stage that its own words give."""

    name: str
    start: int
    end: int
    enterprise: str = ""
    place: str = ""
    stage: str = ""
    base: str = ""

    def root(self) -> "Bearer":
        """The project itself where this is one of its phases."""
        return Bearer(self.base, -1, -1, self.enterprise, self.place) if self.base else Bearer(self.name, -1, -1, self.enterprise, self.place)


def bearers_in(analysis: Analysis, sentence: Sentence, clause: Clause, current: Bearer | None) -> list[Bearer]:
    """The bearers of a clause in order: a list, project names, phases of the current project, or an enterprise with a strong stage word."""
    listed = _listed(analysis, clause)
    if listed:
        return listed
    names = [name for name in analysis.names_in(clause.start, clause.end) if _is_project(analysis, name, current is not None)]
    named = [bearer for name in names for bearer in _from_name(analysis, sentence, name)]
    phases = _phases(analysis, clause, current) if not named else []
    return named or phases or _product(analysis, clause)


def _is_project(analysis: Analysis, name: Name, within: bool) -> bool:
    """Whether a name is one particular project: no class of projects, nothing counted, no existing plant that is rebuilt, no part of the current one."""
    text = analysis.text
    if name.kind != "project" or re.search(r"(?:等|个|批|类|[国省市县区]级|家级|重点|重大)(?:项目|工程)$", name.name) or _CLASS.match(name.name):
        return False
    left = text[max(0, name.start - 6) : name.start]
    if name.name.endswith("项目") and _COUNTED_AFTER.match(text, name.end) or _EXISTING.search(left) or _MANY.search(left):
        return False
    return not (within and (_ONE.search(left) or re.match(r"年产\d", name.name)))


def _from_name(analysis: Analysis, sentence: Sentence, name: Name) -> list[Bearer]:
    shared = _OF_SEVERAL.search(name.name)
    if shared:
        return _of_several(analysis, sentence, name, name.name[shared.end() :])
    text = _QUANTITY.sub("", name.name)
    enterprise = name.holder or _enterprise_before(analysis, sentence, name.start)
    phase = _LAST_PHASE.search(text)
    base = text[: phase.start()] if phase and phase.start() >= 4 else ""
    return [Bearer(text, name.start, name.end, enterprise, _place_before(analysis, sentence, name.start), base=base)]


def _of_several(analysis: Analysis, sentence: Sentence, name: Name, project: str) -> list[Bearer]:
    """甲、乙、丙三家企业一期项目: one project for each enterprise of the list."""
    start = analysis.text.rfind("，", sentence.start, name.start) + 1 or sentence.start
    owners = [other for other in analysis.names_in(start, name.end) if other.kind == "enterprise"]
    first = analysis.text[name.start : name.end].split("家")[0].rstrip("两三四五六七八九十0123456789")
    owners_names = [(other.name, analysis.text[other.start : other.end]) for other in owners if other.end <= name.start]
    if first:
        owners_names.append((first, first))
    return [Bearer(printed + project, name.start, name.end, canonical) for canonical, printed in owners_names]


def _enterprise_before(analysis: Analysis, sentence: Sentence, at: int) -> str:
    names = [name for name in analysis.names_in(sentence.start, at) if name.kind == "enterprise"]
    return names[-1].name if names else ""


def _place_before(analysis: Analysis, sentence: Sentence, at: int) -> str:
    places = [name for name in analysis.names_in(sentence.start, at) if name.kind in ("park", "region")]
    return places[-1].name if places else ""


def _listed(analysis: Analysis, clause: Clause) -> list[Bearer]:
    """The items before 等…项目, from the edge of the first item's noun phrase."""
    text = analysis.text
    for match in _LIST.finditer(text, clause.start, clause.end):
        first_mark = text.find("、", clause.start, match.start())
        if first_mark < 0:
            if not match.group().endswith(("项目", "工程")):
                continue
            start = analysis.phrases.start_before(match.start(), clause.start)
        else:
            start = analysis.phrases.start_before(first_mark, clause.start)
        items = _split(text, start, match.start())
        if items:
            sentence_names = analysis.names
            return [_from_item(text[a:b], a, match.end(), sentence_names) for a, b in items]
    return []


def _split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    items: list[tuple[int, int]] = []
    at = start
    for match in re.finditer(r"、|和(?=[^、]*$)|以及", text[start:end]):
        items.append((at, start + match.start()))
        at = start + match.end()
    items.append((at, end))
    return [(a, b) for a, b in items if 3 <= b - a <= 40]


def _from_item(item: str, start: int, end: int, names: list[Name]) -> Bearer:
    holder = next((name.name for name in names if name.kind == "enterprise" and start <= name.start < start + len(item)), "")
    holder = holder or next((name.holder for name in names if name.kind == "project" and start <= name.start < start + len(item) and name.holder), "")
    return Bearer(_ENDING.sub("", item).strip("“”") or item, start, end, holder)


def _phases(analysis: Analysis, clause: Clause, current: Bearer | None) -> list[Bearer]:
    if current is None:
        return []
    base = current.base or current.name
    return [
        Bearer(base + match.group(1), match.start(1), match.end(1), current.enterprise, current.place, base=base)
        for match in _PHASE.finditer(analysis.text, clause.start, clause.end)
    ][:1]


def _product(analysis: Analysis, clause: Clause) -> list[Bearer]:
    """An enterprise's plant or product with a strong stage word right behind it."""
    text = analysis.text
    strong = _STRONG.search(text, clause.start, clause.end)
    if not strong:
        return []
    holders = [name for name in analysis.names_in(clause.start, strong.start()) if name.kind == "enterprise"]
    if not holders:
        return []
    holder = holders[-1]
    tail = _ADVERBS.sub("", text[holder.end : strong.start()])
    if len(tail) > 20 or ("的" in tail[:-1] and len(tail) > 12):
        return []
    return [Bearer(text[holder.start : holder.end] + tail.strip("“”"), holder.start, holder.end + len(tail), holder.name)]
