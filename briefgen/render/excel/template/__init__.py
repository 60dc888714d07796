"""Workbooks made by the users and filled in place: `Briefing` and an .xlsx with tags -> .xlsx, in which everything of the user's lives and grows.

The way through: `source` opens the package, `sheet` and `story` read cells and tags, `loops` lays rows and columns out as `growth`, `rows` writes cells,
`rewrite` moves references, `cache` works formulas out; a module each then moves merges, rules, tables, drawings, charts, comments, names and the view.
"""

from briefgen.render.excel.template.fill import check_xlsx_template, fill_xlsx_template
from briefgen.render.language.findings import TemplateError

__all__ = ["TemplateError", "check_xlsx_template", "fill_xlsx_template"]
