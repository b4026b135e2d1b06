"""The plan: which pages an edition has, at which addresses, in which order. No files yet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from posixpath import relpath

from build_tools import formats
from build_tools.edition import Edition
from build_tools.model import ABOUT, GROUPS, Module, Part, Section, TextPart
from build_tools.units import Unit

HOME = "index.md"
HELP = "about/get-help.md"


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site: a part of a module, a group's door, or the home page.

    `path` is its Markdown file in the composed project; its finished page ends in `.html`.
    """

    path: str
    title: Unit
    group: str = ""
    module: Module | None = None
    part: Part | None = None

    @property
    def address(self) -> str:
        """The finished page: `teens/be-the-friend/index.html`."""
        return self.path.removesuffix(".md") + ".html"

    def towards(self, path: str) -> str:
        """The way from this page to another, as a relative link."""
        return relpath(path, self.path.rpartition("/")[0] or ".")


@dataclass(frozen=True, slots=True)
class Plan:
    """All pages, in the order of navigation."""

    pages: tuple[Page, ...]
    doors: tuple[str, ...]


def page_path(address: str) -> str:
    """The Markdown file of an address; a module's is its index, an about page's its own name."""
    steps = address.split("/")
    if steps[0] == ABOUT:
        return "/".join(steps[:2]) + ".md"
    return "/".join((*steps, "index") if len(steps) == 2 else steps) + ".md"


def make_plan(edition: Edition) -> Plan:
    """The pages of an edition: home, then each group's door and modules, then about."""
    pages = [Page(HOME, edition.standard.tagline)]
    doors = []
    names = {group.id: group.name for group in edition.standard.groups}
    for group in GROUPS:
        modules = in_order(edition, group)
        if modules:
            doors.append(group)
            pages.append(Page(f"{group}/index.md", names[group], group))
        pages += [page for module in modules for page in _module_pages(module)]
    for module in in_order(edition, ABOUT):
        part = module.parts[0]
        pages.append(Page(page_path(module.path), module.title, ABOUT, module, part))
    return Plan(tuple(pages), tuple(doors))


def in_order(edition: Edition, group: str) -> tuple[Module, ...]:
    """The modules of a group: those that the country's needs analysis puts first, then the rest."""
    first = edition.file.emphasis.modules if edition.file.emphasis else ()
    modules = [module for module in edition.modules if module.group == group]
    rank = {path: place for place, path in enumerate(first)}
    return tuple(sorted(modules, key=lambda module: rank.get(module.path, len(rank))))


def course(edition: Edition, group: str) -> tuple[Module, ...]:
    """The lessons of a group, the most needed first.

    Those that the country puts first, then the standard's short course, then the others.
    """
    lessons = [module for module in in_order(edition, group) if module.minutes]
    first = edition.file.emphasis.modules if edition.file.emphasis else ()
    short = dict(edition.standard.short_course).get(group, ())
    ranked = [*first, *(f"{group}/{name}" for name in short)]
    rank = {path: place for place, path in reversed(list(enumerate(ranked)))}
    return tuple(sorted(lessons, key=lambda module: rank.get(module.path, len(ranked))))


def held_in(edition: Edition, group: str, count: int) -> tuple[Module, ...]:
    """The lessons for so many sessions, in the order in which they are held."""
    chosen = course(edition, group)[:count]
    return tuple(module for module in in_order(edition, group) if module in chosen)


def about_step(tag: str, section: Section, word: Callable[[str, str], str]) -> str:
    """What a step of a lesson says of itself: minutes, that it is the practice, and for which ages.

    `word` gives a word of the interface with its value in its place.
    """
    said = []
    if section.minutes is not None:
        said.append(formats.minutes(tag, section.minutes))
    if section.practice:
        said.append(word("practice", ""))
    if section.ages is not None:
        said.append(word("ages", formats.ages(tag, *section.ages)))
    return " · ".join(said)


def _module_pages(module: Module) -> list[Page]:
    return [
        Page(
            page_path(f"{module.path}/{part.name}"),
            _title(module, part),
            module.group,
            module,
            part,
        )
        for part in module.parts
    ]


def _title(module: Module, part: Part) -> Unit:
    return module.title if isinstance(part, TextPart) and part.name == "index" else part.title
