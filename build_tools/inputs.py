"""What an edition is made from, as one digest: nothing changed, nothing to do."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.metadata import version
from pathlib import Path

from build_tools import digest, tags
from build_tools.files import Tree, digest_of_tree, read_tree
from build_tools.typefaces.packages import PACKAGES

_FONTS = ("fontpkg-noto-sans-arabic", *(name.replace("_", "-") for name in PACKAGES))
_PAGES = ("mkdocs", "mkdocs-material", "markdown", "pymdown-extensions", "babel", "jinja2")
_PRINT = ("typst", "pypdfium2", "segno")
_TOOLS = (*_PAGES, *_PRINT, *_FONTS, "fonttools", "brotli")
_CHECKED = b"checked: 2"


@cache
def tool_versions(engine: str) -> Mapping[str, str]:
    """The versions of the tools whose output reaches a page."""
    return {name: version(name) for name in dict.fromkeys((*_TOOLS, engine))}


class Inputs:
    """The digests of a project's files, each folder hashed once.

    `wished` is what else decides about an edition, the engine first.
    """

    def __init__(
        self,
        root: Path,
        tree: Tree,
        editions: tuple[str, ...],
        today: date,
        wished: tuple[str, ...],
    ) -> None:
        self.tree, self.today = tree, today
        theme, _ = read_tree(root, ("overrides/web", "overrides/print", "build_tools"))
        theme["mkdocs.yml"] = (root / "mkdocs.yml").read_bytes()
        theme = {path: content for path, content in theme.items() if not path.endswith(".pyc")}
        # Every edition names all editions, in the switch between them.
        files = {f"locales/{tag}/edition.yml": b"" for tag in editions}
        names = {path: tree[path] for path in files}
        tools = (f"{name} {number}" for name, number in tool_versions(wished[0]).items())
        common = (
            *wished,
            digest_of_tree(theme),
            self._folder("curriculum"),
            digest_of_tree(names),
            *tools,
        )
        self.common = digest.of_texts(common)

    def of(self, tag: str) -> str:
        """The digest of everything that the edition `tag` is made from.

        An edition with checked contacts is judged anew each day, since a check grows old.
        """
        layers = tags.chain(tag)
        rows = [self.common, tag, *(self._folder(f"locales/{layer}") for layer in layers)]
        facts = (self.tree.get(f"locales/{layer}/facts.yml", b"") for layer in layers)
        if any(_CHECKED in content for content in facts):
            rows.append(self.today.isoformat())
        return digest.of_texts(rows)

    def _folder(self, folder: str) -> str:
        inside = {p: c for p, c in self.tree.items() if p.startswith(f"{folder}/")}
        return digest_of_tree(inside)
