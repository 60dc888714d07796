"""Signs that one cleaning step leaves in the text for a later one.

They are Unicode noncharacters, which no text for exchange holds; those that a source text holds all the same go out first.
No sign is left in the text of a story.
"""

HEADINGS = "\ufdd1\ufdd2\ufdd3\ufdd4\ufdd5\ufdd6"
"""Before a line: it is a heading by markup, of level 1 to 6."""

BEGIN = "\ufdd8"
"""Before a paragraph: a story begins here (本报讯, 上接第1版)."""

END = "\ufdd9"
"""After a paragraph: a story ends here (a byline, 责编)."""

LISTING = "\ufdda"
"""Before a line: what follows lists other stories and is none itself (新闻摘要, 导读)."""

ALL = HEADINGS + BEGIN + END + LISTING
