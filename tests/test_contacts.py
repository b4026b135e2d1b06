"""The form for who verifies contacts: whom to call first, what to ask, where to write it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from markdown_it import MarkdownIt

from build_tools.calls import calls_of
from build_tools.cli import main
from build_tools.commands.contacts import form
from tests.house import SMALL, TODAY, build

FACTS = "locales/und-TR/facts.yml"
ROW = """\
  - id: {id}
    kind: {kind}
    name: The {id} line
    phone: "183"
    hours: Mo-Fr 09:00-17:00
    cost: local
    languages: [tr, ku, qaa]
    ages: [0, 18]
    note: You need not say your name.
    checked: {checked}
    sources: [{sources}]
"""
TWO = "https://a.example.org, https://b.example.org"


def facts(*rows: tuple[str, str, str, str]) -> dict[str, str]:
    names = ("id", "kind", "checked", "sources")
    text = "".join(ROW.format(**dict(zip(names, row, strict=True))) for row in rows)
    removal = SMALL["curriculum/facts.yml"].replace("checked: null", "checked: 2026-11-01")
    return {FACTS: f"contacts:\n{text}", "curriculum/facts.yml": removal}


def days_ago(days: int) -> str:
    return (TODAY - timedelta(days=days)).isoformat()


def why(changes: dict[str, str], within: int = 60) -> list[tuple[str, list[str]]]:
    calls = calls_of(build("tr-TR", changes), TODAY, within)
    return [(one.contact.id, [reason.name for reason in one.reasons]) for one in calls]


def test_the_most_urgent_stand_first() -> None:
    found = why(
        facts(
            ("good", "helpline", days_ago(10), TWO),
            ("one-source", "helpline", days_ago(10), "https://a.example.org"),
            ("ends-later", "helpline", days_ago(330), TWO),
            ("ends-soon", "school", days_ago(364), TWO),
            ("old", "school", days_ago(366), TWO),
            ("never", "school", "null", TWO),
            ("police-line", "police", "null", "https://a.example.org"),
        )
    )
    assert found == [
        ("police-line", ["never-checked", "too-few-sources"]),
        ("never", ["never-checked"]),
        ("old", ["checked-too-long-ago"]),
        ("ends-soon", ["check-ends"]),
        ("ends-later", ["check-ends"]),
        ("one-source", ["too-few-sources"]),
    ]


@pytest.mark.parametrize(
    ("days", "within", "due"),
    [(305, 60, True), (304, 60, False), (364, 0, False), (365, 0, True), (304, 61, True)],
)
def test_a_check_that_ends_within_the_days_is_due(days: int, within: int, due: bool) -> None:
    found = why(facts(("line", "helpline", days_ago(days), TWO)), within)
    assert [one for one, _ in found] == (["line"] if due else [])


def test_the_form_says_what_to_call_what_to_ask_and_where_to_write() -> None:
    changes = facts(("line", "helpline", "null", "https://a.example.org"))
    text = form(build("tr-TR", changes), TODAY, 60)
    for words in (
        "# Contacts to verify: Küçük (tr-TR), 2026-11-24",
        "1 of 2 contacts.",
        "## 1. The line line",
        "nobody has checked it yet; sources: 1;",
        "- Call: **183**",
        "We say: Mo-Fr 09:00-17:00.",
        "We say: a local call.",
        "We say: 0–18.",
        "We say: Turkish, Kurdish, qaa.",
        "We say: You need not say your name.",
        "Does it take reports of sexual extortion online",
        "- https://a.example.org",
        "Date: ______________ Initials: ______________",
        "`locales/und-TR/facts.yml`, line 2, contact `line`, `checked:`",
    ):
        assert words in text, words
    # The lines to write on stay lines when the form is printed.
    html = MarkdownIt().render(text)
    assert html.count("_" * 30) == text.count("_" * 30)
    assert "<strong>__" not in html


def test_nobody_is_asked_to_try_an_emergency_number() -> None:
    def text(kind: str) -> str:
        return form(build("tr-TR", facts(("line", kind, "null", TWO))), TODAY, 60)

    assert "**Do not dial this number to try it.**" in text("emergency")
    assert "do not dial it to try it" in text("police")
    assert "to try it" not in text("helpline")


def test_an_edition_with_nothing_to_verify_says_so() -> None:
    text = form(build("tr-TR", facts(("line", "helpline", days_ago(10), TWO))), TODAY, 60)
    assert text.endswith("None: every contact is checked for 60 days more.\n")


def test_the_command_prints_the_forms(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["contacts", "en-GB"]) == 0
    assert f"# Contacts to verify: You Can Tell (en-GB), {date.today()}" in capsys.readouterr().out
