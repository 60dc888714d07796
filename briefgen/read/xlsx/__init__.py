"""An .xlsx as it comes back from people: the values of its cells, from Excel, WPS or LibreOffice, however damaged.

Only values are looked at (shared strings, number formats, results that formulas left), never the look: that is where files of different programs differ, and
where a library that loads everything gives up. Nothing is trusted: sizes are bounded while unpacking, XML may declare no entities, nothing is fetched.
"""

from briefgen.read.xlsx.cells import Cell, Kind
from briefgen.read.xlsx.package import UnreadableWorkbookError
from briefgen.read.xlsx.workbook import Sheet, read_workbook

__all__ = ["Cell", "Kind", "Sheet", "UnreadableWorkbookError", "read_workbook"]
