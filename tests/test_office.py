"""Packs to edit: real DOCX and PPTX, opened again and looked into."""

from __future__ import annotations

import re
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn
from pptx import Presentation

from build_tools.commands import pack as command
from build_tools.commands.pack import Measure, measured
from build_tools.conformance import judge
from build_tools.edition import Edition
from build_tools.inspect_print import ExpectedPack
from build_tools.office import document as documents
from build_tools.office.copies import copies
from build_tools.office.inspection import inspect_office
from build_tools.problems import CannotGoOn
from build_tools.project import load
from build_tools.read.profile import plain_text
from tests.house import ROOT, TODAY, build

SLIDES = """---
title: Slides
---

## Say it {#say-it}

![Two people talk](picture:tell)

- I need help.
- {helpline}

!!! key not-your-fault

!!! note "Say"
    Say it with me.

## Then {#then}

1. Tell.

!!! note "Say"
    Wait for an answer.
"""
CARD = """---
title: Card
---

![Two people talk](picture:tell)

!!! data contacts

!!! cut "One"
    I can tell.

!!! cut "Two"
    I can wait.

!!! cut "Three"
    I can ask.
"""
ARABIC = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"

msgid "It is not your fault."
msgstr "هذا ليس ذنبك."

msgid "Say it"
msgstr "قلها"

msgid "Practice"
msgstr "تمرين"

msgid "I can tell."
msgstr "أستطيع أن أحكي."

