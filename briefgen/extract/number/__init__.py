"""Numbers in a text, usable by themselves: text in, spans with values out, no other state.

    from briefgen.extract.number import find_numbers
    find_numbers("总投资超100亿元")  ->  [NumberMention(100 亿元, at_least)]
"""

from briefgen.extract.number.find import find_excluded, find_numbers, scan_numbers
from briefgen.extract.number.mention import ExcludedNumber, NumberMention
from briefgen.extract.number.numeral import read_numeral

__all__ = ["ExcludedNumber", "NumberMention", "find_excluded", "find_numbers", "read_numeral", "scan_numbers"]
