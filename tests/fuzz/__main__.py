"""`python -m tests.fuzz TARGET [FOLDER] [-runs=N] [-seed=N] ...`: one target, libFuzzer's options.

What makes it fail is kept in the folder, build/fuzz if none is named, as `TARGET/crash-...`. The
name of such a file in place of the folder shows it again.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import atheris


def main() -> None:
    """Fuzz one target, and never return; or give it one file."""
    target, *options = sys.argv[1:]
    place = Path(options.pop(0) if options and not options[0].startswith("-") else "build/fuzz")
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    with atheris.instrument_imports(include=["build_tools", "babel.messages"]):
        from tests.fuzz import readers
        from tests.fuzz.seeds import write_seeds

        targets = readers.TARGETS
        if target not in targets:
            from tests.fuzz import pages

            targets = pages.TARGETS
    if place.is_file():
        targets[target](place.read_bytes())
        return
    seeds, found = place / target / "seeds", place / target / "found"
    write_seeds(target, seeds)
    found.mkdir(parents=True, exist_ok=True)
    words = Path(__file__).parent / "words.txt"
    fixed = [f"-artifact_prefix={place / target}/", f"-dict={words}", "-max_len=4000"]
    atheris.Setup([sys.argv[0], *fixed, *options, str(found), str(seeds)], targets[target])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
