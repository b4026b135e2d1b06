"""The merge by example: select, adapt, choose, translate, fill, format."""

from __future__ import annotations

import pytest

from build_tools import formats
from build_tools.read.gettext_catalog import STALE
from build_tools.units import Unit, units_of
from tests.house import SMALL, build, codes, files, page, problems

THREAT = "teens/a-threat/index.md"
PLAN = "teens/a-threat/lesson.md"


def adaptation(head: str, text: str = "Local words.") -> dict[str, str]:
    """A change by the country's layer."""
    content = f"---\n{head}\nbase: '?'\nreason: A reason.\n---\n\n{text}\n"
    return {
        "locales/und-TR/adaptations/one.md": content,
        "locales/und-TR/adaptations/other-words.md": "",
    }


def the(edition: object, source: str) -> Unit:
    """The unit with this source text."""
    return next(one for one in units_of(edition) if one.source == source)


# Select


def test_an_addition_joins_its_group_in_its_order() -> None:
    addition = files(
        """--- locales/und-TR/additions/teens/more/index.md
---
title: More
summary: More of it.
order: 0
---

Words.
"""
    )
    edition = build("tr-TR", addition)
    paths = [module.path for module in edition.modules if module.group == "teens"]
    assert paths == ["teens/more", "teens/a-threat"]
    assert edition.modules[0].origin == "und-TR"


# Adapt


@pytest.mark.parametrize(
    ("action", "shown"),
    [
        ("replace", "Local words."),
        ("before", "Local words.\n\nSay it aloud."),
        ("after", "Say it aloud.\n\nLocal words."),
    ],
)
def test_a_section_is_replaced_preceded_or_followed(action: str, shown: str) -> None:
    change = adaptation(f"target: teens/a-threat/lesson#practice\naction: {action}")
    text = page(build("en-TR", {**change, **small_english("en-TR")}), PLAN)
    assert f"{{: .step }}\n\n{shown}\n" in text


def test_a_section_is_left_out() -> None:
    change = adaptation("target: teens/a-threat/index#then\naction: omit", "")
    assert codes(change) == ["A07"]  # a key message stands there
    change = adaptation("target: teens/a-threat/lesson#activity\naction: omit", "")
    assert "#activity" not in page(build("tr-TR", change | without_links()), PLAN)


def test_a_replaced_heading_keeps_its_id() -> None:
    change = adaptation("target: teens/a-threat/lesson#practice\naction: replace\ntitle: By voice")
    assert "## By voice {: #practice" in page(build("tr-TR", change), PLAN)


def test_changes_apply_in_the_order_of_the_layers() -> None:
    change = adaptation("target: teens/a-threat/lesson#practice\naction: replace")
    own = "---\ntarget: teens/a-threat/lesson#practice\naction: after\nbase: '?'\n"
    own += "reason: Neden.\n---\n\nYerel.\n"
    changes = {**change, "locales/tr-TR/adaptations/two.md": own}
    assert 'Local words.\n{: lang="en" dir="ltr" }\n\nYerel.\n' in page(
        build("tr-TR", changes), PLAN
    )


def test_a_change_written_for_an_older_section_is_shown_as_such() -> None:
    change = adaptation("target: teens/a-threat/lesson#activity\naction: after")
    found = [one for one in problems(change) if one.code == "A04"]
    assert [one.where.file for one in found] == ["locales/und-TR/adaptations/one.md"]


def without_links() -> dict[str, str]:
    """The small index without its link to the plan's activity."""
    path = "curriculum/teens/a-threat/index.md"
    return {path: SMALL[path].replace("lesson#activity", "lesson")}


def small_english(tag: str) -> dict[str, str]:
    """An edition file for an English edition."""
    return {f"locales/{tag}/edition.yml": SMALL["locales/en-GB/edition.yml"]}


# Choose


def test_a_country_chooses_a_variant_and_others_keep_the_default() -> None:
    assert "Stop, but keep the words" in page(build("tr-TR"), THREAT)
    assert "Save the words, then stop" in page(build("en-GB"), THREAT)


# Translate


def test_every_unit_has_its_state() -> None:
    edition = build("tr-TR")
    states = {
        "Say it aloud.": "translated",
        "Breathe, then tell {helpline}.": "source",
        "Work in pairs.": "adapted",
    }
    assert {text: the(edition.standard, text).state for text in states} == states


