"""Finished office files are inspected as packs are: their approved words, contacts and links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from build_tools.inspect_print import ExpectedPack
from build_tools.problems import Problem, Where, problem

_TEXTS = re.compile(r"word/document\.xml|ppt/slides/slide\d+\.xml")
_NOT_READ = re.compile(r"\s|[\u200b-\u200f\u2066-\u2069]")
# What an archive may hold: nothing that runs, and nothing of another program.
_STRANGE = re.compile(r"vba|activeX|embeddings|oleObject|\.bin$|externalLinks", re.IGNORECASE)


def inspect_office(content: bytes, expected: ExpectedPack) -> list[Problem]:
    """Everything in an office file that is not as it was approved."""
    where = Where(expected.path)
    with ZipFile(BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    text = "".join(_text(part) for name, part in parts.items() if _TEXTS.fullmatch(name))
    found = [
        problem("O01", where, id=name)
        for name, words in expected.messages
        if _bare(words) not in text
    ]
    found += [
        problem("O02", where, id=name)
        for name, label in expected.contacts
        if _bare(label) not in text
    ]
    for name, part in parts.items():
        if _STRANGE.search(name):
            found.append(problem("G03", where, what=name))
        if name.endswith(".rels"):
            found += [
                problem("O05", where, found=address)
                for address in _outward(part)
                if address not in expected.addresses
            ]
    return found


def _text(part: bytes) -> str:
    """The words of a part, in order, as they are compared: without spaces and marks."""
    return _bare("".join(one.text or "" for one in _parsed(part).iter("{*}t")))


def _bare(text: str) -> str:
    return _NOT_READ.sub("", text)


def _outward(part: bytes) -> Iterator[str]:
    """Where the links of a part lead out to."""
    for one in _parsed(part):
        if one.get("TargetMode") == "External":
            yield one.get("Target", "")


def _parsed(part: bytes) -> etree._Element:
    return etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))
