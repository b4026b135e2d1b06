"""What is done to a rendered edition: files that no page loads go, and it says what it is."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from build_tools import digest
from build_tools.conformance import Verdict
from build_tools.edition import Edition
from build_tools.plan import Plan
from build_tools.site.languages import search_language

EDITION, MANIFEST = "edition.json", "manifest.json"
_SCRIPTS_OF_SEARCH = "assets/javascripts/lunr/"


def is_needed(path: str, tag: str) -> bool:
    """Whether a page of the edition loads this file.

    Material ships source maps and the stemmers of all languages; the site map has the day of the
    build in it, and a draft is not to be indexed.
    """
    if path.endswith((".map", ".gz")) or path == "sitemap.xml":
        return False
    if path.startswith(_SCRIPTS_OF_SEARCH):
        language = search_language(tag)
        helpers = {"th": "wordcut", "ja": "tinyseg", "hi": "wordcut"}
        wanted = rf"lunr\.(?:stemmer\.support|multi|{language})\.min\.js|{helpers.get(language, '-')}\.js"
        return bool(re.fullmatch(wanted, path.rpartition("/")[2]))
    return True


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


def finished(
    files: Mapping[str, bytes], tag: str, record: Mapping[str, Any]
) -> dict[str, bytes]:
    """The edition as published: needed files, its record, and the manifest over both."""
    tree = {path: content for path, content in files.items() if is_needed(path, tag)}
    tree[EDITION] = json_bytes(record)
    sums = {path: digest.of_bytes(tree[path]) for path in sorted(tree)}
    tree[MANIFEST] = json_bytes({"edition": tag, "files": sums})
    return tree


def json_bytes(value: Any) -> bytes:
    """JSON as people read it in a diff."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
