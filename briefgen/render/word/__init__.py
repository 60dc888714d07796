"""The briefing in Word: `Briefing` and a template made in Word -> .docx, with a real footnote for every citation.

The way through: `source` (with `references` and `lost_parts`) looks over the template's bytes; `checking` opens it and finds what is wrong with it,
`overlooked` what is right in it and would print otherwise than meant; for each of its `parts`, `preparation` finds the tags (`paragraphs`), says
where they stand (`locate`), puts them where they belong (`arrangement`, `insertion`) and writes the source that `engine` runs; `structure`,
`columns`, `restarts` and `objects` (links, `pictures`) settle what comes out; `charts` fills the charts, `contents` marks a table of contents,
`hand_notes` parts the notes of the template's maker, `footnotes` turns marks into notes, `document` puts the steps in order and writes the file
(`saving`). The template language itself, which Excel shares, is `briefgen.render.language`. `remarks` and `field_table` write documents for people
who edit templates.
"""

from briefgen.render.language.findings import TemplateError
from briefgen.render.word.checking import check_template
from briefgen.render.word.document import render_docx

__all__ = ["TemplateError", "check_template", "render_docx"]
