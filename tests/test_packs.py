"""Packs of the small project: what is in them, what is refused, and the same bytes twice."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pypdfium2
import pytest

from build_tools.commands.pack import Measure, measured
from build_tools.conformance import judge
from build_tools.edition import Edition
from build_tools.inspect_print import inspect_pack
from build_tools.model import Module, Section
from build_tools.pack.blocks import Printer
from build_tools.pack.orders import Order, orders_of
from build_tools.pack.timetable import fit, least_minutes, steps_of, timetable
from build_tools.press import fulfil, press, templates_of
from build_tools.problems import CannotGoOn
from build_tools.project import load
from build_tools.shelf import Pack, shelf
from build_tools.typefaces.glyphs import check_glyphs
from build_tools.units import units_of
from tests.house import ROOT, SMALL, TODAY, build

INDEX = "curriculum/teens/a-threat/index.md"
TEMPLATES = templates_of(ROOT)


def orders(edition: Edition, *packs: Pack) -> list[Order]:
    return orders_of(edition, judge(edition, TODAY), packs or shelf(edition), TEMPLATES)


@cache
def pressed(tag: str, folder: Path) -> dict[str, bytes]:
    """Every pack of a small edition, by name."""
    done, problems = fulfil(orders(build(tag)), ROOT, folder)
    assert problems == []
    return {one.pack: one.content for one in done}


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("kept")


def text_of(content: bytes) -> str:
    pages = (page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content))
    return re.sub(r"\s+", " ", " ".join(pages))


def test_what_an_edition_has_to_print() -> None:
    assert [one.path for one in shelf(build("tr-TR"))] == [
        "packs/teens.pdf",
        "packs/teens-a-threat.pdf",
        "packs/teens-a-threat-slides.pdf",
        "packs/teens-questionnaire.pdf",
        "packs/sheet-get-help.pdf",
        "packs/poster-teens.pdf",
        "packs/poster-teens-large.pdf",
        "packs/wallet-cards.pdf",
        "packs/certificate.pdf",
    ]


def test_a_group_pack_has_its_lesson_cards_answers_and_contacts(kept: Path) -> None:
    text = text_of(pressed("tr-TR", kept)["teens"])
    assert "Küçük" in text
    assert "Biri Deniz’i tehdit ediyor" not in text  # what pupils read is in the module's own pack
    assert "Read this aloud." in text
    assert "Telling helps more." in text
    assert "Whom could you tell?" in text
    assert "Hello." in text
    assert "183" in text


def test_a_module_pack_has_what_pupils_read_and_the_chosen_words(kept: Path) -> None:
    text = text_of(pressed("tr-TR", kept)["teens-a-threat"])
    assert "Biri Deniz’i tehdit ediyor" in text
    assert "Bu senin suçun değil." in text
    assert "Stop, but keep the words; tell and report." in text


def test_a_pack_is_kept_until_something_changes(kept: Path) -> None:
    edition = build("tr-TR")
    pressed("tr-TR", kept)
    one = orders(edition)[0]
    broken = replace(one, template="none.typ")
    assert fulfil([broken], ROOT, kept)[1] == []  # its sum is known: nothing is pressed
    other = orders(build("tr-TR", {INDEX: SMALL[INDEX].replace("A threat", "Another")}))[0]
    assert other.sum != one.sum


def test_the_same_bytes_twice(tmp_path: Path, kept: Path) -> None:
    assert pressed("tr-TR", tmp_path / "again") == pressed("tr-TR", kept)


def test_text_is_never_markup(tmp_path: Path) -> None:
    evil = '#panic("no") $x$ @ref <label> `raw` = title // comment \\ #{1+1}'
    card = "curriculum/teens/a-threat/handout-card.md"
    plain = evil.replace("<label>", "").replace("`raw`", "").replace("\\ #{1+1}", "")
    changed = {card: SMALL[card].replace("I can tell.", plain.strip())}
    edition = build("en-GB", changed)
    packs = [one for one in shelf(edition) if one.name == "teens-a-threat"]
    done, problems = fulfil(orders(edition, *packs), ROOT, tmp_path)
    assert problems == []
    assert '#panic("no") $x$ @ref = title // comment' in text_of(done[0].content)


def test_a_text_that_typst_refuses_is_a_problem(tmp_path: Path) -> None:
    one = replace(orders(build("tr-TR"))[0], data="{}")
    done, problems = fulfil([one], ROOT, tmp_path)
    assert done == []
    assert [found.code for found in problems] == ["G02"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"title": "Another"}, "G03"),
        ({"messages": (("not-your-fault", "It is your fault."),)}, "O01"),
        ({"contacts": (("alo-183", "184 000"),)}, "O02"),
        ({"addresses": frozenset()}, "O05"),
    ],
)
def test_a_pack_that_is_not_as_approved_is_refused(
    kept: Path, change: dict[str, object], code: str
) -> None:
    content = pressed("tr-TR", kept)["teens"]
    one = next(one for one in orders(build("tr-TR")) if one.pack == "teens")
    assert inspect_pack(content, one.expected)[1] == []
    found = inspect_pack(content, replace(one.expected, **change))[1]
    assert code in {problem.code for problem in found}


def test_every_text_of_a_lesson_reaches_its_blocks() -> None:
    edition = build("tr-TR")
    printer = Printer(edition, "teens")
    for part in edition.modules[0].parts:
        for section in getattr(part, "sections", ()):
            shown = str(printer.section(section))
            for unit in units_of(section):
                for run in printer.runs(unit):
                    assert run["t"] in shown


# Timetables


def lesson() -> Module:
    return build("en-GB").modules[0]


def steps(*minutes: int) -> list[Section]:
    """Steps of these minutes, the second one the practice."""
    made = steps_of(lesson())
    return [
        replace(made[0], minutes=count, practice=place == 1) for place, count in enumerate(minutes)
    ]


def test_minutes_always_add_up_and_the_practice_is_never_cut() -> None:
    for total in range(36, 120):
        found = fit(steps(10, 15, 20, 3), total)
        if found is not None:
            assert sum(found) == total
            assert found[1] >= 15
    assert fit(steps(10, 15, 20, 3), 30) is None


def test_a_timetable_fills_its_sessions() -> None:
    made = timetable([lesson()] * 3, (45,))
    assert made is not None
    assert sum(step.minutes for held in made[0].held for step in held.steps) == 45
    assert len(made[0].held) == 2


def test_the_shortest_session_is_what_a_refusal_says() -> None:
    edition = build("tr-TR")
    module = edition.modules[0]
    least = least_minutes((module,))
    assert measured(edition, Measure(module="a-threat", minutes=least))
    with pytest.raises(CannotGoOn):
        measured(edition, Measure(module="a-threat", minutes=least - 1))


def test_a_pack_made_to_measure() -> None:
    edition = build("tr-TR")
    wish = Measure(group="teens", module="teens/a-threat", minutes=30, paper="letter",
                   large_print=True)  # fmt: skip
    (one,) = measured(edition, wish)
    assert (one.kind, one.minutes, one.paper, one.large_print) == ("module", 30, "letter", True)


def test_nearly_every_sheet_fits_its_page(tmp_path: Path) -> None:
    """The room that a sheet takes is estimated; the press shows how well."""
    edition, _ = load(ROOT).compose("en-GB")
    sheets: list[dict[str, object]] = []
    data: dict[str, object] = {}
    for order in orders(edition, *(one for one in shelf(edition) if one.kind == "group")):
        data = json.loads(order.data)
        sheets += [leaf for leaf in data["leaves"] if leaf["look"] == "sheet"]
    content = press(ROOT / "overrides/print/pack.typ", json.dumps({**data, "leaves": sheets}), None)
    assert len(sheets) <= len(pypdfium2.PdfDocument(content)) <= len(sheets) * 1.1


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("hi-IN", "यह तुम्हारी ग़लती नहीं है।"),
        ("th-TH", "มันไม่ใช่ความผิดของคุณ"),
        ("ar-JO", "هذا ليس ذنبك."),
        ("cs-CZ", "Není to tvoje vina, ať jsi poslal cokoli."),
        ("el-GR", "Δεν φταις εσύ."),
        ("ru-RU", "Это не твоя вина."),
        ("vi-VN", "Đó không phải lỗi của bạn."),
    ],
)
def test_a_message_is_printed_in_its_script(tmp_path: Path, tag: str, words: str) -> None:
    """Every letter has a glyph, and the inspection finds the message in the text layer."""
    language = tag.partition("-")[0]
    catalogue = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
    changes = {
        f"locales/{tag}/edition.yml": SMALL["locales/en-GB/edition.yml"],
        f"locales/{language}/messages.po": f'{catalogue}msgid "It is not your fault."\n'
        f'msgstr "{words}"\n',
    }
    edition = build(tag, changes)
    assert list(check_glyphs(edition)) == []
    made = [one for one in shelf(edition) if one.name in ("poster-teens", "teens-a-threat")]
    done, problems = fulfil(orders(edition, *made), ROOT, tmp_path)
    assert problems == []
    assert len(done) == 2
    assert any(set(words.split()[0]) & set(text_of(one.content)) for one in done)


def test_the_imprint_leads_to_the_page_by_code_and_by_its_written_address(tmp_path: Path) -> None:
    place = "locales/en-GB/edition.yml"
    edition = build("en-GB", {place: f"{SMALL[place]}site_url: https://tell.example.org/en-GB/\n"})
    (one,) = (pack for pack in shelf(edition) if pack.name == "teens-a-threat")
    (order,) = orders(edition, one)
    address = "https://tell.example.org/en-GB/teens/a-threat/index.html"
    assert json.loads(order.data)["qr"]["url"] == address
    done, problems = fulfil([order], ROOT, tmp_path)
    assert problems == []
    assert address.removeprefix("https://") in text_of(done[0].content).replace(" ", "")
    without = replace(order.expected, addresses=frozenset())
    assert {found.code for found in inspect_pack(done[0].content, without)[1]} == {"O05"}
