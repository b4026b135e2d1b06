"""Packs: processor seconds a pack, a hundred in a row with their memory, and WeasyPrint beside.

WeasyPrint is installed for the benchmark alone. It gets the same blocks as plain HTML with the
same typefaces, in the same process as ours, so that start-up counts for neither.
"""

from __future__ import annotations

import html
import json
import resource
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

from build_tools.conformance import judge
from build_tools.inspect_print import inspect_pack
from build_tools.pack.orders import Order, orders_of
from build_tools.press import TEMPLATES, press, templates_of
from build_tools.project import Project, load
from build_tools.report import as_table
from build_tools.shelf import shelf
from build_tools.typefaces.packages import PACKAGES, font_folder

RIVAL = "weasyprint==70.0"
TAG, GROUPS, RIVALLED = "en-GB", ("younger", "older", "teens", "teachers"), "older"


def measure(root: Path, work: Path) -> str:
    """A table: every group's pack, cold and warm, and the same content by WeasyPrint."""
    project = load(root)
    wanted = orders(project, TAG)
    groups = [order for order in wanted if order.pack in GROUPS]
    small = next(order for order in wanted if order.pack == "certificate")
    press(root / TEMPLATES / small.template, small.data, small.made)  # fonts are loaded
    rows = []
    cost = {}
    for order in groups:
        start = time.process_time()
        content = press(root / TEMPLATES / order.template, order.data, order.made)
        cost[order.pack] = time.process_time() - start
        start = time.process_time()
        pages, _ = inspect_pack(content, order.expected)
        inspected = time.process_time() - start
        a_page = 1000 * cost[order.pack] / pages
        spent = (f"{cost[order.pack]:.2f} s", f"{a_page:.1f} ms", f"{inspected:.2f} s")
        rows.append((f"pack of {order.pack}", f"{pages}", *spent))
    table = as_table(("", "pages", "CPU", "a page", "inspecting"), rows)
    one = next(order for order in groups if order.pack == RIVALLED)
    return f"{table}\n\n{against(one, cost[RIVALLED], work)}"


def orders(project: Project, tag: str) -> list[Order]:
    """The orders for all packs of an edition."""
    edition, _ = project.compose(tag)
    templates = templates_of(project.root)
    return orders_of(edition, judge(edition, date.min), shelf(edition), templates)


