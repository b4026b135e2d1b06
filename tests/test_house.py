"""The house holds: one direction, small rooms, one room that prints, a duty for every module."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).parent.parent
TOOLS = ROOT / "build_tools"
MODULES = sorted(TOOLS.rglob("*.py"))

# The rooms from the ground up: each imports from its own and from those before it.
ROOMS = (
    ("problems",),
    ("tags",),
    ("units", "model", "layer", "edition"),
    ("digest", "formats"),
    ("read",),
    ("merge",),
    ("differences", "review", "conformance", "status", "calls"),
    ("check",),
    ("plan", "shelf"),
    ("inspect_output", "inspect_print"),
    ("site",),
    ("pack",),
    ("files", "publishing"),
    ("typefaces",),
    ("engines", "renderers", "press"),
    ("office",),
    ("project", "signatures", "inputs", "history", "report"),
    ("commands",),
    ("cli", "mkdocs_root"),
)
RANK = {name: place for place, names in enumerate(ROOMS) for name in names}


def room(path: Path) -> str:
    return path.relative_to(TOOLS).with_suffix("").parts[0]


def imports(path: Path) -> set[str]:
    """The rooms of build_tools that a module imports, anywhere in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        found |= {name.split(".")[1] for name in names if name.startswith("build_tools.")}
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(TOOLS).as_posix())
def test_a_room_imports_only_from_rooms_before_it(path: Path) -> None:
    if path.parent == TOOLS and path.stem == "__init__":
        assert not imports(path)
        return
    above = {name for name in imports(path) if RANK[name] > RANK[room(path)]}
    assert not above


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(TOOLS).as_posix())
def test_a_module_opens_with_its_duty(path: Path) -> None:
    duty = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    assert duty
    assert duty.partition("\n")[0].endswith(".")


def test_rooms_are_small() -> None:
    sizes = [len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES]
    assert max(sizes) <= 400
    assert median(sizes) <= 130


def test_functions_are_short() -> None:
    long = [
        f"{path.name}:{node.lineno} {node.name} {size}"
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (size := (node.end_lineno or node.lineno) - node.lineno + 1) > 60
    ]
    assert not long


def uses(path: Path, *names: str) -> set[str]:
    """Which of these names a module calls or imports."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    called = {
        node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
    }
    imported = {
        (node.module or "").partition(".")[0] if isinstance(node, ast.ImportFrom) else alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom | ast.Import)
        for alias in node.names
    }
    return (called | imported) & set(names)


SPEAKERS = {"cli"}
# `publishing` asks how long it has waited for a lock, not what time it is.
CLOCKS = {"cli", "mkdocs_root", "publishing"}
DISK = {
    "files",
    "publishing",
    "typefaces",
    "engines",
    "renderers",
    "press",
    "office",
    "project",
    "inputs",
    "history",
    "signatures",
    "commands",
    "cli",
    "mkdocs_root",
}


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(TOOLS).as_posix())
def test_the_middle_neither_prints_nor_asks_clock_or_disk(path: Path) -> None:
    here = room(path)
    if here not in SPEAKERS:
        assert not uses(path, "print")
    if here not in CLOCKS:
        assert not uses(path, "today", "now", "time", "getenv")
    if here not in DISK:
        assert not uses(path, "open", "read_bytes", "read_text", "write_bytes", "write_text", "os")


@pytest.mark.parametrize(
    ("library", "rooms"),
    [
        ("mkdocs", {"engines", "mkdocs_root"}),
        ("import_module", {"renderers"}),
        ("yaml", {"read", "site"}),
        ("markdown_it", {"read", "pack"}),
        ("typst", {"press"}),
        ("pypandoc", {"office"}),
        ("docx", {"office"}),
        ("pptx", {"office"}),
        ("pypdfium2", {"inspect_print"}),
        ("segno", {"pack"}),
        ("selectolax", {"inspect_output"}),
        ("fontTools", {"typefaces"}),
        ("phonenumbers", {"check"}),
    ],
)
def test_one_room_knows_each_library(library: str, rooms: set[str]) -> None:
    assert {room(path) for path in MODULES if uses(path, library)} <= rooms


def test_one_room_runs_ssh_keygen() -> None:
    names = {
        room(path)
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and node.value == "ssh-keygen"
    }
    assert names == {"signatures"}


def test_templates_hold_no_words_of_their_own() -> None:
    """Every word of the frame comes from `curriculum/interface.yml`."""
    from markupsafe import Markup

    for path in sorted((ROOT / "overrides" / "web").rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        for start, end in (("{#", "#}"), ("{%", "%}"), ("{{", "}}"), ("<!--", "-->")):
            while start in text:
                before, _, rest = text.partition(start)
                text = before + " " + rest.partition(end)[2]
        words = [word for word in Markup(text).striptags().split() if word.isalpha()]
        assert not words, path.name


def test_every_word_of_the_interface_is_used() -> None:
    """Words by a family, such as `kind-police`, are named by their family alone."""
    from build_tools.read.yaml_lines import Mapping, parse_yaml

    text = (ROOT / "curriculum/interface.yml").read_text(encoding="utf-8")
    node, _ = parse_yaml(text, "interface.yml")
    assert isinstance(node, Mapping)
    sources = [*MODULES, *(ROOT / "overrides" / "web").rglob("*.html")]
    used = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    families = set(re.findall(r"\b([a-z]+(?:-[a-z]+)*-)(?:\{|[\"'] ~)", used)) | {"any-"}
    for key, _ in node.entries:
        word = str(key.text)
        quoted = re.search(rf"[\"'.]{re.escape(word)}\b", used)
        assert quoted or word.startswith(tuple(families)), word
