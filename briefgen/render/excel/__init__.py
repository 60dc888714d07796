"""The fact sheet in Excel: `Briefing.tables` -> .xlsx, one sheet a table, every row linked to its row in 来源.

What is here writes a new workbook. A workbook made by the users and filled in place, and columns for review, are rooms of their own beside
`sheet.py`; both find the data by the Excel table (ListObject) on each sheet, never by a row number.
"""

from briefgen.render.excel.workbook import render_tables, render_xlsx

__all__ = ["render_tables", "render_xlsx"]
