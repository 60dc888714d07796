"""Periods in a text as days, usable by themselves: text and a day or a range of days in, spans with days out, no other state.

    from briefgen.extract.period import find_periods
    find_periods("1—5月,在建项目247个", Period.month(2022, 7))  ->  [PeriodMention(1 January to 31 May 2022, span)]
    find_periods("昨日开工", date(2022, 7, 26))                  ->  [PeriodMention(25 July 2022, day)]
"""

from briefgen.extract.period.find import find_periods
from briefgen.extract.period.mention import PeriodMention

__all__ = ["PeriodMention", "find_periods"]
