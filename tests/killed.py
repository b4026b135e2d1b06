"""Builds that are killed: `python -m tests.killed FOLDER TIMES`, for test_publishing.py.

The small project is laid into the folder and built whole. Then, as often as asked, one of its
editions is changed and built again by a child process that ends itself by SIGKILL at a random
moment: before the n-th time that it opens, renames, makes or removes anything. Python tells of each
by an audit event, so the builder needs no door for this. Work is done in the child itself, not in
workers, so that the moments are the same in every run. After each, what is published has to be
whole, and of one piece; in the end, a build of another edition has to have cleaned up.
"""

from __future__ import annotations

import os
import random
import re
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from build_tools import engines
from build_tools.commands.build import Wish, build
from build_tools.commands.verify import verify
from build_tools.publishing import recover
from build_tools.site.sums import LISTS
from tests.house import SMALL, TODAY
from tests.test_build import lay, write

FACTS = "locales/tr-TR/facts.yml"
EVENTS = ("open", "os.", "shutil.", "ctypes.dlsym")
SEED = 20_161


def name(number: int) -> str:
    """A name of letters that stands for a number."""
    return "Deniz" + "".join(chr(ord("a") + int(digit)) for digit in str(number))


def change(root: Path, number: int) -> None:
    """Give the Turkish edition another name to show, on many of its pages."""
    write(root, FACTS, SMALL[FACTS].replace("Deniz", name(number)))


def in_this_process(
    work: Callable[[Any], Any], items: Iterable[Any], jobs: int
) -> Iterator[tuple[Any, Any]]:
    """What `engines.run_all` does, without workers."""
    for item in items:
        yield item, work(item)


class Moments:
    """Counts the audit events of writing in this process; at one of them, kills it."""

    renames: list[int]

    def __init__(self, at: int | None) -> None:
        self.at, self.count, self.renames = at, 0, []
        sys.addaudithook(self.hear)

    def hear(self, event: str, words: tuple[object, ...]) -> None:
        """Hear of one event."""
        if not event.startswith(EVENTS):
            return
        self.count += 1
        if event == "os.rename" or "renam" in str(words[-1:]):
            self.renames.append(self.count)
        if self.count == self.at:
            os.kill(os.getpid(), signal.SIGKILL)


def build_in_child(root: Path, at: int | None) -> tuple[int, list[int]]:
    """Build the Turkish edition in a child killed at a moment.

    How many moments there were, and at which of them one thing took the place of another.
    """
    read, wrote = os.pipe()
    child = os.fork()
    if child == 0:
        moments = Moments(at)
        build(root, Wish(("tr-TR",), 1, today=TODAY, packs=False), lambda *_: None)
        os.write(wrote, " ".join(map(str, (moments.count, *moments.renames))).encode())
        os._exit(0)
    os.close(wrote)
    said = os.read(read, 99)
    os.close(read)
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    assert code in (0, -signal.SIGKILL), code
    count, *renames = map(int, said.split() or (0,))
    return count, renames


def shown(root: Path) -> str:
    """The name that the published edition shows, the same on every page."""
    pages = (root / "site/tr-TR").rglob("*.html")
    names = {
        found for page in pages for found in re.findall(r"Deniz[a-j]*", page.read_text("utf-8"))
    }
    assert len({one for one in names if one != "Deniz"}) == 1, names
    return names.pop()


def main(root: Path, times: int) -> None:
    """Build, kill, look; and again."""
    engines.run_all = in_this_process  # type: ignore[assignment]  # ours takes no time limit
    engines.warm_up = lambda: None
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    lay(root)
    change(root, 0)
    build(root, Wish((), 1, today=TODAY, packs=False), lambda *_: None)
    change(root, 1)
    moments, renames = build_in_child(root, None)
    order = random.Random(SEED)  # noqa: S311  # not for secrets
    reached = 0
    for number in range(2, times + 2):
        change(root, number)
        before = shown(root)
        at = order.randint(1, moments)
        if number % 2:
            # Near a moment in which one takes the place of the other: the edition, or its line in
            # the list. What was left before goes first, since cleaning up would count.
            recover(root / "site")
            recover(root / "site" / LISTS)
            at = order.choice(renames) + order.randint(-5, 5)
        build_in_child(root, at)
        editions, problems = verify(root / "site")
        # What is half made may lie there, under a name with a dot: no host should be given it.
        problems = tuple(one for one in problems if "/." not in one.where.file[len(str(root)) :])
        assert (editions, problems) == (2, ()), (editions, problems)
        assert shown(root) in (before, name(number)), number
        reached += shown(root) == name(number)
    build(root, Wish(("en-GB",), 1, today=TODAY, packs=False), lambda *_: None)
    assert verify(root / "site") == (2, ())
    print(f"{times} builds killed at {moments} moments; {reached} had published already")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
