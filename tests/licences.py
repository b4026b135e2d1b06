"""The licences of the locked packages: `python -m tests.licences` writes docs/licences.md anew."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "licences.md"
LOCK = ROOT / "requirements.lock"
FONTS = "fontpkg-"
# The same licence by another name.
SHORT = {
    "Apache Software License": "Apache-2.0",
    "MIT License": "MIT",
    "BSD License": "BSD",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}
HEAD = """\
# Licences

What the builder needs to run, with the licences that the packages name themselves. `python -m
tests.licences` writes this page from the installed packages, after `make lock`; a test holds it
to the lock file, and refuses a licence that nobody has thought about yet.

Of all this, only the typefaces, cut to the signs of an edition, and the licences' own words in
them are published with the pages and the packs. The code of this project is under the [MIT
licence](../LICENSE), the curriculum under [CC BY 4.0](../LICENSE-CONTENT). `make sbom` writes the
same packages, with their digests, as a CycloneDX list.

"""


@dataclass(frozen=True, order=True)
class Row:
    """A package of the lock file, and its licence."""

    name: str
    version: str
    licence: str


def locked() -> list[tuple[str, str]]:
    """The packages of the lock file with their versions."""
    return re.findall(r"^([a-z0-9-]+)==([^\s;]+)", LOCK.read_text("utf-8"), re.MULTILINE)


def licence_of(name: str) -> str | None:
    """What an installed package says of its licence; None where it is not installed here."""
    try:
        said = metadata(name)
    except PackageNotFoundError:
        return None
    text = said.get("License-Expression") or (said.get("License") or "").partition("\n")[0]
    if text in ("", "UNKNOWN"):
        classes = [
            one.rpartition(" :: ")[2]
            for one in said.get_all("Classifier") or []
            if one.startswith("License")
        ]
        text = ", ".join(classes)
    return SHORT.get(text, text)


def written() -> list[Row]:
    """The rows of the page."""
    rows = re.findall(r"^\| (\S+) \| (\S+) \| ([^|]+?) \|$", PAGE.read_text("utf-8"), re.MULTILINE)
    return [Row(*row) for row in rows if not row[0].startswith("-") and row[0] != "package"]


def page() -> str:
    """The page as it should be. A package that is not installed here keeps its licence."""
    known = {row.name: row.licence for row in written()} if PAGE.is_file() else {}
    rows = [Row(name, at, licence_of(name) or known.get(name, "?")) for name, at in locked()]
    parts = (
        ("Typefaces, in pages and packs", [row for row in rows if row.name.startswith(FONTS)]),
        ("Packages", [row for row in rows if not row.name.startswith(FONTS)]),
    )
    return HEAD + "\n".join(f"## {title}\n\n{table(rows)}" for title, rows in parts)


def table(rows: list[Row]) -> str:
    """Rows as a table."""
    lines = [f"| {row.name} | {row.version} | {row.licence} |\n" for row in rows]
    return "".join(["| package | version | licence |\n", "|---|---|---|\n", *lines])


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
