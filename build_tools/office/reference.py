"""The reference document: the styles, the paper and the foot that pandoc gives to every DOCX."""

from __future__ import annotations

from io import BytesIO

from docx import Document
from docx.document import Document as Docx
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from build_tools.office.frame import Frame
from build_tools.office.tree import CALLOUTS

INK, ACCENT, QUIET = "14343B", "0B5E6B", "555555"
_INDENT = 'w:left="340" w:right="340"'
_BOX = "".join(
    f'<w:{side} w:val="single" w:sz="12" w:space="6" w:color="{INK}"/>'
    for side in ("top", "left", "bottom", "right")
)
_OVER = f'<w:pBdr><w:top w:val="single" w:sz="8" w:space="4" w:color="{ACCENT}"/></w:pBdr>'
_UNDER = '<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="1" w:color="969696"/></w:pBdr>'
_SHADE = '<w:shd w:val="clear" w:color="auto" w:fill="F0F3F4"/>'
_NEXT, _LINES = "<w:keepNext/>", "<w:keepLines/>"
# Style: how large against the text, its colour, bold or not, and its paragraph: in Word's order
# keeps, borders, shade, spacing, indents.
_STYLES: dict[str, tuple[float, str, bool, str]] = {
    "Title": (1.9, INK, True, f'{_NEXT}<w:spacing w:before="0" w:after="160"/>'),
    "Heading 1": (1.6, INK, True, f'{_NEXT}{_LINES}<w:spacing w:before="360" w:after="140"/>'),
    "Heading 2": (1.25, INK, True, f'{_NEXT}{_LINES}<w:spacing w:before="300" w:after="100"/>'),
    "Heading 3": (1.1, INK, True, f'{_NEXT}{_LINES}<w:spacing w:before="220" w:after="80"/>'),
    "Body Text": (1, "", False, '<w:spacing w:before="100" w:after="120"/>'),
    "First Paragraph": (1, "", False, '<w:spacing w:before="0" w:after="120"/>'),
    "Compact": (1, "", False, '<w:spacing w:before="20" w:after="60"/>'),
    "Step": (0.85, QUIET, False, f'{_NEXT}<w:spacing w:before="0" w:after="120"/>'),
    "Notice": (1, "", True, f'<w:pBdr>{_BOX}</w:pBdr><w:spacing w:before="120" w:after="240"/>'),
    "Callout Title": (
        0.85,
        ACCENT,
        True,
        f'{_NEXT}{_LINES}{_OVER}<w:spacing w:before="200" w:after="60"/><w:ind {_INDENT}/>',
    ),
    "Card Title": (0.85, ACCENT, True, f'{_NEXT}<w:spacing w:before="0" w:after="60"/>'),
    "Callout": (1, "", False, f'<w:spacing w:before="0" w:after="120"/><w:ind {_INDENT}/>'),
    "Contact": (0.9, "", False, f'{_LINES}<w:spacing w:before="0" w:after="80"/>'),
    "Write Here": (1, "", False, f'{_UNDER}<w:spacing w:before="320" w:after="0"/>'),
    "Drawing": (1, "", False, '<w:spacing w:before="120" w:after="120"/><w:jc w:val="center"/>'),
    "Footer": (0.75, QUIET, False, '<w:spacing w:before="0" w:after="0"/>'),
}
_KEY = f'{_LINES}<w:pBdr>{_BOX}</w:pBdr>{_SHADE}<w:spacing w:before="60" w:after="200"/><w:ind {_INDENT}/>'  # noqa: E501
_HAIR = "".join(
    f'<w:{side} w:val="{{line}}" w:sz="6" w:space="0" w:color="969696"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_MARGINS = "".join(
    f'<w:{side} w:w="{{pad}}" w:type="dxa"/>' for side in ("top", "left", "bottom", "right")
)


def reference(start: bytes, frame: Frame) -> bytes:
    """The reference document of a frame, from pandoc's own."""
    document = Document(BytesIO(start))
    _defaults(document, frame)
    for name, (size, colour, bold, rest) in _STYLES.items():
        _style(document, frame, name, "Normal", _letters(frame, size, colour, bold), rest)
    plain = _letters(frame, 1, "", bold=False)
    for kind, name in CALLOUTS.items():
        if kind == "key":
            _style(document, frame, name, "Callout", _letters(frame, 1.05, "", bold=True), _KEY)
        else:
            _style(document, frame, name, "Callout", plain, "")
    _table(document, "Table", line="single", pad=80)
    _table(document, "Cards", line="dashed", pad=160)
    _table(document, "Contacts", line="nil", pad=40)
    _page(document, frame)
    fresh = BytesIO()
    document.save(fresh)
    return fresh.getvalue()


