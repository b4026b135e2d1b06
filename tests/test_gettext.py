"""Catalogues: other people's are read, ours are updated by address, and nothing raises."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import denormalize, read_po
from hypothesis import given
from hypothesis import strategies as st

from build_tools.commands.update import update, updated_catalogue
from build_tools.read.gettext_catalog import STALE, parse_catalogue, read_catalogue
from build_tools.read.gettext_update import section_of, template_of, write_template
from build_tools.units import units_of
from tests.house import ROOT, SMALL, project

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'


def read(text: str | bytes) -> list[tuple[str, str]]:
    content = text if isinstance(text, bytes) else text.encode()
    messages, problems = read_catalogue(content, "m.po")
    assert not problems, problems
    return [(message.source, message.text) for message in messages]


REAL_WORLD = {
    # mdbook-xgettext writes ISO dates, on which Babel's own reader raises.
    "iso dates": 'msgid ""\nmsgstr ""\n"POT-Creation-Date: 2026-11-01T10:00:00Z\\n"\n'
    '"PO-Revision-Date: 2026-11-02\\n"\n\nmsgid "Yes"\nmsgstr "Evet"\n',
    "byte order mark": f'\ufeff{HEADER}msgid "Yes"\nmsgstr "Evet"\n',
    "CRLF": f'{HEADER}msgid "Yes"\nmsgstr "Evet"\n'.replace("\n", "\r\n"),
    "no header": 'msgid "Yes"\nmsgstr "Evet"\n',
    "header that eats memory": 'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=50000000; '
    'plural=0;\\n"\n\nmsgid "Yes"\nmsgstr "Evet"\n',
    "obsolete entries": f'{HEADER}msgid "Yes"\nmsgstr "Evet"\n\n#~ msgid "No"\n#~ msgstr "Hayır"\n',
    "previous msgids": f'{HEADER}#, fuzzy\n#| msgid "Ye"\nmsgid "Oh"\nmsgstr "O"\n\n'
    'msgid "Yes"\nmsgstr "Evet"\n',
    "Weblate and Poedit": 'msgid ""\nmsgstr ""\n"X-Generator: Weblate 5.0\\n"\n'
    '"X-Poedit-Basepath: .\\n"\n"Last-Translator: \\n"\n\n#. note\n#: a.md:1 b.md:2\n'
    '#, python-brace-format, no-wrap\nmsgid "Yes"\nmsgstr "Evet"\n',
    "text over several lines": f'{HEADER}msgid ""\n"Y"\n"es"\nmsgstr ""\n"Ev"\n"et"\n',
    "fuzzy header": f'#, fuzzy\n{HEADER}msgid "Yes"\nmsgstr "Evet"\n',
    "plurals": f'{HEADER}#, c-format\nmsgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[1] "d"\n'
    'msgstr[2] "e"\n\nmsgid "Yes"\nmsgstr "Evet"\n',
    "names in comments": f'# E\u0301mile \u200e\n{HEADER}msgid "Yes"\nmsgstr "Evet"\n',
    "empty entries": f'{HEADER}msgid "No"\nmsgstr ""\n\nmsgid "Yes"\nmsgstr "Evet"\n',
}


@pytest.mark.parametrize("text", REAL_WORLD.values(), ids=REAL_WORLD)
def test_catalogues_of_other_tools_are_read(text: str) -> None:
    assert read(text) == [("Yes", "Evet")]


def test_an_escape_is_no_letter_of_the_next_word() -> None:
    assert read(f'{HEADER}msgid "a\\nb"\nmsgstr "\\nДа\\tНет"\n') == [("a\nb", "\nДа\tНет")]


def test_a_message_knows_its_line() -> None:
    text = f'{HEADER}msgid "No"\nmsgstr "Hayır"\n\nmsgid "Yes"\nmsgstr "Evet"\n'
    messages, _ = read_catalogue(text.encode(), "m.po")
    assert [text.split("\n")[m.where.line - 1] for m in messages] == [
        'msgstr "Hayır"',
        'msgstr "Evet"',
    ]


BROKEN = {
    "no quotes": ("msgid Yes\nmsgstr Evet\n", "P01", 1),
    "one quote": ('msgid "Yes\nmsgstr "Evet"\n', "P01", 1),
    "lost msgstr": ('msgid "Yes"\n', "P01", 1),
    "msgstr first": ('msgstr "Evet"\n', "P01", 1),
    "conflict marks": (f'{HEADER}<<<<<<< ours\nmsgid "Yes"\nmsgstr "Evet"\n', "P01", 5),
    "twice": ('msgid "Yes"\nmsgstr "Evet"\n\nmsgid "Yes"\nmsgstr "Hayır"\n', "P03", 4),
    "hidden direction": ('msgid "Yes"\nmsgstr "\\xe2\\x80\\xae"\n', "P01", 2),
    "other charset": (
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-7\\n"\n', "P02", 1),
}  # fmt: skip


@pytest.mark.parametrize(("text", "code", "line"), BROKEN.values(), ids=BROKEN)
def test_what_cannot_be_read_is_a_problem_with_its_line(text: str, code: str, line: int) -> None:
    _, problems = read_catalogue(text.encode(), "m.po")
    assert (code, line) in [(one.code, one.where.line) for one in problems]


LINES = st.sampled_from(
    [
        *('msgid "a"', 'msgid ""', 'msgstr "b"', '"c"', 'msgctxt "d"', "#, fuzzy", "#~ msgid"),
        *('#| msgid "x"', '#~ msgid "a"', '#~ msgstr "b"', "", "msgid", '"\\', 'msgstr[1] "e"'),
        *('"\\x41"', "\\n", 'msgid_plural "x"', "#", "  "),
    ]
)


@given(st.lists(LINES, max_size=12).map("\n".join) | st.text(max_size=200))
def test_no_catalogue_raises(text: str) -> None:
    read_catalogue(text.encode("utf-8", "surrogatepass"), "m.po")


@given(st.binary(max_size=200))
def test_no_bytes_raise(content: bytes) -> None:
    read_catalogue(content, "m.po")


# Extraction


def test_pybabel_extracts_the_same_texts_as_update() -> None:
    with (ROOT / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)
    rows = extract_from_dir(str(ROOT / "curriculum"), methods, options, keywords={})
    by_babel = {message for _, _, message, _, _ in rows}
    real = read_po(io.BytesIO((ROOT / "curriculum/messages.pot").read_bytes()))
    assert by_babel == {message.id for message in real if message.id}


# Update: what was translated is kept


def updated(changes: dict[str, str], editorial: tuple[str, ...] = ()) -> str:
    text, problems = updated_catalogue(project(changes), "tr", frozenset(editorial))
    assert not problems
    assert text is not None
    return text


def entry(text: str, source: str) -> str:
    """The lines of one entry of a catalogue."""
    return next(block for block in text.split("\n\n") if f'msgid "{source}"\n' in block)


INDEX = "curriculum/teens/a-threat/index.md"
NEW = {INDEX: SMALL[INDEX].replace("Somebody threatens {kai}.", "Someone threatens {kai}.")}


def prepared() -> str:
    """The small catalogue, brought up to the small standard, so that it knows addresses."""
    return updated({})


def test_a_template_says_where_each_text_stands() -> None:
    text = write_template(template_of(units_of(project().standard)))
    block = entry(text, "Somebody threatens {kai}.")
    assert "#. teens/a-threat/index#top/1" in block
    assert f"#: {INDEX}:12" in block
    assert "#, python-brace-format" in block


def test_what_did_not_change_is_kept() -> None:
    assert 'msgstr "Bu senin suçun değil."' in entry(prepared(), "It is not your fault.")


def test_a_changed_text_is_found_by_its_address_and_marked() -> None:
    text = updated({"locales/tr/messages.po": prepared(), **NEW})
    block = entry(text, "Someone threatens {kai}.")
    assert f"# {STALE}" in block
    assert "fuzzy" in block
    assert '#| msgid "Somebody threatens {kai}."' in block
    assert "Biri {kai.accusative} tehdit ediyor." in block


def test_a_change_of_wording_only_makes_nothing_stale() -> None:
    changes = {"locales/tr/messages.po": prepared(), **NEW}
    block = entry(updated(changes, ("teens/a-threat/index#top",)), "Someone threatens {kai}.")
    assert "fuzzy" not in block
    assert "tehdit ediyor" in block


def test_likeness_at_another_place_is_not_taken() -> None:
    lesson = "curriculum/teens/a-threat/lesson.md"
    changes = {
        "locales/tr/messages.po": prepared(),
        lesson: f"{SMALL[lesson]}\n## More {{#more}}\n\nSomebody threatens {{kai}}!\n",
    }
    block = entry(updated(changes), "Somebody threatens {kai}!")
    assert 'msgstr ""' in block
    assert "fuzzy" not in block


def test_an_update_of_an_update_changes_nothing() -> None:
    once = updated({"locales/tr/messages.po": prepared(), **NEW})
    assert updated({"locales/tr/messages.po": once, **NEW}) == once


def test_translations_of_texts_that_went_are_kept_as_obsolete() -> None:
    changes = {"locales/tr/messages.po": prepared(), INDEX: SMALL[INDEX].replace("{kai}.", "")}
    lesson = "curriculum/teens/a-threat/lesson.md"
    changes[lesson] = SMALL[lesson].replace("\nSay it aloud.\n", "")
    assert '#~ msgid "Say it aloud."' in updated(changes)


def test_the_header_of_other_tools_stays() -> None:
    head = 'msgid ""\nmsgstr ""\n"Last-Translator: A. B.\\n"\n"X-Generator: Poedit 3\\n"\n\n'
    text = updated({"locales/tr/messages.po": f'{head}msgid "Then"\nmsgstr "Sonra"\n'})
    assert text.startswith(head.rstrip("\n"))


def test_a_regional_catalogue_holds_only_what_it_says_differently() -> None:
    own = f'{HEADER}msgid "Then"\nmsgstr "Sonra"\n'
    text, _ = updated_catalogue(project({"locales/tr-TR/messages.po": own}), "tr-TR")
    catalog, _ = parse_catalogue((text or "").encode(), "m.po")
    assert [message.id for message in catalog or () if message.id] == ["Then"]


def test_a_catalogue_of_the_standards_own_language_holds_its_spelling_and_no_more() -> None:
    own = f'{HEADER}msgid "Then"\nmsgstr "Next"\n'
    text, _ = updated_catalogue(project({"locales/en-GB/messages.po": own}), "en-GB")
    catalog, _ = parse_catalogue((text or "").encode(), "m.po")
    assert [message.id for message in catalog or () if message.id] == ["Then"]


def test_update_writes_only_what_changed(tmp_path: Path) -> None:
    for path, content in SMALL.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(content, encoding="utf-8")
    assert update(tmp_path)[0] == ["curriculum/messages.pot", "locales/tr/messages.po"]
    assert update(tmp_path) == ([], [])


def test_the_section_of_an_address() -> None:
    assert section_of("teens/x/lesson#activity/3") == "teens/x/lesson#activity"
    assert section_of("outcomes#a.text") == "outcomes#a.text"


def test_an_old_source_text_is_kept_line_by_line_and_update_is_done_once() -> None:
    """Whoever mends a translation sees what it was made for, however often `update` has run."""
    long = "A long text that names {kai} " + "and goes on and on " * 12 + 'says "no".'
    new = long.replace("names", "greets")
    index = "curriculum/teens/a-threat/index.md"
    before = SMALL[index].replace("Somebody threatens {kai}.", long)
    after = SMALL[index].replace("Somebody threatens {kai}.", new)
    old = f'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid {json.dumps(long)}\nmsgstr "{{kai}} ..."\n'  # noqa: E501
    text = str(updated_catalogue(project({index: before, "locales/tr/messages.po": old}), "tr")[0])
    for _ in range(3):
        text = str(
            updated_catalogue(project({index: after, "locales/tr/messages.po": text}), "tr")[0]
        )
    block = next(one for one in text.split("\n\n") if "greets" in one)
    kept = "\n".join(line[3:] for line in block.splitlines() if line.startswith("#|"))
    assert denormalize(kept.removeprefix("msgid ")) == long
