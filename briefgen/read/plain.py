"""The reader for plain text and Markdown: the decoded file is the source text, nothing taken away."""

from briefgen.model.problem import Problem, Severity
from briefgen.read.content import Content
from briefgen.read.encoding import decode, is_binary

# How files begin that are no text whatever their suffix says, and what a person calls them.
_SIGNATURES = (
    (b"PK\x03\x04", "Word、Excel 或压缩文件"),
    (b"%PDF-", "PDF 文件"),
    (b"\xd0\xcf\x11\xe0", "旧版 Word 或 Excel 文件"),
    (b"\x89PNG", "图片"),
    (b"\xff\xd8\xff", "图片"),
    (b"GIF8", "图片"),
    (b"\x1f\x8b", "压缩文件"),
    (b"Rar!", "压缩文件"),
    (b"7z\xbc\xaf", "压缩文件"),
)


def read_plain(data: bytes, where: str) -> Content | Problem:
    """The text of a .txt or .md file; `where` names the file in problems."""
    if not data:
        return _empty(where)
    disguised = _disguise(data)
    if disguised:
        return _binary(where, f"文件后缀是文本，内容却是{disguised}")
    decoded = decode(data)
    if decoded is None:
        return _binary(where, "文件里是二进制数据，不是文字") if b"\0" in data else _unknown(where)
    if is_binary(decoded.text):
        return _binary(where, "文件里全是零字节或控制字符，没有文字")
    if not decoded.text.strip():
        return _empty(where)
    problems = (_damaged(where, decoded.text, decoded.damaged),) if decoded.damaged else ()
    return Content(decoded.text, problems=problems)


def _disguise(data: bytes) -> str:
    return next((name for signature, name in _SIGNATURES if data.startswith(signature)), "")


def _empty(where: str) -> Problem:
    return Problem(where, "", "empty-file", "文件是空的，没有文字。", "请补上正文，或把它从文件夹里删去。")


def _binary(where: str, what: str) -> Problem:
    return Problem(where, "", "binary-file", what + "。", "请找回原文，另存为 UTF-8 编码的 .txt 文件后再放进来。", Severity.ERROR)


def _unknown(where: str) -> Problem:
    mend = "请用记事本或 WPS 打开它，确认文字无误后“另存为”，编码选 UTF-8。"
    return Problem(where, "", "unknown-encoding", "认不出文件的文字编码，读出来不是中文。", mend, Severity.ERROR)


def _damaged(where: str, text: str, count: int) -> Problem:
    line = text.count("\n", 0, text.find("\ufffd")) + 1
    what = f"有 {count} 处字节损坏，已用“\ufffd”代替，其余文字照常读取。"
    return Problem(where, f"第 {line} 行", "damaged-text", what, "请对照原文改正这几处，再另存为 UTF-8。")