def _defaults(document: Docx, frame: Frame) -> None:
    """The language and the letters of every text that no style says more about."""
    defaults = document.styles.element.find(".//{*}rPrDefault")
    old = defaults.find("{*}rPr")
    defaults.remove(old)
    fonts = (
        '<w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia"'
        ' w:hAnsiTheme="minorHAnsi" w:cstheme="minorBidi"/>'
    )
    other = frame.tag if frame.rtl else "ar-SA"
    language = f'<w:lang w:val="{frame.tag}" w:eastAsia="zh-CN" w:bidi="{other}"/>'
    size = _letters(frame, 1, "", bold=False)
    defaults.append(parse_xml(f"<w:rPr {nsdecls('w')}>{fonts}{size}{language}</w:rPr>"))
    normal = document.styles["Normal"].element
    if frame.rtl:
        normal.append(parse_xml(f"<w:pPr {nsdecls('w')}><w:bidi/></w:pPr>"))
    theme = document.settings.element.find("{*}themeFontLang")
    if theme is not None:
        theme.attrib.clear()
        said = parse_xml(f'<w:x {nsdecls("w")} w:val="{frame.tag}" w:bidi="{other}"/>')
        theme.attrib.update(said.attrib)


def _letters(frame: Frame, size: float, colour: str, bold: bool) -> str:
    """Weight, colour and size of letters, for Latin and for other scripts."""
    half = round(frame.size * size * 2)
    other = round(frame.size * size * 2 * frame.scale)
    return (
        ("<w:b/><w:bCs/>" if bold else "")
        + (f'<w:color w:val="{colour}"/>' if colour else "")
        + f'<w:sz w:val="{half}"/><w:szCs w:val="{other}"/>'
    )


def _style(document: Docx, frame: Frame, name: str, based_on: str, letters: str, rest: str) -> None:
    """A style of paragraphs, new or drawn anew; its paragraphs' lines begin where the text does."""
    known = {style.name for style in document.styles}
    styles = document.styles
    style = styles[name] if name in known else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = styles[based_on]
    style.hidden, style.quick_style, style.unhide_when_used = False, True, True
    for old in [*style.element.findall("{*}pPr"), *style.element.findall("{*}rPr")]:
        style.element.remove(old)
    level = name.removeprefix("Heading ")
    outline = f'<w:outlineLvl w:val="{int(level) - 1}"/>' if level.isdigit() else ""
    style.element.append(parse_xml(f"<w:pPr {nsdecls('w')}>{rest}{outline}</w:pPr>"))
    fonts = '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:cstheme="minorBidi"/>'
    style.element.append(parse_xml(f"<w:rPr {nsdecls('w')}>{fonts}{letters}</w:rPr>"))


def _table(document: Docx, name: str, line: str, pad: int) -> None:
    """A style of tables: its lines, room in the cells, a head that is bold on grey."""
    known = {style.name for style in document.styles}
    styles = document.styles
    style = styles[name] if name in known else styles.add_style(name, WD_STYLE_TYPE.TABLE)
    for old in list(style.element):
        if old.tag.rpartition("}")[2] in ("pPr", "rPr", "tblPr", "trPr", "tcPr", "tblStylePr"):
            style.element.remove(old)
    borders = _HAIR.format(line=line)
    margins = _MARGINS.format(pad=pad)
    style.element.append(
        parse_xml(
            f"<w:tblPr {nsdecls('w')}><w:tblBorders>{borders}</w:tblBorders>"
            f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>"
        )
    )
    style.element.append(
        parse_xml(
            f'<w:tblStylePr {nsdecls("w")} w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr>'
            '<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="EBEBEB"/></w:tcPr></w:tblStylePr>'
        )
    )


def _page(document: Docx, frame: Frame) -> None:
    """The paper, its margins, and the foot with the number of the page."""
    section = document.sections[0]
    width, height = (Mm(215.9), Mm(279.4)) if frame.letter else (Mm(210), Mm(297))
    section.page_width, section.page_height = width, height
    section.left_margin = section.right_margin = Mm(22)
    section.top_margin, section.bottom_margin = Mm(18), Mm(20)
    section.footer_distance = Mm(10)
    foot: Paragraph = section.footer.paragraphs[0]
    foot.style = document.styles["Footer"]
    way = "<w:rtl/>" if frame.rtl else ""
    if frame.rtl:
        foot._p.get_or_add_pPr().append(parse_xml(f"<w:bidi {nsdecls('w')}/>"))
    foot.add_run(f"{frame.foot} \u00b7 ")
    field = parse_xml(
        f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:rPr>{way}</w:rPr>'
        "<w:t>1</w:t></w:r></w:fldSimple>"
    )
    if frame.rtl:
        foot.runs[0]._r.get_or_add_rPr().append(parse_xml(f"<w:rtl {nsdecls('w')}/>"))
    foot._p.append(field)
