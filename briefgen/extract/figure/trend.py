"""What a clause tells the trend of, before the clause with the number: 高技术制造业投资|增长较快，同比增长18.2% ; 社会消费品零售总额|稳步回升，… ;
装备制造业|持续发挥“压舱石”作用，增加值同比增长9.6%.

The noun opens its clause, behind the period and the region, and ends where the first word of trend begins.
"""

import re

from briefgen.extract.analysis import Analysis
from briefgen.extract.figure.inherit import topic_start
from briefgen.extract.sentence import Clause

TREND = re.compile(
    r"(?:延续|增势|增长|下降|回升|回落|回暖|加快|加速|放缓|恢复|稳步|平稳|持续|继续|保持|运行|快速|稳定|较快|呈现|明显|显著|大幅|小幅|不断|有所|总体|整体|稳中|走势|态势|向好|提速|企稳|提升|扩大|改善|活跃|强劲|良好|支撑|贡献|拉动|发挥|实现)"
)
_LONGEST = 24


def trend_noun(analysis: Analysis, clause: Clause) -> tuple[int, int] | None:
    """Where the noun of such a clause stands, None where the clause has no word of trend, or words before it that make no plain noun."""
    start = topic_start(analysis, clause.start, clause.end)
    trend = TREND.search(analysis.text, start + 2, min(clause.end, start + _LONGEST + 2))
    if trend is None:
        return None
    end = analysis.phrases.before_links(trend.start(), start)
    plain = start + 2 <= end and (analysis.phrases.end_after(start, end) == end or _is_named(analysis, start, end))
    return (start, end) if plain else None


def _is_named(analysis: Analysis, start: int, end: int) -> bool:
    """Whether one known trade or indicator is all of it (批发|和|零售业)."""
    name = analysis.name_at(start)
    if name and (name.start, name.end) == (start, end) and name.kind == "industry":
        return True
    return any(match.start == start for match in analysis.indicators_in(start, end) if match.end == end)
