"""Runs every benchmark in one go and prints its table."""

from __future__ import annotations

import platform
import tempfile
from os import cpu_count
from pathlib import Path

from benchmarks import composing, editions, packs

ROOT = Path(__file__).parent.parent


def main() -> None:
    """Print the tables."""
    print(f"{platform.machine()}, {cpu_count()} cores, Python {platform.python_version()}\n")
    print("## Composing beside rendering\n")
    print(composing.measure(ROOT))
    print("\n## Memory\n")
    print(composing.memory(ROOT))
    print("\n## Packs\n")
    with tempfile.TemporaryDirectory() as place:
        print(packs.measure(ROOT, Path(place)))
    print()
    print(packs.memory(ROOT))
    print("\n## Against mkdocs-static-i18n\n")
    with tempfile.TemporaryDirectory() as place:
        print(editions.measure(ROOT, Path(place)))


if __name__ == "__main__":
    main()
