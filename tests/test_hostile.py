"""Layers are written by strangers: whatever they try, it is refused, and quickly."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from build_tools.files import MAX_SOURCE, read_tree
from build_tools.project import FOLDERS
from tests.house import ROOT, SMALL, codes

FACTS = "locales/und-TR/facts.yml"
EDITION = "locales/tr-TR/edition.yml"
CATALOGUE = "locales/tr-TR/messages.po"
CHANGE = "locales/und-TR/adaptations/other-words.md"
HELP = "[Get help](about:get-help)"
ADDITION = "locales/und-TR/additions/teens/more/index.md"


def contact(line: str) -> dict[str, str]:
    """The country's facts with one line of its contact written otherwise."""
    field = line.partition(":")[0]
    row = re.compile(rf"^(\s*(?:- )?){field}:.*$", re.MULTILINE)
    return {FACTS: row.sub(lambda found: f"{found[1]}{line}", SMALL[FACTS], count=1)}


def name(text: str) -> dict[str, str]:
    return {"locales/tr-TR/facts.yml": f"names: {{kai: {{name: {text}, accusative: Deniz’i}}}}\n"}


def title(text: str) -> dict[str, str]:
    return {EDITION: SMALL[EDITION].replace("title: Küçük", f"title: {text}")}


def translation(text: str, source: str = "Say it aloud.") -> dict[str, str]:
    return {CATALOGUE: f'msgid "{source}"\nmsgstr "{text}"\n'}


def local(text: str) -> dict[str, str]:
    return {CHANGE: SMALL[CHANGE].replace("Work in pairs.", text)}


def heading(text: str) -> dict[str, str]:
    head = f"action: replace\ntitle: {text}"
    return {CHANGE: SMALL[CHANGE].replace("action: after", head)}


def module(path: str = ADDITION, summary: str = "More of it.") -> dict[str, str]:
    return {path: f"---\ntitle: More\nsummary: {summary}\norder: 2\n---\n\nWords.\n"}


TRIES: dict[str, dict[str, str]] = {
    # Signs that escapes hide
    "direction hidden in YAML": contact('name: "ALO \\u202E183"'),
    "null hidden in YAML": title('"K\\0"'),
    "scripts mixed by escapes": title('"\\u0430pple"'),
    # Numbers and addresses where a child would believe them
    "number in a name": name("Kai 0900 123 45 67"),
    "address in a name": name("evil.example.org"),
    "number in round digits": local("Call ①⑨⑨ now."),
    "number between stars": local("Call 1*9*9 now."),
    "number with spaces": local("Call 19 90 now."),
    "number of another country": contact('phone: "+1 202 555 0143"'),
    "country code before a short number": contact('phone: "+90 183"'),
    "number with an extension": contact('phone: "0312 467 2020x99"'),
    "number that costs extra": contact('phone: "0900 123 4567"'),
    "number that YAML would change": contact("phone: 0o116"),
    "address that is not https": contact("sources: [http://a.example.org]"),
    "address that hides its host": contact("sources: ['https://a.example.org@evil.example']"),
    # A contact that takes another's place
    "contact named like a kind": contact("id: emergency"),
    "contact named like a value": contact("id: value"),
    # Markup
    "tag in a title": title("A <b>title</b>"),
    "tag in a heading": heading("<script>alert(1)</script>"),
    "attributes in a heading": heading("'By voice {: onclick=x }'"),
    "heading in a summary": module(summary="'## Evil'"),
    "callout in a summary": module(summary="'!!! key not-your-fault'"),
    "attributes in a translation": translation("Söyle {: onclick=x }"),
    "a heading by translation": translation("#Söyle"),
    "a translation of spaces": translation("  "),
    "a translation of a point": translation("."),
    "code by translation": translation("    Söyle"),
    "a link made to text": translation("\\\\[Yardım\\\\](about:get-help)", HELP),
    "a link made empty": translation("[](about:get-help)", HELP),
    "definition over two lines": local("[Help][x]\n\n[x]:\nhttps://evil.example.org"),
    "definition in a list": local("- [x]: javascript:alert(1)\n\n[Help][x]"),
    "link over two lines": local("[Help](\nhttps://evil.example.org)"),
    "good id with a title": local('[Help](about:get-help "Call 0900")'),
    "the end of a link alone": local("Words\n|](source:a-paper) and more."),
    "entity": local("[Help](&#106;avascript:alert(1))"),
    "template code": local("{{ config.site_name }}"),
    "include": local('--8<-- "secret.txt"'),
    "a field of MkDocs": {CHANGE: SMALL[CHANGE].replace("base:", "template: x\nbase:")},
    # What a layer may not take away
    "contacts taken from Get help": {
        CHANGE: "---\ntarget: about/get-help#now\naction: omit\nbase: '?'\nreason: x\n---\n"
    },
    # Files
    "quote in a folder's name": module('locales/und-TR/additions/teens/ou"rs/index.md'),
    "device as a folder's name": module("locales/und-TR/additions/teens/con/index.md"),
    "a page for the host": {"locales/und-TR/_headers": "x"},
    "a file beside the layers": {"locales/CNAME": "evil.example"},
    "a file beside the standard": {"curriculum/extra.yml": "x: y"},
    "a picture": {"locales/und-TR/logo.svg": "<svg/>"},
}  # fmt: skip


