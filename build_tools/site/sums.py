"""SHA256SUMS: the digests of files as `sha256sum -c` reads them, so that anybody can verify.

An edition has one of all its files. Over the editions stand one of the door's files and, for each
edition, a list of one line: so parts of a build that know nothing of each other make the whole.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from build_tools import digest

SUMS = "SHA256SUMS"
LISTS = "manifests"
_ROW = re.compile(r"([0-9a-f]{64}) [ *]([^\\\0]+)")


def sums_file(digests: Mapping[str, str]) -> bytes:
    """Digests by path, as such a file has them."""
    return "".join(f"{digests[path]}  {path}\n" for path in sorted(digests)).encode(
        "utf-8", "surrogatepass"
    )


def digests_of(tree: Mapping[str, bytes]) -> dict[str, str]:
    """The digest of every file of a tree."""
    return {path: digest.of_bytes(content) for path, content in tree.items()}


def read_sums(content: bytes) -> tuple[tuple[str, str], ...] | None:
    """Path and digest, line by line; None where a line is something else."""
    try:
        rows = [_ROW.fullmatch(row) for row in content.decode().splitlines() if row.strip()]
    except UnicodeDecodeError:
        return None
    return None if None in rows else tuple((row[2], row[1]) for row in rows if row)


def list_path(tag: str) -> str:
    """Where, over the editions, the list of one stands."""
    return f"{LISTS}/{tag}.sha256"


def list_of(tag: str, sums: bytes) -> bytes:
    """The line of an edition: the digest of its SHA256SUMS, and by it of all its files."""
    return sums_file({f"{tag}/{SUMS}": digest.of_bytes(sums)})
