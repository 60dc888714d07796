"""Mechanisms and campaigns under a name: 推行“链长制”, 实施特色专业镇培育壮大行动、技改攻坚行动, 建立产业链运行调度机制.

A verb of carrying out stands before the name (group `drive`); the name ends like a mechanism (groups `mechanism` behind a quotation, `mechanism_name` without one)
and says more than 工作机制.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.extract.analysis import Analysis
from briefgen.extract.sentence import Sentence

_QUOTED = re.compile(r"“([^“”\n]{2,24})”")
_OWN = re.compile(r"制$|[+＋]|工作法$|工程$|行动$|机制$|推进$|计划$|模式$")
# behind a quotation: “红黄绿灯”督办机制
_TAIL = re.compile(r"(?:(?![的和与及了在等])[\u4e00-\u9fff]){0,6}?(?:机制|制度|行动|工程|改革|工作法)(?![方者书])")
# “智改数转”三年行动计划
_PLAN = re.compile(r"(?:(?![的和与及了在等])[\u4e00-\u9fff\d]){0,8}?(?:行动方案|行动计划|实施方案|实施意见|若干措施)")
_JOINED = re.compile(r"、|和|及|以及|与|，")
_LISTED = re.compile(r"(?:、|和|以及|及|与|，(?=[^、，。；]{5,18}行动[、和及]))(?P<name>(?![和及与])[^、，。；“”《》的和及与了将]{3,16}?行动)(?=[、，。；和及与等]|$)")
_AFTER = re.compile(r"项目|企业|名单|基地|平台|部署|方案|计划(?!”)|意见|试点(?!工作)|目标|要求的")
_ENDING = re.compile(r"(?:行动计划|行动|工程|机制|制度|模式|计划|制)$")
_NO_NAME = re.compile(r"[的并了，、《]|^[和及在]")
_PLAIN = ("机制", "制度", "模式")
_AHEAD, _LONGEST = 12, 26
# so many characters of common words tell a mechanism from others (重大项目联动服务|机制)
_TELLING = 8


@dataclass(frozen=True, slots=True)
class Mechanism:
    """A mechanism by its name at `[start, end)`."""

    start: int
    end: int
    name: str


def mechanisms_in(analysis: Analysis, sentence: Sentence) -> list[Mechanism]:
    """The mechanisms that a sentence names, in order."""
    found = list(_quoted(analysis, sentence))
    for one in _named(analysis, sentence):
        if not any(other.start < one.end and one.start < other.end for other in found):
            found.append(one)
    return sorted(found, key=lambda one: one.start)


def _quoted(analysis: Analysis, sentence: Sentence) -> Iterator[Mechanism]:
    """推行“链长制”, 实施“百千万亿”工程."""
    text = analysis.text
    for match in _QUOTED.finditer(text, sentence.start, sentence.end):
        clause = sentence.clause_at(match.start())
        ahead = max(clause.start, match.start() - _AHEAD)
        plan = _PLAN.match(text, match.end())
        if _in_title(text, sentence, match.start(1)) or not (_driven(analysis, ahead, match.start()) or (plan and _issued(analysis, ahead, match.start()))):
            continue
        if plan:
            yield Mechanism(match.start(), plan.end(), match[1] + plan.group())
            continue
        name = match[1]
        tails = analysis.grammar.lexicon.finder(("mechanism",)).find(text[match.end() : match.end() + 8])
        open_tail = _TAIL.match(text, match.end())
        tail = text[match.end() : match.end() + tails[0][1]] if tails and tails[0][0] == 0 else open_tail.group() if open_tail else ""
        plus = bool(re.search(r"[+＋]", name))
        if _AFTER.match(text, match.end() + len(tail)) or (plus and not tail) or (not tail and not _OWN.search(name)):
            continue
        printed = f"“{name}”{tail}" if plus else name + tail
        yield Mechanism(match.start(), match.end() + len(tail), printed)


def _driven(analysis: Analysis, start: int, end: int) -> bool:
    return bool(analysis.grammar.lexicon.finder(("drive",)).find(analysis.text[start:end]))


def _issued(analysis: Analysis, start: int, end: int) -> bool:
    return bool(analysis.grammar.actions.pattern.search(analysis.text, start, end))


def _named(analysis: Analysis, sentence: Sentence) -> Iterator[Mechanism]:
    """实施特色专业镇培育壮大行动、技改攻坚行动: the first behind its verb, the others behind the one before."""
    text = analysis.text
    last = -1
    for _, end, _ in analysis.words_in("mechanism_name", sentence.start, sentence.end):
        if end <= last:
            continue
        floor = max(sentence.clause_at(end - 1).start, end - _LONGEST)
        joined = _joined_to(text, last, floor, end)
        start = joined if joined >= 0 else _behind_verb(analysis, floor, end)
        one = _one(analysis, sentence, start, end) if start >= 0 else None
        if one:
            yield one
            last = end
            for listed in _listed(text, end, sentence.end):
                yield listed
                last = listed.end


def _listed(text: str, last: int, limit: int) -> Iterator[Mechanism]:
    """实施强基攻坚行动，|补短板行动|、|创新提升行动|和|融资畅通行动: the items of a list of campaigns, whatever words they are made of."""
    while text.endswith("行动", 0, last) and (found := _LISTED.match(text, last, limit)):
        yield Mechanism(found.start("name"), found.end(), found["name"])
        last = found.end()


def _joined_to(text: str, last: int, floor: int, end: int) -> int:
    """Where an item begins that stands behind another mechanism and 、, -1 where it does not."""
    mark = max(text.rfind(joiner, floor, end) + len(joiner) for joiner in ("、", "和", "及", "，"))
    return mark if last >= 0 and _JOINED.fullmatch(text, last, mark) else -1


def _behind_verb(analysis: Analysis, floor: int, end: int) -> int:
    """Behind the verb of carrying out that stands nearest before the name's last word, -1 where none does."""
    floor = max(floor, analysis.text.rfind("、", floor, end) + 1)
    verbs = analysis.grammar.lexicon.finder(("drive",)).find(analysis.text[floor:end])
    tail = _ENDING.search(analysis.text, floor, end)
    start = -1
    for first, stop, _ in verbs:
        if tail is None or floor + stop > tail.start() - 2:
            break
        if start < 0 or floor + first == start:
            start = floor + stop
    return start


def _one(analysis: Analysis, sentence: Sentence, start: int, end: int) -> Mechanism | None:
    text = analysis.text
    verbs = analysis.grammar.lexicon.finder(("drive",)).find(text[start:end])
    if verbs and verbs[0][0] == 0:
        start += verbs[0][1]
    while text[start : start + 1] in ("了", "好", "起", "以"):
        start += 1
    name = text[start:end]
    if _in_title(text, sentence, end - 1) or _AFTER.match(text, end) or _NO_NAME.search(name):
        return None
    stem = _ENDING.sub("", name).strip("“”")
    generic = analysis.grammar.lexicon.finder(("mechanism_generic",)).find(stem)
    said = len(stem) - sum(stop - first for first, stop, _ in generic)
    enough = said >= 2 or len(stem) >= _TELLING if name.endswith(_PLAIN) else len(stem) >= 3 and said >= 1
    return Mechanism(start, end, re.sub(r"[“”‘’]", "", name)) if enough else None


def _in_title(text: str, sentence: Sentence, at: int) -> bool:
    return text.rfind("《", sentence.start, at) > text.rfind("》", sentence.start, at)
