"""Finished pages are inspected, not the intention: what a reader gets is what was approved."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser

from build_tools import formats
from build_tools.problems import Problem, Where, problem

_TAGS = frozenset(
    """
    html head meta title link body script noscript div span a p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd
    table thead tbody tr th td blockquote em strong small sup sub hr br bdi details summary nav
    header footer main article aside section button label input form svg path img figure dialog
    """.split()
)
_ATTRIBUTES = re.compile(
    r"id|class|lang|dir|title|href|src|rel|role|tabindex|hidden|alt|name|content|charset|media"
    r"|type|for|value|checked|placeholder|required|autocapitalize|autocomplete|autocorrect"
    r"|spellcheck|viewbox|d|open|start|reversed|scope|align|width|height|async|defer|enterkeyhint"
    r"|referrerpolicy|http-equiv|hreflang|data-[a-z0-9-]+|aria-[a-z]+|inert|fill|stroke|stroke-width|sizes"
)
_SCRIPT_TYPES = ("application/json",)
_LOCAL = re.compile(r"(?![a-zA-Z][a-zA-Z0-9+.-]*:|//)")
_DOOR = "../index.html"  # over all editions: the one thing above an edition
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class ExpectedContact:
    """A contact as every page shows it: its id, and the address of each label."""

    id: str
    ways: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Expected:
    """What the pages of an edition have to hold.

    `pages` names each finished page with the key messages that stand on it, as (id, words);
    `addresses` are the only ones that may lead out of the site; `editions` are those beside it.
    """

    language: str
    direction: str
    pages: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    contacts: tuple[ExpectedContact, ...]
    addresses: frozenset[str]
    editions: frozenset[str] = frozenset()


def inspect(files: Mapping[str, bytes], expected: Expected) -> list[Problem]:
    """Everything on the finished pages that is not as it was approved."""
    pages = {
        path: LexborHTMLParser(content.decode())
        for path, content in files.items()
        if path.endswith(".html")
    }
    ids = {path: _ids(page) for path, page in pages.items()}
    messages = dict(expected.pages)
    problems: list[Problem] = []
    for path in sorted({*messages, *pages}):
        if path not in pages:
            problems.append(problem("F04", Where(path)))
            continue
        page = pages[path]
        problems += _markup(page, path)
        problems += _addresses(page, path, files, ids, expected)
        problems += _contacts(page, path, expected.contacts)
        if path in messages:
            problems += _frame(page, path, expected)
            problems += _messages(page, path, messages[path])
    return problems


def _ids(page: LexborHTMLParser) -> frozenset[str]:
    return frozenset(str(node.attributes.get("id")) for node in page.css("[id]"))


def _markup(page: LexborHTMLParser, path: str) -> Iterator[Problem]:
    """Tags and attributes out of the allowed set; scripts of our own files alone."""
    for node in _nodes(page):
        if node.tag not in _TAGS:
            yield problem("O03", Where(path), found=node.tag)
        for name, value in node.attributes.items():
            if not _ATTRIBUTES.fullmatch(name):
                yield problem("O04", Where(path), found=f'{name}="{value}"')
        inline = node.tag == "script" and not node.attributes.get("src")
        if inline and node.attributes.get("type") not in _SCRIPT_TYPES:
            yield problem("O03", Where(path), found=f"script {node.text()[:40]}")


def _nodes(page: LexborHTMLParser) -> Iterator[Any]:
    root = page.root
    for node in root.traverse(include_text=False) if root is not None else ():
        if not (node.tag or "-").startswith("-"):
            yield node


def _addresses(
    page: LexborHTMLParser,
    path: str,
    files: Mapping[str, bytes],
    ids: Mapping[str, frozenset[str]],
    expected: Expected,
) -> Iterator[Problem]:
    """Every address leads to a page, anchor or file of the site, or out by the data alone."""
    folder = posixpath.dirname(path)
    for node in page.css("[href], [src]"):
        for name in ("href", "src"):
            address = node.attributes.get(name)
            if address is None or (name == "href" and node.tag == "path"):
                continue
            if not _LOCAL.match(address):
                if address not in expected.addresses:
                    yield problem("O05", Where(path), found=address)
                continue
            target, _, anchor = address.partition("#")
            file = posixpath.normpath(posixpath.join(folder, unquote(target))) if target else path
            lost = file not in files or (
                anchor and file in ids and unquote(anchor) not in ids[file]
            )
            if lost and not _is_beside(file, expected.editions):
                yield problem("O06", Where(path), found=address)


def _is_beside(file: str, editions: frozenset[str]) -> bool:
    """Whether a way out of this edition leads to the door, or to another edition."""
    above, _, beside = file.partition("/")
    return file == _DOOR or (above == ".." and beside.partition("/")[0] in editions)


def _contacts(
    page: LexborHTMLParser, path: str, contacts: tuple[ExpectedContact, ...]
) -> Iterator[Problem]:
    """Every contact stands on every page, and dials what it shows."""
    for contact in contacts:
        nodes = page.css(f'[data-contact="{contact.id}"]')
        if len(nodes) != 1:
            yield problem("O02", Where(path), id=contact.id)
            continue
        links = {node.attributes.get("href"): _text(node) for node in nodes[0].css("a[href]")}
        for label, target in contact.ways:
            if links.get(target) != label:
                shown = links.get(target, "nothing")
                yield problem("O08", Where(path), label=shown, target=target)
    dialled = {target for contact in contacts for _, target in contact.ways}
    for node in page.css('a[href^="tel:"], a[href^="sms:"]'):
        target, label = node.attributes.get("href") or "", _text(node)
        # A link may have words for a label; where it shows a number, it is the one it dials.
        if target not in dialled or not _says(label, target):
            yield problem("O08", Where(path), label=label, target=target)


def _says(label: str, target: str) -> bool:
    """Whether a label is words without a number, or shows the number that is dialled."""
    dials = re.sub(r"\D", "", target)
    shown = re.sub(r"\D", "", label)
    return shown in ("", dials) or formats.dialled(label) == target.partition(":")[2]


def _frame(page: LexborHTMLParser, path: str, expected: Expected) -> Iterator[Problem]:
    for what, selector in (
        ("h1", "h1"),
        ("title", "title"),
        (f'lang="{expected.language}"', f'html[lang="{expected.language}"]'),
        (f'dir="{expected.direction}"', f'html[dir="{expected.direction}"]'),
    ):
        found = [node for node in page.css(selector) if not _in_svg(node)]
        if len(found) != 1:
            yield problem("O07", Where(path), count=len(found), what=what)


def _in_svg(node: Any) -> bool:
    return node.tag == "title" and node.parent is not None and node.parent.tag == "svg"


def _messages(
    page: LexborHTMLParser, path: str, messages: tuple[tuple[str, str], ...]
) -> Iterator[Problem]:
    """Each key message of the page once, word for word, and no other."""
    found: dict[str, list[str]] = {}
    for node in page.css("[data-key]"):
        found.setdefault(str(node.attributes["data-key"]), []).append(_text(node))
    for name, words in messages:
        if found.pop(name, None) != [words]:
            yield problem("O01", Where(path), id=name)
    for name in found:
        yield problem("O01", Where(path), id=name)


def _text(node: Any) -> str:
    return _SPACE.sub(" ", node.text()).strip()
