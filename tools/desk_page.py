"""One page for a leader's desk: the issue's best sentences, the key figures, and what is to be decided or looked into.

Each sentence and figure has its note. What is to be looked into says in words which report it rests on; its notes stand in the briefing.
"""

from blocks import Column, each, section, text, when, whole_table
from official_layout import Page, mm

PAGE = Page(top=mm(16), left=mm(22), width=mm(166), height=mm(264))
MOST_HIGHLIGHTS, MOST_FIGURES, MOST_MATTERS = 4, 5, 3

FIGURES: tuple[Column, ...] = (
    ("指标", "{{ 行.指标 }}", 27, "TableText"),
    ("期间", '{{ 行.期间 or "—" }}', 17, "TableFigure"),
    ("数值", '{{ 行.数值 or "—" }}', 14, "TableFigure"),
    ("同比", '{{ 行.同比 or "—" }}', 15, "TableFigure"),
    ("位次", '{{ 行.位次 or "—" }}', 20, "TableFigure"),
    ("来源", "{{ 行.来源|出处 }}", 7, "TableFigure"),
)
MATTERS: tuple[Column, ...] = (
    ("事项", "{{ 行.事项 }}", 30, "TableText"),
    ("依据", "{{ 行.依据 }}", 38, "TableText"),
    ("说明", "{{ 行.说明 }}", 32, "TableText"),
)


def brief() -> list[str]:
    """The page; what it leaves out is in the full briefing."""
    more = f"{{% if 待核事项|个数 > {MOST_MATTERS} %}}另有{{{{ 待核事项|个数 - {MOST_MATTERS} }}}}项见简报全文。{{% endif %}}"
    return [
        text("Masthead", "{{ 标题 }}"),
        text("IssueLine", "{{ 编发单位 }}\t{{ 期号 }}"),
        text("Title", "{{ 期间 }}{{ 地区 }}重点产业链要情"),
        *when("要点", [text("HeadPlain", "要点"), *each("条", f"要点[:{MOST_HIGHLIGHTS}]", [text("Highlight", "{{ 条|出处 }}")])]),
        *section("关键数据", "主要指标", [whole_table(f"主要指标[:{MOST_FIGURES}]", FIGURES, PAGE.width), text("TableGap", "")]),
        *section(
            "待核事项", "待核事项",
            [whole_table(f"待核事项[:{MOST_MATTERS}]", MATTERS, PAGE.width), *when(f"待核事项|个数 > {MOST_MATTERS}", [text("TableText", more)])],
        ),
    ]  # fmt: skip
