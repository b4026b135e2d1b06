"""Targets for the readers: whatever the bytes, a reader gives values and problems, never raises."""

from __future__ import annotations

from collections.abc import Callable

from build_tools.read.facts import read_facts
from build_tools.read.gettext_catalog import header_lines, parse_catalogue, read_catalogue
from build_tools.read.gettext_update import template_of, write_updated
from build_tools.read.layers import read_adaptation, read_edition_file
from build_tools.read.modules import read_modules
from build_tools.read.pictures import read_pictures
from build_tools.read.text import decode
from build_tools.read.yaml_parts import read_yaml_part
from build_tools.units import units_of
from tests.house import project

FILE = "locales/tr-TR/x"
Target = Callable[[bytes], None]


def markdown(content: bytes) -> None:
    """A part of a module with its head, and a change of one section."""
    tree = {"curriculum/teens/x/index.md": content, "curriculum/about/y.md": content}
    read_modules(tree, "curriculum", "en")
    read_adaptation(content, f"{FILE}.md", "en", "tr-TR")


def yaml(content: bytes) -> None:
    """Facts, an edition, and the parts of modules that are YAML."""
    read_edition_file(content, f"{FILE}.yml", "tr-TR")
    text, _ = decode(content, f"{FILE}.yml")
    read_facts(text or "{}", f"{FILE}.yml", "tr-TR/facts", "tr")
    for name in ("chat", "quiz", "questionnaire"):
        read_yaml_part(text or "{}", f"{FILE}.yml", f"teens/x/{name}", "en")


def catalogue(content: bytes) -> None:
    """A catalogue is read, and what `curriculum update` makes of it can be read again."""
    read_catalogue(content, f"{FILE}.po")
    old, problems = parse_catalogue(content, f"{FILE}.po")
    if old is not None and not problems:
        written = write_updated(ENTRIES, old, header_lines(content, f"{FILE}.po"), "tr")
        again, problems = parse_catalogue(written.encode(), f"{FILE}.po")
        assert again is not None, problems


def picture(content: bytes) -> None:
    """A drawing; the standard's alone, but forks have their own."""
    read_pictures({"curriculum/pictures/x.svg": content}, "curriculum/pictures")


ENTRIES = template_of(units_of(project().standard))
TARGETS: dict[str, Target] = {
    "markdown": markdown,
    "yaml": yaml,
    "catalogue": catalogue,
    "picture": picture,
}
