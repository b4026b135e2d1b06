"""Sign-offs: bound to what was reviewed, chained, signed where a key is there; nothing real."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from build_tools.commands.sign import Statement, sign, with_sign_off
from build_tools.commands.status import lines, status
from build_tools.conformance import judge
from build_tools.edition import Edition
from build_tools.layer import SignOff
from build_tools.problems import CannotGoOn, Where
from build_tools.project import load
from build_tools.read.sign_offs import is_named
from build_tools.review import Since, standings
from build_tools.site import edition_record
from tests.house import SMALL, TODAY, build, page, problems

EDITION = "locales/tr-TR/edition.yml"
FACTS = "locales/und-TR/facts.yml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The small project on disk."""
    for path, text in {**SMALL, "mkdocs.yml": ""}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def key(root: Path) -> Path:
    """A key of a test organisation, made for this test alone."""
    place = root / "key"
    make = ("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "test", "-f", str(place))
    subprocess.run(make, check=True)
    return place


def language(organisation: str = "A Trust", key: Path | None = None) -> Statement:
    return Statement(organisation, "language", date(2026, 11, 1), key)


SAFEGUARDING = Statement("Children First", "safeguarding", TODAY)
CONTACTS = Statement("Children First", "contacts", TODAY)


def edition(root: Path) -> Edition:
    return load(root).compose("tr-TR")[0]


def names(root: Path) -> list[str]:
    return [one.name for one in standings(edition(root))]


def since(root: Path) -> list[Since]:
    return [change for one in standings(edition(root)) for change in one.since]


def codes(root: Path) -> list[str]:
    """The codes of family E that `check` finds."""
    from build_tools.commands.check import check

    return [one.code for one in check(root, ("tr-TR",), TODAY) if one.code[0] == "E"]


def change(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text("utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new), encoding="utf-8")


# What is recorded


def test_a_sign_off_is_written_into_the_list_and_nothing_else_changes(root: Path) -> None:
    before = (root / EDITION).read_text("utf-8")
    signed = sign(root, "tr-TR", language(), TODAY)
    assert signed.paths == ("locales/tr-TR/sign-offs/1.yml", EDITION)
    after = (root / EDITION).read_text("utf-8")
    assert after.startswith(before)
    rows = [row.strip() for row in after.removeprefix(before).splitlines()]
    assert rows[:4] == [
        "sign_offs:",
        '- organisation: "A Trust"',
        "role: language",
        "date: 2026-11-01",
    ]
    assert rows[4].startswith("digest: ")
    assert rows[5] == "before: null"
    assert names(root) == ["holds"]
    assert codes(root) == []


def test_each_names_the_one_before_it(root: Path) -> None:
    sign(root, "tr-TR", language(), TODAY)
    sign(root, "tr-TR", SAFEGUARDING, TODAY)
    sign(root, "tr-TR", CONTACTS, TODAY)
    assert names(root) == ["holds"] * 3
    sums = subprocess.run(
        ["sha256sum", "1.yml", "2.yml"],
        cwd=root / "locales/tr-TR/sign-offs",
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()[::2]
    assert [one.before for one in edition(root).file.sign_offs] == [None, *sums]


LIST = """\
title: Küçük   # in Turkish
{list}
# Reviews
review: {{language: machine draft, safeguarding: not reviewed, contacts: not reviewed}}
"""
OLD = "- {organisation: B, role: contacts, date: 2026-01-01, digest: %s, before: null}" % ("1" * 64)


@pytest.mark.parametrize(
    "list_",
    [
        "sign_offs: []",
        "sign_offs: []   # none yet",
        "sign_offs:",
        "sign_offs: null\n",
        f"sign_offs:\n{OLD}",
        f"sign_offs:\n    # the first\n    {OLD}\n    # the last\n\n",
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_every_other_line_and_comment_stays(list_: str, end: str) -> None:
    text = LIST.format(list=list_).replace("\n", end)
    one = SignOff(Where(""), 'The "A" Trust: #1', "language", TODAY, "0" * 64, "1" * 64)
    new = with_sign_off(text.encode(), EDITION, "tr-TR", one).decode()
    added = [row for row in new.split(end) if row not in text.split(end)]
    kept = [row for row in new.split(end) if row in text.split(end)]
    assert [row.split(":")[0].strip(" -") for row in added if row[:9] != "sign_offs"] == [
        "organisation", "role", "date", "digest", "before",
    ]  # fmt: skip
    assert [row for row in text.split(end) if row[:9] != "sign_offs"] == [
        row for row in kept if row[:9] != "sign_offs"
    ]
    assert ("none yet" in list_) == ("none yet" in new)


def test_a_list_in_brackets_is_left_alone() -> None:
    text = LIST.format(list=f"sign_offs: [{OLD[2:]}]")
    one = SignOff(Where(""), "A Trust", "language", TODAY, "0" * 64)
    with pytest.raises(CannotGoOn) as stop:
        with_sign_off(text.encode(), EDITION, "tr-TR", one)
    assert [one.code for one in stop.value.problems] == ["E15"]


def test_a_name_in_any_letters_is_kept(root: Path) -> None:
    name = 'Çocuk "Önce": #1 \\ مؤسسة'
    sign(root, "tr-TR", replace(SAFEGUARDING, organisation=name), TODAY)
    assert edition(root).file.sign_offs[0].organisation == name
    assert names(root) == ["holds"]


def test_an_edition_with_errors_is_not_signed_and_nothing_is_written(root: Path) -> None:
    change(root, FACTS, '"183"', '"18x3"')
    with pytest.raises(CannotGoOn):
        sign(root, "tr-TR", language(), TODAY)
    assert not (root / "locales/tr-TR/sign-offs").exists()


def test_where_nothing_is_translated_there_is_no_language_to_sign(root: Path) -> None:
    (root / "locales/tr/messages.po").unlink()
    with pytest.raises(CannotGoOn) as stop:
        sign(root, "tr-TR", language(), TODAY)
    assert [one.code for one in stop.value.problems] == ["E14"]


def test_nobody_signed_on_a_day_to_come() -> None:
    row = f"sign_offs:\n  {OLD}\n".replace("2026-01-01", "2026-11-25")
    found = [one.code for one in problems({EDITION: SMALL[EDITION] + row})]
    assert "E13" in found


# What a change voids


def signed_by_all(root: Path) -> None:
    for statement in (language(), SAFEGUARDING, CONTACTS):
        sign(root, "tr-TR", statement, TODAY)


CHANGES: list[tuple[str, str, str, list[str], list[str]]] = [
    # A contact: the review of the contacts alone, although "{helpline}" stands in a text.
    (FACTS, "ALO 183", "Alo Sosyal", ["holds", "holds", "changed"], ["contacts/alo-183"]),
    (FACTS, '"183"', '"112"', ["holds", "holds", "changed"], ["contacts/alo-183"]),
    # The day of a check is no change of what was checked.
    (FACTS, "2026-10-01", "2026-11-20", ["holds"] * 3, []),
    # A translation: the language, and what it teaches.
    (
        "locales/tr/messages.po", "Yüksek sesle", "Sessizce", ["changed", "changed", "holds"],
        ["teens/a-threat/lesson"] * 2,
    ),
    # A name: the language alone; forms and endings hang on it.
    ("locales/tr-TR/facts.yml", "Deniz,", "Ege,", ["changed", "holds", "holds"], ["names"]),
    # Text that is not in the edition's language: nobody reviewed its language.
    (
        "curriculum/teens/a-threat/handout-family.md", "Listen first.", "Blame first.",
        ["holds", "changed", "holds"], ["teens/a-threat/handout-family"],
    ),
    # A drawing, and the reason for a choice of words.
    ("curriculum/pictures/tell.svg", 'r="9"', 'r="8"', ["holds", "changed", "holds"],
     ["pictures/tell"]),
    (FACTS, "reason: The police ask", "reason: Nobody asks", ["holds", "changed", "holds"],
     ["choices/stop-contact"]),
]  # fmt: skip


@pytest.mark.parametrize(("path", "old", "new", "states", "pieces"), CHANGES)
def test_a_change_voids_the_reviews_that_cover_it_and_is_named(
    root: Path, path: str, old: str, new: str, states: list[str], pieces: list[str]
) -> None:
    signed_by_all(root)
    change(root, path, old, new)
    assert names(root) == states
    assert since(root) == [Since(piece, "changed") for piece in pieces]
    assert codes(root) == ["E04"] * states.count("changed")


def test_what_came_and_what_went_is_named(root: Path) -> None:
    sign(root, "tr-TR", SAFEGUARDING, TODAY)
    (root / "locales/und-TR/adaptations/other-words.md").unlink()
    (root / "curriculum/about/new.md").write_text(
        "---\ntitle: New\nsummary: N.\norder: 9\n---\n\nA.\n"
    )
    assert since(root) == [
        Since("about/new", "added"),
        Since("about/new/index", "added"),
        Since("changes/und-TR/teens/a-threat/lesson#practice", "gone"),
        Since("teens/a-threat/lesson", "changed"),
    ]


def test_who_comes_first_of_a_kind_is_part_of_the_review_of_contacts(root: Path) -> None:
    other = SMALL[FACTS].replace("contacts:\n", "contacts:\n" + SMALL[FACTS].partition("\n")[2]
        .partition("choices:")[0].replace("alo-183", "a-line"))  # fmt: skip
    (root / FACTS).write_text(other)
    sign(root, "tr-TR", CONTACTS, TODAY)
    (root / FACTS).write_text(SMALL[FACTS])
    assert since(root) == [Since("contacts/a-line", "gone"), Since("first-contacts", "changed")]


def test_a_record_of_another_edition_counts_for_nothing(root: Path) -> None:
    sign(root, "en-GB", SAFEGUARDING, TODAY)
    for name in ("sign-offs/1.yml", "edition.yml"):
        (root / "locales/tr-TR/sign-offs").mkdir(exist_ok=True)
        text = (root / "locales/en-GB" / name).read_text("utf-8")
        (root / "locales/tr-TR" / name).write_text(text.replace("en-GB", "tr-TR"), "utf-8")
    assert names(root) == ["changed"]


def test_signing_again_replaces_and_needs_no_warning(root: Path) -> None:
    sign(root, "tr-TR", language(), TODAY)
    change(root, "locales/tr/messages.po", "Yüksek sesle", "Sessizce")
    sign(root, "tr-TR", replace(language(), date=TODAY), TODAY)
    assert names(root) == ["replaced", "holds"]
    assert codes(root) == []


def test_what_is_withdrawn_counts_for_nothing(root: Path) -> None:
    sign(root, "tr-TR", language(), TODAY)
    change(root, EDITION, "before: null", "before: null\n    withdrawn: 2026-11-20")
    assert names(root) == ["withdrawn"]
    assert codes(root) == []


def test_only_what_holds_counts_for_conformance(root: Path) -> None:
    def missing() -> list[str]:
        reasons = judge(edition(root), TODAY).reasons
        return [one.name for one in reasons if one.name.startswith("no-sign-off")]

    assert missing() == ["no-sign-off-language", "no-sign-off-safeguarding"]
    signed_by_all(root)
    assert missing() == []
    change(root, "locales/tr-TR/facts.yml", "Deniz,", "Ege,")
    assert missing() == ["no-sign-off-language"]
    change(root, "locales/tr-TR/sign-offs/2.yml", "words:", "wards:")
    assert missing() == ["no-sign-off-language", "no-sign-off-safeguarding"]


# What is told


def test_status_says_of_each_whether_it_holds_and_what_changed(root: Path) -> None:
    signed_by_all(root)
    change(root, FACTS, '"183"', '"112"')
    (row,) = status(root, ("tr-TR",), TODAY)
    assert list(lines(row))[:4] == [
        "tr-TR: A Trust, language, 2026-11-01: holds",
        "tr-TR: Children First, safeguarding, 2026-11-24: holds",
        "tr-TR: Children First, contacts, 2026-11-24: changed",
        "tr-TR:   changed since: contacts/alo-183",
    ]


def test_the_page_about_differences_names_what_changed(root: Path) -> None:
    differences = "---\ntitle: Differences\nsummary: D.\norder: 3\n---\n\n!!! data differences\n"
    (root / "curriculum/about/differences.md").write_text(differences)
    signed_by_all(root)
    change(root, FACTS, '"183"', '"112"')
    change(root, "locales/tr/messages.po", "Yüksek sesle", "Sessizce")
    text = page(edition(root), "about/differences.md")
    rows = [row for row in text.splitlines() if row.startswith("- **")]
    assert len(rows) == 3
    assert "**A Trust**" in rows[0]
    assert "[Bir tehdit](../teens/a-threat/lesson.md)" in rows[0]
    assert "ALO 183" in rows[2]
    # A list of its own, not run together with the one of changes.
    assert text.index("| ") > text.index(rows[2]) > text.index("- ")
    assert "No organisation has signed off this edition yet." in page(
        build("tr-TR", {"curriculum/about/differences.md": differences}), "about/differences.md"
    )


def test_the_record_of_an_edition_has_its_sign_offs(root: Path) -> None:
    from build_tools.plan import make_plan

    sign(root, "tr-TR", language(), TODAY)
    found = edition(root)
    record = edition_record(found, make_plan(found), judge(found, TODAY), "", {})
    assert record["sign_offs"] == [
        {
            "organisation": "A Trust",
            "role": "language",
            "date": "2026-11-01",
            "state": "holds",
            "signature": "unsigned",
            "since": (),
        }
    ]


# What is damaged


def taken_out(root: Path) -> None:
    text = (root / EDITION).read_text("utf-8")
    head, *entries = text.split("  - ")
    (root / EDITION).write_text("  - ".join([head, entries[1]]), "utf-8")


def emptied(root: Path) -> None:
    (root / "locales/tr-TR/sign-offs/1.yml").write_bytes(b"")


def no_text(root: Path) -> None:
    (root / "locales/tr-TR/sign-offs/1.yml").write_bytes(b"\xff\xfe\x00")


def other_pieces(root: Path) -> None:
    change(root, "locales/tr-TR/sign-offs/1.yml", "names:", "nemas:")


def other_name(root: Path) -> None:
    change(root, EDITION, "A Trust", "B Trust")


@pytest.mark.parametrize("damage", [taken_out, emptied, no_text, other_pieces, other_name])
def test_a_damaged_chain_is_a_problem_and_counts_for_nothing(
    root: Path, damage: Callable[[Path], None]
) -> None:
    sign(root, "tr-TR", language(), TODAY)
    sign(root, "tr-TR", SAFEGUARDING, TODAY)
    damage(root)
    project = load(root)
    assert [one for one in project.problems if one.level == "error"]
    assert standings(project.compose("tr-TR")[0])[0].name == "damaged"


# Keys


def allow(root: Path, key: Path, name: str = "A Trust", options: str = "") -> None:
    public = key.with_suffix(".pub").read_text()
    row = f'"{name}" namespaces="you-can-tell-sign-off"{options} {public}'
    (root / "locales/tr-TR/allowed_signers").write_text(row, "utf-8")


def test_a_signature_is_kept_beside_the_record_and_proven(root: Path, key: Path) -> None:
    allow(root, key)
    signed = sign(root, "tr-TR", language(key=key), TODAY)
    assert signed.paths[1] == "locales/tr-TR/sign-offs/1.yml.sig"
    assert names(root) == ["holds"]
    assert edition(root).file.sign_offs[0].proof == "good"
    # Anybody can do the same by hand.
    words = ["ssh-keygen", "-Y", "verify", "-n", "you-can-tell-sign-off", "-I", "A Trust"]
    words += ["-f", "allowed_signers", "-s", "sign-offs/1.yml.sig"]
    folder = root / "locales/tr-TR"
    record = (folder / "sign-offs/1.yml").read_bytes()
    assert subprocess.run(words, cwd=folder, input=record, capture_output=True).returncode == 0


def test_a_signature_that_nobody_could_prove_is_not_written(root: Path, key: Path) -> None:
    with pytest.raises(CannotGoOn) as stop:
        sign(root, "tr-TR", language(key=key), TODAY)
    assert [one.code for one in stop.value.problems] == ["E11"]
    assert not (root / "locales/tr-TR/sign-offs").exists()


def test_a_record_that_changed_breaks_its_signature(root: Path, key: Path) -> None:
    allow(root, key)
    sign(root, "tr-TR", language(key=key), TODAY)
    change(root, "locales/tr-TR/sign-offs/1.yml", "names:", "nemas:")
    assert codes(root) == ["E11"]
    assert names(root) == ["unproven"]


def test_a_record_that_is_no_record_any_more_breaks_its_signature(root: Path, key: Path) -> None:
    allow(root, key)
    sign(root, "tr-TR", language(key=key), TODAY)
    (root / "locales/tr-TR/sign-offs/1.yml").write_bytes(b"\xff")
    assert codes(root) == ["E11"]
    assert names(root) == ["damaged"]


def test_a_signature_taken_away_is_missed(root: Path, key: Path) -> None:
    allow(root, key)
    sign(root, "tr-TR", language(key=key), TODAY)
    (root / "locales/tr-TR/sign-offs/1.yml.sig").unlink()
    assert codes(root) == ["E11"]
    assert names(root) == ["unproven"]


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("B Trust", ""),
        ("A Trust", ',valid-before="20261001"'),
        ("A Trust", ',valid-after="20261201"'),
    ],
)
def test_a_key_of_others_or_of_another_time_proves_nothing(
    root: Path, key: Path, name: str, options: str
) -> None:
    allow(root, key)
    sign(root, "tr-TR", language(key=key), TODAY)
    allow(root, key, name, options)
    assert codes(root) == ["E11"]


def test_a_signature_made_for_something_else_proves_nothing(root: Path, key: Path) -> None:
    allow(root, key)
    sign(root, "tr-TR", language(key=key), TODAY)
    record = root / "locales/tr-TR/sign-offs/1.yml"
    record.with_suffix(".yml.sig").unlink()
    words = ("ssh-keygen", "-Y", "sign", "-n", "file", "-f", str(key), str(record))
    subprocess.run(words, check=True, capture_output=True)
    assert codes(root) == ["E11"]


def test_without_ssh_keygen_nothing_passes_in_silence(
    root: Path, key: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    allow(root, key)
    sign(root, "tr-TR", language(key=key), TODAY)
    monkeypatch.setenv("PATH", str(root))
    assert codes(root) == ["E12"]
    assert names(root) == ["unproven"]


def test_an_old_ssh_keygen_is_none(root: Path, key: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    allow(root, key)
    sign(root, "tr-TR", language(key=key), TODAY)
    old = root / "ssh-keygen"
    old.write_text("#!/bin/sh\necho 'unknown option -- Y' >&2; exit 1\n")
    old.chmod(0o755)
    monkeypatch.setenv("PATH", f"{root}:/bin")
    assert codes(root) == ["E12"]


@pytest.mark.parametrize(
    ("row", "named"),
    [
        ('"A Trust" ssh-ed25519 AAAA', True),
        ('"B Trust,A *" ssh-ed25519 AAAA', True),
        ("* ssh-ed25519 AAAA", True),
        ('"a trust" ssh-ed25519 AAAA', True),
        ('# "A Trust" ssh-ed25519 AAAA', False),
        ('"B Trust" ssh-ed25519 A', False),
        ('"A Trust for Boats" ssh-ed25519 AAAA', False),
        ('"B,A?Trust" ssh-ed25519 AAAA', True),
        ('"[A] Trust" ssh-ed25519 AAAA', False),
        ("", False),
    ],
)
def test_who_is_named_in_a_list_of_keys(row: str, named: bool) -> None:
    assert is_named(row, "A Trust") is named
