"""What the stage of a part says of its project: 主体|完工 is building, 1号线|投产 is partly operating, 设备|进场 is installing.

The parts are data (group `part`). A part that stands before an installation says nothing of the stage behind it: 生产设备安装并|投入使用.
"""

import re

from briefgen.extract.analysis import Analysis
from briefgen.extract.milestone.stage import Stage

# what the stage of a part says of its project; "" where it says nothing
_PART_STAGES = {
    "structure": {"completed": "building", "operating": "", "full_capacity": "", "started": "building", "trial": "", "signed": ""},
    "line": {"completed": "building", "operating": "partly_operating", "full_capacity": "partly_operating", "started": "building"},
    "equipment": {"completed": "installing", "building": "installing", "operating": "trial", "started": "installing"},
}
# 1号生产线, 首条生产线, 部分车间: not the whole plant
_SOME = re.compile(r"[\d一二三四五六七八九十两]+(?:[#＃]|号|条|台|座|个|期)|首|第|部分|一批|新|其余|其他|另|多条")
_WHOLE = re.compile(r"全部|全线|所有|全面|整个")


def stage_of_project(analysis: Analysis, origin: int, stage: Stage) -> str:
    """The project's stage by a stage word whose subject stands in `[origin, stage.start)`; "" where it says nothing of the project."""
    before = analysis.text[origin : stage.start]
    if stage.code == "building" and "前期" in before:
        return "preparing"  # 前期工作|正有序推进
    told = max((last - origin for _, last, word in analysis.stages_in(origin, stage.start) if word.code == "installing"), default=0)
    parts = [part for part in analysis.grammar.lexicon.finder(("part",)).find(before) if part[0] >= told]
    if not parts or (_WHOLE.search(before) and not _SOME.search(before)):
        return stage.code
    if parts[-1][2].code == "line" and not _SOME.search(before):
        return stage.code if stage.code != "completed" else "building"
    return _PART_STAGES[parts[-1][2].code].get(stage.code, stage.code)


def is_part(analysis: Analysis, word: str) -> bool:
    """Whether a word is that of a plant's part (机组, 高炉)."""
    found = analysis.grammar.lexicon.finder(("part",)).find(word)
    return bool(found) and found[-1][1] == len(word)
