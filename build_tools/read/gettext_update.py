"""Catalogues out: the template, and updates that keep what was translated.

A text that changed is found again by its address (part, section, place), never by mere likeness
to another text: only then may an old translation be shown as stale.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from babel.messages.catalog import Catalog, Message
from babel.messages.plurals import get_plural
from babel.messages.pofile import denormalize, normalize, write_po

from build_tools.read.gettext_catalog import STALE, is_stale
from build_tools.read.profile import PLACEHOLDER
from build_tools.units import Unit

_WIDTH = 88


@dataclass(frozen=True, slots=True)
class Entry:
    """A text to translate, with every address and file where it stands."""

    source: str
    addresses: tuple[str, ...]
    places: tuple[tuple[str, int], ...]
    safety: bool


def template_of(units: Iterable[Unit]) -> tuple[Entry, ...]:
    """One entry for each text, in reading order."""
    found: dict[str, list[Unit]] = {}
    for unit in units:
        found.setdefault(unit.source, []).append(unit)
    return tuple(
        Entry(
            source,
            tuple(unit.address for unit in group),
            tuple((unit.where.file, unit.where.line) for unit in group),
            any(unit.safety for unit in group),
        )
        for source, group in found.items()
    )


def write_template(entries: Sequence[Entry]) -> str:
    """The template `messages.pot`."""
    catalog = _new_catalog()
    for entry in entries:
        _add(catalog, entry)
    return _header("") + _written(catalog)


def write_updated(
    entries: Sequence[Entry],
    old: Catalog | None,
    header: str,
    language: str,
    editorial: frozenset[str] = frozenset(),
) -> str:
    """A catalogue brought up to the template.

    `header` is the old file's, kept as it stands; `editorial` names sections (`part#section`)
    whose change was of wording only, so that their translations stay good.
    """
    before = _by_text(old)
    moved = _moved(entries, before)
    catalog = _new_catalog()
    for entry in entries:
        known, was = before.get(entry.source), moved.get(entry.source)
        if known is not None and (known.string or was is None):
            _add(catalog, entry, known, fuzzy=known.fuzzy)
        elif was is not None and before[was].string:
            wording = any(section_of(address) in editorial for address in entry.addresses)
            _add(catalog, entry, before[was], fuzzy=not wording, previous="" if wording else was)
        else:
            _add(catalog, entry)
    used = {entry.source for entry in entries} | set(moved.values())
    for source, message in before.items():
        if source not in used and message.string:
            catalog.obsolete[source] = Message(source, message.string)
    return (header or _header(language)).rstrip("\n") + "\n\n" + _written(catalog)


def _by_text(old: Catalog | None) -> dict[str, Message]:
    """Every message of a catalogue, the obsolete ones where no other has the text."""
    messages = [*old.obsolete.values(), *old] if old else []
    return {m.id: m for m in messages if isinstance(m.id, str) and m.id}


def section_of(address: str) -> str:
    """The section of a unit's address: `teens/x/lesson#activity` for its third unit."""
    return address.rpartition("/")[0] if "#" in address and address[-1].isdigit() else address


def _moved(entries: Sequence[Entry], before: Mapping[str, Message]) -> dict[str, str]:
    """Texts that are new at a place where another text stood: new text -> old text."""
    olds = _by_section((text, message.auto_comments) for text, message in before.items())
    news = _by_section((entry.source, entry.addresses) for entry in entries)
    present = {entry.source for entry in entries}
    moved: dict[str, str] = {}
    for section, new in news.items():
        old = olds.get(section, [])
        matcher = SequenceMatcher(None, old, new, autojunk=False)
        for action, a, b, c, d in matcher.get_opcodes():
            if action == "replace" and b - a == d - c:
                for was, now in zip(old[a:b], new[c:d], strict=True):
                    if was not in present and now not in before:
                        moved.setdefault(now, was)
    return moved


def _by_section(texts: Iterable[tuple[str, Iterable[str]]]) -> dict[str, list[str]]:
    places: dict[str, list[tuple[int, str]]] = {}
    for text, addresses in texts:
        for address in addresses:
            section = section_of(address)
            place = address[len(section) + 1 :] if section != address else "0"
            if "#" in address and place.isdigit():
                places.setdefault(section, []).append((int(place), text))
    return {section: [text for _, text in sorted(rows)] for section, rows in places.items()}


def _new_catalog() -> Catalog:
    return Catalog(charset="utf-8", fuzzy=False)


def _add(
    catalog: Catalog,
    entry: Entry,
    old: Message | None = None,
    fuzzy: bool = False,
    previous: str = "",
) -> None:
    said = list(old.user_comments) if old else []
    # Babel's reader takes `#|` lines for comments.
    comments = [one for one in said if not one.startswith(("stale:", "|"))]
    stale = bool(previous) or (fuzzy and old is not None and is_stale(old))
    message = catalog.add(
        entry.source,
        old.string if old else "",
        locations=entry.places,
        auto_comments=[*entry.addresses, *(["safety: translate exactly"] if entry.safety else [])],
        user_comments=[*comments, *([STALE] if stale else [])],
        previous_id=[previous] if previous else (_previous(said) if fuzzy else ()),
    )
    # Babel adds its own guess of the format; braces are all that is ever filled in.
    message = catalog.get(entry.source) or message
    message.flags.discard("python-format")
    message.flags.discard("fuzzy")
    if fuzzy:
        message.flags.add("fuzzy")
    if PLACEHOLDER.search(entry.source):
        message.flags.add("python-brace-format")
    else:
        message.flags.discard("python-brace-format")


def _previous(comments: Iterable[str]) -> list[str]:
    """The old source text that the `#|` lines above an entry name."""
    strings = [one.partition('"')[2] for one in comments if one.startswith("|")]
    text = "".join(string.removesuffix('"') for string in strings)
    return [denormalize(f'"{text}"')] if text else []


def _written(catalog: Catalog) -> str:
    out = io.BytesIO()
    write_po(out, catalog, width=_WIDTH, omit_header=True)
    blocks = out.getvalue().decode("utf-8").rstrip("\n").split("\n\n")
    olds = {
        f"msgid {normalize(str(message.id), width=_WIDTH)}\nmsgstr ": str(message.previous_id[0])
        for message in catalog
        if message.previous_id
    }
    return "\n\n".join(_with_previous(block, olds) for block in blocks) + "\n"


def _with_previous(block: str, olds: Mapping[str, str]) -> str:
    """An entry with its old source text, line by line: Babel would wrap it, quotes and all."""
    start = 0 if block.startswith("msgid ") else block.find("\nmsgid ") + 1
    end = block.find("\nmsgstr ", start)
    old = olds.get(block[start : end + len("\nmsgstr ")])
    if old is None:
        return block
    rows = f"msgid {normalize(old, width=_WIDTH - 3)}".split("\n")
    before = "".join(f"#| {row}\n" for row in rows)
    return f"{block[:start]}{before}{block[start:]}"


def _header(language: str) -> str:
    """A header without dates, so that the same texts give the same bytes."""
    lines = [f"Language: {language}"] if language else []
    lines += [
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: 8bit",
    ]
    if language:
        plural = get_plural(language.replace("-", "_"))
        lines.append(f"Plural-Forms: {plural.plural_forms}")
    rows = "\n".join(f'"{line}\\n"' for line in lines)
    return f'msgid ""\nmsgstr ""\n{rows}\n' + ("\n" if not language else "")
