"""Older texts of a section, from the project's git history: what an adaptation was written for."""

from __future__ import annotations

import subprocess
from pathlib import Path

from build_tools import digest
from build_tools.model import Section
from build_tools.read.markdown_parts import read_sections, split_head
from build_tools.read.text import decode


def section_with_digest(root: Path, path: str, name: str, base: str) -> Section | None:
    """The section `name` of a file as it was when its digest was `base`; None if git has it not."""
    for commit in _git(root, "log", "--format=%H", "--", path).decode().split():
        content = _git(root, "show", f"{commit}:{path}")
        text, _ = decode(content, path)
        _, body, first_line, _ = split_head(text or "", path)
        sections, _ = read_sections(body, path, first_line, "", "en")
        for section in sections:
            if section.id == name and digest.of_section(section) == base:
                return section
    return None


def _git(root: Path, *words: str) -> bytes:
    try:
        done = subprocess.run(  # noqa: S603  # fixed words and paths of our own tree, no shell
            ("git", "-C", str(root), *words),  # noqa: S607  # git is found on the path
            capture_output=True,
            check=False,
            timeout=30,
        )
    except (OSError, subprocess.TimeoutExpired):
        return b""
    return done.stdout if done.returncode == 0 else b""
