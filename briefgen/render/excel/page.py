"""The printed page of a sheet: A4 landscape, one page wide, head repeated, sheet name above and 第 1 页 共 3 页 below."""

from briefgen.render.excel.styles import Sheet

_A4 = 9
_SIDE, _TOP = 0.5, 0.75  # inches


def set_page(sheet: Sheet, head_row: int | None) -> None:
    """Sets the print layout; `head_row` is repeated on each page. To be called before the sheet's first row is written."""
    from openpyxl.worksheet.page import PageMargins
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.page_margins = PageMargins(left=_SIDE, right=_SIDE, top=_TOP, bottom=_TOP)
    sheet.print_options.horizontalCentered = True
    sheet.oddHeader.center.text = "&A"
    sheet.oddFooter.center.text = "第 &P 页 共 &N 页"
    if head_row is not None:
        sheet.print_title_rows = f"{head_row}:{head_row}"


def set_upright_page(sheet: Sheet) -> None:
    """A4 upright in full size, for a narrow sheet; page breaks set by hand count, as they do not where a sheet is fitted to a page."""
    set_page(sheet, None)
    sheet.page_setup.orientation = "portrait"
    sheet.sheet_properties.pageSetUpPr.fitToPage = False
    sheet.page_setup.fitToWidth = sheet.page_setup.fitToHeight = None
