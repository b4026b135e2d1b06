"""What the office needs that a plain installation has not: the extra `office`."""

from __future__ import annotations

from importlib.util import find_spec

NEEDS = {"pypandoc": "pypandoc_binary", "docx": "python-docx", "pptx": "python-pptx"}


def missing() -> tuple[str, ...]:
    """The packages of the extra that are not installed, by the names they are installed by."""
    return tuple(package for module, package in NEEDS.items() if find_spec(module) is None)
