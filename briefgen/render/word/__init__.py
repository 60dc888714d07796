"""The briefing in Word: `Briefing` and a template made in Word -> .docx, with a real footnote for every citation.

The way through: `source` opens the template's bytes, `engine` fills it (`sandbox` and `grammar` keep template code on a short leash, `tags`
watches over the template's own text), `footnotes` turns marks into notes, `document` puts the steps in order and writes the file. A check of
templates, tolerance for what input methods type, and charts each have a room of their own to come beside these: the first two between
`source` and `engine`, charts between `engine` and `document`.
"""

from briefgen.render.word.document import render_docx
from briefgen.render.word.errors import TemplateError

__all__ = ["TemplateError", "render_docx"]
