"""The template language: what stands in `{{ }}` and `{% %}`, whatever the kind of document. Word and Excel both fill through here.

How an engine uses it, in this order:

1. `fields = fields_with(briefing.settings)` (context): the fields there are, a user's own included; `check = TagCheck(findings, fields)` (check).
2. For each piece of text that can hold a tag (a paragraph, a cell): `scan(text, check.names)` (tags) gives its tags in plain spelling, however they
   were typed, tags that are not closed, and text that only looks like a tag. `scan_plain(text)` says quickly that there is nothing.
3. For each story (body, header, text box, sheet) `check.story(placed_tags)`, and `check.open_tag`, `check.doubt`: everything that is wrong goes to
   `Findings` (findings) with its `Place`. The `Pairing` that comes back (blocks) says which end belongs to which `for` or `if`.
   `findings.raise_errors()` raises TemplateError with all of them.
4. `SafeEnvironment(desk, filter_functions(own, warn))` (sandbox, filters) runs what passed: `environment.from_string(source)` and `run` for a whole
   source made of `tag.source`, or `environment.expression(tag.code)` for one value with its type kept. `own` are the engine's `出处`, `链接`, `图片`
   and `分批`. The context is `names_for_code(template_context(briefing))` (context): office names such as `GDP-增速` stand in code under another
   name, which `encode` and `decode` (names) turn back and forth.
5. What comes out of a tag is a `str`, a number, a date, a `CitedText` (record: text in parts, each with its citations), a `Record` (a row) or a tuple of
   these; `printed` (values) makes text of single values and `clean` takes unprintable characters out.

Modules: characters, names, tolerance, tags (reading what was typed) · blocks, syntax, grammar, shapes, inference, check, nearest (finding what is
wrong) · advice, findings (saying it) · filters, numerals, dates, lists (changing values) · record, context, values, wording (the values) · sandbox.
The words of every message stand in `advice` and `syntax`; a new filter is a line in `filters.FILTERS` and a function beside it.
"""
