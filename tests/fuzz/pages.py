"""Targets for whole editions: a fuzzed layer is refused, or nothing of it reaches a page but words.

What is merged is judged by an eye of its own: the tags, attributes, addresses and numbers on its
pages are those of the same edition before, those that Markdown makes of words, or typed data.
"""

from __future__ import annotations

import atexit
import re
import shutil
import tempfile
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import markdown
import yaml
from selectolax.lexbor import LexborHTMLParser

from build_tools import tags
from build_tools.check import check_edition, check_layer
from build_tools.check.words import ADDRESS, long_numbers, numbers_of_facts
from build_tools.conformance import judge
from build_tools.edition import Edition
from build_tools.files import read_tree, write_tree
from build_tools.inspect_output import inspect
from build_tools.plan import make_plan
from build_tools.problems import has_errors
from build_tools.project import Project, read_project
from build_tools.read.layers import layer_tags, read_layer
from build_tools.renderers import render
from build_tools.site import expected_of, project_tree
from build_tools.site.finish import OFFLINE, is_needed
from build_tools.typefaces.glyphs import check_glyphs
from tests.fuzz.inputs import changed, plain_tree
from tests.house import ROOT, TODAY

TAG = "tr-TR"
# What Markdown may make of a layer's words, beside what the edition's pages hold already.
TAGS = frozenset(
    "h1 p em strong ul ol li table thead tbody tr th td blockquote br hr div span a bdi h2 h3 sup"
    " section details summary".split()
)
ATTRIBUTES = frozenset("id class href lang dir data-key start".split())
CLASSES = re.compile(
    r"admonition(-title)?|say|ask|do|note|care|cut|key|footnote[a-z-]*|held-back|older-translation"
)
# Tags within a line; all others part one text from the next.
WITHIN = re.compile(r"</?(?:em|strong|bdi|span|a|sup|small)\b[^>]*>")


class Strange(Exception):
    """Something on a page that is neither words nor typed data."""


def merged(tree: dict[str, bytes]) -> Edition | None:
    """The edition, if nothing in its layers is refused; the standard is read once for all."""
    chain = [one for one in tags.chain(TAG) if one in layer_tags(tree)]
    read = {one: read_layer(tree, one, PLAIN.standard.language) for one in chain}
    layers = {one: found for one, (found, _) in read.items()}
    problems = [one for _, more in read.values() for one in more]
    fuzzed = Project(Path(), tree, PLAIN.standard, layers, ())
    for one in layers.values():
        problems += check_layer(one, PLAIN.standard, fuzzed.facts_beside(one.tag), TODAY)
    if has_errors(problems):
        return None
    edition, problems = fuzzed.compose(TAG)
    problems += [*check_edition(edition), *check_glyphs(edition)]
    return None if has_errors(problems) else edition


def composed(edition: Edition) -> dict[str, bytes]:
    """The composed project of an edition."""
    return project_tree(edition, judge(edition, TODAY), ((TAG, edition.title),))


def layer(content: bytes) -> None:
    """A fuzzed layer up to its composed pages, each made HTML by Python-Markdown alone."""
    edition = merged(changed(content))
    if edition is None:
        return
    words = Words(edition)
    for path, page in composed(edition).items():
        if path.endswith(".md") and BASE.get(path) != page:
            words.judge(html_of(page), path)


def site(content: bytes) -> None:
    """A fuzzed layer up to its finished pages, made by MkDocs with our templates."""
    edition = merged(changed(content))
    if edition is None:
        return
    pages = composed(edition)
    if pages == BASE:
        return
    files = rendered(pages)
    expected = expected_of(edition, make_plan(edition), (TAG,))
    if found := inspect(files, expected):
        raise Strange(f"inspection: {found[0]}")
    words = Words(edition)
    for path, page in files.items():
        if path.endswith(".html") and SITE.get(path) != page:
            words.judge(page.decode(), path)


