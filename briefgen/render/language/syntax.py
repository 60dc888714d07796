"""What is wrong with the spelling of one tag, in the words of a colleague who looks over the user's shoulder."""

import re

from briefgen.render.language.advice import Advice
from briefgen.render.language.filters import filter_named
from briefgen.render.language.names import decoded_text
from briefgen.render.language.nearest import nearest
from briefgen.render.language.tags import KEYWORDS, MEANT, Tag, TagKind

_CODE = "template-syntax"
_LOGIC = {"&&": "and", "||": "or", "&": "and", "且": "and", "并且": "and", "和": "and", "或": "or", "或者": "or", "非": "not", "不是": "!="}
_STRING = re.compile(r"\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'")
_WORDS = re.compile(r"\w+|\S")
_PAIRS = (("(", ")"), ("[", "]"))


def diagnose(tag: Tag) -> Advice:
    """For a tag that Jinja cannot parse, or a block whose first word is none of ours."""
    code = decoded_text(tag.code)
    bare = _STRING.sub('""', code)
    return (
        _empty(tag, code) or _keyword(tag, code) or _quotes(bare) or _brackets(bare) or _condition(tag, bare) or _loop(tag, bare)
        or _bars(bare) or _dots(bare) or _apart(bare) or (_CODE, "标签的写法不对。", "请对照字段表和例子检查这个标签。")
    )  # fmt: skip


def _empty(tag: Tag, code: str) -> Advice | None:
    if code and not (tag.keyword in ("if", "elif") and code == tag.keyword):
        return None
    if tag.keyword:
        return _CODE, f"{tag.keyword} 后面没有条件。", f"例如：{{% {tag.keyword} 重点项目 %}}。"
    return _CODE, "标签是空的。", "请在里面写上字段名，或者删去这个标签。"


def _keyword(tag: Tag, code: str) -> Advice | None:
    """A wrong first word of a block, or a block's word in a value's braces."""
    if tag.kind is TagKind.VALUE:
        first = code.split(maxsplit=1)[0] if code.split() else ""
        if first in KEYWORDS and (first != code or first.startswith("end")):
            return _CODE, f"“{first}”要写在 {{% %}} 里，不是 {{{{ }}}}。", f"请改成：{{% {code} %}}。"
        return None
    if tag.keyword in KEYWORDS:
        return _after_end(tag, code)
    word = tag.keyword
    if word in ("结束", "end") and code == word:
        return _CODE, "没有写明结束的是什么。", "循环请写 endfor，条件请写 endif。"
    if word in MEANT:
        return _CODE, f"“{word}”不是模板认识的词。", f"请把“{word}”改成 {MEANT[word]}。"
    if re.match(r"(end|else)\s+(if|for)\b", code):
        right = "elif" if code.startswith("else") else code.split(maxsplit=1)[0] + code.split()[1]
        return _CODE, "这里多了空格。", f"请写成 {right}。"
    near = nearest(word, KEYWORDS) if word.isascii() else ""
    if near:
        return _CODE, f"“{word}”不是模板认识的词。", f"是不是“{near}”？"
    return _CODE, f"{{% 后面的词“{word or code[:8]}”不认识。", f"要印字段请写成 {{{{ {word or '字段'} }}}}；条件和循环请用 if、for。"


def _after_end(tag: Tag, code: str) -> Advice | None:
    if tag.keyword in ("endif", "endfor") or (tag.keyword == "else" and code != "else"):
        if re.match(r"else\s+if\b", code):
            return _CODE, "这里不能写 else if。", "请写成 elif。"
        return _CODE, f"{tag.keyword} 后面不能再写别的。", f"请只留 {{% {tag.keyword} %}}。"
    return None


def _quotes(bare: str) -> Advice | None:
    rest = bare.replace('""', "")
    if '"' in rest or "'" in rest:
        return _CODE, "引号不成对。", "请补上另一半引号。"
    return None


def _brackets(bare: str) -> Advice | None:
    for left, right in _PAIRS:
        if bare.count(left) > bare.count(right):
            return _CODE, f"有“{left}”没有配“{right}”。", f"请补上“{right}”。"
        if bare.count(left) < bare.count(right):
            return _CODE, f"多了一个“{right}”。", f"请删去多余的“{right}”，或补上“{left}”。"
    if "{" in bare or "}" in bare:
        return _CODE, "标签里多了大括号。", "字段外面只要两层大括号：{{ 字段 }}。"
    return None


def _condition(tag: Tag, bare: str) -> Advice | None:
    if re.search(r"(?<![=!<>])=(?!=)", bare):
        return _CODE, "判断相等要写两个等号。", "请把“=”改成“==”。"
    for word in _WORDS.findall(bare.replace("&&", " && ").replace("||", " || ")):
        if word in _LOGIC and tag.keyword in ("if", "elif"):
            return _CODE, f"“{word}”要用英文写。", f"请改成 {_LOGIC[word]}。"
    if "&&" in bare or "||" in bare:
        return _CODE, "“并且”“或者”要用英文写。", "请改成 and 或 or。"
    return None


def _loop(tag: Tag, bare: str) -> Advice | None:
    if tag.keyword != "for":
        return None
    example = "例如：{% for 行 in 重点项目 %}。"
    if not re.search(r"\sin\s", bare + " "):
        return _CODE, "循环的写法不对，要有 in，前后都留空格。", example
    variable, _, rest = bare.removeprefix("for").partition(" in ")
    if not variable.strip().isidentifier():
        return _CODE, f"“{variable.strip()}”不能做循环的变量名。", "请用一个简单的字或词，如 行、条、句。"
    return (_CODE, "in 后面没有写表。", example) if not rest.strip() else None


def _bars(bare: str) -> Advice | None:
    found = re.search(r"\|\s*(\w*)", bare)
    if not found:
        return None
    names = re.findall(r"\|\s*(\w+)\s+[\w\"(]", bare)
    if re.search(r"\|\s*($|\|)", bare):
        return _CODE, "竖线后面没有写过滤器。", "请写上过滤器的名字，如 |出处，或者删去竖线。"
    known = next((filter_named(name) for name in names if filter_named(name)), None)
    if known:
        return _CODE, f"“{known.zh}”后面要用括号。", f"正确的写法如：{known.example}。"
    return None


def _dots(bare: str) -> Advice | None:
    if re.search(r"\.\s*\.|\.\s*$|\.\s*[|)\]]|(^|[\s(\[])\.\s*\w", bare):
        return _CODE, "点号前后少了名字。", "点号要写在两个名字之间，如 行.数值。"
    if bare.endswith(",") or ",," in bare:
        return _CODE, "逗号的位置不对。", "请删去多余的逗号。"
    return None


def _apart(bare: str) -> Advice | None:
    two = re.search(r"(\w+|\"\"|\))\s+(\w+|\"\")", bare)
    if two and not set(two.groups()) & {"in", "is", "and", "or", "not", "if", "else", "for", "elif"}:
        return _CODE, f"“{two[1]}”和“{two[2]}”之间少了符号。", "两个字段请分开写成两个标签：{{ 甲 }}{{ 乙 }}。"
    if re.search(r"[-+*/<>=!]\s*($|\)|\|)", bare):
        return _CODE, "运算符后面少了内容。", "请补上，或者删去这个符号。"
    strange = re.search(r"[^\w\s\"'()\[\].,|+\-*/%<>=!:~]", bare)
    return (_CODE, f"标签里有不该有的符号“{strange[0]}”。", "请删去这个符号。") if strange else None
