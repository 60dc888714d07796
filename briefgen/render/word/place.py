"""Where in a template something is: the part, and the tag or the paragraph in it.

Each paragraph of a part starts a line of the source that Jinja sees, so the line number of a template's frame on the stack is the paragraph.
"""

import re
import sys
from types import FrameType, TracebackType

from briefgen.render.language.findings import shortened

BODY, NOTES, ENDNOTES = "正文", "脚注", "尾注"
_LABELS = (
    ("header", "页眉"),
    ("footer", "页脚"),
    ("footnotes", NOTES),
    ("endnotes", ENDNOTES),
    ("document", BODY),
    ("core", "文档属性"),
)
_PARAGRAPH = re.compile(r"<w:p(?=[ >])")

def part_label(name: str) -> str:
    """`/word/header1.xml` → 页眉: what the user calls the part."""
    file = name.rpartition("/")[2]
    return next((label for start, label in _LABELS if file.startswith(start)), file)


def one_paragraph_a_line(xml: str) -> str:
    """The XML of a part with a line end before each paragraph and nowhere else, so that lines count paragraphs."""
    return _PARAGRAPH.sub("\n<w:p", xml.replace("\n", " "))


def excerpt(text: str) -> str:
    """As much of a text as a message repeats."""
    return shortened(text)


def running_line() -> int:
    """The source line of the template that is running now, 0 where none is."""
    frame: FrameType | None = sys._getframe(1)
    while frame is not None:
        line = _template_line(frame, frame.f_lineno)
        if line:
            return line
        frame = frame.f_back
    return 0


def failing_line(traceback: TracebackType | None) -> int:
    """The source line of the template in which an exception arose, 0 where none did.

    Jinja has put frames of its own making into the traceback by then, which have the source's line numbers.
    """
    line = 0
    while traceback is not None:
        if traceback.tb_frame.f_code.co_filename == "<template>":
            line = _template_line(traceback.tb_frame, traceback.tb_lineno) or traceback.tb_lineno
        traceback = traceback.tb_next
    return line


def _template_line(frame: FrameType, python_line: int) -> int:
    template = frame.f_globals.get("__jinja_template__")
    return int(template.get_corresponding_lineno(python_line)) if template is not None else 0
