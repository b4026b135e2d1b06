"""The master of slides: 16 to 9, its letters, its direction, its foot; and the notes' master."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from lxml.etree import _Element
from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation as Slides
from pptx.util import Emu, Mm, Pt

from build_tools.office.frame import Frame

INK = "14343B"
WIDTH, HEIGHT = Mm(338.67), Mm(190.5)
_SIDE, _TOP = Mm(20), Mm(12)
_TITLE, _BODY, _FOOT = Mm(30), Mm(46), Mm(174)
TEXT = (_SIDE, _BODY, WIDTH - 2 * _SIDE, _FOOT - _BODY - Mm(4))
TITLE_SIZE = Pt(40)
_KEPT = ("Title and Content",)
_NUMBER = Mm(24)


def master(frame: Frame) -> Slides:
    """A presentation without slides, whose one layout is a title and what stands under it."""
    slides = Presentation()
    slides.slide_width, slides.slide_height = WIDTH, HEIGHT
    for layout in list(slides.slide_layouts):
        if layout.name not in _KEPT:
            slides.slide_layouts.remove(layout)
    _forget(slides)
    slides.element.set("rtl", "1" if frame.rtl else "0")
    for shape in slides.slide_master.placeholders:
        _place(shape, frame)
    _line(slides)
    for styles in slides.slide_master.element.find(qn("p:txStyles")):
        _turned(styles, frame)
    _letters(slides, frame)
    _footed(slides)
    _notes(slides, frame)
    return slides


def saved(slides: Slides) -> bytes:
    """The bytes of a presentation."""
    fresh = BytesIO()
    slides.save(fresh)
    return fresh.getvalue()


def _forget(slides: Slides) -> None:
    """Drop what the library's own template brings of the machine it was made on."""
    for owner in (slides.part.package, slides.part):
        for name, one in list(owner._rels.items()):
            if one.reltype.rpartition("/")[2] in ("thumbnail", "printerSettings"):
                owner._rels.pop(name)


def _place(shape: Any, frame: Frame) -> None:
    """Each placeholder where it belongs; the number of the slide ends the line."""
    kind = shape.placeholder_format.type.name
    number = (_SIDE if frame.rtl else WIDTH - _SIDE - _NUMBER, _FOOT, _NUMBER, Mm(9))
    start = _SIDE + (_NUMBER if frame.rtl else Emu(0))
    places = {
        "TITLE": (_SIDE, _TOP, WIDTH - 2 * _SIDE, _TITLE),
        "BODY": TEXT,
        "FOOTER": (start, _FOOT, WIDTH - 2 * _SIDE - _NUMBER, Mm(9)),
        "SLIDE_NUMBER": number,
    }
    if kind not in places:
        shape.element.getparent().remove(shape.element)
        return
    shape.left, shape.top, shape.width, shape.height = places[kind]
    inside = shape.element.txBody.find(qn("a:bodyPr"))
    inside.set("rtlCol", "1" if frame.rtl else "0")
    if kind in ("TITLE", "BODY"):
        # The title stands on its line; few words stand in the middle, as they do on paper.
        inside.set("anchor", "b" if kind == "TITLE" else "ctr")
    for level in shape.element.txBody.iter(qn("a:lvl1pPr")):
        ends = kind == "SLIDE_NUMBER"
        level.set("algn", "r" if ends != frame.rtl else "l")
        level.set("rtl", "1" if frame.rtl else "0")


def _line(slides: Slides) -> None:
    """A line under the title: an ornament, which nothing reads aloud."""
    slides.slide_master.shapes._spTree.append(
        parse_xml(
            f'<p:cxnSp {nsdecls("p", "a")}><p:nvCxnSpPr><p:cNvPr id="90" name="Line"/>'
            '<p:cNvCxnSpPr/><p:nvPr userDrawn="1"/></p:nvCxnSpPr><p:spPr>'
            f'<a:xfrm><a:off x="{_SIDE}" y="{_TOP + _TITLE + Mm(1)}"/>'
            f'<a:ext cx="{WIDTH - 2 * _SIDE}" cy="0"/></a:xfrm>'
            '<a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="15875"><a:solidFill>'
            f'<a:srgbClr val="{INK}"/></a:solidFill></a:ln></p:spPr></p:cxnSp>'
        )
    )


def _turned(styles: _Element, frame: Frame) -> None:
    for level in styles:
        if level.tag.endswith("pPr") and level.tag != qn("a:defPPr"):
            level.set("rtl", "1" if frame.rtl else "0")
            level.set("algn", "r" if frame.rtl else "l")


def _letters(slides: Slides, frame: Frame) -> None:
    """The title bold and dark; every text of master and layout in the file's language."""
    title = slides.slide_master.element.find(f".//{qn('p:titleStyle')}//{qn('a:defRPr')}")
    title.set("sz", str(int(TITLE_SIZE.pt * 100)))
    title.set("b", "1")
    colour = title.find(f"{qn('a:solidFill')}/{qn('a:schemeClr')}")
    colour.getparent().replace(colour, parse_xml(f'<a:srgbClr {nsdecls("a")} val="{INK}"/>'))
    owners = (slides.slide_master, *slides.slide_layouts)
    for owner in owners:
        for said in (*owner.element.iter(qn("a:rPr")), *owner.element.iter(qn("a:endParaRPr"))):
            said.set("lang", frame.tag)
            said.attrib.pop("smtClean", None)


def _footed(slides: Slides) -> None:
    """The layout's foot stands where the master has it; it shows no date."""
    for shape in list(slides.slide_layouts[0].placeholders):
        kind = shape.placeholder_format.type.name
        if kind == "DATE":
            shape._element.getparent().remove(shape._element)


def _notes(slides: Slides, frame: Frame) -> None:
    """The notes' page shows a slide of 16 to 9, and reads the way the slides do."""
    notes = slides.notes_master
    for shape in list(notes.placeholders):
        kind = shape.placeholder_format.type.name
        if kind == "SLIDE_IMAGE":
            wide = shape.width
            shape.height = Emu(int(wide * HEIGHT / WIDTH))
        elif kind in ("DATE", "HEADER", "FOOTER", "SLIDE_NUMBER"):
            shape._element.getparent().remove(shape._element)
    style = notes.element.find(qn("p:notesStyle"))
    if style is not None:
        _turned(style, frame)
