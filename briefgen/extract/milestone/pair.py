"""Which stage belongs to which project.

Behind its project: 甲项目|一期已|竣工 — what stands between may be a phase, a part of the plant and adverbs. Before it as its verb: 开工建设|甲项目. In a clause
that names no project the one before goes on, if nothing but adverbs and parts stands before the stage word: 目前主体已|封顶.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefgen.extract.analysis import Analysis
from briefgen.extract.milestone.part import is_part, stage_of_project
from briefgen.extract.milestone.site import is_visited, sites_in
from briefgen.extract.milestone.stage import Stage
from briefgen.extract.milestone.telling import Pair, telling
from briefgen.extract.milestone.thread import Thread
from briefgen.extract.project.bearer import Bearer
from briefgen.extract.project.cover import Level, left_over
from briefgen.extract.project.find import Group, firm_before, groups_in, product_of
from briefgen.extract.project.naming import BARE_TAILS, BUILT_PARKS, tails_of
from briefgen.extract.sentence import Clause, Sentence
from briefgen.extract.within import within

_PHASE = re.compile(r"(?<![分共到过几])(第?[一二三四五六七八九十]+|首|[1-9]|[ⅠⅡⅢ])期(?![年限间])")
_BLOCK = re.compile(
    r"是|为(?!期)|带动|助力|生产的|等企业|赋能|服务于|填补|保障|拉动|形成|拥有|带来|覆盖|提供|采用|主要|用于|横跨|距离|相比|包括|围绕|通过(?!竣工|验收)|库区|以来|需求|能够(?!竣工|完工|建成|投产|投用|投入|开工|达产)|"
    r"分[两三四五六七八九十\d]+期|来说|而|引进|推动"
)
_WITH = re.compile(r"(?:等)?(?:分别|先后)?(?:与|同|和|在|由|于|落户|入驻)")
_VERB_GAP = re.compile(
    r"(?:了|的|起|着|中的|年产[\d.]+[万亿]?[\u4e00-\u9fff]{1,3}|总?投资[\d.]+亿元的?|(?:总?投资)?[^，。、]{0,4}(?:百|千|十|\d)亿(?:元)?级的?|[一1两\d]+[个条座]|首[个条座]|[\u4e00-\u9fff]{0,3}(?:最大|首个)的?|位于[^，。]{2,12}的|"
    r"项目(?:有|包括|包含|分别为|分别是|主要有|为)|全[省市国县区]|重点|重大|新|以|为代表的|建设|实施|推进|和|及|、|标志性|工业|产业|制造业|亿元以上)*"
)
_PROGRESS = re.compile(r"正|已|加[快紧速]|如火|有[序条力]|顺利|现场|工地|工作|步伐|进度|进展|热火|火热|中(?![心国央])|阶段|持续|稳步|全[面力速]|进入|接近|提速|跑出|启动|$|[，。；”]")
# behind a stage word that has no object: 预计年底竣工|。 已投产|并达产
_ENDS = re.compile(r"$|[，。；、！…”）,;!\s]|并|且|和|以及|及|阶段|中|状态|工作|到|至|仪式|活动|使用|发电|运营|达|后|与|暨|至|\d|正|已|基本|也|均|进展|顺利|全部|同步|加[快紧速]|有序|稳步|如期|火热|持续|映")
_NEVER_ELIDED = ("建设", "推进", "落地", "落户", "签约", "扩建", "签署", "签订")
_VERBS = ("推进", "建设", "落地", "扩建", "改扩建", "谋划", "推介", "在建")
_OF_ENTERPRISE = ("started", "trial", "completed", "operating", "full_capacity", "partly_operating")
# 促进项目尽早投产: projects in general
_IN_GENERAL = re.compile(r"(?:争取|力争|促进|推动|支持|保障|推进|加快|抓好|强化|服务|确保|力促|狠抓)(?:各|重点|重大|更多|在建|新建|签约|全[市省县区])*(?:项目|企业|产业|工程)|(?:这|上述|以上)(?:几个|些|[两三四五六七八九十]个|\d+个)(?:重点|重大)?项目|另外?(?:[一两几]个)?(?:项目|工程)")
_WORKS = re.compile(r"(?:一阶段|二阶段|目前|已|已经|陆续|先后|一期|二期)完成了?[^，。；：]*$")
# 甲项目总投资20亿元，拟建|年产5吉瓦电池基地: what the project will be, not another one
_CONTENT = re.compile(r"(?:项目)?(?:计划|规划|主要|将|拟)*(?:拟建|新建|建设|打造)(?:一[个座条])?")
_SIZED = ("年产", "年处理", "年加工", "日产", "日处理")
_OPENED = re.compile(r"(?:启动|开启|启动实施)了?$")
_TAKES = ("启用", "开通", "投用", "交付")
_FIRM_ROOM = 6
_SUM_BEFORE = re.compile(r"投资(?:额)?(?:约|超过?|近|达)?[\d.]+[万亿]*元的$")
_PAID = re.compile(r"(?:计划|拟|将)?(?:总|再|共)?投资(?:额)?(?:约|超过?|近|达)?[\d.]+[万亿]*元(?:人民币)?(?:用于)?$")
# 3月12日|在甲高新区产业园|破土动工
_PLACE = re.compile(r"(?<![现存正])在[^，。；在]{2,24}(?:[区园市县镇乡港城]|基地)(?:正式|顺利|举行)?$")
_INSTALLED = re.compile(r"(?:首条|主要|工艺)?(?:生产线|产线|设备|机组)")
_SEVERAL = re.compile(r"\d+(?:余|多)?座")
_SAME = ("该", "此", "整个", "这", "新", "园区", "电站", "工厂", "目前")
_DESCRIBED = re.compile(r"总?投资[^，。；]{0,4}\d|占地[^，。；]{0,4}\d")
_AND = re.compile(r"(?:以)?及|和")
# 此次开工|的6个项目分别是，甲项目，总投资5亿元的乙项目
_LISTED = re.compile(r"，(?:其中)?(?:包括|包含|分别[是为])|[的了]?(?:\d+|[一二三四五六七八九十]+)?余?[个项]?(?:重大|重点|产业|工业|亿元以上|招商|代表性|标志性|典型|主要)*项目中?(?:，)?(?:分别|主要)?(?:是|为|有|包括|包含)")
_ITEM = re.compile(r"(?:分别[是为有]|其中|其中有|包括|包含|有|以及|和)?(?:总?投资(?:额)?[\d.]+[万亿]*元的)?")
_SIGNED_FOR = re.compile(r"(?:双方)?(?:拟|将|计划|共同|合作|联合|在[^，。]{2,16}?)*(?:投资)?(?:[\d.]+亿元)?(?:建设|新建|共建|实施|打造|布局|开发|投建)")

# 共签约项目136个，涉及…，|包括|甲项目、乙项目等
_SIGNED = re.compile(rf"(?:{_SIGNED_FOR.pattern})|(?:其中)?(?:包括|包含)")


@dataclass(frozen=True, slots=True)
class _Open:
    """A stage word whose projects may stand in a later clause of its sentence; `lists` where all the clauses behind name them."""

    sentence: Sentence
    clause: Clause
    stage: Stage
    lists: bool


class Reader:
    """Reads the clauses of a story in order; the thread remembers which project the text is on."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.thread = Thread(analysis)
        self.tails = tails_of(analysis)
        self.parts: list[Group] = []
        self._open: _Open | None = None
        self._sentence: Sentence | None = None
        self._row: tuple[Sentence, tuple[Bearer, ...]] | None = None

    def read(self, sentence: Sentence, clause: Clause, stages: list[Stage]) -> list[Pair]:
        """The pairs of one clause."""
        self._sentence = sentence
        if not stages and not within(self.tails, clause.start, clause.end):
            self.thread.turn_to_phase(clause)
            return []
        named = groups_in(self.analysis, self.tails, sentence, clause)
        groups = self._without_parts(clause, named)
        self.parts = [group for group in named if group not in groups]
        if not groups:
            self.thread.turn_to_phase(clause)
        if not groups and _IN_GENERAL.search(self.analysis.text, clause.start, clause.end):
            self.thread.focus = None
        carried = self._carried(sentence, clause, groups)
        pairs = carried or telling(self.analysis.text, list(self._pairs(clause, groups, stages)))
        if stages and not carried:
            self._open = self._left_open(sentence, clause, stages, pairs)
        elif carried and self._open and not self._open.lists:
            self._open = None
        for group in groups:
            self.thread.remember(group)
        if groups:
            row = groups[-1].bearers if groups[-1].listed and not pairs else ()
            self._row = (sentence, row) if len(row) > 1 else None
        elif self._row and self._row[0] is not sentence:
            self._row = None
        return pairs

    def _left_open(self, sentence: Sentence, clause: Clause, stages: list[Stage], pairs: list[Pair]) -> "_Open | None":
        """The clause's last stage if a later clause may name a project of it: a verb with its list behind it, or a signing that names none yet."""
        stage = stages[-1]
        before_list = any(pair.stage is stage and pair.bearer.start >= stage.end for pair in pairs)
        signing = stage.code == "signed" and not pairs
        lists = not pairs and bool(_LISTED.match(self.analysis.text, stage.end, sentence.end))
        return _Open(sentence, clause, stage, lists) if before_list or signing or lists else None

    def _carried(self, sentence: Sentence, clause: Clause, groups: list[Group]) -> list[Pair]:
        """建成投产甲、乙等项目，以及|丙、丁等项目; 签订协议，建设|丙项目; 开工的6个项目分别是，甲项目，|乙项目."""
        told = self._open
        if told is None or not groups or told.sentence is not sentence:
            return []
        lead = self.analysis.text[clause.start : groups[0].start]
        pattern = _ITEM if told.lists else _SIGNED if told.stage.code == "signed" else _AND
        if not pattern.fullmatch(lead):
            return []
        bearers = [bearer for group in (groups if told.lists else groups[:1]) for bearer in group.bearers]
        return [Pair(bearer, told.stage, told.stage.code, 0.75, bearer is bearers[-1], told.clause) for bearer in bearers]

    def _without_parts(self, clause: Clause, groups: list[Group]) -> list[Group]:
        """A line or a workshop is a part of the project that the text is on, unless an enterprise or a place tells it apart; so is what it has completed (完成|边坡治理工程)."""
        whole = [group for at, group in enumerate(groups) if not (group.is_part and (at or self.thread.current or self.thread.focus) and not self._costs(clause, group))]
        if self.thread.current is None:
            return whole
        text = self.analysis.text
        return [group for group in whole if not (_WORKS.search(text, clause.start, group.start) or (_CONTENT.fullmatch(text, clause.start, group.start) and group.bearers[0].name.startswith(_SIZED)))]

    def _costs(self, clause: Clause, group: Group) -> bool:
        """投资1.3亿元的|甲镜生产线: what is built for a sum of its own is no part."""
        return _SUM_BEFORE.search(self.analysis.text, clause.start, group.start) is not None

    def _pairs(self, clause: Clause, groups: list[Group], stages: list[Stage]) -> Iterator[Pair]:
        holder: Group | None = None
        mark = origin = clause.start
        pending = list(groups)
        stages = sorted([*stages, *sites_in(self.analysis, clause, groups, stages)], key=lambda stage: stage.start)
        for stage in stages:
            if any(group.start <= stage.start < group.end for group in groups):
                continue
            while pending and pending[0].start < stage.start:
                holder = pending.pop(0)
                mark = origin = holder.end
            found = self._of_stage(clause, holder, mark, origin, stage, pending[0] if pending else None)
            if found:
                mark = stage.end
            yield from found

    def _of_stage(self, clause: Clause, holder: Group | None, mark: int, origin: int, stage: Stage, ahead: Group | None) -> list[Pair]:
        """The bearers of one stage word: the group before it, the group behind it, an enterprise's product, or the project before."""
        if holder and stage.word == "建设" and _OPENED.search(self.analysis.text, clause.start, holder.start):
            stage = replace(stage, code="started")
        object_of = ahead and _VERB_GAP.fullmatch(self.analysis.text, stage.end, ahead.start)
        if holder and not (object_of and stage.word in _VERBS and stage.start - holder.end > 4) and self._fits(holder, mark, stage):
            return self._with(holder.bearers, mark, origin, stage, 0.85)
        investor = self._investor(clause, stage) if ahead and object_of else ""
        if ahead and object_of and (ahead.level == Level.PROPER or not stage.standing or investor):
            owned = [bearer if bearer.enterprise else replace(bearer, enterprise=investor) for bearer in ahead.bearers]
            return [Pair(bearer, stage, stage.code, 0.85, bearer is owned[-1]) for bearer in owned]
        if holder:
            return []
        known = self.thread.recall(clause, stage.start)
        if known:
            return self._with((known[0],), known[1], known[1], stage, 0.8) if self._gap(known[1], stage, 6) else []
        product = product_of(self.analysis, clause, stage.start) if self._of_enterprise(stage) else None
        if product:
            self.thread.focus = product
            return [Pair(product, stage, stage.code, 0.75)]
        firm = firm_before(self.analysis, clause, bool(self.thread.focus)) if _PHASE.search(self.analysis.text, mark, stage.start) else None
        if firm and stage.code in _OF_ENTERPRISE and len(left_over(self.analysis, clause.start, stage.start)) <= _FIRM_ROOM:
            return self._with((firm,), mark, origin, stage, 0.7)
        if self.thread.focus and self._elided(mark, stage):
            # 甲、乙、丙等项目，|今年加快落地: all of the list
            bearers = self._row[1] if self._row and self._row[0].start <= clause.start < self._row[0].end else (self.thread.focus,)
            return self._with(bearers, mark, origin, stage, 0.7)
        works = self._works(stage) if not self.thread.focus and self._elided(mark, stage) else None
        if works:
            return self._with((works,), mark, origin, stage, 0.7)
        if self.thread.focus and not stage.standing and self._gap(mark, stage, 1) and self._makes_a_part(stage):
            return [Pair(self.thread.focus, stage, stage.code, 0.7)]
        return []

    def _investor(self, clause: Clause, stage: Stage) -> str:
        """甲公司投资10亿元|建设|年产2万吨铝箔项目: whose project it is, "" where no sum stands before the verb."""
        paid = _PAID.search(self.analysis.text, clause.start, stage.start)
        firms = [name.name for name in within(self.analysis.names, clause.start, paid.start()) if name.kind == "enterprise"] if paid else []
        return firms[-1] if firms else ""

    def _of_enterprise(self, stage: Stage) -> bool:
        """Whether an enterprise's plant can stand at this stage: 某行启用|新工具 tells of none."""
        return stage.code in _OF_ENTERPRISE and (stage.word not in _TAKES or bool(_ENDS.match(self.analysis.text, stage.end)))

    def _works(self, stage: Stage) -> Bearer | None:
        """甲公司（该企业）总投资3亿元，占地120亩，7月|投产: the firm that the sentence begins with stands for the plant that it describes."""
        sentence = self._sentence
        if sentence is None or not self._of_enterprise(stage) or not _DESCRIBED.search(self.analysis.text, sentence.start, stage.start):
            return None
        name = self.analysis.name_at(sentence.start)
        if name and name.kind == "enterprise":
            printed = self.analysis.text[name.start : name.end]
            return Bearer(printed, printed, name.start, name.end, name.name)
        return firm_before(self.analysis, sentence.clauses[0], True)

    def _makes_a_part(self, stage: Stage) -> bool:
        """Whether the word's object is a part of the plant: 建成|一条直升机生产线."""
        return any(_VERB_GAP.fullmatch(self.analysis.text, stage.end, part.start) for part in self.parts)

    def _fits(self, holder: Group, mark: int, stage: Stage) -> bool:
        """Whether the group before the word stands at this stage."""
        if stage.standing and holder.level < Level.PROPER:
            return False
        if not stage.standing and self.analysis.text.startswith(("项目", "工程"), stage.end):
            return False
        if stage.word == "建设" and not _PROGRESS.match(self.analysis.text, stage.end):
            return False
        if stage.word == "建设" and is_visited(self.analysis.text, holder, stage.end):
            return False
        name = holder.bearers[-1].name
        if name.endswith(BUILT_PARKS) and "——" in self.analysis.text[mark : stage.start]:
            return False  # 甲工业园区迎来突破——乙工厂|投产
        if name.endswith("工程") and stage.word == "推进":
            return False
        if name.endswith(BUILT_PARKS) and (stage.word in _VERBS or stage.code in ("proposed", "signed", "reserved", "preparing") or "项目" in self.analysis.text[mark : stage.start]):
            return False
        far = (bool(_WITH.match(self.analysis.text, mark)) and not stage.standing) or stage.code in ("proposed", "signed", "reserved")
        return self._gap(mark, stage, 40 if far else 3 if stage.standing else 12)

    def _gap(self, mark: int, stage: Stage, room: int) -> bool:
        gap = self.analysis.text[mark : stage.start]
        if gap.endswith("的") and not stage.word.endswith("仪式"):
            return False
        return not _BLOCK.search(gap) and len(left_over(self.analysis, mark, stage.start)) <= room

    def _elided(self, mark: int, stage: Stage) -> bool:
        """Whether nothing but adverbs, dates, phases and parts stands before the word."""
        text = self.analysis.text
        if stage.word in _NEVER_ELIDED or stage.code in ("proposed", "reserved") or text.startswith("的", stage.end):
            return False
        parts = self.analysis.grammar.lexicon.finder(("part",)).find(text[mark : stage.start])
        place = _PLACE.search(text, mark, stage.start) if not stage.standing else None
        if not (_ENDS.match(text, stage.end) or (stage.code == "installing" and _INSTALLED.match(text, stage.end))) or _SEVERAL.match(text, stage.end):
            return False
        if self._names_another(mark, place.start() if place else stage.start):
            return False
        if stage.standing and (not self.thread.focus or not self.thread.focus.proper or (stage.word.endswith(_VERBS) and not _PROGRESS.match(text, stage.end))):
            return False
        if place and len(left_over(self.analysis, mark, place.start())) <= 1:
            return True
        return self._gap(mark, stage, 8 if parts or _PHASE.search(text, mark, stage.start) else 1)

    def _names_another(self, start: int, end: int) -> bool:
        """Whether a kind of plant stands there, which is none of the project's parts: 光伏超级工厂一期|投产, but 一期净化厂|投产."""
        text = self.analysis.text
        for tail in within(self.tails, start, end):
            word = text[tail.start : tail.body]
            of_phase = _PHASE.search(text, start, tail.start)
            if word and not of_phase and left_over(self.analysis, start, tail.start) and word not in BARE_TAILS and not is_part(self.analysis, word) and not text.startswith(_SAME, start):
                return True
        return False

    def _with(self, bearers: tuple[Bearer, ...], mark: int, origin: int, stage: Stage, sure: float) -> list[Pair]:
        """The pairs of some bearers with the phase and the part that stand before the word."""
        code = stage_of_project(self.analysis, origin, stage)
        if not code:
            return []
        phases = list(_PHASE.finditer(self.analysis.text, mark, stage.start))
        if phases and len(bearers) == 1:
            bearers = (bearers[0].phase(phases[-1].group()),)
            self.thread.focus = bearers[0]
        return [Pair(bearer, stage, code, sure, bearer is bearers[-1]) for bearer in bearers]