class Words:
    """What may stand on the pages of an edition; `judge` holds a page against it."""

    def __init__(self, edition: Edition) -> None:
        facts = edition.facts
        urls = " ".join((edition.file.site_url or "", *(one.url or "" for one in facts.contacts)))
        days = {str(one.checked.year) for one in facts.contacts if one.checked}
        self.numbers = KNOWN.numbers | numbers_of_facts(facts) | long_numbers(urls) | days
        self.targets = KNOWN.targets | expected_of(edition, make_plan(edition), ()).addresses
        self.marks = KNOWN.marks | {("li", "data-contact", one.id) for one in facts.contacts}
        self.shown = f"{KNOWN.shown} {urls}"

    def judge(self, page: str, path: str) -> None:
        """Raise where anything on a page is neither words nor typed data."""
        for node in LexborHTMLParser(page).css("body *"):
            for mark in marks_of(node):
                if mark not in self.marks and not is_plain(mark, self.targets):
                    raise Strange(f"{path}: {mark}")
        for text in texts_of(page):
            if more := long_numbers(text) - self.numbers:
                raise Strange(f"{path}: the number {more} in {text!r}")
            for found in ADDRESS.finditer(text):
                if found[0] not in self.shown:
                    raise Strange(f"{path}: the address {found[0]} in {text!r}")


Mark = tuple[str, str, str]


def marks_of(node: object) -> Iterator[Mark]:
    """A tag by itself, and with each of its attributes."""
    yield node.tag, "", ""
    for name, value in node.attributes.items():
        yield node.tag, name, value or ""


def is_plain(mark: Mark, targets: frozenset[str]) -> bool:
    """Whether Markdown makes this of words, or data says it."""
    tag, name, value = mark
    if tag not in TAGS or (name and name not in ATTRIBUTES):
        return False
    if name == "href":
        # Within the site the inspection finds what leads nowhere.
        return value in targets or (
            re.fullmatch(r"[a-z0-9./#:-]*", value) is not None
            and (":" not in value or value.startswith("#fn"))
        )
    if name == "id":
        return re.fullmatch(r"\w[\w:-]*", value) is not None
    return name != "class" or all(CLASSES.fullmatch(one) for one in value.split())


def texts_of(page: str) -> Iterator[str]:
    """The texts of a page as read, one a block."""
    body = re.sub(r"<head>.*?</head>|<script.*?</script>", "", page, flags=re.DOTALL)
    for text in re.split(r"<[^>]*>", WITHIN.sub("", body)):
        if text.strip():
            yield unescape(text)


def html_of(page: bytes) -> str:
    """The body of a composed page, by Python-Markdown with the extensions of mkdocs.yml."""
    text = page.decode().partition("\n---\n")[2]
    return f"<body>{MARKDOWN.reset().convert(text)}</body>"


def rendered(pages: dict[str, bytes]) -> dict[str, bytes]:
    """The finished pages of a composed project."""
    write_tree({**pages, "docs/assets/fonts.css": b""}, WORK / "build" / TAG)
    problems = render(WORK / "build" / TAG / "mkdocs.yml", WORK / "out")
    if problems:
        raise Strange(f"rendering: {problems[0]}")
    files = read_tree(WORK / "out", (".",))[0]
    needed = {path: content for path, content in files.items() if is_needed(path)}
    return {**needed, OFFLINE: b""}


class _Known:
    """What stands on the pages before anything is fuzzed."""

    def __init__(self, files: dict[str, bytes]) -> None:
        pages = [page.decode() for path, page in files.items() if path.endswith(".html")]
        nodes = (node for page in pages for node in LexborHTMLParser(page).css("body *"))
        self.marks = frozenset(mark for node in nodes for mark in marks_of(node))
        self.targets = frozenset(value for _, name, value in self.marks if name == "href")
        texts = [text for page in pages for text in texts_of(page)]
        self.numbers = {number for text in texts for number in long_numbers(text)}
        self.shown = " ".join(texts)


def _work() -> Path:
    """A folder with the real theme, for finished pages."""
    folder = Path(tempfile.mkdtemp(prefix="fuzz-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    shutil.copytree(ROOT / "overrides", folder / "overrides")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


PLAIN = read_project(Path(), plain_tree())
WORK = _work()
MARKDOWN = markdown.Markdown(
    **{
        "extensions": [
            one if isinstance(one, str) else next(iter(one))
            for one in yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))[
                "markdown_extensions"
            ]
        ]
    }
)
BASE = composed(merged(plain_tree()))
SITE = rendered(BASE)
KNOWN = _Known(SITE)
TARGETS = {"layer": layer, "site": site}
