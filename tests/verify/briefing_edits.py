"""Edits as people make them in a finished briefing, made by a script: harmful ones, which the check must find, and harmless ones, which it must let pass.

Each edit gives pages with one item changed (or two exchanged). All is drawn from a seeded generator, so that a run can be told again.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from random import Random

from briefgen.model.passage import Pages, Passage, PassageRow
from briefgen.verify.rows import ASIDE

Item = Passage | PassageRow
Editor = Callable[[str, Random, "Words"], str | None]

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_AMOUNT = re.compile(r"(\d+(?:\.\d+)?)(亿元|万元|万吨|个百分点|%|万人|家|户|个|项|批|条|亩)")
_UNITS = {
    "亿元": "万元", "万元": "亿元", "万吨": "吨", "个百分点": "%", "%": "个百分点", "万人": "人", "家": "万家", "户": "万户", "个": "亿个", "项": "万项", "批": "万批", "条": "公里", "亩": "公里",
}  # fmt: skip
_WAYS = (
    ("同比增长", "比上年同期增长"), ("同比增长", "同比提高"), ("产值达", "产值达到"), ("投资完成", "投资累计完成"), ("全市", "我市"), ("居全省第", "位居全省第"),
    ("力争", "力争实现"), ("其中有", "其中包括"), ("专业镇有", "专业镇包括"), ("产值约", "产值大约"), ("规模超", "规模超过"), ("亿元，", "亿元左右，"),
    ("占比同比提高", "占比较上年同期提高"), ("的27%", "比重为27%"), ("，同比", "，较去年同期"), ("投产", "建成投产"), ("居全国第", "位列全国第"),
)  # fmt: skip
_BEFORE = ("据统计，", "数据显示，", "从总量看，")
_BEHIND = ("，成效明显", "，保持较好势头", "，为全年目标打下基础")
_ADDED = ("，新增就业1200人", "，带动投资3.7亿元", "，拉动增长4.9个百分点", "，税收达8.6亿元", "，计划2027年6月完工", "，其中出口占43%")


_NUMBERING = re.compile(r"^\d+\.\s*|^图\d+")
_NO_MATTER = ("", *ASIDE)


@dataclass(frozen=True, slots=True)
class Words:
    """What the briefing speaks of: names that can be put in each other's place, and its text, `told`."""

    groups: tuple[tuple[str, ...], ...]
    told: str = ""


@dataclass(frozen=True, slots=True)
class Edit:
    """One edit: its kind, whether it does harm, what it made of what, and the pages after it."""

    kind: str
    harmful: bool
    before: str
    after: str
    pages: Pages


def digit(text: str, random: Random, _words: Words) -> str | None:
    """Another digit in one number; the number of a figure or of a line is none that says something."""
    numbering = _NUMBERING.match(text)
    found = list(_NUMBER.finditer(text, numbering.end() if numbering else 0))
    if not found:
        return None
    place = random.choice([at for one in found for at in range(one.start(), one.end()) if text[at].isdigit()])
    other = random.choice([one for one in "123456789" if one != text[place]])
    return text[:place] + other + text[place + 1 :]


def unit(text: str, random: Random, _words: Words) -> str | None:
    """Another unit behind one number."""
    found = list(_AMOUNT.finditer(text))
    if not found:
        return None
    one = random.choice(found)
    return text[: one.start(2)] + _UNITS[one[2]] + text[one.end(2) :]


def subject(text: str, random: Random, words: Words) -> str | None:
    """A number, or a stage, under another name of the same briefing."""
    told = [(name, group) for group in words.groups for name in group if name in text and len(group) > 1]
    # a box of a drawing lists names with their stages: another name of the same stage is as true there
    if not told or "\t" in text or text.endswith("）") or not (_NUMBER.search(_NUMBERING.sub("", text)) or re.search("投产|竣工|开工|在建|第.位", text)):
        return None
    name, group = random.choice(told)
    behind = text[text.index(name) + len(name) :][:3]
    others = [one for one in group if one not in text and one not in name and name not in one and one + behind not in words.told]  # as true of that one
    return text.replace(name, random.choice(others), 1) if others else None


def moved_number(text: str, _random: Random, _words: Words) -> str | None:
    """Two numbers of one sentence with the same unit in each other's place."""
    found = list(_AMOUNT.finditer(text))
    for one in found:
        for two in found:
            if one.end() <= two.start() and one[2] == two[2] and one[1] != two[1]:
                return text[: one.start(1)] + two[1] + text[one.end(1) : two.start(1)] + one[1] + text[two.end(1) :]
    return None


