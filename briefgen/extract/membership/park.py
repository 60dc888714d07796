"""Enterprises of a park: 甲产业园内乙、丙、丁三家企业 · 乙、丙等企业落户甲开发区 · 甲开发区集聚了乙、丙等一批企业."""

import re
from collections.abc import Iterator

from briefgen.extract.analysis import Analysis
from briefgen.extract.membership.found import Found
from briefgen.extract.membership.row import Item, is_row, row_after, row_before
from briefgen.extract.names import Name
from briefgen.extract.sentence import Sentence
from briefgen.extract.within import within

_PARK = ("区", "园", "园区", "基地", "新城")
_INSIDE = re.compile(r"[内里](?:的)?|[、，](?=[^，。；]{2,40}(?:[两三四五六七八九十\d]+家|是[^，。；]{0,6}(?:入园|入驻|落户)))")
_GATHERED = re.compile(r"(?:已|先后|目前|现已|累计|相继|成功|陆续)*(?:集聚|聚集|汇聚|吸引|引进|入驻|落户|培育)了?(?:以)?")
_OF_ROW = re.compile(r"等(?:一批|多家|众多|一大批|\d+余?[家户]|[两三四五六七八九十]+[家户])?[^，。；、等]{0,10}?(?:企业|公司)")
_COUNTED = re.compile(r"是[^，。；]{0,6}(?:入园|入驻|落户)|等?(?:[两三四五六七八九十]+|\d+)[家户](?:龙头|骨干|重点)?(?:企业|公司)")
_MOVED = re.compile(r"(?:等[^，。；、]{0,12}?(?:企业|公司))?(?:先后|相继|陆续|已|纷纷|成功)*(?:入驻|落户|进驻)(?:了|到|在)?$")


def find_park_enterprises(analysis: Analysis, sentence: Sentence) -> Iterator[Found]:
    """The enterprises that a sentence places in a park."""
    for park in within(analysis.names, sentence.start, sentence.end):
        if park.kind in ("park", "project") and park.name.endswith(_PARK):
            items = _inside(analysis, sentence, park) or _moved(analysis, sentence, park)
            for item in items:
                yield Found(min(park.start, item.start), max(item.end, park.end), item.name, "园区企业", park.name, 0.75)


def _inside(analysis: Analysis, sentence: Sentence, park: Name) -> list[Item]:
    """The row behind the park's name."""
    text = analysis.text
    clause = sentence.clause_at(park.end)
    inside = _INSIDE.match(text, park.end)
    if inside:
        row = row_after(analysis, inside.end(), min(sentence.end, park.end + 60))
        counted = _COUNTED.match(text, row[-1].end) if row else None
        if counted and len(row) >= 2:
            return row
        return [item for item in row if item.known] if len(row) >= 2 or (row and text[park.end] in "内里") else []
    gathered = _GATHERED.match(text, park.end)
    closed = _OF_ROW.search(text, gathered.end(), clause.end) if gathered else None
    if gathered and closed:
        row = row_after(analysis, gathered.end(), closed.end())
        return row if is_row(row) else []
    return []


def _moved(analysis: Analysis, sentence: Sentence, park: Name) -> list[Item]:
    """The row before 落户甲开发区."""
    clause = sentence.clause_at(park.start)
    moved = _MOVED.search(analysis.text, clause.start, park.start)
    if not moved:
        return []
    row = row_before(analysis, clause.start, moved.start())
    return row if is_row(row) and row[-1].end >= moved.start() - 1 else []
