"""Template files that bring something along, point outside, or unpack without end: refused before anything opens them, each in words of its own."""

import struct
import zipfile
import zlib

import pytest
import word_markup as markup
import word_samples as samples
from word_markup import paragraph, run

from briefgen.render.package import package_parts, write_package
from briefgen.render.word import TemplateError, check_template, render_docx

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def told(tmp_path, template):
    """The codes, the same from the check and from a build, which writes nothing."""
    found = [one.problem for one in check_template(template).found]
    with pytest.raises(TemplateError) as caught:
        render_docx(samples.briefing(), template, tmp_path / "out.docx")
    assert [problem for problem in found if problem.severity == "error"] == list(caught.value.problems)
    assert all(problem.what.endswith("。") and problem.mend.endswith("。") for problem in found)
    assert not (tmp_path / "out.docx").exists()
    return samples.codes(found)


def related(path, kind, target, *, outside=True, owner="word/document.xml"):
    """A template with a relationship to something."""
    markup.document(path, "正文")
    parts = package_parts(path.read_bytes())
    folder, _, file = owner.rpartition("/")
    name = f"{folder}/_rels/{file}.rels"
    mode = ' TargetMode="External"' if outside else ""
    link = f'<Relationship Id="rIdFar" Type="{OFFICE}/{kind}" Target="{target}"{mode}/></Relationships>'
    empty = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
    parts[name] = parts.get(name, empty).replace(b"</Relationships>", link.encode())
    write_package(parts, path)
    return path


OUTSIDE = {
    "template": ("attachedTemplate", "file:///C:/mould.dotm", "word/settings.xml"),
    "template of the web": ("attachedTemplate", "https://example.org/mould.dotm", "word/settings.xml"),
    "linked picture": ("image", "https://example.org/seen.png", "word/document.xml"),
    "picture of a share": ("image", "\\\\server\\share\\x.png", "word/document.xml"),
    "linked object": ("oleObject", "file:///C:/book.xlsx", "word/document.xml"),
    "mail merge": ("mailMergeSource", "file:///C:/people.mdb", "word/settings.xml"),
    "part of a document": ("subDocument", "file:///C:/other.docx", "word/document.xml"),
    "frame": ("frame", "https://example.org/x.htm", "word/document.xml"),
}


@pytest.mark.parametrize(("kind", "target", "owner"), OUTSIDE.values(), ids=OUTSIDE)
def test_references_to_the_outside_are_refused(tmp_path, kind, target, owner):
    assert told(tmp_path, related(tmp_path / "t.docx", kind, target, owner=owner)) == ["template-external"]


def test_a_link_that_a_reader_may_click_stays(tmp_path):
    template = related(tmp_path / "t.docx", "hyperlink", "https://example.org/")
    assert render_docx(samples.briefing(), template, tmp_path / "out.docx") == []


@pytest.mark.parametrize("kind", ["oleObject", "control", "aFChunk", "vbaProject"])
def test_foreign_objects_are_refused(tmp_path, kind):
    template = related(tmp_path / "t.docx", kind, "embeddings/thing.bin", outside=False)
    parts = package_parts(template.read_bytes())
    parts["word/embeddings/thing.bin"] = b"\xd0\xcf\x11\xe0"
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", b'<Default Extension="bin" ContentType="application/x"/></Types>')
    write_package(parts, template)
    assert told(tmp_path, template) == ["template-foreign-object"]


FIELDS = {
    "picture": ' INCLUDEPICTURE "https://example.org/x.png" ', "text": "INCLUDETEXT C:\\\\x.docx", "exchange": " ddeauto excel book item ", "link": "LINK Excel.Sheet.8 x",
    "database": "DATABASE \\\\d x",
}  # fmt: skip


@pytest.mark.parametrize("code", FIELDS.values(), ids=FIELDS)
@pytest.mark.parametrize("whole", [True, False])
def test_fields_that_fetch_are_refused(tmp_path, code, whole):
    quoted = code.replace('"', "&quot;")
    half = len(code) // 2
    pieces = "".join(f'<w:r><w:instrText xml:space="preserve">{piece}</w:instrText></w:r>' for piece in (code[:half], code[half:]))
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    field = f'<w:fldSimple w:instr="{quoted}">{run("x")}</w:fldSimple>' if whole else f"{marks[0]}{pieces}{marks[1]}{run('x')}{marks[2]}"
    assert told(tmp_path, markup.document(tmp_path / "t.docx", paragraph(field))) == ["template-external"]


