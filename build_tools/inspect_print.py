"""Finished packs are inspected: their text layer, their links, and that nothing hides in them."""

from __future__ import annotations

import ctypes
import re
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
    layer keeps the letters of a word but not their order.
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
    layer = _read(text, expected.by_letters)
    for name, words in expected.messages:
        if _read(words, expected.by_letters) not in layer:
            yield problem("O01", where, id=name)
    plain = _read(text, by_letters=False)
    for name, label in expected.contacts:
        if _read(label, by_letters=False) not in plain:
            yield problem("O02", where, id=name)


def _read(text: str, by_letters: bool) -> str:
    """A text as it is compared: without spaces, since lines end elsewhere on paper."""
    bare = _NOT_READ.sub("", text)
    if not by_letters:
        return _RUN.sub("", bare)
    return f" {' '.join(''.join(sorted(word)) for word in bare.split())} "


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
