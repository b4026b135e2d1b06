"""A document to edit: the leaves through pandoc as DOCX, and what pandoc cannot say added."""

from __future__ import annotations

import json
import subprocess
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pypandoc
from docx import Document
from docx.document import Document as Docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from build_tools.office.archive import font_table, settled, theme_fonts
from build_tools.office.frame import Draw, Frame
from build_tools.office.reference import reference
from build_tools.office.tree import Writer
from build_tools.pack.parts import Leaf

_SECONDS = 120


class CannotWrite(Exception):
    """Pandoc refused the document; the message is its own."""


def document(leaves: list[Leaf], frame: Frame, draw: Draw) -> bytes:
    """The leaves of a module as DOCX."""
    tree = json.dumps(Writer(frame, draw).document(leaves), ensure_ascii=False)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "reference.docx"
        start = _pandoc("--print-default-data-file", "reference.docx")
        path.write_bytes(settled(reference(start, frame), {}))
        # In its sandbox pandoc reads nothing but what it is handed.
        made = _pandoc(
            *("--sandbox", "-f", "json", "-t", "docx", "-o", "-", "--reference-doc", str(path)),
            said=tree.encode(),
        )
    edits = {"word/theme/theme1.xml": theme_fonts(frame), "word/fontTable.xml": font_table(frame)}
    return settled(_finished(made, frame), edits)


def _pandoc(*words: str, said: bytes = b"") -> bytes:
    done = subprocess.run(  # noqa: S603  # pandoc itself, with words of ours alone
        [_program(), *words], input=said, capture_output=True, timeout=_SECONDS, check=False
    )
    if done.returncode or done.stderr:
        raise CannotWrite(done.stderr.decode("utf-8", "replace").strip() or "pandoc stopped")
    return done.stdout


@cache
def _program() -> str:
    return str(pypandoc.get_pandoc_path())


def _finished(made: bytes, frame: Frame) -> bytes:
    """The document with its record, tables from the right, and each language where it belongs."""
    opened = Document(BytesIO(made))
    about = opened.core_properties
    about.title, about.author, about.keywords = frame.title, frame.author, frame.keywords
    about.language, about.last_modified_by = frame.tag, frame.author
    about.created = about.modified = frame.made.replace(tzinfo=None)
    _chapters(opened)
    _tables(opened, frame)
    if frame.rtl:
        _directions(opened)
    _languages(opened)
    fresh = BytesIO()
    opened.save(fresh)
    return fresh.getvalue()


def _chapters(opened: Docx) -> None:
    """Each chapter but the first begins a page: a handout is copied by itself."""
    chapters = [one for one in opened.paragraphs if one.style and one.style.name == "Heading 1"]
    for one in chapters[1:]:
        one.paragraph_format.page_break_before = True


def _tables(opened: Docx, frame: Frame) -> None:
    """Rows stay whole on a page; the first column is where reading begins."""
    for table in opened.tables:
        for row in table.rows:
            rest = row._tr.get_or_add_trPr()
            rest.insert(0, OxmlElement("w:cantSplit"))
        if frame.rtl:
            style = table._tbl.tblPr.find(qn("w:tblStyle"))
            style.addnext(OxmlElement("w:bidiVisual"))


# What follows the direction in Word's order of a paragraph's properties.
_AFTER_WAY = tuple(
    f"w:{name}"
    for name in (
        "adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents jc textDirection"
        " outlineLvl rPr sectPr"
    ).split()
)


def _directions(opened: Docx) -> None:
    """Where the file runs from the right, what does not says so."""
    for one in opened.element.body.iter(qn("w:p")):
        about = one.get_or_add_pPr()
        if about.find(qn("w:bidi")) is None:
            way = OxmlElement("w:bidi")
            way.set(qn("w:val"), "0")
            about.insert_element_before(way, *_AFTER_WAY)
    about = opened.sections[0]._sectPr
    about.insert_element_before(
        OxmlElement("w:bidi"), "w:rtlGutter", "w:docGrid", "w:printerSettings", "w:sectPrChange"
    )


def _languages(opened: Docx) -> None:
    """A run from the right names its language where programs look for that of such scripts."""
    for language in list(opened.element.body.iter(qn("w:lang"))):
        run = language.getparent()
        if run.find(qn("w:rtl")) is not None and qn("w:val") in language.attrib:
            language.set(qn("w:bidi"), language.attrib.pop(qn("w:val")))
