"""The packs of real editions, in every script they are printed in, looked into from outside."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pdfua
import pypdfium2
import pytest

from build_tools.model import TextPart
from build_tools.project import load
from build_tools.read.profile import plain_text
from build_tools.shelf import shelf
from build_tools.units import units_of
from tests.conftest import TAGS, Sites
from tests.house import ROOT

# How much of a text has to be found again in the text layer, letter by letter. Where letters join,
# a reader of text layers takes some marks twice and misses others.
THRESHOLDS = {"en-GB": 0.995, "tr-TR": 0.995, "ar-JO": 0.95, "hi-IN": 0.95}
KINDS = ("teens", "teens-be-the-friend", "teens-be-the-friend-slides", "teens-questionnaire",
         "sheet-decision-tree", "sheet-get-help", "poster-younger", "poster-younger-large",
         "wallet-cards", "certificate")  # fmt: skip


def packs(sites: Sites, tag: str) -> dict[str, Path]:
    return {path.stem: path for path in sorted((sites.folder / tag / "packs").glob("*.pdf"))}


def text_of(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", text)))


@pytest.mark.parametrize("tag", TAGS)
def test_every_kind_of_pack_is_there_with_its_pages_and_size(sites: Sites, tag: str) -> None:
    record = json.loads((sites.folder / tag / "edition.json").read_bytes())
    named = {Path(one["path"]).stem: one for one in record["packs"]}
    found = packs(sites, tag)
    assert set(KINDS) <= set(found) == set(named)
    for name, path in found.items():
        assert named[name]["bytes"] == path.stat().st_size
        assert named[name]["pages"] == len(pypdfium2.PdfDocument(path))


@pytest.mark.parametrize("tag", TAGS)
def test_the_site_offers_what_can_be_printed(sites: Sites, tag: str) -> None:
    group = (sites.folder / tag / "teens/index.html").read_text("utf-8")
    module = (sites.folder / tag / "teens/be-the-friend/index.html").read_text("utf-8")
    for page, names in (
        (group, ("teens", "teens-questionnaire", "poster-teens", "wallet-cards")),
        (module, ("teens-be-the-friend", "teens-be-the-friend-slides")),
    ):
        for name in names:
            assert re.search(rf'packs/{name}\.pdf"[^(]*\(PDF, .{{3,90}}KB\)', page)
        assert "%%" not in page


@pytest.mark.parametrize("tag", TAGS)
def test_pdfua_finds_nothing(sites: Sites, tag: str) -> None:
    """A smoke test of what a machine can check: packs are built to PDF/UA-1."""
    for name in KINDS:
        report = pdfua.validate(packs(sites, tag)[name])
        assert [str(one) for one in report.findings] == []


@pytest.mark.parametrize("tag", TAGS)
def test_posters_and_sheets_are_one_page(sites: Sites, tag: str) -> None:
    found = packs(sites, tag)
    alone = [name for name in found if name.startswith(("poster-", "sheet-"))]
    alone += ["wallet-cards", "certificate"]
    assert {name: len(pypdfium2.PdfDocument(found[name])) for name in alone} == dict.fromkeys(
        alone, 1
    )


@pytest.mark.parametrize("tag", TAGS)
def test_the_text_layer_says_what_the_edition_says(sites: Sites, tag: str) -> None:
    edition, _ = load(ROOT, (tag,)).compose(tag)
    module = next(one for one in edition.modules if one.path == "teens/when-someone-threatens")
    parts = [part for part in module.parts if isinstance(part, TextPart) and part.name != "slides"]
    wanted = letters(" ".join(plain_text(unit) for unit in spoken(parts)))
    layer = letters(text_of(packs(sites, tag)["teens-when-someone-threatens"]))
    missing = sum((pairs(wanted) - pairs(layer)).values())
    assert 1 - missing / len(wanted) >= THRESHOLDS[tag]


def spoken(parts: Iterable[TextPart]) -> list:
    """The units of parts but for pictures, whose words are read aloud and not printed."""
    return [unit for unit in units_of(tuple(parts)) if not unit.source.startswith("![")]


def pairs(text: str) -> Counter[str]:
    """Letters, counted: what a mixed order leaves alone."""
    return Counter(text)


@pytest.mark.parametrize("tag", TAGS)
def test_a_pack_names_its_language_title_and_outline(sites: Sites, tag: str) -> None:
    document = pypdfium2.PdfDocument(packs(sites, tag)["teens"])
    assert document.get_metadata_value("Title").endswith("You Can Tell")
    content = packs(sites, tag)["teens"].read_bytes()
    language, _, country = tag.partition("-")
    assert f"/Lang ({language}-{country})".encode() in content or b"/Lang" in content
    titles = [item.get_title() for item in document.get_toc()]
    assert len(titles) > 20


def test_paper_is_that_of_the_country(sites: Sites) -> None:
    page = pypdfium2.PdfDocument(packs(sites, "en-GB")["teens"])[0]
    assert [round(side) for side in page.get_size()] == [595, 842]


def test_where_letters_join_a_changed_message_is_still_caught(sites: Sites) -> None:
    """The text layer of Arabic is read by its letters: another sentence has other ones."""
    from build_tools.conformance import judge
    from build_tools.inspect_print import inspect_pack
    from build_tools.pack.orders import orders_of
    from tests.house import TODAY

    edition, _ = load(ROOT, ("ar-JO",)).compose("ar-JO")
    packs_of = [one for one in shelf(edition) if one.name == "teens"]
    (order,) = orders_of(edition, judge(edition, TODAY), packs_of, {})
    content = packs(sites, "ar-JO")["teens"].read_bytes()
    assert inspect_pack(content, order.expected)[1] == []
    for name, words in order.expected.messages:
        half = " ".join(words.split()[: len(words.split()) // 2])
        for changed in (f"{half} {half}", f"{words} {half}"):
            other = replace(order.expected, messages=((name, changed),))
            assert [one.code for one in inspect_pack(content, other)[1]] == ["O01"]
