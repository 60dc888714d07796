"""The filters of the template language, each under a Chinese name and its English twin: `{{ 行.数值|小数(1)|出处 }}`.

This table is what the check knows, what the field list prints and what the engines run. Those that depend on the kind of document (`出处`, `图片`, `图谱`,
`链接`) have no function here; the engine brings its own. The others work on numbers, on dates, and on the finished text of a cell: a number in it
is rewritten where it stands, its unit and its sources stay.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from jinja2 import Undefined

from briefgen.render.language import dates, lists, numerals
from briefgen.render.language.record import CitedText

_NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?")

Argument = Literal["text", "number", "any"]
Takes = Literal["text", "list", "any"]


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter: its names, what it does in Chinese, an example, what it takes and gives, and what may stand in its brackets.

    `arguments` says of each argument what it is; the first `least` of them must be there. `gives` is "same" for what it was given.
    """

    zh: str
    en: str
    meaning: str
    example: str
    takes: Takes = "text"
    gives: Literal["text", "number", "batches", "same"] = "text"
    arguments: tuple[Argument, ...] = ()
    least: int = 0


FILTERS: tuple[Filter, ...] = (
    Filter("出处", "cite", "在文字后面标注来源", "{{ 行.数值|出处 }}"),
    Filter("千分位", "thousands", "数字加千分位逗号：12345.6 → 12,345.6", "{{ 行.数值|千分位 }}"),
    Filter("小数", "decimals", "数字保留几位小数，四舍五入：12.345 → 12.3", "{{ 行.数值|小数(1) }}", arguments=("number",), least=1),
    Filter("百分比", "percent", "数字写成百分比：0.123 → 12.3%；括号里可写保留几位小数", "{{ 行.数值|百分比(1) }}", arguments=("number",)),
    Filter("日期", "date", "换一种写法印日期", '{{ 日期|日期("YYYY年M月") }}', arguments=("text",), least=1),
    Filter("大写数字", "capitals", "数字写成大写：12.5 → 壹拾贰点伍", "{{ 行.数值|大写数字 }}"),
    Filter("数", "number", "只要数字，不要单位，可以参加计算：12.9亿元 → 12.9", "{{ 行.数值|数 }}", gives="number"),
    Filter("单位", "unit", "只要数字的单位：12.9亿元 → 亿元", "{{ 行.数值|单位 }}"),
    Filter("缺省", "default", "没有内容时印括号里的字", '{{ 行.位次|缺省("—") }}', gives="same", arguments=("any",), least=1),
    Filter("个数", "length", "有多少条", "{{ 重点项目|个数 }}", takes="list", gives="number"),
    Filter("分批", "batches", "把长表分成几批，每批最多几行", "{% for 批 in 重点项目|分批(10) %}", "list", "batches", ("number",), 1),
    Filter("链接", "link", "做成网页链接；括号里写网址，不写则文字本身就是网址", "{{ 源.标题|链接(源.网址) }}", arguments=("text",)),
    Filter("到来源", "to_source", "Excel 模板里，点它就到“来源清单”里所据的那句话", "{{ 行.来源|到来源 }}", gives="same"),
    Filter("图谱", "map", "把“产业图谱”画成图，只能用在 Word 正文里", "{{ 产业图谱|图谱 }}", takes="list"),
    Filter("图片", "picture", "放模板旁边 pictures 文件夹里的图片；括号里可写宽度（毫米）", '{{ "单位标志"|图片(40) }}', arguments=("number",)),
)


def filter_named(name: str) -> Filter | None:
    """The filter of that Chinese or English name."""
    return next((known for known in FILTERS if name in (known.zh, known.en)), None)


def filter_names() -> tuple[str, ...]:
    """Every name of every filter, Chinese ones first."""
    return (*(known.zh for known in FILTERS), *(known.en for known in FILTERS))


Warn = Callable[[str, str, str], None]
"""Takes a problem's code, what is wrong and the mend."""


def filter_functions(own: Mapping[str, Callable[..., object]], warn: Warn) -> dict[str, Callable[..., object]]:
    """The functions by every name. `own` are the engine's, by Chinese name; a filter that has none there or here is left out.

    `warn` is told of a value that a filter cannot change; it is printed as it is.
    """
    functions = {**_shared(warn), **own}
    named = ((name, functions[known.zh]) for known in FILTERS if known.zh in functions for name in (known.zh, known.en))
    return dict(named)


def _shared(warn: Warn) -> dict[str, Callable[..., object]]:
    return {
        "千分位": lambda value: _in_text(value, numerals.with_thousands),
        "小数": lambda value, places: _in_text(value, lambda text: numerals.with_decimals(text, _places(places))),
        "百分比": lambda value, places=None: _percent(value, places),
        "日期": lambda value, pattern: _dated(value, str(pattern), warn),
        "大写数字": lambda value: _in_text(value, numerals.in_capitals),
        "数": _number,
        "单位": _unit,
        "缺省": default,
        "个数": lists.count,
        "到来源": lambda value: value,
    }


def _number(value: object) -> object:
    """The number behind a cell, or the one that a text holds; nothing where there is none."""
    first = value.parts[0].value if isinstance(value, CitedText) and value.parts else None
    if isinstance(first, int | float | Decimal) and not isinstance(first, bool):
        return first
    if not isinstance(value, str):
        return value
    found = _NUMBER.findall(value)
    return Decimal(found[0].replace(",", "")) if len(found) == 1 else ""


def _unit(value: object) -> object:
    """The unit of the cell's number; of a plain text what stands behind its number."""
    if isinstance(value, CitedText) and value.parts and value.parts[0].unit:
        return value.parts[0].unit
    if not isinstance(value, str):
        return value if isinstance(value, Undefined) else ""
    found = list(_NUMBER.finditer(value))
    return value[found[0].end() :].strip() if len(found) == 1 else ""


def default(value: object, instead: object) -> object:
    """The value, or `instead` where it is empty. A misspelt name stays one, and is reported when it is printed; what has no name is nothing."""
    if isinstance(value, Undefined):
        return value if value._undefined_name is not None else instead
    return instead if value is None or value == "" else value


def _in_text(value: object, change: Callable[[str], str]) -> object:
    """The value's text changed; a cell keeps its sources."""
    if isinstance(value, CitedText):
        return CitedText(*(replace(part, text=change(part.text)) for part in value.parts))
    if isinstance(value, Undefined):
        return value
    if isinstance(value, Sequence) and not isinstance(value, str):
        return value  # printing it is told of as a mistake
    return change(numerals.plain_text(value))


def _percent(value: object, places: object) -> object:
    wanted = None if places is None else _places(places)
    return _in_text(value, lambda text: numerals.as_percent(text, wanted))


def _dated(value: object, pattern: str, warn: Warn) -> object:
    def change(text: str) -> str:
        made = dates.rewritten(text, pattern)
        if made is None and text:
            warn("template-no-date", f"“{text}”不能按“{pattern}”写成日期，照原样印出。", "请检查括号里的写法，或者去掉“|日期”。")
        return text if made is None else made

    return _in_text(value, change)


def _places(value: object) -> int:
    """A number of decimals that can be meant: 0 to 9."""
    return min(max(value, 0), 9) if isinstance(value, int) and not isinstance(value, bool) else 0