@pytest.mark.parametrize("changes", TRIES.values(), ids=TRIES)
def test_what_a_layer_may_not_do_is_refused(changes: dict[str, str]) -> None:
    assert codes(changes)


SLOW: dict[str, Callable[[], dict[str, str]]] = {
    "brackets": lambda: local("[" * 4_900),
    "links": lambda: local("[a](" * 1_200),
    "lists in lists": lambda: local("- " * 2_400),
    "quotations in quotations": lambda: local("> " * 2_400),
    "letters of one word": lambda: local("ü" + "a" * 4_800),
    "points": lambda: local("a." * 2_400),
    "stars": lambda: local("*a **" * 900),
    "YAML depth": lambda: {EDITION: "[" * 4_000},
    "YAML aliases": lambda: {EDITION: "a: &a [1,1]\nb: &b [*a,*a]\nc: [*b,*b]\n"},
    "a very long translation": lambda: translation("a." * 200_000),
    "very many translations": lambda: {
        CATALOGUE: "\n".join(f'msgid "{n} a"\nmsgstr "b"\n' for n in range(20_000))
    },
    "tags that never end": lambda: {"curriculum/pictures/tell.svg": "<" * 40_000},
    "entries with a plural": lambda: {
        CATALOGUE: "".join(
            f'msgid "{n}"\nmsgid_plural "b"\nmsgstr[0] "c"\n\n' for n in range(25_000)
        )
    },
}


@pytest.mark.parametrize("make", SLOW.values(), ids=SLOW)
def test_nothing_takes_long(make: Callable[[], dict[str, str]]) -> None:
    """Generous, since other work may share the processor: what is wrong here takes minutes."""
    changes = make()
    start = time.process_time()
    codes(changes)
    assert time.process_time() - start < 5


@pytest.mark.skipif(sys.platform != "linux", reason="the limits are those of Linux")
def test_a_file_too_heavy_is_refused_in_little_time_and_memory(tmp_path: Path) -> None:
    """Files of 10 MB, and the costliest of a size that is allowed: the system holds the limits."""
    command = [sys.executable, "-m", "tests.heavy", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout.splitlines()[-1:] == ["done"], done.stdout + done.stderr


def test_what_people_write_is_far_from_the_limits() -> None:
    """The limits are for machines: the greatest file of each kind has half of them to spare."""
    tree, problems = read_tree(ROOT, FOLDERS, MAX_SOURCE)
    assert not problems
    limits = {".md": 40_000, ".svg": 40_000, ".yml": 300_000, ".po": 6_000_000}
    for path, content in tree.items():
        assert len(content) * 2 < limits.get(Path(path).suffix, MAX_SOURCE), path


def test_more_files_than_anybody_writes_are_refused_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("build_tools.files.MAX_FILES", 3)
    for name in "abcdef":
        (tmp_path / name).write_text(name)
    tree, problems = read_tree(tmp_path, (".",), MAX_SOURCE)
    assert [one.code for one in problems] == ["T05"]
    assert sum(len(content) for content in tree.values()) == 3
