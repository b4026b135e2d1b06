"""Finished packs are inspected: their text layer, their links, and that nothing hides in them."""

from __future__ import annotations

import ctypes
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from build_tools.problems import Problem, Where, problem

# What a text layer adds or leaves out: hyphens at the ends of lines, marks of direction, joiners.
_NOT_READ = re.compile("[-\u00ad\u2010\ufffe\u200b-\u200f\u2066-\u2069]")
_RUN = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class ExpectedPack:
    """What a pack has to hold: its title, key messages as (id, words), contacts as (id, label).

    `addresses` are the only ones that a link may lead to. `by_letters` is for scripts whose text
    layer keeps the letters of a word, but not their order and their marks.
    """

    path: str
    title: str
    messages: tuple[tuple[str, str], ...]
    contacts: tuple[tuple[str, str], ...]
    addresses: frozenset[str]
    by_letters: bool = False


def inspect_pack(content: bytes, expected: ExpectedPack) -> tuple[int, list[Problem]]:
    """How many pages a pack has, and everything in it that is not as it was approved."""
    document = pypdfium2.PdfDocument(content)
    try:
        pages = len(document)
        text = "\n".join(_page_text(document, number) for number in range(pages))
        return pages, [
            *_frame(document, expected),
            *_texts(text, expected),
            *_links(document, expected),
        ]
    finally:
        document.close()


def _page_text(document: pypdfium2.PdfDocument, number: int) -> str:
    page = document[number]
    layer = page.get_textpage()
    text: str = layer.get_text_range()
    layer.close()
    page.close()
    return text


def _frame(document: pypdfium2.PdfDocument, expected: ExpectedPack) -> Iterator[Problem]:
    where = Where(expected.path)
    found = document.get_metadata_value("Title")
    if found != expected.title:
        yield problem("G03", where, what=f"title {found!r}")
    if not pdfium.FPDFCatalog_IsTagged(document):
        yield problem("G03", where, what="no tags")
    if pdfium.FPDFDoc_GetAttachmentCount(document):
        yield problem("G03", where, what="an attachment")
    if pdfium.FPDFDoc_GetJavaScriptActionCount(document):
        yield problem("G03", where, what="a script")


def _texts(text: str, expected: ExpectedPack) -> Iterator[Problem]:
    where = Where(expected.path)
    layer = _letters(text)
    loose = _base_letters(text) if expected.by_letters else ""
    for name, words in expected.messages:
        there = _is_among(_base_letters(words), loose) if loose else _letters(words) in layer
        if not there:
            yield problem("O01", where, id=name)
    plain = "".join(filter(str.isalnum, text))
    for name, label in expected.contacts:
        pieces = re.findall(r"\w+", label)
        # Among letters from right to left, a reader of text layers turns figures' groups round.
        orders = [pieces, pieces[::-1]] if expected.by_letters else [pieces]
        if not any("".join(order) in plain for order in orders):
            yield problem("O02", where, id=name)


def _letters(text: str) -> str:
    """A text as it is compared: without spaces, since lines end elsewhere on paper."""
    return unicodedata.normalize("NFKC", _RUN.sub("", _NOT_READ.sub("", text)))


def _base_letters(text: str) -> str:
    """The letters of a text without their marks."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", text)))


def _is_among(words: str, layer: str) -> bool:
    """Whether a stretch of the layer has the letters of the words, but for one in forty.

    A text layer of these scripts mixes the letters within a word, cuts words in two, and repeats
    a letter that has two marks: the stretch may be a twentieth longer than the words.
    """
    wanted, size = Counter(words), len(words) + len(words) // 20
    allowed = 1 + len(words) // 40
    window = Counter(layer[:size])
    apart = sum((wanted - window).values())
    for at in range(size, len(layer)):
        if apart <= allowed:
            return True
        new, old = layer[at], layer[at - size]
        apart -= window[new] < wanted[new]
        window[new] += 1
        window[old] -= 1
        apart += window[old] < wanted[old]
    return apart <= allowed


def _links(document: pypdfium2.PdfDocument, expected: ExpectedPack) -> Iterator[Problem]:
    for address in sorted(_addresses(document)):
        if address not in expected.addresses:
            yield problem("O05", Where(expected.path), found=address)


def _addresses(document: pypdfium2.PdfDocument) -> set[str]:
    """Where the links of a document lead out to."""
    found: set[str] = set()
    for number in range(len(document)):
        page = document[number]
        place, link = ctypes.c_int(0), pdfium.FPDF_LINK()
        while pdfium.FPDFLink_Enumerate(page, place, link):
            action = pdfium.FPDFLink_GetAction(link)
            if pdfium.FPDFAction_GetType(action) == pdfium.PDFACTION_URI:
                size = pdfium.FPDFAction_GetURIPath(document, action, None, 0)
                buffer = ctypes.create_string_buffer(size)
                pdfium.FPDFAction_GetURIPath(document, action, buffer, size)
                found.add(buffer.value.decode("utf-8", "replace"))
        page.close()
    return found