def added(text: str, random: Random, _words: Words) -> str | None:
    """A clause with a number that nobody reported."""
    return text[:-1] + random.choice(_ADDED) + "。" if text.endswith("。") else None


def rewritten(text: str, random: Random, _words: Words) -> str | None:
    """The same in other words."""
    if not text.endswith("。") or not _NUMBER.search(text):
        return None
    fitting = [way for way in _WAYS if way[0] in text]
    random.shuffle(fitting)
    for old, new in fitting[: random.choice((1, 2))]:
        text = text.replace(old, new, 1)
    if random.random() < 0.4 or not fitting:
        text = random.choice(_BEFORE) + text if random.random() < 0.5 else text[:-1] + random.choice(_BEHIND) + "。"
    return text


def converted(text: str, _random: Random, _words: Words) -> str | None:
    """An amount of money in 万元 instead of 亿元."""
    found = re.search(r"(\d+(?:\.\d{1,4})?)亿元", text)
    if found is None:
        return None
    whole, _, part = found[1].partition(".")
    return f"{text[: found.start()]}{int(whole + part.ljust(4, '0'))}万元{text[found.end() :]}"


def reordered(text: str, random: Random, _words: Words) -> str | None:
    """Clauses that stand by themselves, sentences, or the items of a list in another order."""
    if not text.endswith("。"):
        return None
    whole = [one for one in text.split("。") if one]
    if len(whole) > 1:
        return "。".join(reversed(whole)) + "。"
    clauses = text[:-1].split("；")
    if len(clauses) > 1 and "有" in text:
        return "；".join(random.sample(clauses, len(clauses))) + "。"
    return None


HARMFUL: tuple[tuple[Editor, int], ...] = ((digit, 30), (unit, 14), (subject, 14), (moved_number, 4), (added, 10))
HARMLESS: tuple[tuple[Editor, int], ...] = ((rewritten, 16), (converted, 2), (reordered, 4))
EXCHANGED = 6


def words_of(texts: list[str], names: dict[str, str]) -> Words:
    """The names, given with their kinds, that stand in the texts, by kind."""
    kinds: dict[str, set[str]] = {}
    for name, kind in names.items():
        if len(name) > 2 and any(name in text for text in texts):
            kinds.setdefault(kind, set()).add(name)
    return Words(tuple(tuple(sorted(group)) for _, group in sorted(kinds.items())), "\n".join(texts))


def edits(pages: Pages, words: Words, seed: int) -> Iterator[Edit]:
    """About a hundred edits of one briefing."""
    random = Random(seed)
    for editors, harmful in ((HARMFUL, True), (HARMLESS, False)):
        for editor, count in editors:
            yield from _some(pages, editor, count, harmful, words, random)
    for _ in range(EXCHANGED):
        yield _exchanged(pages, random)


def _some(pages: Pages, editor: Editor, count: int, harmful: bool, words: Words, random: Random) -> Iterator[Edit]:
    made: set[tuple[int, str]] = set()
    for _ in range(count * 40):
        if len(made) == count:
            return
        at = random.randrange(len(pages.items))
        item = pages.items[at]
        cell = random.randrange(len(item.cells)) if isinstance(item, PassageRow) else -1
        if isinstance(item, PassageRow) and (cell >= len(item.head) or item.head[cell] in _NO_MATTER):
            continue
        old = item.cells[cell].text if isinstance(item, PassageRow) else item.text
        new = editor(old, random, words)
        if new is None or new == old or (at, new) in made:
            continue
        made.add((at, new))
        yield Edit(editor.__name__, harmful, old, new, _with(pages, at, cell, new))


def _with(pages: Pages, at: int, cell: int, text: str) -> Pages:
    item: Item = pages.items[at]
    if isinstance(item, PassageRow):
        cells = tuple(replace(one, text=text) if place == cell else one for place, one in enumerate(item.cells))
        item = replace(item, cells=cells)
    else:
        item = replace(item, text=text)
    return Pages((*pages.items[:at], item, *pages.items[at + 1 :]))


def _exchanged(pages: Pages, random: Random) -> Edit:
    """Two paragraphs, or two rows of a table, in each other's place."""
    while True:
        one, two = sorted(random.sample(range(len(pages.items)), 2))
        first, second = pages.items[one], pages.items[two]
        both_rows = isinstance(first, PassageRow) and isinstance(second, PassageRow) and first.table == second.table
        both_texts = isinstance(first, Passage) and isinstance(second, Passage) and first.text.endswith("。") and second.text.endswith("。")
        if both_rows or both_texts:
            items = list(pages.items)
            items[one], items[two] = second, first
            return Edit("exchanged", False, first.text, second.text, Pages(tuple(items)))
