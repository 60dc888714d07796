"""The project that the text is on: 甲公司电池项目2月开工。目前主体已封顶 — the second sentence names none and goes on with the first one's.

A project goes on within its paragraph until another one is named or the sentence turns to another subject; into the next paragraph only where that refers
back to it (该项目, 项目一期, 目前主体). A name told once is known again without its tail.
"""

import re
from dataclasses import replace

from briefgen.extract.analysis import Analysis
from briefgen.extract.project.bearer import Bearer
from briefgen.extract.project.cover import Level
from briefgen.extract.project.find import Group
from briefgen.extract.sentence import Clause, Sentence
from briefgen.extract.within import within

_REFERS = re.compile(
    r"^[“\"]?(?:据(?:了解|悉|介绍|透露)[，,]?)?(?:目前|现在|截至目前|眼下|当前|如今)?[，,]?"
    r"(?:(?:该|这一|此|这个|整个|新)(?:项目|工程|生产线|产线|基地|园区|产业园|工厂|电站|线路)|项目|工程|(?:其中[，,]?)?(?:项目)?[一二三]期)|^在[^，。]{2,8}[，,](?:项目)?[一二三]期|"
    r"^[“\"](?!.{0,30}?(?:公司|企业|全[市县区省]))[^。]{0,40}?(?:主体|厂房|设备|车间|生产线|土建|一期|二期|号楼|工期)|"
    r"^[“\"]?(?:目前|截至目前)[，,]?(?:\d|[一二三四]|主体|厂房|设备|土建|一期|项目)"
)
_THIS = re.compile(r"[“\"]?(?:目前|据悉|据了解)?[，,]?(?:该|这一|此|这个)(?:项目|工程)")
# the whole project again, behind sentences on a phase
_WHOLE = re.compile(r"[“\"]?(?:据悉|据了解|目前)?[，,]?(?:该|整个|此|这个)?(?:项目|工程)(?!的?[一二三四五]期)")
_TURNS = re.compile(r"(?:力争|争取|确保)?(?:今年)?(?:全年|年内)|全[市省县区国]|我[市省县区国]|今年以来|与此同时|此外")
_SPEAKS = re.compile(r"(?:介绍|表示|说|告诉|透露|坦言|指出)(?:道|，|：|:|记者)?$")
_PHASE_FIRST = re.compile(r"(?:其中|该|此|目前|而)?(?:项目|工程)?(?P<phase>第?[一二三四五六七八九十]+期)")
_FORM = re.compile(r"(?:股份|集团)?(?:有限)?(?:责任)?公司$|集团$|股份$")
_BARE = re.compile(r"(?:建设|生产)?(?:项目|工程)$")
_KEPT = 12


class Thread:
    """What a reader of the story has in mind; `focus` is the project or phase that the sentence is on."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._paragraph = -1
        self._aliases: dict[str, Bearer] = {}
        self.current: Bearer | None = None
        self.focus: Bearer | None = None
        self._latest: Bearer | None = None
        self._opens = False

    def begin(self, sentence: Sentence) -> None:
        """A new sentence."""
        text = self._analysis.text
        if sentence.paragraph != self._paragraph:
            self._paragraph = sentence.paragraph
            if not _REFERS.search(text[sentence.start : sentence.end]):
                self.current = None
        elif self.current is not None and self._turns_away(sentence, self.current):
            self.current = None
        if self.current is None and self._latest is not None and self._comes_back(sentence, self._latest):
            self.current = self._latest
        self._opens = True
        if self.current is not None and _WHOLE.match(self._analysis.text, sentence.start):
            self.current = self.current.root()
        self.focus = self.current

    def _comes_back(self, sentence: Sentence, latest: Bearer) -> bool:
        """Whether the sentence takes up the story's last project: 该项目, or the end of its name (先导项目 for 甲市综保区先导项目)."""
        if _THIS.match(self._analysis.text, sentence.start, sentence.end):
            return True
        return any(name.kind == "project" and len(name.name) >= 5 and latest.base.endswith(name.name) for name in within(self._analysis.names, sentence.start, sentence.end))

    def _turns_away(self, sentence: Sentence, current: Bearer) -> bool:
        """Whether the sentence begins with another subject: an enterprise that is not the project's, or a whole region."""
        if _REFERS.match(self._analysis.text[sentence.start : sentence.end]):
            return False
        if _SPEAKS.search(self._analysis.text, sentence.start, sentence.clauses[0].end):
            return False
        for name in within(self._analysis.names, sentence.start, sentence.start + 6):
            if name.kind == "enterprise" and name.name != current.enterprise and _FORM.sub("", name.name) not in current.name:
                return True
        return bool(_TURNS.match(self._analysis.text, sentence.start))

    def remember(self, group: Group) -> None:
        """The last project of a group is the one that the text goes on with; a kind of plant only where there is none yet."""
        if (group.level < Level.PROPER and self.current is not None) or (group.level < Level.PROPER and group.is_part):
            return
        last = group.bearers[-1]
        self.current = self._latest = last.root()
        self.focus = replace(last, start=-1, end=-1)
        alias = _BARE.sub("", self.current.base)
        if group.level == Level.PROPER and not group.listed and len(alias) >= 4 and alias != self.current.base:
            self._aliases[alias] = self.current
            while len(self._aliases) > _KEPT:
                del self._aliases[next(iter(self._aliases))]

    def turn_to_phase(self, clause: Clause) -> None:
        """项目二期占地80亩: the clauses behind are on that phase."""
        phase = _PHASE_FIRST.match(self._analysis.text, clause.start, clause.end)
        if phase and self.current is not None:
            self.focus = self.current.phase(phase["phase"])
            if self._opens:
                self.current = self.focus
        self._opens = False

    def recall(self, clause: Clause, before: int) -> tuple[Bearer, int] | None:
        """A project that the clause names without its tail before a place (甲塑胶2月开工), and where that name ends."""
        for alias, bearer in self._aliases.items():
            at = self._analysis.text.find(alias, clause.start, before)
            if at >= 0:
                return bearer, at + len(alias)
        return None
