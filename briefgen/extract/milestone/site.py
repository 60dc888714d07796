"""Work seen at a project's site, which tells that it is being built: 在甲项目|现场，塔吊林立.

Not so where the sentence tells who came there: 一行先后前往甲项目建设|现场.
"""

import re
from collections.abc import Iterator, Sequence

from briefgen.extract.analysis import Analysis
from briefgen.extract.milestone.stage import Stage
from briefgen.extract.project.find import Group
from briefgen.extract.sentence import Clause

_SITE = re.compile(r"(?:的)?(?:项目)?(?:施工|建设)?(?:现场|工地)")
_SCENE = re.compile(r"(?:内|上|里)?[，,]?[^。！？\n]{0,60}?(?:挖掘机|塔吊|吊车|机器轰鸣|机械轰鸣|轰鸣|工人|施工人员|建设者|焊花|车辆穿梭|钢筋|脚手架|推土机|装载机|施工正|等施工)")
_VISITED = re.compile(r"一行|先后|调研|视察|督导|督办|督查|走访|检查")
_LEAD = 40


def sites_in(analysis: Analysis, clause: Clause, groups: Sequence[Group], stages: Sequence[Stage]) -> Iterator[Stage]:
    """A stage for each site of a clause at which work is seen, where no stage word tells one."""
    text = analysis.text
    for group in groups:
        site = _SITE.match(text, group.end, clause.end)
        scene = site and _SCENE.match(text, site.end())
        if site and scene and not is_visited(text, group, group.end) and not any(stage.start >= group.end for stage in stages):
            yield Stage("building", site.start(), site.end(), site.group(), False)


def is_visited(text: str, group: Group, end: int) -> bool:
    """Whether a site stands at `end` to which the words before the group say that people came."""
    return bool(_SITE.match(text, end) and _VISITED.search(text[max(0, group.start - _LEAD) : group.start]))