def memory(root: Path, count: int = 100) -> str:
    """A hundred packs of modules in one process: seconds and peak after each quarter."""
    project = load(root)
    wanted = [order for tag in project.tags for order in orders(project, tag)
              if "-" in order.pack and "slides" not in order.pack][:count]  # fmt: skip
    rows = []
    start = time.process_time()
    for place, order in enumerate(wanted, 1):
        press(root / TEMPLATES / order.template, order.data, order.made)
        if place % max(1, count // 4) == 0:
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            rows.append((f"{place}", f"{time.process_time() - start:.2f} s", f"{peak:.0f} MB"))
    return as_table(("packs", "CPU so far", "peak"), rows)


def against(order: Order, ours: float, work: Path) -> str:
    """WeasyPrint's seconds for the same blocks, in a process that has imported it already."""
    packages = work / "packages"
    install = [sys.executable, "-m", "pip", "install", "-q", "--target", str(packages), RIVAL]
    subprocess.run(install, check=True)
    page = work / "pack.html"
    page.write_text(as_html(json.loads(order.data)), "utf-8")
    script = (
        "import sys, time; sys.path.insert(0, sys.argv[1]); from weasyprint import HTML\n"
        "HTML(string='<p>warm').write_pdf(); start = time.process_time()\n"
        "found = HTML(sys.argv[2]).render(); found.write_pdf(sys.argv[3], pdf_variant='pdf/ua-1')\n"
        "print(time.process_time() - start, len(found.pages))"
    )
    words = [sys.executable, "-c", script, str(packages), str(page), str(work / "pack.pdf")]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode:
        return f"WeasyPrint did not run here: {done.stderr.strip().splitlines()[-1][:200]}"
    seconds, pages = done.stdout.split()
    ratio = float(seconds) / ours
    return (
        f"WeasyPrint, the same content: {float(seconds):.2f} s, {pages} pages: {ratio:.0f} x ours"
    )


# The look of overrides/print/pack.typ, as far as CSS has it.
STYLE = """
@page { size: A4; margin: 18mm 19mm 20mm; @bottom-right { content: counter(page) } }
body { font: 11pt/1.4 P3 } section { break-before: page }
h1, h2, h3, h4 { color: #14343b; break-after: avoid }
table { width: 100%; border-collapse: collapse } td { border: 0.5pt solid #969696; padding: 6pt }
.say, .ask, .do, .note, .care, .key { border-left: 2pt solid #14343b; padding: 8pt 11pt }
.cut { border: 1pt dashed #777; padding: 10pt; break-inside: avoid }
.cards, .contacts { display: grid; grid-template-columns: 1fr 1fr; gap: 8pt }
svg { width: 45% } li { margin-bottom: 3pt }
nav a::after { content: leader('.') target-counter(attr(href), page) } nav a { display: block }
"""


def as_html(data: dict[str, Any]) -> str:
    """The leaves of a pack as an HTML page that a browser would print."""
    faces = "".join(
        f"@font-face {{ font-family: P{place}; src: url({path.as_uri()}) }}"
        for place, path in enumerate(sorted(font_folder(PACKAGES[0]).rglob("*.ttf")))
    )
    style = faces + STYLE
    contents = "".join(
        f"<a href='#p{place}'>{_text(leaf['title'])}</a>"
        for place, leaf in enumerate(data["leaves"])
    )
    leaves = "".join(_leaf(place, leaf) for place, leaf in enumerate(data["leaves"]))
    leaves = f"<nav>{contents}</nav>{leaves}"
    title = html.escape(data["title"])
    return f"<html lang=en><title>{title}</title><style>{style}</style>{leaves}</html>"


def _leaf(place: int, leaf: dict[str, Any]) -> str:
    title, body = _text(leaf.get("title", "")), _blocks(leaf.get("blocks", []))
    cards = "".join(
        f"<div class=cut><b>{html.escape(card['title'])}</b>{_blocks(card['blocks'])}</div>"
        for card in leaf.get("cards", [])
    )
    return f"<section id=p{place}><h1>{title}</h1>{body}<div class=cards>{cards}</div></section>"


def _text(runs: Any) -> str:
    if isinstance(runs, str):
        return html.escape(runs)
    return "".join(f"<b>{html.escape(run['t'])}</b>" if run.get("s") else html.escape(run["t"])
                   for run in runs)  # fmt: skip


def _blocks(blocks: list[dict[str, Any]]) -> str:
    return "".join(_block(one) for one in blocks)


def _block(one: dict[str, Any]) -> str:
    kind = one["k"]
    if kind == "h":
        return f"<h{one['level']}>{_text(one['r'])}</h{one['level']}>"
    if kind in ("ul", "ol"):
        return f"<{kind}>{''.join(f'<li>{_blocks(item)}' for item in one['items'])}</{kind}>"
    if kind == "table":
        rows = (one["head"], *one["rows"])
        cells = ("".join(f"<td>{_text(cell)}</td>" for cell in row) for row in rows)
        return f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"
    if kind in ("callout", "quote"):
        look = one.get("kind", "")
        return (
            f"<div class={look!r}><b>{_text(one.get('title', ''))}</b>{_blocks(one['body'])}</div>"
        )
    if kind == "contacts":
        found = "".join(f"<p>{_text(row['name'])} {row['ways']}</p>" for row in one["rows"])
        return f"<div class=contacts>{found}</div>"
    if kind == "picture":
        return f"<div>{one['svg']}</div>"
    return f"<p>{_text(one['r'])}</p>" if "r" in one else "<hr>"
