"""A project on disk: the standard and every layer, read once, and editions composed on request."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import reduce
from pathlib import Path

from build_tools import tags
from build_tools.conformance import Verdict
from build_tools.edition import Edition, Standard
from build_tools.files import MAX_SOURCE, Tree, read_tree, write_tree
from build_tools.layer import Facts, Layer
from build_tools.merge import compose
from build_tools.merge.compose import merge_facts
from build_tools.problems import CannotGoOn, Problem, Where, nearest, problem
from build_tools.read.layers import edition_tags, edition_titles, layer_tags, read_layer
from build_tools.read.standard import read_standard
from build_tools.shelf import Pack
from build_tools.signatures import prove
from build_tools.units import Unit, units_of

FOLDERS = ("curriculum", "locales")
BUILD = "build"


@dataclass(frozen=True, slots=True)
class Project:
    """The standard, the layers that were read, and every problem met on the way."""

    root: Path
    tree: Tree
    standard: Standard
    layers: Mapping[str, Layer]
    problems: tuple[Problem, ...]

    @property
    def tags(self) -> tuple[str, ...]:
        """The editions of the project."""
        return edition_tags(self.tree)

    def chain(self, tag: str) -> tuple[Layer, ...]:
        """The layers of an edition that exist, least specific first."""
        return tuple(self.layers[one] for one in tags.chain(tag) if one in self.layers)

    def facts_beside(self, layer: str) -> Facts:
        """The facts that a layer meets in the editions that stand on it."""
        chains = [self.chain(tag) for tag in self.tags if layer in tags.chain(tag)]
        met = {one.tag: one.facts for chain in chains for one in chain}
        return reduce(merge_facts, met.values(), self.layers[layer].facts)

    def compose(self, tag: str) -> tuple[Edition, list[Problem]]:
        """One edition."""
        edition, problems = compose(self.standard, self.chain(tag), tag)
        file, more = prove(edition.file)
        return replace(edition, file=file), [*problems, *more]

    def problems_of(self, tag: str) -> list[Problem]:
        """What is wrong in the files that an edition is made from."""
        folders = ("curriculum/", *(f"locales/{one}" for one in tags.chain(tag)))
        return [
            one
            for one in self.problems
            if any(
                one.where.file == f or one.where.file.startswith(f"{f.rstrip('/')}/")
                for f in folders
            )
        ]


def load(root: Path, wanted: Iterable[str] | None = None) -> Project:
    """Read a project; with `wanted`, only the layers that these editions stand on."""
    tree, problems = read_tree(root, FOLDERS, MAX_SOURCE)
    return read_project(root, tree, problems, wanted)


def read_project(
    root: Path, tree: Tree, problems: Iterable[Problem] = (), wanted: Iterable[str] | None = None
) -> Project:
    """The project of a tree of files; `problems` are those met while the tree was read."""
    standard, more = read_standard(tree)
    found = [*problems, *more]
    if standard is None:
        raise CannotGoOn(*found)
    found += [
        problem("F02", Where(path), known="a folder for each layer, and README.md")
        for path in tree
        if path.startswith("locales/") and path.count("/") == 1 and path != "locales/README.md"
    ]
    needed = {one for tag in wanted for one in tags.chain(tag)} if wanted is not None else None
    layers = {}
    for tag in layer_tags(tree):
        if needed is None or tag in needed:
            layers[tag], more = read_layer(tree, tag, standard.language)
            found += more
    return Project(root, tree, standard, layers, tuple(found))


def known_tags(project_tags: tuple[str, ...], asked: Iterable[str]) -> tuple[str, ...]:
    """The editions asked for, or all; an unknown one cannot go on."""
    chosen = tuple(asked) or project_tags
    unknown = [tag for tag in chosen if tag not in project_tags]
    if unknown:
        raise CannotGoOn(
            *(
                problem("E02", Where("locales"), tag=tag, near=nearest(tag, project_tags))
                for tag in unknown
            )
        )
    return chosen


def units_to_translate(project: Project, layer: str) -> tuple[Unit, ...]:
    """The texts of a layer's catalogue.

    The standard's, and those that country layers add to the editions that stand on it.
    """
    chains = [tags.chain(tag) for tag in project.tags]
    countries = {
        one
        for chain in chains
        if layer in chain
        for one in chain
        if tags.is_country(one) and one in project.layers
    }
    local = [project.layers[one] for one in sorted(countries)]
    texts = ((one.facts, one.adaptations, one.additions) for one in local)
    return (*units_of(project.standard), *(unit for text in texts for unit in units_of(text)))


def write_composed(
    project: Project,
    edition: Edition,
    verdict: Verdict,
    packs: tuple[Pack, ...] = (),
    name: str = "",
) -> Path:
    """Write an edition's MkDocs project to `build/<tag>/`, its typefaces beside its pages.

    `name` is another folder under `build/`, for who must not disturb a build.
    """
    # Fonts and pages are heavy to load; a command that writes nothing does without them.
    from build_tools.site import project_tree
    from build_tools.typefaces import typefaces

    folder = project.root / BUILD / (name or edition.tag)
    fonts = typefaces(edition.tag, project.root / BUILD / "typefaces")
    titles = edition_titles(project.tree, project.tags)
    pages = project_tree(edition, verdict, titles, packs)
    write_tree({**pages, **{f"docs/{path}": content for path, content in fonts.items()}}, folder)
    return folder
