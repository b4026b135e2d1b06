"""Whole builds of 10 and 60 editions against mkdocs-static-i18n on the same pages.

The pages are the real standard's, composed for as many languages as are asked for. Both tools get
the same Markdown, the same theme and the same extensions; mkdocs-static-i18n is installed for the
benchmark alone, into a folder of its own.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import yaml

from benchmarks.measure import Cost, run
from build_tools.report import as_table
from build_tools.site.languages import THEME
from build_tools.typefaces import typefaces

RIVAL = "mkdocs-static-i18n==1.3.1"
CODES = tuple(sorted(code for code in THEME if len(code) == 2 and code not in ("en", "zh", "sh")))
EDITION = (
    "title: You Can Tell\n"
    "review: {language: not reviewed, safeguarding: not reviewed, contacts: not reviewed}\n"
)


def measure(root: Path, work: Path) -> str:
    """A table of seconds, and of ratios to mkdocs-static-i18n."""
    rival = work / "packages"
    install = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--target", str(rival)]
    subprocess.run([*install, RIVAL], check=True)
    rows = []
    for count in (10, 60):
        ours = lay_ours(root, work / f"ours-{count}", CODES[:count])
        cold = build(ours)
        theirs = lay_theirs(ours, work / f"theirs-{count}", CODES[:count])
        other = build_theirs(theirs, rival)
        rows.append(row(f"{count} editions, cold", cold, other))
        change(ours / "locales" / CODES[0] / "messages.po")
        changed = build(ours)
        page = theirs / "docs" / CODES[0] / "index.md"
        page.write_text(page.read_text("utf-8") + "\nChanged.\n", "utf-8")
        # It renders all languages again whatever changed: at 60, the cold figure stands for it.
        again = build_theirs(theirs, rival) if count == 10 else other
        rows.append(row(f"{count} editions, one layer changed", changed, again))
        rows.append(row(f"{count} editions, nothing changed", build(ours), again))
    head = ("build", "curriculum", "static-i18n", "its peak", "faster")
    return as_table(head, rows)


def row(what: str, ours: Cost, theirs: Cost) -> tuple[str, ...]:
    """One line of the table."""
    return (
        what,
        f"{ours.wall:.2f} s",
        f"{theirs.wall:.2f} s",
        f"{theirs.peak:.0f} MB",
        f"{theirs.wall / ours.wall:.1f} x",
    )


def build(folder: Path) -> Cost:
    """Build a project with our command; the other tool makes no packs."""
    return run([sys.executable, "-m", "build_tools.cli", "build", "--no-packs"], folder)


def build_theirs(folder: Path, packages: Path) -> Cost:
    """Build the same pages with the plugin."""
    words = [sys.executable, "-m", "mkdocs", "build", "-q"]
    return run(words, folder, {"PYTHONPATH": str(packages), "NO_MKDOCS_2_WARNING": "1"})


def lay_ours(root: Path, folder: Path, codes: tuple[str, ...]) -> Path:
    """The real standard with an edition for each language, its catalogue holding one text."""
    for name in ("curriculum", "overrides"):
        shutil.copytree(root / name, folder / name)
    shutil.copy(root / "mkdocs.yml", folder)
    for code in codes:
        # Typefaces are made once on a machine and kept; the other tool makes none.
        typefaces(code, folder / "build" / "typefaces")
        layer = folder / "locales" / code
        layer.mkdir(parents=True)
        (layer / "edition.yml").write_text(EDITION, "utf-8")
        (layer / "messages.po").write_text(f'msgid "Home"\nmsgstr "Home {code}"\n', "utf-8")
    return folder


def lay_theirs(ours: Path, folder: Path, codes: tuple[str, ...]) -> Path:
    """The composed pages of every language in one MkDocs project, a folder a language."""
    for code in codes:
        shutil.copytree(ours / "build" / code / "docs", folder / "docs" / code)
    shutil.copytree(ours / "overrides", folder / "overrides")
    config = yaml.safe_load((ours / "mkdocs.yml").read_text("utf-8"))
    inner = yaml.safe_load((ours / "build" / codes[0] / "mkdocs.yml").read_text("utf-8"))
    languages = [{"locale": code, "name": code, "build": True} for code in codes]
    languages[0]["default"] = True
    for name in ("hooks", "watch", "site_dir"):
        config.pop(name, None)
    config |= {
        "docs_dir": "docs",
        "plugins": ["search", {"i18n": {"docs_structure": "folder", "languages": languages}}],
        "extra": inner["extra"],
    }
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config, allow_unicode=True), "utf-8")
    return folder


def change(catalogue: Path) -> None:
    """Change one translation of one layer."""
    catalogue.write_text(catalogue.read_text("utf-8").replace("Home ", "Start "), "utf-8")