def test_text_of_a_language_layer_is_local() -> None:
    own = "---\ntarget: teens/a-threat/lesson#practice\naction: after\nbase: '?'\n"
    changes = {"locales/tr-TR/adaptations/two.md": f"{own}reason: Neden.\n---\n\nYerel.\n"}
    unit = the(build("tr-TR", changes).standard, "Yerel.")
    assert (unit.state, unit.language) == ("local", "tr-TR")


def test_the_most_specific_catalogue_speaks() -> None:
    own = 'msgid "Say it aloud."\nmsgstr "Söyle."\n'
    edition = build("tr-TR", {"locales/tr-TR/messages.po": own})
    assert the(edition.standard, "Say it aloud.").text == "Söyle."


def stale(text: str) -> dict[str, str]:
    entry = f'# {STALE}\n#, fuzzy\nmsgid "{text}"\nmsgstr "Eski çeviri."\n'
    return {"locales/tr-TR/messages.po": entry}


def test_an_old_translation_of_ordinary_text_is_shown_with_a_mark() -> None:
    text = page(build("tr-TR", stale("Say it aloud.")), PLAN)
    assert "Eski çeviri. *(an older translation)*{: .older-translation }" in text


def test_an_old_translation_of_safety_text_is_never_shown() -> None:
    for source in ("It is not your fault.", "Breathe, then tell {helpline}."):
        text = page(build("tr-TR", stale(source)), THREAT)
        assert "Eski çeviri." not in text
        assert ".held-back }" in text


def test_what_other_tools_guessed_is_no_translation() -> None:
    guess = {"locales/tr-TR/messages.po": '#, fuzzy\nmsgid "Then"\nmsgstr "Belki."\n'}
    assert the(build("tr-TR", guess).standard, "Then").state == "source"


def test_what_is_not_translated_says_its_language() -> None:
    text = page(build("tr-TR"), THREAT)
    assert '## First {: #first lang="en" dir="ltr" }' in text
    assert '- One *adult*\n  {: lang="en" dir="ltr" }' in text
    assert '| a {: lang="en" dir="ltr" } |' in page(build("tr-TR"), PLAN)
    assert "lang=" not in page(build("en-GB"), THREAT)


# Fill


def test_names_take_their_forms_and_facts_their_values() -> None:
    text = page(build("tr-TR"), THREAT)
    assert "Biri Deniz’i tehdit ediyor." in text
    assert "tell ALO 183." in text


def test_a_number_is_isolated_so_that_it_cannot_turn_round() -> None:
    own = 'msgid "Breathe, then tell {helpline}."\nmsgstr "{helpline}"\n'
    changes = {"locales/tr-TR/messages.po": own}
    index = "curriculum/teens/a-threat/index.md"
    changes[index] = SMALL[index].replace("tell {helpline}", "call {helpline.phone}")
    assert 'call <bdi dir="ltr">183</bdi>.' in page(build("tr-TR", changes), THREAT)


def test_a_kind_of_contact_that_nobody_named_is_said_in_words() -> None:
    assert "tell a child helpline." in page(build("en-GB"), THREAT)


# Format


def test_formats_follow_the_locale() -> None:
    assert "15 dakika" in page(build("tr-TR"), PLAN)
    assert "15 minutes" in page(build("en-GB"), PLAN)
    own = 'msgid "checked on {value}"\nmsgstr "{value} günü kontrol edildi"\n'
    edition = build("tr-TR", {"locales/tr-TR/messages.po": own})
    assert "1 Ekim 2026 günü kontrol edildi" in page(edition, "about/get-help.md")
    assert formats.hours("en-NZ", "Mo-Fr 08:00-20:00; Sa off") == "Mon-Fri 08:00-20:00; Sat off"
    assert formats.hours("nl-NL", "Mo-Su 11:00-21:00") == "ma-zo 11:00-21:00"


# Links


def test_links_by_id_become_ways() -> None:
    text = page(build("en-GB"), THREAT)
    assert "[the plan](lesson.md#activity)" in text
    assert "[the paper](../../about/sources.md#a-paper)" in text
    assert "[Get help](../../about/get-help.md)" in text
