"""Two articles of our own that commands are run on, and what a command leaves in a folder."""

from pathlib import Path

STATISTICS = """云州市一季度工业平稳开局

云州市统计局3月28日发布数据:1—2月,全市规模以上工业增加值同比增长7.2%,工业投资完成36.5亿元,同比增长9.1%。
云州重型机械有限公司新型起重机项目已开工建设,总投资12亿元,预计2025年6月投产。
"""
PROJECTS = """云州市重点项目加快建设

记者4月16日从云州市工业和信息化局了解到,一季度,全市制造业投资完成58.3亿元,同比增长11.4%。
云州重型机械有限公司新型起重机项目主体厂房封顶,设备开始安装。
"""


def files_below(folder: Path) -> list[str]:
    """Every file but the program's own memory."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file() and ".briefgen" not in path.parts)
