"""A sheet on which a reviewer is asked for a word must have each row's key, or nothing of it can be read back."""

import re

from briefgen.model.review import KEY_COLUMN, VERDICT, WHO
from briefgen.render.excel.template.workbook import TemplateSheet
from briefgen.render.language.findings import Findings, Place

_KEY = re.compile(rf"\.\s*(?:{KEY_COLUMN}|key)\b")
_ISSUE = re.compile(r"\b(?:审核期次|review_issue)\b")
_NO_KEY = (
    "template-no-row-key", f"表里有“{VERDICT}”“{WHO}”两列，却没有每行的行标识，审核后读不回来。",
    f"请加一列，表头写“{KEY_COLUMN}”，格里写 {{{{ 重大项目清单.{KEY_COLUMN} }}}}（换成这张表用的清单），可以隐藏。",
)  # fmt: skip
_NO_ISSUE = (
    "template-no-review-issue", "表头上面没有写期次，审核时新增的行读回来不知道是哪一期。", "请在表头上面的一格里写 briefgen {{ 审核期次 }}。",
)  # fmt: skip


def check_review_columns(sheet: TemplateSheet, findings: Findings) -> None:
    """Tells of review columns whose rows could not be told apart when the sheet comes back, or that do not say of which issue they are."""
    heads = {(cell.text or "").strip() for row in sheet.rows for cell in row.cells}
    if not {VERDICT, WHO} <= heads:
        return
    codes = [tag.code for cell in sheet.story.cells.values() for tag in cell.tags]
    place = Place(f"工作表“{sheet.name}”", "", "", sheet.part)
    if KEY_COLUMN not in heads or not any(_KEY.search(code) for code in codes):
        findings.warning(place, *_NO_KEY)
    elif not any(_ISSUE.search(code) for code in codes):
        findings.warning(place, *_NO_ISSUE)