msgid "a"
msgstr "ألف"
"""
CHANGES = {
    "curriculum/teens/a-threat/slides.md": SLIDES,
    "curriculum/teens/a-threat/handout-card.md": CARD,
    "locales/ar/messages.po": ARABIC,
    "locales/ar-JO/edition.yml": (
        "title: صغير\n"
        "review: {language: machine draft, safeguarding: not reviewed, contacts: not reviewed}\n"
    ),
    "locales/ar-JO/facts.yml": (
        "contacts:\n  - {id: a-line, kind: helpline, name: خط, phone: '06 563 3484', hours: always,"
        " cost: free, checked: 2026-10-01, sources: [https://a.example.org]}\n"
        "names:\n  kai: {name: نور}\n"
    ),
}
TAGS = ("en-GB", "tr-TR", "ar-JO")


@cache
def edition(tag: str) -> Edition:
    return build(tag, CHANGES)


@cache
def office(tag: str, **wish: str) -> dict[str, bytes]:
    """The files to edit of a small edition, by name."""
    return of(edition(tag), Measure(group="teens", **wish))


def of(one: Edition, wish: Measure) -> dict[str, bytes]:
    done, problems = copies(one, judge(one, TODAY), measured(one, wish), ROOT)
    assert problems == []
    return {copy.name: copy.content for copy in done}


def docx(tag: str, **wish: str):
    return Document(BytesIO(office(tag, **wish)["teens-a-threat.docx"]))


def pptx(tag: str):
    return Presentation(BytesIO(office(tag)["teens-a-threat-slides.pptx"]))


def text(content: bytes) -> str:
    """All words of an office file, without spaces and marks of direction."""
    with ZipFile(BytesIO(content)) as archive:
        parts = [archive.read(name).decode() for name in sorted(archive.namelist())
                 if re.fullmatch(r"word/document\.xml|ppt/slides/slide\d+\.xml", name)]  # fmt: skip
    words = "".join(re.findall(r"<[wa]:t[ >][^<]*", "".join(parts)))
    return re.sub(r"\s|<[wa]:t[^>]*>|\u200e", "", words)


def test_each_module_has_a_document_and_each_pack_of_slides_a_presentation() -> None:
    assert sorted(office("tr-TR")) == ["teens-a-threat-slides.pptx", "teens-a-threat.docx"]


# Documents


def test_a_document_has_the_plan_and_the_sheets_and_not_what_is_for_print() -> None:
    headings = [one.text for one in docx("en-GB").paragraphs if one.style.name == "Heading 1"]
    assert headings == ["Lesson plan", "Card", "For the family", "About this pack"]
    assert [one.text for one in docx("en-GB").paragraphs if one.style.name == "Title"] == [
        "A threat"
    ]


def test_each_sheet_begins_a_page() -> None:
    chapters = [one for one in docx("en-GB").paragraphs if one.style.name == "Heading 1"]
    breaks = [one.paragraph_format.page_break_before for one in chapters]
    assert breaks == [None, True, True, True]


def test_callouts_have_styles_of_their_own() -> None:
    styles = {one.text: one.style.name for one in docx("en-GB").paragraphs}
    assert styles["Read this aloud."] == "Callout Say"
    assert styles["Read aloud"] == "Callout Title"
    assert {"Callout Say", "Callout Ask", "Callout Do", "Callout Note", "Callout Care",
            "Callout Key"} <= {style.name for style in docx("en-GB").styles}  # fmt: skip


def test_cards_are_a_table_of_two_columns() -> None:
    (cards,) = (one for one in docx("en-GB").tables if one.style.name == "Cards")
    assert [[cell.text for cell in row.cells] for row in cards.rows] == [
        ["One\nI can tell.", "Two\nI can wait."],
        ["Three\nI can ask.", ""],
    ]


def test_a_drawing_is_a_picture_with_its_words() -> None:
    opened = docx("en-GB")
    (shape,) = opened.inline_shapes
    assert shape._inline.docPr.get("descr") == "Two people talk"
    pictures = [part for part in opened.part.package.iter_parts() if "media" in part.partname]
    assert [part.content_type for part in pictures] == ["image/png"]


def test_a_table_repeats_its_head_and_keeps_its_rows() -> None:
    table = next(one for one in docx("en-GB").tables if one.style.name == "Table")
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)


def test_a_document_names_its_language_paper_and_record() -> None:
    opened = docx("tr-TR")
    language = opened.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    assert language.get(qn("w:val")) == "tr-TR"
    about = opened.core_properties
    assert (about.language, about.author) == ("tr-TR", "Small Standard")
    assert about.title.startswith("Bir tehdit")
    assert round(opened.sections[0].page_width.mm) == 210
    assert round(docx("tr-TR", paper="letter").sections[0].page_width.mm) == 216


def test_a_foot_has_the_edition_the_draft_and_the_page() -> None:
    foot = docx("en-GB").sections[0].footer.paragraphs[0]
    assert "Small" in foot.text
    assert "a draft" in foot.text
    assert 'w:instr=" PAGE "' in foot._p.xml


def test_a_draft_says_so_at_the_top() -> None:
    assert "draft" in docx("en-GB").paragraphs[1].text
    assert docx("en-GB").paragraphs[1].style.name == "Notice"


def test_the_typeface_is_named_with_another_for_where_it_is_not_installed() -> None:
    with ZipFile(BytesIO(office("ar-JO")["teens-a-threat.docx"])) as archive:
        assert 'w:altName w:val="Verdana"' in archive.read("word/fontTable.xml").decode()
        theme = archive.read("word/theme/theme1.xml").decode()
    assert 'typeface="Atkinson Hyperlegible"' in theme
    assert '<a:cs typeface="Arial"/>' in theme


def test_large_print_is_large() -> None:
    one = edition("en-GB")
    plain = measured(one, Measure(group="teens", module="a-threat", large_print=True))
    done, _ = copies(one, judge(one, TODAY), plain, ROOT)
    opened = Document(BytesIO(next(c.content for c in done if c.name.endswith(".docx"))))
    assert (
        opened.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:sz')}").get(qn("w:val"))
        == "34"
    )


def test_minutes_made_to_measure_stand_in_a_timetable() -> None:
    wish = Measure(group="teens", module="a-threat", minutes=30)
    content = of(edition("en-GB"), wish)["teens-a-threat.docx"]
    opened = Document(BytesIO(content))
    rows = [[cell.text for cell in row.cells] for row in opened.tables[0].rows]
    assert rows[-1] == ["", "Together", "30"]


def test_from_the_right_paragraphs_tables_and_pages_are() -> None:
    opened = docx("ar-JO")
    ways = {one.text: one._p.pPr.find(qn("w:bidi")) for one in opened.paragraphs}
    assert ways["تمرين"].get(qn("w:val")) is None
    assert ways["Read this aloud."].get(qn("w:val")) == "0"
    assert all(one._tbl.tblPr.find(qn("w:bidiVisual")) is not None for one in opened.tables)
    assert opened.sections[0]._sectPr.find(qn("w:bidi")) is not None
    assert opened.styles["Normal"].element.pPr.find(qn("w:bidi")) is not None
    language = opened.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    assert language.get(qn("w:bidi")) == "ar-JO"


def test_from_the_right_a_number_keeps_its_order() -> None:
    opened = docx("ar-JO")
    runs = {
        "".join(t.text or "" for t in run.iter(qn("w:t"))): run
        for run in opened.element.body.iter(qn("w:r"))
    }
    number = runs["\u200e06 563 3484\u200e"]
    assert number.rPr.find(qn("w:rtl")) is None


def test_a_text_in_another_language_says_so() -> None:
    (run,) = {r for one in docx("ar-JO").paragraphs if one.text == "Read this aloud."
              for r in one.runs}  # fmt: skip
    assert run._r.rPr.find(qn("w:lang")).get(qn("w:val")) == "en"


# Slides


def test_slides_have_titles_and_real_pages_of_notes() -> None:
    slides = list(pptx("en-GB").slides)
    assert [slide.shapes.title.text for slide in slides] == ["Say it", "Then"]
    notes = [slide.notes_slide.notes_text_frame.text for slide in slides]
    assert notes == ["Say\nSay it with me.", "Say\nWait for an answer."]
    assert "Say it with me." not in slides[0].placeholders[1].text_frame.text


def test_slides_are_wide_and_have_foot_draft_and_number() -> None:
    opened = pptx("en-GB")
    assert round(opened.slide_width / opened.slide_height, 2) == 1.78
    for slide in opened.slides:
        kinds = {one.placeholder_format.type.name: one for one in slide.placeholders}
        assert "a draft" in kinds["FOOTER"].text_frame.text
        assert "slidenum" in kinds["SLIDE_NUMBER"]._element.xml
        names = [shape.shape_id for shape in slide.shapes]
        assert len(set(names)) == len(names)


def test_a_drawing_on_a_slide_has_its_words() -> None:
    slide = pptx("tr-TR").slides[0]
    (picture,) = (one for one in slide.shapes if one.shape_type == 13)
    assert picture._element.nvPicPr.cNvPr.get("descr") == "Two people talk"
    assert picture.image.content_type == "image/png"


def test_lists_are_lists() -> None:
    first, second = pptx("en-GB").slides
    assert first.placeholders[1]._element.xml.count("<a:buChar") == 2
    assert second.placeholders[1]._element.xml.count("<a:buAutoNum") == 1


def test_slides_from_the_right() -> None:
    opened = pptx("ar-JO")
    assert opened.element.get("rtl") == "1"
    slide = opened.slides[0]
    title = slide.shapes.title.text_frame.paragraphs[0]
    assert (title._p.pPr.get("rtl"), title._p.pPr.get("algn")) == ("1", "r")
    assert title.runs[0]._r.rPr.get("lang") == "ar-JO"
    help_line = slide.placeholders[1].text_frame.paragraphs[0]
    assert (help_line._p.pPr.get("rtl"), help_line.runs[0]._r.rPr.get("lang")) == ("0", "en")
    (picture,) = (one for one in slide.shapes if one.shape_type == 13)
    assert picture.left < slide.placeholders[1].left


def test_many_words_on_a_slide_are_smaller_and_never_too_small() -> None:
    def size(words: str) -> float:
        path = "curriculum/teens/a-threat/slides.md"
        one = build(
            "en-GB", {path: f"---\ntitle: Slides\n---\n\n## Say it {{#say-it}}\n\n{words}\n"}
        )
        content = of(one, Measure(group="teens", module="a-threat"))["teens-a-threat-slides.pptx"]
        body = Presentation(BytesIO(content)).slides[0].placeholders[1]
        return float(body.text_frame.paragraphs[0].runs[0].font.size.pt)

    sizes = [size("word " * count) for count in (3, 40, 80, 400)]
    assert sizes == sorted(sizes, reverse=True)
    assert (sizes[0], sizes[-1]) == (40, 20)


# Both


@pytest.mark.parametrize("tag", TAGS)
def test_key_messages_and_contacts_are_word_for_word(tag: str) -> None:
    one = edition(tag)
    made = office(tag)
    messages = {message.id: message.text_for("teens") for message in one.standard.key_messages}
    unit = messages["not-your-fault"]
    assert unit is not None
    assert re.sub(r"\s", "", plain_text(unit)) in text(made["teens-a-threat-slides.pptx"])
    for contact in one.facts.contacts:
        assert (contact.phone or "").replace(" ", "") in text(made["teens-a-threat.docx"])


@pytest.mark.parametrize("tag", TAGS)
def test_the_same_bytes_twice(tag: str) -> None:
    again = of(edition(tag), Measure(group="teens"))
    assert again == office(tag)


def test_a_file_has_no_time_and_nothing_of_another_machine() -> None:
    for content in office("en-GB").values():
        with ZipFile(BytesIO(content)) as archive:
            assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            assert not [n for n in archive.namelist() if "printer" in n or "thumbnail" in n]
            assert b"2026-01-01T12:00:00Z" in archive.read("docProps/core.xml")


def test_text_is_never_markup() -> None:
    evil = "$x$ @ref #1 | --- | ^^^ ~~a~~ \\\\textbf [@cite] === :::"
    path = "curriculum/teens/a-threat/handout-family.md"
    one = build("en-GB", {path: f"---\ntitle: For the family\n---\n\nListen: {evil}\n"})
    content = of(one, Measure(group="teens", module="a-threat"))["teens-a-threat.docx"]
    said = [p.text for p in Document(BytesIO(content)).paragraphs if p.text.startswith("Listen:")]
    assert said == [f"Listen: {evil}".replace("\\\\", "\\")]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"messages": (("not-your-fault", "It is your fault."),)}, "O01"),
        ({"contacts": (("a-line", "184 000"),)}, "O02"),
        ({"addresses": frozenset()}, "O05"),
    ],
)
def test_a_file_that_is_not_as_approved_is_refused(change: dict[str, object], code: str) -> None:
    links = frozenset({"tel:065633484", "https://removal.example.org"})
    good = {"messages": (), "contacts": (), "addresses": links}
    content = office("ar-JO")["teens-a-threat.docx"]
    known = ExpectedPack("x.docx", "", **good)
    assert inspect_office(content, known) == []
    wrong = ExpectedPack("x.docx", "", **{**good, **change})
    assert {one.code for one in inspect_office(content, wrong)} == {code}


def test_a_program_in_a_file_is_refused() -> None:
    fresh = BytesIO(office("en-GB")["teens-a-threat.docx"])
    with ZipFile(fresh, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"")
    links = frozenset({"https://removal.example.org"})
    found = inspect_office(fresh.getvalue(), ExpectedPack("x.docx", "", (), (), links))
    assert [one.code for one in found] == ["G03"]


def test_what_pandoc_refuses_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "Writer", lambda *_: type("", (), {"document": lambda *_: {}})())
    one = edition("en-GB")
    done, problems = copies(
        one, judge(one, TODAY), measured(one, Measure(group="teens", module="a-threat")), ROOT
    )
    assert [found.code for found in problems] == ["G07"]
    assert [copy.name for copy in done] == ["teens-a-threat-slides.pptx"]


def test_without_the_extra_a_problem_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "missing", lambda: ("python-docx",))
    with pytest.raises(CannotGoOn) as stop:
        command.pack(tmp_path, "en-GB", Measure(office=True), tmp_path, TODAY)
    (problem,) = stop.value.problems
    assert problem.code == "G06"
    assert "python-docx" in problem.words
    assert ".[office]" in problem.remedy


def test_the_real_lessons_become_documents_in_every_language() -> None:
    project = load(ROOT)
    for tag in TAGS:
        one, _ = project.compose(tag)
        made = of(one, Measure(group="older", module="clues-in-a-chat"))
        words = text(made["older-clues-in-a-chat.docx"])
        for contact in one.facts.contacts:
            assert (contact.phone or "").replace(" ", "") in words
