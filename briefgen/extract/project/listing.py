"""Lists of projects: the items need no tail of their own, the words behind the list say what they are.

加快建设甲公司铝箔、乙公司冷链物流、丙港二期等重点项目 — three projects. 铁路、公路等基础设施项目 — kinds of projects, and no list of ours.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.extract.analysis import Analysis
from briefgen.extract.project.bearer import Bearer
from briefgen.extract.project.cover import Level, level_of
from briefgen.extract.project.naming import LONGEST, PHASE_END, Tail, make_name
from briefgen.extract.sentence import Clause
from briefgen.extract.within import within

_COUNT = r"(?:一批|一大批|一系列|多个|若干|\d+余?[个项]|[两三四五六七八九十]+[个项大])"
_CLOSED = re.compile(
    rf"等(?P<count>{_COUNT})?(?P<kind>[\u4e00-\u9fffA-Za-z0-9“”]{{0,16}}?)(?P<tail>项目|工程)(?!化)|"
    rf"(?P<counted>{_COUNT})(?P<kind2>(?:(?:投资)?[超过][\d.]+亿元)?[\u4e00-\u9fff]{{0,6}}?)(?:项目|工程)|等(?=[加全有按顺快正已开建投竣稳相陆])"
)
# 等规模较大的产业链项目, 等领域项目: kinds, not projects; what 基础设施, 民生 or 保障类 projects are, their names tell
_KINDS = re.compile(r"的|领域|方面|行业|(?<!高新)技术|(?<!保障|设施|产业|民生|能源)类|各|相关|配套")
_BETWEEN = re.compile(r"、|，(?=[^，]*、)|(?:以及|和|与)(?=[^、]*$)")
_ENDING = re.compile(r"(?:等)?(?:重点|重大)?(?:建设)?(?:项目|工程)$")
# 投资6亿元的|甲材料、总投资9亿元的|乙装备等项目
COST = re.compile(r"(?:(?:计划|预计)?总?投资(?:额)?(?:约|超过?|近|达)?)?[\d.]+[万亿]+元的")
_SHORTEST = 3  # a name of two characters (宁东) counts only beside longer ones
_VERB = re.compile(r"(?:提速|加快|加速|推进|推动|促进|新（扩）建|新扩建|以|把|将(?!乐)|对|由|如(?!皋|东)|有(?!色|机|限|研)|像|包括|包含|涉及|涵盖|分别为|分别是|即(?!墨))")


@dataclass(frozen=True, slots=True)
class Row:
    """A list `[start, end)`, with what closes it; all its projects stand at the same stage."""

    start: int
    end: int
    bearers: tuple[Bearer, ...]


def lists_in(analysis: Analysis, clause: Clause) -> list[Row]:
    """The lists of a clause, in order."""
    rows: list[Row] = []
    at = clause.start
    for match in _CLOSED.finditer(analysis.text, clause.start, clause.end):
        row = _row(analysis, at, match)
        if row:
            rows.append(row)
            at = row.end
    return rows


def _row(analysis: Analysis, floor: int, match: re.Match[str]) -> Row | None:
    text = analysis.text
    kind = match["kind"] or match["kind2"] or ""
    if _KINDS.search(kind) or (match["counted"] and text[match.start() - 1 : match.start()] == "的"):
        return None
    first_mark = text.find("、", floor, match.start())
    if first_mark < 0 and (match["counted"] or not match["tail"]):
        return None
    start, holder = _head(analysis, floor, match.start() if first_mark < 0 else first_mark)
    items = list(_items(analysis, start, match.start()))
    closed = bool(match["tail"] or match["counted"])
    if not items or (len(items) < 2 and not match["tail"]):
        return None
    levels = [level for _, _, level in items]
    if 2 * levels.count(Level.PROPER) < len(levels) or (not closed and not any(_has_tail(analysis, a, b) for a, b, _ in items)):
        return None
    shortest = 2 if match["tail"] and any(level == Level.PROPER and b - a >= _SHORTEST for a, b, level in items) else _SHORTEST
    bearers = tuple(bearer_of(analysis, a, b, match.end(), holder) for a, b, level in items if level > Level.GENERIC and b - a >= shortest)
    return Row(start, match.end(), bearers) if bearers else None


def _head(analysis: Analysis, floor: int, mark: int) -> tuple[int, str]:
    """Where the first item begins, and the enterprise that owns the whole list (甲公司的A、B两个项目)."""
    text = analysis.text
    name = make_name(analysis, max(floor, mark - LONGEST), Tail(mark, mark, mark))
    start = name.start if name else analysis.phrases.start_before(mark, floor)
    lead = _VERB.match(text, start, mark)
    start = lead.end() if lead else start
    owner = ""
    if text[start - 1 : start] == "的":
        owners = [other for other in within(analysis.names, floor, start) if other.kind == "enterprise"]
        owner = owners[-1].name if owners and owners[-1].end >= start - 3 else ""
    return start, owner


def _items(analysis: Analysis, start: int, end: int) -> Iterator[tuple[int, int, Level]]:
    text = analysis.text
    at = start
    for match in _BETWEEN.finditer(text, start, end):
        if any(name.kind == "enterprise" and name.start < match.end() <= name.end for name in within(analysis.names, start, match.start() + 1)):
            continue  # 均和, 永和: the joiner belongs to a name
        yield from _item(analysis, at, match.start())
        at = match.end()
    yield from _item(analysis, at, end)


def _item(analysis: Analysis, start: int, end: int) -> Iterator[tuple[int, int, Level]]:
    text = analysis.text
    cost = COST.match(text, start, end)
    start = cost.end() if cost else start
    while start < end and text[start] in " “的":
        start += 1
    while end > start and text[end - 1] in " ”":
        end -= 1
    if 2 <= end - start <= 44:
        ending = _ENDING.search(text, start, end)
        yield start, end, level_of(analysis, start, ending.start() if ending else end, False)


def _has_tail(analysis: Analysis, start: int, end: int) -> bool:
    return any(name.kind == "project" for name in within(analysis.names, start, end)) or bool(PHASE_END.search(analysis.text, start, end))


def bearer_of(analysis: Analysis, start: int, end: int, closed: int = -1, owner: str = "") -> Bearer:
    """The project of a list's item `[start, end)`; `closed` is where the list ends, `owner` the enterprise that it is of."""
    names = within(analysis.names, start, end)
    holder = next((name.name if name.kind == "enterprise" else name.holder for name in names if name.kind == "enterprise" or name.holder), owner)
    printed = _ENDING.sub("", analysis.text[start:end]).strip("“”") or analysis.text[start:end]
    phase = PHASE_END.search(printed)
    base = printed[: phase.start()] if phase and phase.start() >= 3 else printed
    return Bearer(printed, base, start, max(closed, end), holder)
