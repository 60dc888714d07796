"""Statements as finished sentences in the register of official writing, every clause with its citations.

“2024年1—10月，全市工业投资同比增长31.3%，占固定资产投资的27%，占比同比提高6.6个百分点。”
"""

from collections.abc import Iterable

from briefgen.compose.citing import Citer, places
from briefgen.compose.clauses import clause
from briefgen.compose.periods import figure_words
from briefgen.compose.settings import ComposeSettings
from briefgen.compose.statements import Group, Statement
from briefgen.compose.subjects import counted, indicator_words, named, subject_words
from briefgen.model.briefing import Cell, Citation, Sentence
from briefgen.model.fact import Figure
from briefgen.resolve.order import published
from briefgen.resolve.quote import base_indicator

Part = tuple[str, tuple[Citation, ...]]

_WILL = {"target": "力争", "planned": "计划", "expected": "预计"}
_SAID = ("计划", "规划", "预计", "力争", "目标", "拟", "设计", "新建", "到位")
_CAPACITY = ("产能", "生产能力", "年产量", "年产")
_NEW = "新增"
_PUNCTUATION = str.maketrans({",": "，", ";": "；", "!": "！", "?": "？", "(": "（", ")": "）"})


def state(statement: Statement, citer: Citer, settings: ComposeSettings, score: float = 0.0) -> Sentence | None:
    """The sentence of a statement; None where no figure of it can be put into words."""
    parts: list[Part] = []
    joint = "、" if _is_list(statement) else "；"
    for group in statement:
        words = _group_parts(group, citer, settings, first=not parts)
        if not words:
            continue
        if parts:
            words = [(joint + _shortened(words[0][0], statement[0].indicator, joint), words[0][1]), *words[1:]]
        parts += words
    return sentence(parts, score) if parts else None


def sentence(parts: Iterable[Part], score: float = 0.0) -> Sentence:
    """Parts as a sentence: neighbours with the same citations become one part, and a full stop closes it.

    Where one place carries the whole sentence its mark stands behind the full stop, else each mark behind its own clause.
    """
    cells: list[Cell] = []
    for text, citations in parts:
        plain = text.translate(_PUNCTUATION)
        if cells and places(cells[-1].citations) == places(citations):
            cells[-1] = Cell(cells[-1].text + plain, cells[-1].citations)
        else:
            cells.append(Cell(plain, citations))
    if len(cells) == 1:
        return Sentence((Cell(f"{cells[0].text}。", cells[0].citations),), score)
    return Sentence((*cells, Cell("。")), score)


def listing(opening: str, items: Iterable[Part], closing: str = "") -> list[Part]:
    """Parts for “opening 甲、乙、丙 closing”, each item with its citations."""
    parts = [(text if place == 0 else f"、{text}", citations) for place, (text, citations) in enumerate(items)]
    if not parts:
        return []
    parts[0] = (opening + parts[0][0], parts[0][1])
    parts[-1] = (parts[-1][0] + closing, parts[-1][1])
    return parts


def _is_list(statement: Statement) -> bool:
    """True for single figures of one aspect, or single goals, which read as a list."""
    aspects = {group.figures[0].fact.aspect for group in statement}
    return all(len(group.figures) == 1 for group in statement) and (len(aspects) == 1 or statement[0].modality == "target")


def _group_parts(group: Group, citer: Citer, settings: ComposeSettings, *, first: bool) -> list[Part]:
    parts: list[Part] = []
    for one, parent in zip(group.figures, group.parents, strict=True):
        words = clause(one.fact, parent, settings)
        if not words:
            continue
        lead = "，" if parts else _opening(one.fact, settings) if first else _indicator(one.fact, settings)
        parts.append((lead + words, citer.cite(one.facts)))
    return parts


def _opening(figure: Figure, settings: ComposeSettings) -> str:
    """Period, subject, what is intended, indicator: 到2025年，甲企力争全产业链累计产值"""
    told = published(figure)
    period = figure_words(figure.period, figure.modality, told.last.year if told else None)
    words = intended(figure)
    about = _indicator(figure, settings)
    subject = subject_words(figure.subject, settings) + words + about if words else named(figure.subject, about, settings)
    return f"{period}，{subject}" if period else subject


def _indicator(figure: Figure, settings: ComposeSettings) -> str:
    indicator = counted(figure.indicator) if figure.aspect == "level" else base_indicator(figure)
    return indicator_words(figure.subject, indicator, settings)


def intended(figure: Figure) -> str:
    """力争, 计划, 规划 or 预计 before what is not yet so, unless the indicator says it itself."""
    if figure.modality == "actual" or figure.indicator.startswith(_SAID):
        return ""
    if figure.modality == "planned" and figure.indicator.startswith(_CAPACITY):
        return "规划"
    return _WILL[figure.modality]


def _shortened(text: str, opening: str, joint: str) -> str:
    """What the first indicator has said is not said again: 新增甲2户、乙5户; 签约项目32个、总投资519.8亿元."""
    if joint == "、" and opening.startswith(_NEW):
        return text.removeprefix(_NEW)
    rest = text.removeprefix(counted(opening))
    return rest if rest != text and rest[:1].isalpha() and not rest.startswith(("数", "占", "同", "居")) else text
