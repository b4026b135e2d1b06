"""What composing costs beside rendering: processor seconds over the real editions, one process."""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from build_tools.check import check_edition, check_layer, check_standard
from build_tools.conformance import judge
from build_tools.edition import Edition
from build_tools.files import read_tree, write_tree
from build_tools.inspect_output import inspect
from build_tools.inspect_print import inspect_pack
from build_tools.pack.orders import orders_of
from build_tools.plan import make_plan
from build_tools.press import TEMPLATES, press, templates_of
from build_tools.project import Project, load
from build_tools.renderers import render
from build_tools.report import as_table
from build_tools.shelf import shelf
from build_tools.site import expected_of, project_tree
from build_tools.typefaces.glyphs import check_glyphs

LOOKING = ("check", "inspect the output", "inspect the packs")


class Clock:
    """Processor seconds by what they were spent on."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}
        self.last = time.process_time()

    def note(self, what: str) -> None:
        """What was done since the last note."""
        now = time.process_time()
        self.spent[what] = self.spent.get(what, 0.0) + now - self.last
        self.last = now


def measure(root: Path) -> str:
    """A table of shares of the whole, without the packs and with them."""
    tables = []
    for packs in (False, True):
        spent = costs(root, packs=packs)
        whole = sum(spent.values())
        looked = sum(spent[what] for what in LOOKING if what in spent)
        rows = [(what, f"{cost:.2f} s", f"{cost / whole:.1%}") for what, cost in spent.items()]
        rows += [
            ("of these, looking whether all is right", f"{looked:.2f} s", f"{looked / whole:.1%}"),
            ("all", f"{whole:.2f} s", "100%"),
        ]
        tables.append(as_table(("step", "CPU", "of the whole"), rows))
    return "\n\n".join(tables)


def costs(root: Path, wanted: Sequence[str] | None = None, packs: bool = False) -> dict[str, float]:
    """Processor seconds by step, for these editions or all; `packs` presses theirs too."""
    warm(root)
    clock = Clock()
    project = load(root, wanted)
    clock.note("read the standard and the layers")
    check_standard(project.standard)
    for layer in project.layers.values():
        check_layer(layer, project.standard, project.facts_beside(layer.tag), date.min)
    clock.note("check")
    for tag in wanted or project.tags:
        edition(project, tag, clock, packs)
    return clock.spent


def memory(root: Path, rounds: int = 5) -> str:
    """The peak of one process that builds the editions again and again: it stays flat."""
    project = load(root)
    rows = []
    for place in range(1, rounds + 1):
        for tag in project.tags:
            edition(project, tag, Clock())
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        unit = 1 if sys.platform == "darwin" else 1024
        rows.append((str(place * len(project.tags)), f"{peak * unit / 1e6:.0f} MB"))
    return as_table(("editions built in one process", "peak memory"), rows)


def edition(project: Project, tag: str, clock: Clock, packs: bool = False) -> None:
    """One edition through every step, in this process."""
    composed: Edition = project.compose(tag)[0]
    clock.note("compose")
    check_edition(composed)
    check_glyphs(composed)
    clock.note("check")
    verdict = judge(composed, date.min)
    plan = make_plan(composed)
    with tempfile.TemporaryDirectory() as place:
        # The composed project names the theme by the way from build/<tag>/.
        folder = project.root / "build" / f"benchmark-{tag}"
        write_tree(project_tree(composed, verdict, ()), folder)
        clock.note("write the composed project")
        render(folder / "mkdocs.yml", Path(place))
        clock.note("render (MkDocs)")
        inspect(read_tree(Path(place), (".",))[0], expected_of(composed, plan, project.tags))
        clock.note("inspect the output")
        write_tree({}, folder)
        folder.rmdir()
    if packs:
        orders = orders_of(composed, verdict, shelf(composed), templates_of(project.root))
        for order in orders:
            pdf = press(project.root / TEMPLATES / order.template, order.data, order.made)
            clock.note("press the packs (Typst)")
            inspect_pack(pdf, order.expected)
            clock.note("inspect the packs")


def warm(root: Path) -> None:
    """Load every library once, so that imports are not counted for any step."""
    project = load(root, ("en-GB",))
    edition(project, "en-GB", Clock())
