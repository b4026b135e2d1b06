"""Builds of the small project with real MkDocs: what is published, and what never is."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from build_tools.commands.build import Built, Wish, build, in_shard, parse_shard
from build_tools.commands.verify import verify
from build_tools.problems import CannotGoOn
from build_tools.site.languages import THEME
from tests.house import ROOT, SMALL, TODAY

PLAN = "curriculum/teens/a-threat/lesson.md"
OWN = "locales/tr-TR/facts.yml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return lay(tmp_path / "project")


def lay(root: Path) -> Path:
    """The small project on disk, with the real theme."""
    for path, text in SMALL.items():
        write(root, path, text)
    shutil.copytree(ROOT / "overrides", root / "overrides")
    shutil.copy(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    return root


def write(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_bytes(text.encode())


def run(
    root: Path, *tags: str, jobs: int = 1, shard: str = "1/1", packs: bool = True
) -> dict[str, Built]:
    wish = Wish(tags, jobs, parse_shard(shard), today=TODAY, packs=packs)
    done = build(root, wish, lambda *_: None)
    return {built.tag: built for built in done}


def states(root: Path, *tags: str, jobs: int = 1) -> dict[str, str]:
    return {tag: built.state for tag, built in run(root, *tags, jobs=jobs).items()}


def site(root: Path) -> dict[str, bytes]:
    found = sorted((root / "site").rglob("*"))
    return {p.relative_to(root / "site").as_posix(): p.read_bytes() for p in found if p.is_file()}


def is_whole(folder: Path) -> bool:
    """Whether a published edition is exactly what its manifest says."""
    return verify(folder) == (1, ())


def test_a_build_publishes_every_edition_and_the_door(root: Path) -> None:
    assert states(root, jobs=2) == {"en-GB": "built", "tr-TR": "built"}
    files = site(root)
    assert "tr-TR/teens/a-threat/lesson.html" in files
    assert "Küçük" in files["index.html"].decode()
    record = json.loads(files["tr-TR/edition.json"])
    assert (record["conformance"], record["layers"]) == ("draft", ["tr", "und-TR", "tr-TR"])
    assert verify(root / "site") == (2, ())
    assert not [name for name in files if name.endswith((".map", ".gz"))]
    assert [p.name for p in (root / "site").iterdir() if p.name.startswith(".")] == []


def test_nothing_changed_nothing_done_and_one_layer_costs_one_edition(root: Path) -> None:
    run(root)
    assert states(root) == {"en-GB": "unchanged", "tr-TR": "unchanged"}
    write(root, OWN, SMALL[OWN].replace("Deniz", "Derya"))
    assert states(root) == {"en-GB": "unchanged", "tr-TR": "built"}
    write(root, PLAN, SMALL[PLAN].replace("Say it aloud.", "Say it again."))
    assert states(root) == {"en-GB": "built", "tr-TR": "built"}


def test_a_problem_refuses_one_edition_and_its_last_good_site_stays(root: Path) -> None:
    run(root)
    before = site(root)
    write(root, OWN, "names: {kai: {name: '<b>'}}\n")
    done = run(root)
    assert done["en-GB"].state == "unchanged"
    assert done["tr-TR"].state == "refused"
    assert [one.code for one in done["tr-TR"].problems] == ["S03"]
    assert site(root) == before


def test_a_problem_in_the_standard_publishes_nothing(root: Path) -> None:
    run(root)
    before = site(root)
    write(root, PLAN, SMALL[PLAN].replace('minutes="5"', 'minutes="6"'))
    assert set(states(root).values()) == {"refused"}
    assert site(root) == before


def test_an_edition_whose_layer_is_gone_is_taken_away(root: Path) -> None:
    run(root)
    (root / "locales/tr-TR/edition.yml").unlink()
    run(root)
    assert not (root / "site/tr-TR").exists()
    assert verify(root / "site") == (1, ())


def test_an_edition_that_somebody_put_in_the_place_of_the_built_one_is_built_again(
    root: Path, tmp_path: Path
) -> None:
    run(root)
    shutil.copytree(root / "site/tr-TR", tmp_path / "older")
    write(root, OWN, SMALL[OWN].replace("Deniz", "Derya"))
    run(root)
    good = site(root)
    shutil.rmtree(root / "site/tr-TR")
    shutil.copytree(tmp_path / "older", root / "site/tr-TR")
    write(root, "site/tr-TR/edition.json", good["tr-TR/edition.json"].decode())
    assert states(root) == {"en-GB": "unchanged", "tr-TR": "built"}
    assert site(root) == good


def test_every_edition_is_in_one_part_of_the_work() -> None:
    tags = tuple("abcdefg")
    for parts in range(1, 9):
        shares = [in_shard(tags, (part, parts)) for part in range(1, parts + 1)]
        assert sorted(tag for share in shares for tag in share) == sorted(tags)


@pytest.mark.parametrize("text", ["0/1", "2/1", "1", "a/b", "1/2/3", ""])
def test_a_part_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(CannotGoOn, match="E06"):
        parse_shard(text)


def test_the_languages_of_the_theme_are_those_installed() -> None:
    import material

    templates = Path(material.__file__).parent / "templates"
    partials = {path.stem for path in (templates / "partials/languages").glob("*.html")}
    assert partials == THEME


def test_plain_mkdocs_at_the_root_builds_the_default_edition(root: Path, tmp_path: Path) -> None:
    """People who know MkDocs will type it; it leaves the published editions alone."""
    shutil.copytree(
        ROOT / "build_tools", root / "build_tools", ignore=shutil.ignore_patterns("__pycache__")
    )
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(tmp_path / "out")]
    subprocess.run(command, cwd=root, check=True, capture_output=True)
    text = (tmp_path / "out/teens/a-threat/index.html").read_text("utf-8")
    assert 'lang="en-GB"' in text
    assert not (root / "site").exists()
