"""The words for what can be wrong in a template: a stable code, what is wrong, and what to do, for a reader who knows Word and not Jinja."""

from collections.abc import Sequence
from difflib import get_close_matches

Advice = tuple[str, str, str]

_PAIRS = "请检查括号和百分号是否成对，for 与 endfor、if 与 endif 是否一一对应。"

LOST_TEXT: Advice = ("template-text-lost", "模板里的这段文字和标签挨得太近，填写时会丢失。", "请把这段文字和标签分开，各占一段。")
ENDLESS: Advice = ("template-endless", "循环次数过多，已停止。", "请减少循环的层数。")
TOO_DEEP: Advice = ("template-too-deep", "标签套得太深，无法处理。", "请减少括号、条件和循环的层数。")
WHOLE_LIST: Advice = (
    "template-whole-list",
    "这里写的是一整张表或一个列表，不能直接印出来。",
    "请用 {% for 行 in … %} 逐行印出，或写出其中的字段，如 行.数值。",
)

NOT_A_LIST: Advice = ("template-not-a-list", "这里写的不是列表，不能循环。", "for … in 后面请写字段表里的表或句子列表。")

BATCHES: Advice = ("template-batches", "“分批”要用在一张表上，括号里写每批最多几行。", "例如：{% for 批 in 重点项目|分批(10) %}。")


def syntax(message: str) -> Advice:
    """For what Jinja's parser objects to."""
    for words, what in _SYNTAX:
        if words in message:
            return "template-syntax", what, _PAIRS
    return "template-syntax", "标签的写法不对。", _PAIRS


_SYNTAX = (
    ("Unexpected end of template", "有 for 或 if 没有结束。"),
    ("Encountered unknown tag 'end", "多了一个结束标签，或者结束标签和开头对不上。"),
    ("Encountered unknown tag 'el", "else 或 elif 不在 if 里面。"),
    ("Encountered unknown tag", "{% 后面的词不认识。"),
    ("unexpected char", "标签里有不该有的符号。"),
)


def not_numbers(operator: str) -> Advice:
    """For a sum with something else than numbers in it."""
    return "template-sum", f"“{operator}”的两边应当都是数字。", "请检查这个标签；文字直接写在标签外面即可。"


def failed(error: Exception) -> Advice:
    """For an exception that running a tag brought about."""
    return "template-failed", f"这里的标签算不出结果（{type(error).__name__}）。", "请检查比较、加减的两边是否都是数字。"


def corrupt(error: Exception) -> Advice:
    """For a template that the Word library cannot open or fill."""
    return "template-corrupt", f"模板打不开，文件可能已损坏（{type(error).__name__}）。", "请在 Word 或 WPS 里打开它，另存一份再用。"


def broken_xml(error: Exception) -> Advice:
    """For a part that is no longer well-formed after filling."""
    return "template-broken-xml", f"填写之后文档结构不完整（{error}）。", "请检查标签是否放在了表格或段落的边上，把标签移到单独的一段。"


def unknown_name(name: str, names: Sequence[str], *, inside: bool) -> Advice:
    """For a name that is no field; `names` are the fields at that level, `inside` a row."""
    near = get_close_matches(name, names, n=1, cutoff=0.5)
    mend = f"是不是“{near[0]}”？" if near else "请改用字段表里的名字。"
    return "template-unknown-field", f"{'这张表' if inside else '简报'}里没有“{name}”这个字段。", mend


def note_outside(part: str) -> Advice:
    """For a footnote mark in a header, a footer or a note."""
    return "template-note-place", f"{part}里不能放脚注。", "请去掉“|出处”，或者把这个标签移到正文里。"


def note_in_box() -> Advice:
    """For a footnote mark in a text box or anything else that is not running text."""
    return "template-note-place", "文本框、图形里不能放脚注。", "请去掉“|出处”，或者把这个标签移到正文或表格里。"


def control_characters(text: str) -> Advice:
    """For a value that lost unprintable characters."""
    shown = text if len(text) <= 20 else text[:20] + "…"
    return "control-character", f"“{shown}”里有不可见的控制字符，已去掉。", "请核对原文。"
