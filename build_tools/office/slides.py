"""Slides to edit: each leaf a slide with title, text, drawing and the presenter's notes."""

from __future__ import annotations

from copy import deepcopy
from io import BytesIO
from math import ceil
from typing import Any

from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.util import Emu, Mm

from build_tools.office.archive import settled, theme_fonts
from build_tools.office.frame import Draw, Frame
from build_tools.office.master import TEXT, master, saved
from build_tools.office.paragraphs import Line, lines_of, write
from build_tools.pack.blocks import Block
from build_tools.pack.parts import Leaf

# The letters of a slide, in points, the largest first; how wide one is and how far lines are apart.
_SIZES = (40.0, 36.0, 32.0, 28.0, 24.0, 20.0)
_WIDE, _APART, _BEFORE = 0.56, 1.2, 0.25
_PICTURE = 0.42  # the share of the width that a drawing takes
_GAP = Mm(8)


def slides(leaves: list[Leaf], frame: Frame, draw: Draw) -> bytes:
    """The slides of a module as PPTX."""
    made = master(frame)
    about = made.core_properties
    about.title, about.author, about.keywords = frame.title, frame.author, frame.keywords
    about.language, about.last_modified_by, about.revision = frame.tag, frame.author, 1
    about.created = about.modified = frame.made.replace(tzinfo=None)
    layout = made.slide_layouts[0]
    for leaf in leaves:
        _slide(made.slides.add_slide(layout), leaf, frame, draw)
    themes = {f"ppt/theme/theme{number}.xml": theme_fonts(frame) for number in (1, 2)}
    return settled(saved(made), themes)


def _slide(slide: Slide, leaf: Leaf, frame: Frame, draw: Draw) -> None:
    title = slide.shapes.title
    if title is not None:
        write(title.text_frame, [Line(tuple(leaf["title"]))], frame, plain=True)
    pictures = [one for one in leaf["blocks"] if one["k"] == "picture"]
    lines = list(lines_of([one for one in leaf["blocks"] if one["k"] != "picture"]))
    body = slide.placeholders[1]
    if pictures:
        _beside(slide, body, pictures, frame, draw, alone=not lines)
    if lines:
        wide = 1 - (_PICTURE if pictures else 0)
        write(body.text_frame, lines, frame, _size(lines, wide))
    else:
        body._element.getparent().remove(body._element)
    _foot(slide, frame)
    _notes(slide, leaf["notes"], frame)


def _size(lines: list[Line], wide: float) -> float:
    """The largest letters in which the lines fit a share of the slide's width; at least 20."""
    lengths = [sum(len(run["t"]) for run in line.runs) for line in lines]
    width, height = Emu(TEXT[2]).pt * wide, Emu(TEXT[3]).pt
    for size in _SIZES:
        letters = width / (size * _WIDE) - 3  # a mark and a ragged end take three
        rows = sum(ceil(length / letters) or 1 for length in lengths)
        if size * (rows * _APART + len(lines) * _BEFORE) <= height:
            return size
    return _SIZES[-1]


def _beside(
    slide: Slide, body: Any, pictures: list[Block], frame: Frame, draw: Draw, *, alone: bool
) -> None:
    """Drawings at the end of the lines, the text before them; alone, in the middle."""
    left, top, width, height = TEXT
    room = Emu(int(width * _PICTURE))
    if not alone:
        body.left = left + room + _GAP if frame.rtl else left
        body.top, body.width, body.height = top, width - room - _GAP, height
    each = Emu(int(height / len(pictures)))
    start = left + (width - room) // 2 if alone else left if frame.rtl else left + width - room
    shape: Any
    for place, one in enumerate(pictures):
        shape = slide.shapes.add_picture(BytesIO(draw(one["svg"])), Emu(0), Emu(0), room)
        if shape.height > each:
            shape.width, shape.height = Emu(int(shape.width * each / shape.height)), each
        shape.left = Emu(start + (room - shape.width) // 2)
        shape.top = Emu(top + each * place + (each - shape.height) // 2)
        shape._element.nvPicPr.cNvPr.set("descr", one["alt"])


def _foot(slide: Slide, frame: Frame) -> None:
    """The foot and the number: the library leaves them on the layout, where nobody sees them."""
    layout: Any = slide.slide_layout
    for shape in layout.placeholders:
        kind = shape.placeholder_format.type.name
        if kind not in ("FOOTER", "SLIDE_NUMBER"):
            continue
        own = deepcopy(shape._element)
        own.nvSpPr.cNvPr.set("id", str(max(one.shape_id for one in slide.shapes) + 1))
        slide.shapes._spTree.append(own)
        if kind == "FOOTER":
            made = next(one for one in slide.placeholders if one._element is own)
            write(made.text_frame, [Line(({"t": frame.foot},))], frame, plain=True)
        else:
            for number in own.iter(qn("a:rPr")):
                number.set("lang", frame.tag)


def _notes(slide: Slide, notes: list[Block], frame: Frame) -> None:
    """What the presenter says and does, on the page of notes."""
    page = slide.notes_slide.notes_text_frame
    lines = list(lines_of(notes))
    if page is not None and lines:
        write(page, lines, frame)
