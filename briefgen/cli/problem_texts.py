"""The English of problems, by code: what, and what to do. A problem carries its Chinese text itself; names quoted in that are shown in English, too."""

import re

from briefgen.model.problem import Problem

_QUOTED = re.compile(r"“([^”]{1,80})”")

_SAVE_AS = "Open it in Word or WPS, save it as a Word document (*.docx), and use the new file."
_FRESH = "Take an undamaged template; the shipped one may be copied and changed."
_PAIRS = "See that braces and percent signs come in pairs, and that every for has its endfor and every if its endif."
_FIELDS = "Use the names of the list of fields."

ENGLISH: dict[str, tuple[str, str]] = {
    # reading
    "bad-name": ("The file's name is in an unknown encoding; it was not read.", "Rename it."),
    "binary-file": ("This is no text.", "Find the original and save it as a .txt file in UTF-8."),
    "damaged-text": ("Some bytes are damaged and stand as \ufffd; the rest was read.", "Correct them by the original and save as UTF-8."),
    "duplicate-content": ("Two files have the same content; one of them was read.", "Delete the other."),
    "empty-file": ("The file is empty.", "Put the text into it, or delete it."),
    "folder-loop": ("This link leads to a folder that was read already.", "Delete the link if it is not needed."),
    "no-articles": ("There are no articles in the folder.", "Put .txt or .md files into it."),
    "not-a-file": ("This is no ordinary file; it was not read.", "Put an ordinary text file there."),
    "not-found": ("There is no such file or folder.", "Check the path."),
    "permission-denied": ("There is no permission to read it.", "Allow reading, or run as a user who may."),
    "too-large": ("The file is too large; it was not read.", "Split it into smaller files, one a story or page."),
    "text-too-long": ("The text is too long; it was left out.", "Split it into smaller files, one a story or page."),
    "unknown-encoding": ("The text's encoding is unknown: what comes out is no Chinese.", "Open it in an editor and save it as UTF-8."),
    "unknown-suffix": ("Files with this suffix cannot be read.", "If it is an article, save it as .txt or .md."),
    "unreadable-file": ("It cannot be read.", "Check the disk, network drive or link and try again."),
    "vanished-file": ("The file has gone, or the link leads nowhere.", "Put the file back, or delete the link."),
    "manifest-bad-date": ("The date in the manifest cannot be read.", "Write 2024-03-28 or 2024-03; in Excel make the column text."),
    "manifest-bad-path": ("The file's name in the manifest is no path within the folder.", "Write name.txt or folder/name.txt."),
    "manifest-missing-column": ("The manifest lacks a column.", "The first line should be: file,title,publisher,date,url"),
    "manifest-missing-file": ("The manifest names a file that is not there.", "Correct the name, or delete the row."),
    "manifest-no-file": ("This row of the manifest names no file.", "Fill it in, or delete the row."),
    "manifest-repeated-file": ("The manifest has more than one row for the file; the first counts.", "Keep the right one."),
    "manifest-second": ("The folder has two manifests; one was used.", "Keep one."),
    "manifest-unreadable": ("The manifest cannot be read.", "Save it again as CSV in UTF-8, or as .xlsx."),
    # extraction and the fact base
    "undated-story": ("This story has no date and will be in no issue.", "Give it one in manifest.csv, or with: briefgen sources date"),
    "internal-error": ("The program failed on this document and left it out.", "Send it and this message to the maintainers."),
    "path-taken": ("An article of the same name came from another folder; this one was left out.", "Rename it, or put both into one folder."),
    "build-running": ("Another briefgen is building here.", "Wait until it has ended."),
    "disk-full": ("The disk is full; the fact base cannot be written.", "Make room and run it again; what was stored is kept."),
    "no-fact-base": ("There is no fact base yet.", "Run briefgen build or briefgen ingest first."),
    "no-such-document": ("The fact base has no such document.", "See: briefgen sources list"),
    "store-bad-url": ("This is no database address.", "Write a file's path, or postgresql://user:password@host/name."),
    "store-corrupt": (
        "The fact base is damaged.",
        "Put a backup in its place, or delete it (with -wal and -shm) and build again: articles are read anew, dates given by hand are lost.",
    ),
    "store-foreign": ("This database belongs to another program; it is untouched.", "Give the fact base another name in briefgen.toml."),
    "store-locked": ("Another program keeps the fact base busy.", "Wait for it, or close it, and try again."),
    "store-newer": ("A newer briefgen made this fact base.", "Upgrade, or use another fact base."),
    "store-no-driver": ("The package for this kind of database is not installed.", "Install the package that is named."),
    "store-not-a-base": ("This is no fact base.", "Move it away, or give another file name in briefgen.toml."),
    "store-read-only": ("The fact base cannot be written.", "Check the permissions of file and folder."),
    "store-unusable": ("The database reports an error.", "See that it runs and that address and password are right."),
    # words
    "lexicon-alias-mark": ("This counts as one alias.", "If it is several, part them with |."),
    "lexicon-alias-taken": ("This alias was another entry's and is now this one's.", "If that is not meant, delete it."),
    "lexicon-alias-twice": ("An alias stands twice in one row.", "Keep one."),
    "lexicon-already-there": (
        "The words have it already; nothing was added.",
        "To change it, write a row of that name into your own table: it replaces the shipped row.",
    ),
    "lexicon-bad-value": ("A cell holds what its column does not know; the row is not used.", "See the codes in docs/fact-format.md and docs/lexicon.md."),
    "lexicon-cannot-add": ("The table that is there cannot be read; nothing was added.", "Mend it first; briefgen lexicon check tells how."),
    "lexicon-column-twice": ("A column stands twice in the first line; the last one is used.", "Make one column of them."),
    "lexicon-dimension": ("The dimension is not that of the unit.", "Correct the dimension or the unit."),
    "lexicon-duplicate-alias": ("This alias belongs to another entry already.", "An alias means one thing: delete one of the two."),
    "lexicon-duplicate-name": ("This entry is there twice.", "Make one row of the two."),
    "lexicon-empty-cell": ("A cell that must be filled is empty; the row is not used.", "Fill it, or delete the row."),
    "lexicon-encoding": ("The table is not in UTF-8 with BOM; Excel may show it garbled.", "Run: briefgen lexicon check --fix"),
    "lexicon-example": ("The example holds neither the word nor an alias.", "Give an example that uses it."),
    "lexicon-excel-changes": ("Excel would take this cell for a formula, a date or a number.", "Run: briefgen lexicon check --fix"),
    "lexicon-missing-column": ("The table lacks columns and is not used.", "Add them to the first line."),
    "lexicon-not-found": ("The word is not found in its own example.", "Change the example, or see whether a longer word covers it."),
    "lexicon-short-alias": ("An alias of one character would be found everywhere; the row is not used.", "Use two characters or more."),
    "lexicon-too-many-cells": (
        "The row has more cells than the first line; they are not used.",
        "Put a cell with a comma into quotation marks; part aliases with |.",
    ),
    "lexicon-two-meanings": ("This spelling means two things; a text would be misread.", "Delete it from one of the two rows, or choose another."),
    "lexicon-unit-unread": ("The example is not read with this unit and dimension.", "Correct the unit or give another example."),
    "lexicon-unknown-column": ("This column means nothing in this table and is not used.", "Correct its name."),
    "lexicon-unknown-unit": ("The unit is not in units.csv; a text's number with it is not read.", "Use a common spelling, or: briefgen lexicon add unit"),
    "lexicon-unreadable": ("The table's text cannot be read.", "Save it in Excel as CSV UTF-8."),
    "lexicon-unsorted": ("The table is not sorted.", "Run: briefgen lexicon check --fix"),
    "lexicon-unusable": ("The words cannot be loaded.", "Check packs and lexicon in briefgen.toml."),
    "no-such-folder": ("There is no such folder.", "Name a folder of tables, such as lexicon."),
    # workspace and output
    "broken-installation": ("The shipped templates and articles are missing.", "Install briefgen again."),
    "cannot-write": ("The file cannot be written.", "Close the program that has it open; check the folder and the disk, then try again."),
    "file-is-there": ("There is such a file already; it is untouched.", "Choose another name, or move it away."),
    "no-dated-stories": ("No story on industry has a date.", "Date them in manifest.csv or with briefgen sources date, or give --month."),
    "no-workspace": ("This is no workspace: there is no briefgen.toml here or above.", "Go to the workspace, run briefgen init, or give --articles."),
    "nothing-in-period": ("There are no stories or facts in this period; nothing was built.", "Choose one of the months that are named."),
    "output-in-articles": ("The output would lie among the articles and be read as one.", "Give another place with --out."),
    "output-not-a-folder": ("There is a file where the output folder should be.", "Give another folder with --out."),
    "output-unwritable": ("The output folder cannot be written.", "Check permissions and disk, or give another folder with --out."),
    "settings-bad-value": ("This setting has a wrong value.", "Text stands in quotes, numbers without, lists in square brackets."),
    "settings-encoding": ("The settings are not in UTF-8.", "Save the file as UTF-8."),
    "settings-syntax": ("The settings cannot be parsed.", 'Each line should be: name = "value", with plain ASCII quotes and equals sign.'),
    "settings-unknown-name": ("There is no such setting.", "See the comments in the shipped briefgen.toml."),
    "settings-unreadable": ("The settings cannot be read.", "Check the file's permissions."),
    # the Word template
    "control-character": ("A value held control characters, which were dropped.", "Check the article."),
    "template-alt-text": ("A block cannot stand in the alt text of a picture or chart.", "Put it around the paragraph that holds it."),
    "template-apart": ("A block begins in one place and ends in another that does not go with it.", "Put both ends into one table, or both outside."),
    "template-bad-character": ("A tag holds a character that has no place there.", "Type the tag again."),
    "template-bad-picture": ("The picture cannot be opened or is too large.", "Use a png, jpg, gif or bmp below 20 MB."),
    "template-bare-value": ("This tag would put text outside any paragraph.", "Use the plain form of the tag."),
    "template-batches": ("分批 goes on a table, with the number of rows in brackets.", "For example {% for 批 in 重点项目|分批(10) %}."),
    "template-broken-xml": ("The filled document is not well-formed.", "Put the tag into a paragraph of its own."),
    "template-chart-broken": ("The chart's data is damaged or lost.", "Delete the chart in Word and draw it again."),
    "template-chart-kind": ("A chart of this kind cannot be filled.", "Use a column, bar, line, pie, area or radar chart."),
    "template-chart-unnamed": ("This chart names no data and stays as it is.", "Name it in its alt text, as the list of fields says."),
    "template-code": ("A template may not run code.", _FIELDS),
    "template-comments": ("The template holds comments.", "They do not go into the briefing."),
    "template-compare": ("These two cannot be compared.", "Check both sides; |个数 counts a list."),
    "template-corrupt": ("The template is no Word document, or is damaged.", _FRESH),
    "template-crossed": ("Blocks are closed in the wrong order.", "What is opened first is closed last."),
    "template-doctype": ("The template holds a document type declaration and is not used.", _FRESH),
    "template-endless": ("A loop runs too often.", "Use fewer loops within loops."),
    "template-external": ("The template is tied to other files or sources.", "Cut these ties and save it again."),
    "template-failed": ("This tag could not be worked out.", "See that both sides of a comparison or sum are numbers."),
    "template-field-code": ("A tag in a field code is not filled.", "For a link write {{ text|链接(address) }}."),
    "template-filter-arguments": ("A filter has the wrong things in its brackets.", "Write it as in the list of filters."),
    "template-filter-kind": ("This filter does not go on what stands before it.", "Loop over a list, or name a list."),
    "template-forbidden-name": ("This name would reach into the program.", _FIELDS),
    "template-foreign-object": ("The template holds an object, control or file of another program.", "Delete it, or put a picture in its place."),
    "template-idle-dash": ("A minus sign beside the percent sign or brace does nothing.", "It may be deleted."),
    "template-macros": ("The template has macros and is not used.", _SAVE_AS),
    "template-mended": ("A tag was typed unusually and read as meant.", "It works; type it anew to make it tidy."),
    "template-missing": ("The template is not there.", "Check its path in briefgen.toml or after --template."),
    "template-no-address": ("This is no web address and was not made a link.", "It must begin with http:// or https://"),
    "template-no-date": ("A value could not be written as a date and is printed as it is.", "Check what stands in the brackets."),
    "template-no-sources": ("This text never has a source, so |出处 does nothing.", "Leave it out."),
    "template-not-a-list": ("This is no list and cannot be looped over.", _FIELDS),
    "template-not-a-row": ("A field is asked of what is no row.", "Loop over the table, or use a name of the list of fields."),
    "template-not-at-edge": ("This tag reaches over paragraphs, rows or cells, and stands in the middle of one.", "Move it to its beginning or end."),
    "template-not-excel": ("This is no Excel workbook (.xlsx).", "Open it in Excel or WPS and save it as .xlsx."),
    "template-not-word": ("This is no Word document (.docx).", _SAVE_AS),
    "template-note-place": ("A footnote cannot stand here.", "Leave |出处 out, or move the tag to the body."),
    "template-old-format": ("The template is in the old .doc format, or has a password.", _SAVE_AS),
    "template-picture-place": ("A picture cannot stand here.", "Move it to the body, a table, a header or a footer."),
    "template-revisions": ("The template holds tracked changes, which go into the briefing.", "Accept or reject them all and save it."),
    "template-stray-else": ("An else stands where it cannot.", "One if has one else, at its end."),
    "template-stray-end": ("A block is closed that is not open.", "Delete the end, or open the block before it."),
    "template-sum": ("Both sides should be numbers.", "Check the tag; text stands outside of it."),
    "template-suspicious": ("This text looks like a tag gone wrong and will be printed as it is.", "Write {{ field }} if it is meant as one."),
    "template-syntax": ("The tag is not written rightly.", _PAIRS),
    "template-tag-not-alone": ("This tag takes away all that stands with it.", "Give it a paragraph, row or cell of its own."),
    "template-too-deep": ("The tags are nested too deeply.", "Use fewer brackets, conditions and loops."),
    "template-too-large": ("The template unpacks to far too much.", _FRESH),
    "template-unclosed-block": ("A for or if is not closed.", "Close it."),
    "template-unclosed-tag": ("A tag is opened and not closed in the same paragraph.", "Close it."),
    "template-unknown-chart": ("There is no data for this chart.", "Change the chart's alt text."),
    "template-unknown-field": ("There is no such field.", _FIELDS),
    "template-unknown-filter": ("There is no such filter.", "See the list of filters."),
    "template-unknown-picture": ("There is no such picture.", "Put it into the folder pictures beside the template."),
    "template-unknown-test": ("There is no such test.", "See the list of tests."),
    "template-unreadable": ("The template cannot be read.", "Check its permissions; close the program that has it open."),
    "template-whole-list": ("A whole list cannot be printed.", "Loop over it, or name one of its fields."),
    "chart-workbook": ("A chart's sheet of data could not be read and was replaced.", "Check it in Word."),
    # the fact sheet
    "cell-control-characters": ("Control characters were dropped.", "Check the article."),
    "cell-date-as-text": ("A date that Excel does not know stands as text.", "Nothing need be done."),
    "cell-not-a-number": ("A value that is no number stands as text.", "Check the fact."),
    "cell-number-as-text": ("A number too long for Excel stands as text.", "Nothing need be done."),
    "cell-text-cut": ("A text too long for Excel was cut.", "The whole text is in the article."),
    "no-source-sheet": ("There is no sheet of sources to link to.", "Build the briefing again."),
    "source-row-missing": ("Some rows name a source that is not in the list.", "Build the briefing again."),
    "table-too-long": ("The table has more rows than Excel takes; the rest was left out.", "Choose a shorter period."),
    "table-without-columns": ("A table without columns was left out.", "Tell the maintainers."),
    "large-file": ("The file is large for mail and phones.", "Send a single list: briefgen facts export --list."),
    # reviewed fact sheets
    "workbook-damaged": ("The file is no Excel workbook (.xlsx), or it is damaged.", "Open it in Excel or WPS and save it again as .xlsx, or ask for it anew."),
    "workbook-old-format": ("The file is an old .xls, or it has a password.", "Take the password off and save it as .xlsx."),
    "workbook-too-large": ("The file is too large to be a fact sheet.", "Keep only the sheets to be read and save it again."),
    "workbook-unopened": ("The file cannot be opened.", "Check the path, and whether another program holds it."),
    "no-review-columns": ("There is no sheet to review in it.", "Use the facts.xlsx that briefgen build writes."),
    "review-no-keys": ("A sheet has lost the column of keys and was not read.", "Fill in the original sheet; do not delete hidden columns."),
    "review-bad-key": ("A row's key was changed; it is not known which fact the row is.", "Copy the cell back from the original sheet."),
    "review-refused": ("A row cannot be taken.", "Mend the cell that is named and read the file again."),
    "review-cell-edited": ("A cell of a fact was changed in place; that does not count.", "Fill in the correction columns instead."),
    "review-disagreement": ("Two persons say different things of one fact; neither was kept.", "Settle it, then read the one that counts with --replace."),
    "too-many-links": ("There are more links than Excel takes; later rows have the number only.", "Look the number up in the list of sources."),
}

_PLACES = ((re.compile(r"第\s*(\d+)\s*行"), r"line \1"), (re.compile(r"第\s*(\d+)\s*列"), r" column \1"), (re.compile(r"第\s*(\d+)\s*篇"), r"story \1 "))


def english_place(place: str) -> str:
    """第3行 as line 3, 第2篇 as story 2; what else it says stays."""
    for pattern, words in _PLACES:
        place = pattern.sub(words, place)
    return place.strip()


def english(problem: Problem) -> tuple[str, str]:
    """What and mend in English, with the names that the Chinese text quotes; the Chinese text where there is no English for the code."""
    what, mend = ENGLISH.get(problem.code, (problem.what, problem.mend))
    quoted = dict.fromkeys(_QUOTED.findall(problem.what)) if problem.code in ENGLISH else {}
    return (f"{what} ({', '.join(quoted)})" if quoted else what), mend