@pytest.mark.parametrize("name", ["t.docm", "T.DOCM", "t.dotm"])
def test_files_with_macros_are_refused_by_their_name(tmp_path, name):
    (tmp_path / name).write_bytes(samples.DEFAULT_TEMPLATE.read_bytes())
    assert told(tmp_path, tmp_path / name) == ["template-macros"]


MACROS = {
    "the type of the main part": lambda parts: parts.update(
        {"[Content_Types].xml": parts["[Content_Types].xml"].replace(b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", b"application/vnd.ms-word.document.macroEnabled.main+xml")}
    ),
    "a project under another name": lambda parts: parts.update({"customize/VBAPROJECT.BIN": b"x"}),
}  # fmt: skip


@pytest.mark.parametrize("change", MACROS.values(), ids=MACROS)
def test_files_with_macros_are_refused_by_what_is_in_them(tmp_path, change):
    parts = package_parts(samples.DEFAULT_TEMPLATE.read_bytes())
    change(parts)
    write_package(parts, tmp_path / "t.docx")
    assert told(tmp_path, tmp_path / "t.docx") == ["template-macros"]


# Archives that grow


def test_a_bomb_of_zeros(tmp_path):
    """300 MB of one letter in a file of 300 kB."""
    parts = package_parts(samples.DEFAULT_TEMPLATE.read_bytes())
    with zipfile.ZipFile(tmp_path / "t.docx", "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
        with archive.open("word/media/big.bin", "w", force_zip64=True) as file:
            for _ in range(300):
                file.write(bytes(1024 * 1024))
    assert (tmp_path / "t.docx").stat().st_size < 3_000_000
    assert told(tmp_path, tmp_path / "t.docx") == ["template-too-large"]


def test_a_bomb_that_lies_about_its_size(tmp_path):
    """The list of contents says a hundred bytes; what unpacks is twenty million."""
    packed = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = packed.compress(bytes(20_000_000)) + packed.flush()
    name = b"word/document.xml"
    local = struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 8, 0, 0x21, 0, len(data), 100, len(name), 0) + name + data
    central = struct.pack("<4s6H3L5H2L", b"PK\x01\x02", 20, 20, 0, 8, 0, 0x21, 0, len(data), 100, len(name), 0, 0, 0, 0, 0, 0) + name
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1, 1, len(central), len(local), 0)
    (tmp_path / "t.docx").write_bytes(local + central + end)
    assert told(tmp_path, tmp_path / "t.docx") == ["template-corrupt"]


def test_a_crowd_of_parts(tmp_path):
    parts = package_parts(samples.DEFAULT_TEMPLATE.read_bytes())
    write_package(parts | {f"word/media/{number}.png": b"" for number in range(10_001)}, tmp_path / "t.docx")
    assert told(tmp_path, tmp_path / "t.docx") == ["template-too-large"]


def test_parts_of_one_name(tmp_path):
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(tmp_path / "t.docx", "w") as archive:
        for name, data in package_parts(samples.DEFAULT_TEMPLATE.read_bytes()).items():
            archive.writestr(name, data)
        archive.writestr("word/document.xml", "<x/>")
    assert told(tmp_path, tmp_path / "t.docx") == ["template-corrupt"]


LAUGHS = b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><w:document>&b;</w:document>'


@pytest.mark.parametrize("data", [LAUGHS, LAUGHS.decode().encode("utf-16"), b"\xef\xbb\xbf" + LAUGHS], ids=["utf-8", "utf-16", "byte-order mark"])
@pytest.mark.parametrize("name", ["word/document.xml", "word/styles.xml", "word/_rels/document.xml.rels", "docProps/app.dat"])
def test_entities_are_refused(tmp_path, data, name):
    parts = package_parts(samples.DEFAULT_TEMPLATE.read_bytes())
    write_package(parts | {name: data}, tmp_path / "t.docx")
    assert told(tmp_path, tmp_path / "t.docx") == ["template-doctype"]


def test_a_name_that_climbs_out_of_the_archive_writes_nothing(tmp_path):
    (tmp_path / "in").mkdir()
    parts = package_parts(samples.DEFAULT_TEMPLATE.read_bytes())
    write_package(parts | {"../../out.txt": b"x"}, tmp_path / "in" / "t.docx")
    render_docx(samples.briefing(), tmp_path / "in" / "t.docx", tmp_path / "in" / "b.docx")
    assert sorted(path.name for path in tmp_path.rglob("*") if path.is_file()) == ["b.docx", "t.docx"]
    assert not [name for name in samples.parts(tmp_path / "in" / "b.docx") if ".." in name]
