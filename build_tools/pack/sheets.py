"""Sheets that stand alone: posters, cards for the wallet, the certificate, slides, timetables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from build_tools import formats
from build_tools.model import Module, TextPart
from build_tools.pack.blocks import Block, Printer, Run
from build_tools.pack.parts import Leaf, plain, said, strong
from build_tools.pack.timetable import Session, timetable
from build_tools.shelf import Pack

_CARDS, _ON_CARD = 8, 6
# How much larger the larger paper is: from A4 to A3.
_LARGER = 1.41


def poster(printer: Printer, pack: Pack) -> Iterator[Leaf]:
    """Few words, a drawing, and the contacts with the day they were checked."""
    standard = printer.edition.standard
    messages = [printer.messages[name].text_for(pack.group) for name in standard.packing.poster]
    yield {
        "look": "poster",
        "title": plain(printer.runs(standard.tagline)),
        "picture": picture(printer, "telling"),
        "blocks": [
            {"k": "p", "kind": "key", "id": name, "group": pack.group, "r": printer.runs(unit)}
            for name, unit in zip(standard.packing.poster, messages, strict=True)
            if unit
        ],
        "contacts": printer.contacts(),
        "scale": _LARGER if pack.big else 1,
    }


def wallet(printer: Printer, pack: Pack) -> Iterator[Leaf]:
    """Eight cards alike, with the contacts that matter most."""
    kinds = {printer.word(f"kind-{kind}") for kind in printer.edition.standard.required_contacts}
    yield {
        "look": "wallet",
        "title": said(printer, "wallet-cards"),
        "line": said(printer, "wallet-hint"),
        "name": plain(printer.runs(printer.edition.standard.tagline)),
        "rows": [row for row in printer.contacts()["rows"] if row["kind"] in kinds][:_ON_CARD],
        "copies": _CARDS,
    }


def certificate(printer: Printer, pack: Pack) -> Iterator[Leaf]:
    """For everybody who took part: nothing was tested."""
    yield {
        "look": "certificate",
        "title": printer.word("certificate"),
        "line": said(printer, "certificate-line"),
        "picture": picture(printer, "friend"),
        "signs": [printer.word("date"), printer.word("signature")],
    }


def slides(printer: Printer, pack: Pack) -> Iterator[Leaf]:
    """Each section a slide; what the presenter says stands below it."""
    for section in pack.part.sections if isinstance(pack.part, TextPart) else ():
        blocks = printer.section(section)
        notes = [one for one in blocks if one["k"] == "callout" and one["kind"] != "key"]
        shown = [one for one in blocks if one not in notes and one["k"] != "h"]
        title = printer.runs(section.heading) if section.heading else []
        yield {"look": "slide", "title": title, "blocks": shown, "notes": notes}


def timetables(
    printer: Printer,
    modules: Sequence[Module],
    wishes: Sequence[Sequence[int]],
    order: Sequence[Module] = (),
) -> Iterator[Leaf]:
    """A timetable for each wish that the lessons can be fitted to; none where none can."""
    made = [(wish, timetable(modules, wish, order)) for wish in wishes]
    plans = [_plan(printer, wish, found) for wish, found in made if found]
    if plans:
        yield {
            "look": "timetable",
            "depth": 1,
            "title": said(printer, "time-plans"),
            "heads": [printer.word(word) for word in ("session", "step", "minutes")],
            "total": printer.word("total"),
            "plans": plans,
        }


def picture(printer: Printer, name: str) -> Block | None:
    """A drawing of the standard by its name, where there is one."""
    svg = printer.pictures.get(name)
    return {"svg": svg, "alt": printer.word("picture")} if svg else None


def _plan(printer: Printer, wish: Sequence[int], sessions: Sequence[Session]) -> dict[str, Any]:
    tag = printer.edition.tag
    rows: list[tuple[str, list[Run], str]] = []
    for at, session in enumerate(sessions, 1):
        for held in session.held:
            rows.append((formats.number(tag, at), strong(printer.runs(held.module.title)), ""))
            for step in held.steps:
                runs = printer.runs(step.section.heading) if step.section.heading else []
                rows.append(("", runs, formats.number(tag, step.minutes)))
    lengths = " + ".join(formats.number(tag, length) for length in wish[: len(sessions)])
    total = sum(step.minutes for one in sessions for held in one.held for step in held.steps)
    return {
        "title": formats.minutes(tag, wish[0]) if len(wish) == 1 else lengths,
        "rows": rows,
        "total": formats.number(tag, total),
    }
