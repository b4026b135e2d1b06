"""Publishing a folder in one step, one build at a time, and what a killed build left."""

from __future__ import annotations

import ctypes
import os
import re
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from build_tools.problems import CannotGoOn, Where, problem

_EXCHANGE = 2
_HERE = -100
# Beside a place, with a dot before its name: what is to come there, what stood there, and a file
# being written by the process of that number.
_NEW, _OLD = ".new", ".old"
_PART = re.compile(r"\..+\.\d+")
_PATIENCE = 5.0
_PAUSE = 0.05


def fresh_beside(place: Path) -> Path:
    """The folder in which the next content of `place` is made."""
    return place.with_name(f".{place.name}{_NEW}")


def publish(fresh: Path, place: Path) -> None:
    """Put the folder `fresh` in the place of `place`, in one step where the system has one.

    Linux and macOS can exchange two names at once. Elsewhere the old folder steps aside first;
    a build killed in between leaves it as `.name.old`, and `recover` puts it back.
    """
    place.parent.mkdir(parents=True, exist_ok=True)
    aside = place.with_name(f".{place.name}{_OLD}")
    if not place.exists():
        fresh.rename(place)
    elif exchange(fresh, place):
        shutil.rmtree(fresh, ignore_errors=True)
    else:
        place.rename(aside)
        fresh.rename(place)
        shutil.rmtree(aside, ignore_errors=True)


def withdraw(place: Path) -> None:
    """Take a published folder away: at once, then file by file."""
    gone = fresh_beside(place)
    shutil.rmtree(gone, ignore_errors=True)
    place.rename(gone)
    shutil.rmtree(gone)


def recover(parent: Path) -> None:
    """After a build that was killed: half a folder goes, one that stepped aside returns."""
    for left in sorted(parent.glob(".*")) if parent.is_dir() else ():
        if left.name.endswith(_OLD):
            place = parent / left.name.removeprefix(".").removesuffix(_OLD)
            if place.exists():
                shutil.rmtree(left)
            else:
                left.rename(place)
        elif left.name.endswith(_NEW):
            shutil.rmtree(left)
        elif _PART.fullmatch(left.name):
            left.unlink()


@contextmanager
def alone(lock: Path) -> Iterator[None]:
    """Hold a lock while working; where another process holds it for long, the work cannot go on.

    The system lets go of it when the process ends, in whatever way. The file stays.
    """
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("ab") as file:
        end = time.monotonic() + _PATIENCE
        while not _locked(file.fileno()):
            if time.monotonic() > end:
                raise CannotGoOn(problem("F07", Where(str(lock))))
            time.sleep(_PAUSE)
        yield


def _locked(file: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def exchange(one: Path, other: Path) -> bool:
    """Exchange two names in one step; False where system or file system cannot."""
    here, there = os.fsencode(one), os.fsencode(other)
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "linux":
            done: int = library.renameat2(_HERE, here, _HERE, there, _EXCHANGE)
        elif sys.platform == "darwin":
            done = library.renamex_np(here, there, _EXCHANGE)
        else:
            return False
    except (OSError, AttributeError, TypeError):
        return False
    return done == 0
