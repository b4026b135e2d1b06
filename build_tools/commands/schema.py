"""`curriculum schema`: JSON Schemas of the YAML files, from the shapes that read them."""

from __future__ import annotations

from typing import Any

from build_tools.read import yaml_parts
from build_tools.read.facts import FACTS
from build_tools.read.layers import ADAPTATION_HEAD, EDITION
from build_tools.read.modules import INDEX_HEAD
from build_tools.read.shapes import Shape
from build_tools.read.sign_offs import RECORD
from build_tools.read.standard import (
    INTERFACE,
    KEY_MESSAGES,
    OUTCOMES,
    SOURCES,
    STANDARD,
    TERMS,
)

SHAPES: dict[str, Shape] = {
    "standard": STANDARD,
    "key-messages": KEY_MESSAGES,
    "outcomes": OUTCOMES,
    "terms": TERMS,
    "sources": SOURCES,
    "interface": INTERFACE,
    "facts": FACTS,
    "edition": EDITION,
    "sign-off-record": RECORD,
    **yaml_parts.SHAPES,
    "module-head": INDEX_HEAD,
    "adaptation-head": ADAPTATION_HEAD,
}


def schemas() -> dict[str, dict[str, Any]]:
    """Every schema by the name of its file."""
    return {
        name: {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": f"{name}.yml",
            **shape.schema(),
        }
        for name, shape in SHAPES.items()
    }
