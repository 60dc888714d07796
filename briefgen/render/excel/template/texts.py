"""Tags in words that stand in no cell: text boxes, shapes, titles of charts, heads and feet of pages, comments, the name of a sheet.

A tag that a program has split over several runs of a paragraph works and keeps the look of the run in which it begins.
"""

from collections.abc import Sequence
from dataclasses import replace

from lxml import etree

from briefgen.render.excel.template.expressions import Expressions, Segment
from briefgen.render.excel.template.scopes import Scope
from briefgen.render.excel.template.xml import A, S
from briefgen.render.language.blocks import pair_blocks
from briefgen.render.language.check import PlacedTag, TagCheck
from briefgen.render.language.findings import Place
from briefgen.render.language.tags import Tag, TagKind, scan, scan_plain
from briefgen.render.language.values import LINE_END, TAB, clean, plain

_HEAD_AND_FOOT = tuple(S + name for name in ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter"))
LONGEST_HEAD = 255


class Texts:
    """Checks and fills such words; `around` are tags whose variables they may use, as the loop over the sheet."""

    def __init__(self, check: TagCheck, expressions: Expressions | None = None) -> None:
        """Without `expressions` words can be checked and not filled."""
        self._check = check
        self._expressions = expressions

    def check(self, text: str, place: Place, around: Sequence[PlacedTag] = ()) -> bool:
        """Checks the tags of a text; True where it has any."""
        if not text or scan_plain(text):
            return False
        seen = scan(text, self._check.names)
        for open_tag in seen.open_tags:
            self._check.open_tag(open_tag, replace(place, tag=open_tag.typed))
        tags = [PlacedTag(tag, replace(place, tag=tag.typed)) for tag in seen.tags]
        if tags:
            openers = [placed for placed in around if placed.tag.keyword in ("for", "if")]
            closers = [PlacedTag(replace(placed.tag, keyword=f"end{placed.tag.keyword}", code=f"end{placed.tag.keyword}"), placed.place) for placed in openers]
            self._check.story([*openers, *tags, *reversed(closers)])
        return bool(tags)

    def segments(self, text: str, *, loose: bool = False) -> list[Segment]:
        """The words and tags of a text. A block that is not whole in it is left out (but with `loose`); the check has told of it."""
        tags = scan(text, self._check.names).tags if text and not scan_plain(text) else ()
        numbers = {number for block in pair_blocks(tags).blocks for number in block.numbers}
        pieces: list[Segment] = []
        start = 0
        for number, tag in enumerate(tags):
            pieces.append(text[start : tag.start])
            if tag.kind is TagKind.VALUE or number in numbers or loose:
                pieces.append(tag)
            start = tag.end
        pieces.append(text[start:])
        return [piece for piece in pieces if piece]

    # Words in drawings and charts

    def check_drawing(self, root: etree._Element, place: Place, around: Sequence[PlacedTag] = ()) -> None:
        """Checks every paragraph of a drawing or chart."""
        for paragraph in root.iter(f"{A}p"):
            self.check(_words(paragraph), place, around)

    def fill_drawing(self, root: etree._Element, place: Place, scope: Scope) -> bool:
        """Fills every paragraph of a drawing or chart; True where there was anything to fill."""
        changed = False
        for paragraph in root.iter(f"{A}p"):
            changed = self.fill_runs(list(paragraph.iter(f"{A}t")), place, scope) or changed
        return changed

    def fill_runs(self, holders: Sequence[etree._Element], place: Place, scope: Scope, line_end: str = " ") -> bool:
        """Fills a text that stands in several elements, each with a look of its own; True where there was anything to fill."""
        segments = self.segments("".join(holder.text or "" for holder in holders))
        if not any(isinstance(piece, Tag) for piece in segments):
            return False
        whole = any(isinstance(piece, Tag) and piece.kind is TagKind.BLOCK for piece in segments)
        pieces = [(0, self._filled(segments, place, scope))] if whole else self._pieces(segments, holders, place, scope)
        for holder, text in zip(holders, _distributed([holder.text or "" for holder in holders], pieces), strict=True):
            holder.text = clean(text)[0].replace(LINE_END, line_end).replace(TAB, " ")
        return True

    def _pieces(self, segments: Sequence[Segment], holders: Sequence[etree._Element], place: Place, scope: Scope) -> list[tuple[int, str]]:
        """Each piece filled, with the place where it began."""
        text = "".join(holder.text or "" for holder in holders)
        pieces: list[tuple[int, str]] = []
        start = 0
        for piece in segments:
            if isinstance(piece, Tag):
                pieces.append((piece.start, self._filled([piece], place, scope)))
                start = piece.end
            else:
                start = text.index(piece, start)
                pieces.append((start, piece))
                start += len(piece)
        return pieces

    def _filled(self, segments: Sequence[Segment], place: Place, scope: Scope) -> str:
        assert self._expressions is not None
        return self._expressions.text(segments, lambda tag: replace(place, tag=tag.typed))(scope)

    # Heads and feet of pages

    def check_heads(self, root: etree._Element, place: Place, around: Sequence[PlacedTag] = ()) -> None:
        """Checks the heads and feet of a sheet's pages."""
        for element in root.iter(*_HEAD_AND_FOOT):
            self.check(element.text or "", place, around)

    def fill_heads(self, root: etree._Element, place: Place, scope: Scope) -> None:
        """Fills them; an `&` in a value is doubled, for one alone begins a code there (`&P` is the page)."""
        for element in root.iter(*_HEAD_AND_FOOT):
            segments = self.segments(element.text or "")
            tags = [piece for piece in segments if isinstance(piece, Tag)]
            if any(tag.kind is TagKind.BLOCK for tag in tags):
                element.text = self._filled(segments, place, scope)[:LONGEST_HEAD]
            elif tags:
                filled = "".join(piece if isinstance(piece, str) else self._value(piece, place, scope).replace("&", "&&") for piece in segments)
                element.text = filled[:LONGEST_HEAD]

    def _value(self, tag: Tag, place: Place, scope: Scope) -> str:
        return plain(clean(self._filled([tag], place, scope))[0])


def _words(paragraph: etree._Element) -> str:
    return "".join(element.text or "" for element in paragraph.iter(f"{A}t"))


def _distributed(originals: Sequence[str], pieces: Sequence[tuple[int, str]]) -> list[str]:
    """What each run gets: a filled tag goes where it began, the template's own words stay in the runs that they stood in."""
    ends: list[int] = []
    for original in originals:
        ends.append((ends[-1] if ends else 0) + len(original))
    whole = "".join(originals)
    texts = [""] * len(originals)
    for at, filled in pieces:
        first = next(index for index, end in enumerate(ends) if at < end)
        if whole[at : at + len(filled)] != filled:
            texts[first] += filled
            continue
        for index in range(first, len(originals)):
            begin, end = max(at, ends[index] - len(originals[index])), min(at + len(filled), ends[index])
            texts[index] += filled[begin - at : max(begin, end) - at]
    return texts
