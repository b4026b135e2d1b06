"""The leaves of a pack: what it holds, one leaf after another, as values for the templates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from build_tools import formats
from build_tools.conformance import Verdict
from build_tools.edition import Edition
from build_tools.model import BANDS, Module
from build_tools.pack.blocks import Block, Printer
from build_tools.pack.parts import Leaf, part_leaves, plain, said
from build_tools.pack.sheets import certificate, picture, poster, slides, timetables, wallet
from build_tools.pack.timetable import SESSIONS
from build_tools.plan import course, in_order
from build_tools.shelf import Pack, part_at

_USE = "about/using-packs"
_NOBODY = "teens"  # whose words of key messages a page about the standard would show
_ALONE = {
    "slides": slides,
    "poster": poster,
    "wallet": wallet,
    "certificate": certificate,
}


class Leaves:
    """Makes the leaves of one edition's packs."""

    def __init__(self, edition: Edition, verdict: Verdict) -> None:
        self.edition, self.verdict = edition, verdict
        self._printers: dict[str, Printer] = {}

    def of(self, pack: Pack) -> list[Leaf]:
        """Every leaf of a pack, in order."""
        if pack.kind in _ALONE:
            return list(_ALONE[pack.kind](self.printer(pack.group), pack))
        if pack.part is not None and pack.module is not None:
            printer = self.printer(pack.group)
            alone = pack.kind == "sheet"
            made = part_leaves(printer, pack.module, pack.part, 1)
            return [{**leaf, "alone": alone, "kicker": ""} if alone else leaf for leaf in made]
        return list(self._whole(pack))

    def edited(self, pack: Pack) -> list[Leaf]:
        """What people edit of a module: its lesson plan, or the guide it is, its sheets, letters.

        Conversations, quizzes and questionnaires are for the printed pack.
        """
        module = pack.module
        if module is None:
            return []
        printer = self.printer(pack.group)
        names = [part.name for part in module.parts]
        first = "lesson" if "lesson" in names else "index"
        made = list(timetables(printer, (module,), ((pack.minutes,),))) if pack.minutes else []
        for part in module.parts:
            if part.name == first or part.name.startswith("handout"):
                made += part_leaves(printer, module, part, 2)
        return [self._opening(module, printer), *made, self._imprint(pack)]

    def notice(self) -> str:
        """What a draft says of itself; an edition that conforms says nothing."""
        draft = self.verdict.name != "conforming"
        return self.printer(_NOBODY).word("draft-notice") if draft else ""

    def printer(self, group: str) -> Printer:
        """The writer of blocks for a group."""
        known = {one.id for one in self.edition.standard.groups}
        name = group if group in known else _NOBODY
        return self._printers.setdefault(name, Printer(self.edition, name))

    def title(self, pack: Pack) -> str:
        """What a pack is called, as plain text."""
        printer = self.printer(pack.group)
        names = {group.id: group.name for group in self.edition.standard.groups}
        who = plain(printer.runs(names[pack.group])) if pack.group in names else ""
        if pack.kind in ("poster", "wallet", "certificate"):
            own = printer.word({"wallet": "wallet-cards"}.get(pack.kind, pack.kind))
            return f"{own}: {who}" if who else own
        if pack.module is None:
            return who
        own_title = pack.part is not None and pack.part.name != "index"
        unit = pack.part.title if pack.part and own_title else pack.module.title
        return plain(printer.runs(unit))

    def _whole(self, pack: Pack) -> Iterator[Leaf]:
        """The pack of a group or of a module."""
        printer = self.printer(pack.group)
        chosen = (pack.module,) if pack.module else in_order(self.edition, pack.group)
        packing = self.edition.standard.packing
        # Parents get their guides alone; what stands in the pack itself is not put beside them.
        beside = pack.group != "parents"
        own = f"{pack.module.path}/" if pack.module else f"{pack.group}/"
        yield self._cover(pack)
        yield {"look": "contents", "title": said(printer, "contents")}
        opening = [_USE, *(packing.opening if beside else ())]
        yield from self._beside([one for one in opening if not one.startswith(own)])
        needed = chosen if pack.module else course(self.edition, pack.group)
        yield from timetables(printer, needed, self._wishes(pack), chosen)
        for module in chosen:
            yield from self._lesson(module, pack.module is not None or pack.group not in BANDS)
        closing = packing.closing if beside and pack.module is None else ()
        yield from self._beside([one for one in closing if not one.startswith(own)])
        yield self._imprint(pack)

    def _wishes(self, pack: Pack) -> Sequence[Sequence[int]]:
        if pack.minutes:
            return ((pack.minutes,),)
        if pack.module is None:
            return SESSIONS
        return ((pack.module.minutes,),) if pack.module.minutes else ()

    def _cover(self, pack: Pack) -> Leaf:
        printer = self.printer(pack.group)
        standard, tag = self.edition.standard, self.edition.tag
        facts = [
            (printer.word("edition"), self.edition.title),
            (printer.word("version"), standard.version),
            (printer.word("conformance"), printer.word(f"conformance-{self.verdict.name}")),
        ]
        if standard.released:
            facts.append((printer.word("date"), formats.day(tag, standard.released)))
        facts += [
            (printer.word(f"review-{role}"), printer.word(f"state-{state.replace(' ', '-')}"))
            for role, state in self.edition.file.review
        ]
        return {
            "look": "cover",
            "title": self.title(pack),
            "line": printer.runs(pack.module.summary if pack.module else standard.tagline),
            "facts": facts,
            "notice": self.notice(),
            "picture": picture(printer, f"door-{pack.group}"),
        }

    def _beside(self, addresses: Sequence[str]) -> Iterator[Leaf]:
        """Parts of other modules that belong into a pack: how to use it, the protocol."""
        for address in addresses:
            found = part_at(self.edition, address)
            if found:
                module, part = found
                yield from part_leaves(self.printer(module.group), module, part, 1)

    def _lesson(self, module: Module, whole: bool) -> Iterator[Leaf]:
        """A module: its title and what it teaches, then its parts; whole, what pupils read too."""
        printer = self.printer(module.group)
        yield self._opening(module, printer)
        shown = [
            part
            for part in module.parts
            if part.name != "slides" and (whole or part.name != "index")
        ]
        for place, part in enumerate(shown):
            for leaf in part_leaves(printer, module, part, 2):
                # The first part follows the title of its lesson on the same page.
                yield leaf if place else {**leaf, "page": False}

    def _opening(self, module: Module, printer: Printer) -> Leaf:
        return {
            "look": "chapter",
            "depth": 1,
            "title": printer.runs(module.title),
            "blocks": list(self._about(module, printer)),
        }

    def _about(self, module: Module, printer: Printer) -> Iterator[Block]:
        standard = self.edition.standard
        yield {"k": "p", "r": printer.runs(module.summary)}
        names = {element.id: element.name for element in standard.elements}
        facts = [plain(printer.runs(names[element])) for element in module.elements]
        if module.minutes:
            facts.insert(0, formats.minutes(self.edition.tag, module.minutes))
        if facts:
            yield {"k": "p", "r": [{"t": " · ".join(facts)}]}
        items = [
            [{"k": "p", "r": printer.runs(outcome.text)}]
            for outcome in standard.outcomes
            if outcome.code in module.outcomes
        ]
        if items:
            yield {"k": "ul", "items": items}

    def _imprint(self, pack: Pack) -> Leaf:
        printer = self.printer(pack.group)
        standard = self.edition.standard
        lines = [
            f"{standard.name} {standard.version}",
            f"{printer.word('edition')}: {self.edition.title} ({self.edition.tag})",
            f"{printer.word('conformance')}: {printer.word(f'conformance-{self.verdict.name}')}",
            printer.word("licence"),
        ]
        blocks = [{"k": "p", "r": [{"t": line}]} for line in lines]
        blocks.append({"k": "p", "r": [{"t": self.edition.digest[:12], "d": "ltr"}]})
        blocks.append(printer.contacts())
        return {"look": "imprint", "depth": 1, "title": said(printer, "imprint"), "blocks": blocks}
