"""The default templates as Word and WPS save them after a person has typed in them: runs in pieces, marks between, the same issue comes out."""

import random
import re
from copy import deepcopy
from dataclasses import replace

import chart_samples as charts
import pytest
import word_samples as samples
from lxml import etree

from briefgen.render.package import package_parts, write_package
from briefgen.render.word import check_template, render_docx

W = samples.W
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
TEMPLATES = sorted(samples.DEFAULT_TEMPLATE.parent.glob("*.docx"))
NAMES = ("主要指标增速", "项目投资", "项目阶段", "目标完成")


def issue():
    return replace(samples.full_briefing(5), charts=tuple(charts.data(name, 4) for name in NAMES))


def pieces_of(run, dice):
    """The run cut at every third place of its text or so, each piece with all of the run's look."""
    text = run.find(W + "t").text or ""
    cuts = sorted(dice.sample(range(1, len(text)), len(text) // 3)) if len(text) > 2 else []
    for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True):
        piece = deepcopy(run)
        own = piece.find(W + "t")
        own.text = text[start:end]
        own.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        yield piece


def as_word(piece, number, dice):
    """Ids of the session, a language of the piece's own; between pieces marks of the spell check, the place last edited, where the page broke."""
    piece.set(W + "rsidR", f"00{dice.randrange(16**6):06X}")
    look = piece.find(W + "rPr")
    if look is None:
        look = etree.Element(W + "rPr")
        piece.insert(0, look)
    if number % 2:
        etree.SubElement(look, W + "lang", {W + "eastAsia": "zh-CN"})
    between = (
        [etree.Element(W + "proofErr", {W + "type": "spellStart"})], [etree.Element(W + "proofErr", {W + "type": "gramEnd"})],
        [etree.Element(W + "bookmarkStart", {W + "id": str(9000 + number), W + "name": f"_GoBack{number}"}), etree.Element(W + "bookmarkEnd", {W + "id": str(9000 + number)})],
        [etree.fromstring(f'<w:r xmlns:w="{W[1:-1]}"><w:lastRenderedPageBreak/></w:r>')], [],
    )  # fmt: skip
    return [piece, *dice.choice(between)]


def as_wps(piece, number, _dice):
    """A hint for the font in each piece; every seventh in a compatibility block, every fifth in a smart tag."""
    look = piece.find(W + "rPr")
    if look is None:
        look = etree.Element(W + "rPr")
        piece.insert(0, look)
    fonts = look.find(W + "rFonts")
    if fonts is None:
        fonts = etree.Element(W + "rFonts")
        look.insert(0, fonts)
    fonts.set(W + "hint", "eastAsia")
    if number % 7 == 0:
        block = etree.fromstring(f'<mc:AlternateContent xmlns:mc="{MC}"><mc:Choice Requires="wpsCustomData"/><mc:Fallback/></mc:AlternateContent>')
        block[0].append(piece)
        block[1].append(deepcopy(piece))
        return [block]
    if number % 5 == 0:
        tag = etree.Element(W + "smartTag", {W + "uri": "urn:x", W + "element": "place"})
        tag.append(piece)
        return [tag]
    return [piece]


def retyped(template, target, program, seed):
    """The template with every run of its body, headers and footers in pieces."""
    dice = random.Random(seed)
    parts = package_parts(template.read_bytes())
    number = 0
    for name in [name for name in parts if re.fullmatch(r"word/(document|header\d|footer\d)\.xml", name)]:
        root = etree.fromstring(parts[name])
        for run in [run for run in root.iter(W + "r") if run.find(W + "t") is not None and run.getparent().tag == W + "p"]:
            for piece in pieces_of(run, dice):
                number += 1
                for element in program(piece, number, dice):
                    run.addprevious(element)
            run.getparent().remove(run)
        parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    write_package(parts, target)
    return target


@pytest.mark.parametrize("program", [as_word, as_wps])
@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.stem)
def test_the_same_issue_comes_out(tmp_path, template, program):
    mine = retyped(template, tmp_path / "mine.docx", program, template.stem)
    assert whole_tags(mine) * 20 < whole_tags(template), "the tags are in pieces"
    assert check_template(mine).found == []
    assert render_docx(issue(), mine, tmp_path / "mine-out.docx") == []
    assert render_docx(issue(), template, tmp_path / "out.docx") == []
    assert samples.paragraphs(tmp_path / "mine-out.docx") == samples.paragraphs(tmp_path / "out.docx")
    assert samples.notes(tmp_path / "mine-out.docx") == samples.notes(tmp_path / "out.docx")
    assert styles(tmp_path / "mine-out.docx") == styles(tmp_path / "out.docx")
    assert len(charts.charts_of(samples.parts(tmp_path / "mine-out.docx"))) == len(charts.charts_of(samples.parts(tmp_path / "out.docx")))


def whole_tags(path):
    """How many tags stand in one piece."""
    return sum(len(re.findall(r"\{[{%].*?[}%]\}", text.text or "")) for text in samples.root(path).iter(W + "t"))


def styles(path):
    """The style of each paragraph."""
    return [one.get(W + "val") for one in samples.root(path).iter(W + "pStyle")]


def test_a_tag_keeps_the_look_of_its_first_character(tmp_path):
    """In the default template the first piece of the first title is made red: what is printed is red, and nothing else."""
    parts = package_parts(samples.DEFAULT_TEMPLATE.read_bytes())
    root = etree.fromstring(parts["word/document.xml"])
    run = next(run for run in root.iter(W + "r") if "标题" in samples.text_of(run))
    first, *rest = pieces_of(run, random.Random(1))
    first.insert(0, etree.fromstring(f'<w:rPr xmlns:w="{W[1:-1]}"><w:color w:val="00AA00"/></w:rPr>'))
    for piece in (first, *rest):
        run.addprevious(piece)
    run.getparent().remove(run)
    write_package(parts | {"word/document.xml": etree.tostring(root)}, tmp_path / "t.docx")
    render_docx(samples.briefing(), tmp_path / "t.docx", tmp_path / "out.docx")
    coloured = [run for run in samples.root(tmp_path / "out.docx").iter(W + "r") if run.find(f"{W}rPr/{W}color") is not None]
    assert [samples.text_of(run) for run in coloured] == ["云川市重点产业链简报"]
