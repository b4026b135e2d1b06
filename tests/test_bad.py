"""Every problem code has a bad example in `bad/`, with its exact message, line and column.

A file `bad/<CODE>-<name>.txt` says what is changed in the small project (`--- path` and the new
content; `--- path -> target` is a link; `--- path` with no content takes the file away) and, under
`--- problems`, every error and warning that is new then, as `curriculum check` prints it. Under
`--- pages` instead, a finished page is inspected. Under `--- command`, a command is run.
"""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from build_tools.cli import main
from build_tools.commands.check import problems_of
from build_tools.files import MAX_SOURCE, read_tree
from build_tools.inspect_output import Expected, ExpectedContact, inspect
from build_tools.problems import KINDS, CannotGoOn, Problem
from build_tools.project import FOLDERS, read_project
from tests.house import SMALL, TODAY, files, problems

BAD = sorted((Path(__file__).parent / "bad").glob("*.txt"))
# What no file can show: these are held in test_engines.py, test_office.py, test_packs.py,
# test_publishing.py, test_sign_offs.py and test_verify.py.
ELSEWHERE = {
    "E17",
    "F06",
    "F07",
    "E12",
    "E14",
    "G02",
    "G03",
    "G06",
    "G07",
    "O09",
    "O10",
    "O11",
    "O12",
    "O13",
    "O14",
    "O15",
    "O16",
    "O17",
    "O18",
    "O19",
    "O20",
}
EXPECTED = Expected(
    "en-GB",
    "ltr",
    (("page.html", (("not-your-fault", "It is not your fault."),)),),
    (ExpectedContact("line", (("116 111", "tel:116111"),)),),
    frozenset({"tel:116111"}),
)


def line(one: Problem) -> str:
    return f"{one.where}: {one.level} {one.code} {one.words}; {one.remedy}"


def example(path: Path) -> dict[str, str]:
    return files(path.read_bytes().decode("utf-8"))


def found_by_check(blocks: dict[str, str], folder: Path) -> list[str]:
    """What is new among the problems of the small project, changed as the example says."""
    changes = {path: text for path, text in blocks.items() if path != "problems"}
    tree = {**SMALL, **changes}
    if any(" -> " in path for path in changes) or len({p.lower() for p in tree}) < len(tree):
        found = from_disk(tree, folder)
    else:
        content = {p: decoded(text) for p, text in sorted(tree.items()) if text.strip()}
        try:
            read = read_project(Path(), content)
            found = list(problems_of(read, read.tags, TODAY))
        except CannotGoOn as stop:
            found = list(stop.problems)
    known = {line(one) for one in problems()}
    return [line(one) for one in sorted(set(found)) if line(one) not in known]


def decoded(text: str) -> bytes:
    """Bytes of a text in which `<FF>` is a byte that is no UTF-8, `<U+202E>` a strange sign."""
    text = re.sub(r"<U\+([0-9A-F]{4,6})>", lambda sign: chr(int(sign[1], 16)), text)
    text = re.sub(r"<(\d+) times (.+?)>", lambda run: run[2] * int(run[1]), text)
    return text.encode().replace(b"<FF>", b"\xff")


def from_disk(tree: dict[str, str], folder: Path) -> list[Problem]:
    for path, text in tree.items():
        name, _, target = path.partition(" -> ")
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        if target:
            place.symlink_to(target)
        else:
            place.write_bytes(decoded(text))
    content, found = read_tree(folder, FOLDERS, MAX_SOURCE)
    read = read_project(folder, content, found)
    return list(problems_of(read, read.tags, TODAY))


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_bad_example_is_told_exactly(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    blocks = example(path)
    if "pages" in blocks:
        pages = {name: text.encode() for name, text in blocks.items() if name.endswith(".html")}
        found = [line(one) for one in inspect(pages, EXPECTED)]
        wanted = blocks["pages"]
    elif "command" in blocks:
        from_disk({**SMALL, "mkdocs.yml": ""}, tmp_path)
        monkeypatch.chdir(tmp_path)
        assert main(shlex.split(blocks["command"])) == 1
        found, wanted = capsys.readouterr().err.splitlines(), blocks["problems"]
    else:
        found, wanted = found_by_check(blocks, tmp_path), blocks["problems"]
    assert found == wanted.splitlines()
    code = path.stem.partition("-")[0]
    assert any(f" {code} " in one for one in found)


def test_every_code_has_a_bad_example() -> None:
    assert {path.stem.partition("-")[0] for path in BAD} == set(KINDS) - ELSEWHERE


def test_remedies_are_for_people() -> None:
    for level, words, remedy in KINDS.values():
        assert level in ("error", "warning", "note")
        assert words
        assert remedy
