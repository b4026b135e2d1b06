"""Runs `check` over files that are too heavy, within limits of the system: for test_hostile.py.

`python -m tests.heavy FOLDER` lays the small project into the folder and gives each heavy file in
turn one to two seconds of processor (whole seconds are all that the system counts) and 200 MB.
Whatever passes them ends the process; the last line printed names the file.
"""

from __future__ import annotations

import resource
import sys
from collections.abc import Iterator
from pathlib import Path

from build_tools.commands.check import check
from tests.house import SMALL, TODAY

MEMORY = 200_000_000
BIG = 10_000_000
FACTS, EDITION = "locales/und-TR/facts.yml", "locales/tr-TR/edition.yml"
CATALOGUE = "locales/tr-TR/messages.po"
CHANGE = "locales/und-TR/adaptations/other-words.md"
ADDITION = "locales/und-TR/additions/teens/more"
HEAD = "---\ntitle: More\nsummary: More.\norder: 2\n---\n\n"
# As much as a file may have, in the forms that cost most: head, what is repeated, size. Some of
# them are good, as far as a machine can tell: these have to be read as quickly.
AT_THE_LIMIT = (
    (CATALOGUE, "", "x\n", 199_000),
    (CATALOGUE, "", '"\n', 199_000),
    (CATALOGUE, "", 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\n', 5_990_000),
    (CATALOGUE, "", '#~ msgid "a long text to make long lines"\n#~ msgstr "b"\n', 5_990_000),
    (CATALOGUE, "", 'msgid "a"\nmsgstr "' + "b" * 250 + '"\n\n', 5_990_000),
    (CATALOGUE, 'msgid "a"\nmsgstr ""\n', '"a line of one text of many"\n', 5_590_000),
    (FACTS, "", "\u202e\n", 299_000),
    (FACTS, "names: {", "a: b, ", 299_000),
    (EDITION, "", "[", 299_000),
    (f"{ADDITION}/quiz.yml", "", "- a\n", 299_000),
    (f"{ADDITION}/index.md", HEAD, "- a\n", 39_000),
    (f"{ADDITION}/index.md", HEAD, "|a|b|\n|---|---|\n|a|b|\n", 39_000),
    (f"{ADDITION}/index.md", HEAD, "## H {#h}\n\nx\n\n", 39_000),
    (CHANGE, "---\nbase: x\n---\n", "<b>\n", 39_000),
    ("curriculum/pictures/tell.svg", "", "<", 39_000),
    ("curriculum/pictures/tell.svg", "", '<x y="z"/>\n', 39_000),
)
LOGO = "locales/tr-TR/logo.png"


def heavy_files() -> Iterator[tuple[str, bytes]]:
    """Every heavy file: its path and its content."""
    for path in (*dict.fromkeys(row[0] for row in AT_THE_LIMIT), LOGO):
        good = SMALL.get(path, HEAD) + "\n"
        yield path, (good * (BIG // len(good) + 1)).encode()
    for path, head, text, size in AT_THE_LIMIT:
        yield path, (head + text * ((size - len(head)) // len(text.encode()))).encode()


def main(root: Path) -> None:
    """Check the project with each heavy file in its place."""
    for path, text in {**SMALL, f"{ADDITION}/index.md": HEAD}.items():
        write(root / path, text.encode())
    check(root, (), TODAY)
    base = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (base + MEMORY, resource.RLIM_INFINITY))
    for path, content in heavy_files():
        print(path, len(content), content[:20], flush=True)
        good = (root / path).read_bytes() if (root / path).is_file() else None
        write(root / path, content)
        used = resource.getrusage(resource.RUSAGE_SELF)
        limit = int(used.ru_utime + used.ru_stime) + 2
        resource.setrlimit(resource.RLIMIT_CPU, (limit, resource.RLIM_INFINITY))
        errors = {one.where.file for one in check(root, (), TODAY) if one.level == "error"}
        assert path in errors or len(content) < BIG, "not refused"
        if good is None:
            (root / path).unlink()
        else:
            write(root / path, good)
    print("done")


def write(path: Path, content: bytes) -> None:
    """Write a file, and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
