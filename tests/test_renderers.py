"""The exit from MkDocs and its theme is rehearsed: other engines make the same of an edition."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from build_tools import renderers
from build_tools.cli import main
from build_tools.commands.build import Wish, build
from tests.house import ROOT, TODAY
from tests.test_build import lay

# The lock of the tests has them all: one that is missing is a failure, not a reason to skip.
OTHERS = [name for name in renderers.ENGINES if name != "mkdocs"]
Pages = dict[str, LexborHTMLParser]


def rendered(root: Path, tag: str, engine: str) -> Pages:
    """The published pages of an edition, inspected by the build: messages, contacts, links."""
    wish = Wish((tag,), 1, today=TODAY, packs=False, engine=engine)
    done = build(root, wish, lambda *_: None)
    assert [(one.state, one.problems) for one in done] == [("built", ())]
    place = root / "site" / tag
    return {
        path.relative_to(place).as_posix(): LexborHTMLParser(path.read_text("utf-8"))
        for path in place.rglob("*.html")
    }


@pytest.fixture(scope="module", params=["en-GB", "tr-TR"])
def edition(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real British edition, and the small Turkish one with its untranslated words."""
    root = tmp_path_factory.mktemp("engines") / request.param
    if request.param == "tr-TR":
        return lay(root)
    for folder in ("curriculum", "overrides", "locales", "build/typefaces"):
        if (ROOT / folder).is_dir():
            shutil.copytree(ROOT / folder, root / folder)
    shutil.copy(ROOT / "mkdocs.yml", root)
    return root


@pytest.fixture(scope="module")
def ours(edition: Path) -> Pages:
    """What MkDocs makes of it."""
    return rendered(edition, edition.name, "mkdocs")


@pytest.mark.parametrize("engine", OTHERS)
def test_another_engine_makes_the_same_pages(edition: Path, ours: Pages, engine: str) -> None:
    theirs = rendered(edition, edition.name, engine)
    assert theirs.keys() == ours.keys()
    for path, page in ours.items():
        assert ids(theirs[path]) == ids(page), path
        assert links(theirs[path]) == links(page), path
        assert messages(theirs[path]) == messages(page), path
        assert words(theirs[path]) == words(page), path
    assert sum(len(messages(page)) for page in ours.values()) > 1


def ids(page: LexborHTMLParser) -> list[str | None]:
    return [node.attributes["id"] for node in page.css("[id]")]


def links(page: LexborHTMLParser) -> Counter[str]:
    """Where links and files lead; `./x` is `x`."""
    nodes = page.css("[href], [src]")
    found = (node.attributes.get("href") or node.attributes.get("src") or "" for node in nodes)
    return Counter(one.removeprefix("./") for one in found)


def messages(page: LexborHTMLParser) -> list[tuple[str | None, str]]:
    return [(node.attributes["data-key"], node.text()) for node in page.css("[data-key]")]


def words(page: LexborHTMLParser) -> list[str]:
    return page.body.text(separator=" ").split() if page.body else []


@pytest.mark.parametrize("engine", OTHERS)
def test_what_an_engine_warns_of_refuses_the_edition(engine: str, tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# One\n\n[lost](two.md)\n")
    (tmp_path / "mkdocs.yml").write_text("site_name: A\nplugins: []\ntheme: material\n")
    found = renderers.render(tmp_path / "mkdocs.yml", tmp_path / "site", engine)
    assert {one.code for one in found} == {"O09"}
    assert "two.md" in found[0].words


def test_an_engine_that_is_not_installed_is_said_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(renderers, "find_spec", lambda _: None)
    monkeypatch.chdir(ROOT)
    assert main(["build", "--engine", "zensical"]) == 1
    assert " E17 " in capsys.readouterr().err
