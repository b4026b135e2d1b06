"""The laws of the merge, on generated standards and layers."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html import unescape
from itertools import permutations
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from build_tools import digest
from build_tools.edition import Edition, Standard
from build_tools.layer import Adaptation, Contact, Facts, Layer, Message
from build_tools.merge import compose, merge_layers
from build_tools.merge.adapt import addressed_sections
from build_tools.model import KeyMessage, Module, Section, TextPart
from build_tools.problems import Where
from build_tools.read.markdown_pieces import outline, parser, unfold
from build_tools.read.profile import PLACEHOLDER
from build_tools.read.standard import read_standard
from build_tools.units import Body, Slot, Unit, map_units, units_of
from tests.house import ROOT, SMALL, pages, project

HERE = Where("curriculum/x.md")
LOCAL = Where("locales/tr/x.md")
WORDS = st.lists(st.sampled_from("tell ask help stop keep report adult friend".split()),
                 min_size=1, max_size=6).map(" ".join)  # fmt: skip


def unit(text: str, language: str = "en", where: Where = HERE, safety: bool = False) -> Unit:
    return Unit(text, where, "a/b/index#c/1", text, language, "paragraph", safety=safety)


@st.composite
def sections(draw: st.DrawFn, name: str, key: str | None) -> Section:
    texts = draw(st.lists(WORDS, min_size=1, max_size=3))
    safety, locked = draw(st.booleans()), draw(st.booleans())
    body: list[str | Unit | Slot] = []
    for text in texts:
        body += [unit(text, safety=safety), "\n\n"]
    if key:
        body.append(Slot("key", key, HERE))
    return Section(name, HERE, tuple(body), unit(name), 2, safety, locked)


@st.composite
def standards(draw: st.DrawFn) -> Standard:
    """A standard of one to three modules; each shows each of two key messages once."""
    modules = []
    for number in range(draw(st.integers(1, 3))):
        keys = draw(st.permutations(["fault", "pay", None]))
        parts = tuple(draw(sections(f"s{place}", key)) for place, key in enumerate(keys))
        part = TextPart("index", HERE, unit("Title"), parts)
        modules.append(
            Module("teens", f"m{number}", HERE, unit(f"Module {number}"), unit("Sum"), (part,),
                   number, key_messages=("fault", "pay"))
        )  # fmt: skip
    messages = tuple(
        KeyMessage(name, HERE, (), ("teens",), (("teens", unit(f"{name} words", safety=True)),))
        for name in ("fault", "pay")
    )
    return Standard("S", "1.0.0", "en", unit("Tagline"), key_messages=messages,
                    modules=tuple(modules))  # fmt: skip


def targets(standard: Standard) -> list[str]:
    return [address for address, _ in addressed_sections(standard.modules)]


@st.composite
def adaptations(draw: st.DrawFn, standard: Standard, layer: str) -> Adaptation:
    target = draw(st.sampled_from(targets(standard)))
    action = draw(st.sampled_from(["replace", "before", "after", "omit"]))
    text: Body = () if action == "omit" else (unit(draw(WORDS), "en", LOCAL),)
    return Adaptation(LOCAL, target, action, "?", unit("Why", "en", LOCAL), None, None, text, layer)


@st.composite
def layers(draw: st.DrawFn, standard: Standard, tag: str = "") -> Layer:
    tag = tag or draw(st.sampled_from(["tr", "und-TR", "tr-TR"]))
    texts = sorted({one.source for one in units_of(standard)})
    chosen = draw(st.lists(st.sampled_from(texts), max_size=5, unique=True))
    messages = tuple(
        Message(text, f"çeviri {text}", Where("m.po"), draw(st.booleans())) for text in chosen
    )
    ids = draw(st.lists(st.sampled_from("abc"), max_size=3, unique=True))
    contacts = tuple(Contact(one, LOCAL, "helpline", unit(f"Line {one} of {tag}")) for one in ids)
    changes = draw(st.lists(adaptations(standard, tag), max_size=3, unique_by=lambda a: a.target))
    return Layer(tag, "" if tag.startswith("und") else tag, Facts(contacts), messages,
                 tuple(changes))  # fmt: skip


@st.composite
def chains(draw: st.DrawFn) -> tuple[Standard, list[Layer]]:
    standard = draw(standards())
    return standard, [draw(layers(standard, tag)) for tag in ("tr", "und-TR", "tr-TR")]


def shown(edition: Edition) -> dict[str, Section]:
    return dict(addressed_sections(edition.modules))


@given(standards())
def test_without_layers_the_edition_is_the_standard(standard: Standard) -> None:
    edition, problems = compose(standard, (), "en")
    assert not problems
    assert replace(edition.standard, facts=standard.facts) == standard


@given(chains(), st.integers(0, 3))
def test_empty_layers_change_nothing(chain: tuple[Standard, list[Layer]], place: int) -> None:
    standard, found = chain
    more = [*found[:place], Layer("", ""), *found[place:]]
    one, other = compose(standard, found, "tr-TR")[0], compose(standard, more, "tr-TR")[0]
    assert replace(other, layers=one.layers) == one


@given(chains())
def test_the_same_input_gives_the_same_value(chain: tuple[Standard, list[Layer]]) -> None:
    standard, found = chain
    assert compose(standard, found, "tr-TR") == compose(standard, found, "tr-TR")


@given(chains())
def test_merging_in_two_steps_gives_what_one_step_gives(
    chain: tuple[Standard, list[Layer]],
) -> None:
    standard, (a, b, c) = chain
    assert merge_layers(merge_layers(a, b), c) == merge_layers(a, merge_layers(b, c))
    whole = compose(standard, (a, b, c), "tr-TR")[0]
    for steps in ((merge_layers(a, b), c), (a, merge_layers(b, c))):
        assert replace(compose(standard, steps, "tr-TR")[0], layers=whole.layers) == whole


@given(st.data())
def test_an_adaptation_changes_its_section_and_nothing_else(data: st.DataObject) -> None:
    standard = data.draw(standards())
    change = data.draw(adaptations(standard, "und-TR"))
    plain, _ = compose(standard, (Layer("und-TR", ""),), "en-TR")
    changed, problems = compose(standard, (Layer("und-TR", "", adaptations=(change,)),), "en-TR")
    before, after = shown(plain), shown(changed)
    for address in before:
        if address != change.target:
            assert after[address] == before[address]
    refused = any(one.level == "error" for one in problems)
    assert (after == before) == refused


@given(st.data())
def test_a_refused_or_removed_adaptation_leaves_every_byte(data: st.DataObject) -> None:
    standard = data.draw(standards())
    change = data.draw(adaptations(standard, "und-TR"))
    plain, _ = compose(standard, (Layer("und-TR", ""),), "en-TR")
    layer = Layer("und-TR", "", adaptations=(change,))
    again, _ = compose(standard, (replace(layer, adaptations=()),), "en-TR")
    assert again == plain
    assert digest.of_value(again.standard) == digest.of_value(plain.standard)


@given(chains())
def test_every_key_message_stands_exactly_once(chain: tuple[Standard, list[Layer]]) -> None:
    standard, found = chain
    edition, _ = compose(standard, found, "tr-TR")
    for module in edition.modules:
        for part in module.parts:
            assert isinstance(part, TextPart)
            slots = [p.name for s in part.sections for p in s.body if isinstance(p, Slot)]
            assert sorted(slots) == ["fault", "pay"]


@given(chains())
def test_safety_text_is_never_shown_in_an_old_translation(
    chain: tuple[Standard, list[Layer]],
) -> None:
    standard, found = chain
    edition, _ = compose(standard, found, "tr-TR")
    for one in units_of(edition.standard):
        if one.safety and one.state == "stale":
            assert (one.text, one.language) == (one.source, "en")


@given(chains())
def test_a_text_without_translation_keeps_its_language(
    chain: tuple[Standard, list[Layer]],
) -> None:
    standard, found = chain
    known = {message.source for layer in found for message in layer.messages}
    edition, _ = compose(standard, found, "tr-TR")
    for one in units_of(edition.standard):
        if one.source not in known:
            assert (one.text, one.language) == (one.source, "en")


@given(st.permutations(sorted(SMALL)))
@settings(max_examples=10)
def test_the_order_of_the_file_system_does_not_count(order: list[str]) -> None:
    content = {path: SMALL[path].encode() for path in order}
    assert read_standard(content) == read_standard(dict(sorted(content.items())))


def test_the_order_of_additions_and_facts_gives_the_same_bytes() -> None:
    found = project()
    first, *_ = permutations(found.layers)
    edition, _ = found.compose("tr-TR")
    again, _ = replace(found, layers={tag: found.layers[tag] for tag in reversed(first)}).compose(
        "tr-TR"
    )
    assert pages(edition) == pages(again)


# Identity: putting each unit back in its place renders to the same document.

CASES = json.loads((Path(__file__).parent / "cases" / "commonmark.json").read_text("utf-8"))
_BLOCK = re.compile(
    r"\s*(</?(?:p|li|ul|ol|blockquote|h\d|t[dhr]|table|thead|tbody|div|hr)[^>]*>)\s*"
)


def put_back(text: str) -> str:
    """A text with every unit taken out, folded, and written again in its place."""
    found = outline(text, HERE, "en")
    pieces, end = [], 0
    for span in found.spans:
        same = unfold(span.piece) if isinstance(span.piece, Unit) else text[span.start : span.end]
        pieces += [text[end : span.start], same]
        end = span.end
    return "".join([*pieces, text[end:]])


def folded(html: str) -> str:
    """HTML without the white space that a browser does not show."""
    return _BLOCK.sub(r"\1", re.sub(r"\s+", " ", html)).strip()


def test_identity_over_the_whole_commonmark_suite() -> None:
    assert len(CASES) > 600
    different = [
        case["example"]
        for case in CASES
        if folded(parser().render(case["markdown"]))
        != folded(parser().render(put_back(case["markdown"])))
    ]
    assert not different


def test_identity_over_every_part_of_the_real_standard() -> None:
    paths = sorted((ROOT / "curriculum").rglob("*.md"))
    assert len(paths) > 20
    for path in paths:
        text = path.read_text("utf-8").partition("\n---\n")[2]
        assert folded(parser().render(text)) == folded(parser().render(put_back(text))), path


def test_an_identity_translation_is_no_translation() -> None:
    """A catalogue that says every text again gives the pages of no catalogue, but for `lang`."""
    found = project()
    texts = {one.source for one in units_of(found.standard)}
    same = tuple(Message(text, text, Where("m.po")) for text in sorted(texts))
    plain, _ = compose(found.standard, (), "en-GB")
    again, _ = compose(found.standard, (Layer("en-GB", "en-GB", messages=same),), "en-GB")
    assert pages(replace(plain, file=again.file, title=again.title, layers=again.layers)) == pages(
        again
    )


@given(chains())
@settings(max_examples=30)
def test_walking_the_units_changes_nothing_else(chain: tuple[Standard, list[Layer]]) -> None:
    standard, found = chain
    edition, _ = compose(standard, found, "tr-TR")
    assert map_units(edition, lambda one: one) is edition
    assert len(units_of(edition.standard)) == len(units_of(map_units(edition.standard, replace)))


def both_readers(text: str) -> tuple[str, str]:
    """The plain text of Markdown as the renderer of the site and the reader of units have it."""
    site = Markdown(extensions=["admonition", "attr_list", "footnotes", "sane_lists", "tables"])
    plain = [re.sub(r"<[^>]+>", "", html) for html in (site.convert(text), parser().render(text))]
    one, other = (re.sub(r"[\s\u21a9\ufe0e0-9]+", "", unescape(html)) for html in plain)
    return one, other


def test_both_markdown_readers_read_the_same_text() -> None:
    for path in sorted((ROOT / "curriculum").rglob("*.md")):
        text = path.read_text("utf-8").partition("\n---\n")[2]
        text = re.sub(r"^(#+ .*?)\s*\{[^}]*\}$", r"\1", text, flags=re.MULTILINE)
        text = re.sub(r"^!!! (key|data) .*$", "", text, flags=re.MULTILINE)
        text = re.sub(r"^!!! (\w+)$", r'!!! \1 "\1"', text, flags=re.MULTILINE)
        text = PLACEHOLDER.sub("fact", text)
        one, other = both_readers(text)
        assert one == other, path
