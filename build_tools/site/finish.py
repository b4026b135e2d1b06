"""What is done to a rendered edition: files that no page loads go, and it says what it is."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from build_tools import digest
from build_tools.conformance import Verdict
from build_tools.edition import Edition
from build_tools.plan import Plan

EDITION, MANIFEST = "edition.json", "manifest.json"
_FROM_MATERIAL = ("assets/javascripts/", "assets/stylesheets/", "assets/images/")
_LEFT_OUT = ("sitemap.xml", "sitemap.xml.gz", "404.html")


def is_needed(path: str) -> bool:
    """Whether a page of the edition loads this file.

    The frame has its own style sheet and script; of Material, pages use the search index alone.
    The site map has the day of the build in it, and MkDocs' page for lost readers finds its style
    sheet only at the root of a host.
    """
    return not path.startswith(_FROM_MATERIAL) and path not in _LEFT_OUT


def edition_record(
    edition: Edition, plan: Plan, verdict: Verdict, inputs: str, tools: Mapping[str, str]
) -> dict[str, Any]:
    """What `edition.json` says: version, conformance, digests, contacts and pages."""
    return {
        "tag": edition.tag,
        "title": edition.title,
        "direction": edition.direction,
        "standard": {"name": edition.standard.name, "version": edition.standard.version},
        "conformance": verdict.name,
        "reasons": [{"name": one.name, "detail": one.detail} for one in verdict.reasons],
        "review": dict(edition.file.review),
        "digest": edition.digest,
        "inputs": inputs,
        "layers": list(edition.layers),
        "tools": dict(tools),
        "contacts": [
            {
                "id": one.id,
                "kind": one.kind,
                "phone": one.phone,
                "text": one.text,
                "url": one.url,
                "checked": one.checked.isoformat() if one.checked else None,
            }
            for one in edition.facts.contacts
        ],
        "pages": [page.address for page in plan.pages],
    }


def finished(files: Mapping[str, bytes], tag: str, record: Mapping[str, Any]) -> dict[str, bytes]:
    """The edition as published: needed files, its record, and the manifest over both."""
    tree = {path: content for path, content in files.items() if is_needed(path)}
    tree[EDITION] = json_bytes(record)
    sums = {path: digest.of_bytes(tree[path]) for path in sorted(tree)}
    tree[MANIFEST] = json_bytes({"edition": tag, "files": sums})
    return tree


def json_bytes(value: Any) -> bytes:
    """JSON as people read it in a diff."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
