"""Leaves as pandoc's own tree (its JSON): every text is a string in it, none can act as markup."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from build_tools.office.frame import Draw, Frame
from build_tools.pack.blocks import Block, Run
from build_tools.pack.parts import Leaf, strong

Node = dict[str, Any]
VERSION = [1, 23, 1]  # of pandoc's tree
# The styles of the document, by what they are for; `reference.py` draws them.
CALLOUTS = {
    "say": "Callout Say",
    "ask": "Callout Ask",
    "do": "Callout Do",
    "note": "Callout Note",
    "care": "Callout Care",
    "key": "Callout Key",
}
_PLAIN: list[Any] = ["", [], []]
_DEFAULT = {"t": "AlignDefault"}
_BOX = "\u2610 "
_BLANK = "\u00a0"  # pandoc leaves out a paragraph with nothing in it
_WIDTH = "9cm"


class Writer:
    """Writes the leaves of one file; `draw` makes a PNG of a drawing."""

    def __init__(self, frame: Frame, draw: Draw) -> None:
        self.frame, self.draw = frame, draw

    def document(self, leaves: Sequence[Leaf]) -> Node:
        """The whole file: the first leaf opens it, each other one is a chapter."""
        blocks: list[Node] = []
        for place, leaf in enumerate(leaves):
            blocks += self._leaf(leaf, opens=place == 0)
        meta = {
            "lang": {"t": "MetaString", "c": self.frame.tag},
            "dir": {"t": "MetaString", "c": "rtl" if self.frame.rtl else "ltr"},
        }
        return {"pandoc-api-version": VERSION, "meta": meta, "blocks": blocks}

    def _leaf(self, leaf: Leaf, *, opens: bool) -> Iterator[Node]:
        if opens:
            yield _styled("Title", [self._para(leaf["title"])])
            if self.frame.notice:
                yield _styled("Notice", [self._para([{"t": self.frame.notice}])])
        else:
            yield self._heading(1, leaf["title"])
        if leaf["look"] == "sheet" and leaf.get("kicker"):
            # A sheet is copied by itself: it says which lesson it belongs to.
            yield _styled("Step", [self._para([{"t": leaf["kicker"]}])])
        yield from self._blocks(leaf.get("blocks", ()))
        for plan in leaf.get("plans", ()):
            yield from self._plan(leaf, plan)

    def _plan(self, leaf: Leaf, plan: dict[str, Any]) -> Iterator[Node]:
        """A timetable: steps and their minutes, and what they are together."""
        yield self._heading(2, [{"t": plan["title"]}])
        head = [[{"t": name}] for name in leaf["heads"]]
        rows = [[[{"t": row[0]}], row[1], [{"t": row[2]}]] for row in plan["rows"]]
        total = [[], strong([{"t": leaf["total"]}]), strong([{"t": plan["total"]}])]
        yield self._table(head, [*rows, total], (1, 5, 1), "Table")

    def _blocks(self, blocks: Iterable[Block]) -> Iterator[Node]:
        """Blocks one after another; cards that follow each other make one table to cut apart."""
        for is_card, some in groupby(blocks, key=lambda one: one.get("kind") == "cut"):
            if is_card:
                yield self._cards(list(some))
            else:
                for one in some:
                    yield from self._block(one)

    def _block(self, one: Block) -> Iterator[Node]:
        kind = one["k"]
        if kind == "p":
            yield self._para(one["r"])
        elif kind == "h":
            yield self._heading(one["level"], one["r"])
            if one["step"]:
                yield _styled("Step", [self._para([{"t": one["step"]}])])
        elif kind in ("ul", "ol"):
            yield self._list(one)
        elif kind == "table":
            yield self._table(one["head"], one["rows"], one["widths"], "Table")
        elif kind == "callout":
            yield _styled("Callout Title", [self._para(one["title"])])
            yield _styled(CALLOUTS[one["kind"]], list(self._blocks(one["body"])))
        elif kind == "quote":
            yield {"t": "BlockQuote", "c": list(self._blocks(one["body"]))}
        elif kind == "picture":
            yield self._picture(one)
        elif kind == "contacts":
            yield self._in_pairs("Contacts", [[self._contact(row)] for row in one["rows"]])
        elif kind == "boxes":
            yield from (self._para([{"t": _BOX}, *item]) for item in one["items"])
        elif kind == "lines":
            lines = one["count"] or 1
            yield _styled("Write Here", [self._para([{"t": _BLANK}]) for _ in range(lines)])

    def _para(self, runs: list[Run], kind: str = "Para") -> Node:
        return self._turned(runs, {"t": kind, "c": self._inlines(runs)})

    def _heading(self, level: int, runs: list[Run]) -> Node:
        return self._turned(runs, {"t": "Header", "c": [level, _PLAIN, self._inlines(runs)]})

    def _turned(self, runs: list[Run], made: Node) -> Node:
        """A paragraph that is written the other way than the file says so."""
        if self.frame.is_rtl(runs) == self.frame.rtl:
            return made
        way = "ltr" if self.frame.rtl else "rtl"
        return {"t": "Div", "c": [["", [], [["dir", way]]], [made]]}

    def _list(self, one: Block) -> Node:
        items = [
            [self._para(item[0]["r"], "Plain")]
            if len(item) == 1 and item[0]["k"] == "p"
            else list(self._blocks(item))
            for item in one["items"]
        ]
        if one["k"] == "ul":
            return {"t": "BulletList", "c": items}
        return {"t": "OrderedList", "c": [[1, {"t": "Decimal"}, {"t": "Period"}], items]}

    def _inlines(self, runs: list[Run]) -> list[Node]:
        return [self._inline(run) for run in runs]

    def _inline(self, run: Run) -> Node:
        if run["t"] == "\n":
            return {"t": "LineBreak"}
        node: Node = {"t": "Str", "c": self.frame.text(run)}
        for sign, kind in (("e", "Emph"), ("s", "Strong")):
            if sign in run.get("s", ""):
                node = {"t": kind, "c": [node]}
        about = [[name, run[key]] for name, key in (("lang", "l"), ("dir", "d")) if key in run]
        if about:
            node = {"t": "Span", "c": [["", [], about], [node]]}
        if run.get("u"):
            node = {"t": "Link", "c": [_PLAIN, [node], [run["u"], ""]]}
        return node

    def _picture(self, one: Block) -> Node:
        png = base64.b64encode(self.draw(one["svg"])).decode()
        alt = [{"t": "Str", "c": one["alt"]}]
        size = ["", [], [["width", _WIDTH]]]
        image = {"t": "Image", "c": [size, alt, [f"data:image/png;base64,{png}", ""]]}
        return _styled("Drawing", [{"t": "Para", "c": [image]}])

    def _contact(self, row: Block) -> Node:
        """One contact as a paragraph of lines: what it is, its name, its ways, what to know."""
        runs: list[Run] = [{"t": f"{row['kind']}: "}, *strong(row["name"]), {"t": "\n"}]
        for said, shown, target in row["ways"]:
            if said:
                runs.append({"t": f"{said} "})
            runs.append({"t": shown, "s": "s", "d": "ltr", **({"u": target} if target else {})})
            runs.append({"t": "\n"})
        for about in row["about"]:
            runs += [*about, {"t": " \u00b7 "}]
        runs.append({"t": row["checked"], **({} if row["good"] else {"s": "e"})})
        return _styled("Contact", [self._para(runs)])

    def _cards(self, cards: list[Block]) -> Node:
        """Cards to cut apart, two and two."""
        cells = [
            [_styled("Card Title", [self._para(one["title"])]), *self._blocks(one["body"])]
            for one in cards
        ]
        return self._in_pairs("Cards", cells)

    def _in_pairs(self, style: str, cells: list[list[Node]]) -> Node:
        cells = [*cells, *([[]] * (len(cells) % 2))]
        pairs = zip(cells[::2], cells[1::2], strict=True)
        return _grid(style, (1, 1), [], [_row([_cell(one), _cell(two)]) for one, two in pairs])

    def _table(
        self,
        head: list[list[Run]],
        rows: Sequence[Sequence[list[Run]]],
        widths: Sequence[float],
        style: str,
    ) -> Node:
        width = len(widths)
        top = [self._cells(head, width)] if any(head) else []
        return _grid(style, widths, top, [self._cells(row, width) for row in rows])

    def _cells(self, row: Sequence[list[Run]], width: int) -> list[Any]:
        full = [*row, *([[]] * (width - len(row)))]
        return _row([_cell([self._para(runs, "Plain")] if runs else []) for runs in full])


def _styled(style: str, blocks: list[Node]) -> Node:
    return {"t": "Div", "c": [["", [], [["custom-style", style]]], blocks]}


def _cell(blocks: list[Node]) -> list[Any]:
    return [_PLAIN, _DEFAULT, 1, 1, blocks]


def _row(cells: list[Any]) -> list[Any]:
    return [_PLAIN, cells]


def _grid(style: str, widths: Sequence[float], head: list[Any], rows: list[Any]) -> Node:
    total = sum(widths)
    columns = [[_DEFAULT, {"t": "ColWidth", "c": round(width / total, 4)}] for width in widths]
    body = [[_PLAIN, 0, [], rows]]
    about = ["", [], [["custom-style", style]]]
    return {"t": "Table", "c": [about, [None, []], columns, [_PLAIN, head], body, [_PLAIN, []]]}
