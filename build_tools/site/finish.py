"""What is done to a rendered edition: files that no page loads go, and it says what it is."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from build_tools import formats
from build_tools.conformance import Verdict
from build_tools.edition import Edition
from build_tools.plan import Plan
from build_tools.site.sums import SUMS, digests_of, sums_file
from build_tools.status import signed

EDITION, MANIFEST, HEADERS = "edition.json", "manifest.json", "_headers"
OFFLINE = "offline.zip"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'"
)
_POWERS = ("camera", "geolocation", "microphone", "payment", "usb", "browsing-topics")
_NEVER_STORED = ("about/get-help.html", "about/leaving-no-traces.html")
_NO_DATE = (1980, 1, 1, 0, 0, 0)
# What stands between these marks on a page is for a site on a host alone.
_ONLINE = re.compile(rb"<!--online-->.*?<!--/online-->", re.DOTALL)
# Where a pack is offered: its path and the word for pages, to be replaced by its size.
_SIZE = re.compile(rb"%%(packs/[a-z0-9-]+\.pdf)%([^%]*)%%")
_FROM_MATERIAL = ("assets/javascripts/", "assets/stylesheets/", "assets/images/")
_LEFT_OUT = ("sitemap.xml", "sitemap.xml.gz", "404.html")


def is_needed(path: str) -> bool:
    """Whether a page of the edition loads this file.

    The frame has its own style sheets and scripts; Material's are left out. The site map has the
    day of the build in it, and MkDocs' page for lost readers finds its style sheet only at the
    root of a host.
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
        "sign_offs": [asdict(signed(one)) for one in verdict.sign_offs],
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


Packs = Mapping[str, tuple[bytes, int]]


def finished(
    files: Mapping[str, bytes], record: Mapping[str, Any], packs: Packs | None = None
) -> dict[str, bytes]:
    """The edition as published: what pages need, its record, a copy to take away, the manifest.

    `packs` are the finished packs by their paths, with the number of their pages.
    """
    packs = packs or {}
    tag = str(record["tag"])
    tree = {
        path: _with_sizes(content, packs, tag) if path.endswith(".html") else content
        for path, content in files.items()
        if is_needed(path)
    }
    tree[HEADERS] = headers().encode()
    printed = [
        {"path": path, "pages": pages, "bytes": len(content)}
        for path, (content, pages) in sorted(packs.items())
    ]
    tree[EDITION] = json_bytes({**record, "packs": printed})
    tree[OFFLINE] = offline_copy(tree, tag)
    tree |= {path: content for path, (content, _) in packs.items()}
    about = {"edition": tag, "standard": record.get("standard"), "inputs": record.get("inputs")}
    tree[MANIFEST] = json_bytes({**about, "files": dict(sorted(digests_of(tree).items()))})
    tree[SUMS] = sums_file(digests_of(tree))
    return tree


def _with_sizes(page: bytes, packs: Packs, tag: str) -> bytes:
    """Each pack that a page offers, with its pages and its size."""

    def size(found: re.Match[bytes]) -> bytes:
        content, pages = packs[found[1].decode()]
        about = found[2].decode()
        kilobytes = formats.number(tag, max(1, round(len(content) / 1024)))
        return f"PDF, {about} {formats.number(tag, pages)}, {kilobytes} KB".encode()

    return _SIZE.sub(size, page)


def headers(editions: Iterable[str] = ("",)) -> str:
    """What a host should say with each page, for hosts that read a file `_headers` at their root.

    `editions` are the folders of editions under that root; none where the root is the edition.
    """
    closed = "".join(f"{name}=(), " for name in _POWERS).removesuffix(", ")
    rows = [
        "/*",
        f"  Content-Security-Policy: {POLICY}; frame-ancestors 'none'",
        "  Referrer-Policy: no-referrer",
        "  X-Content-Type-Options: nosniff",
        f"  Permissions-Policy: {closed}",
        "  Cross-Origin-Opener-Policy: same-origin",
    ]
    for edition in editions:
        for page in _NEVER_STORED:
            place = f"/{edition}/{page}" if edition else f"/{page}"
            rows += [place, "  Cache-Control: no-store"]
    return "\n".join(rows) + "\n"


def offline_copy(tree: Mapping[str, bytes], tag: str) -> bytes:
    """The edition in one zip, the same bytes for the same pages.

    What leads out of the edition, to others and to this very copy, is taken off the pages: on a
    memory stick it would lead nowhere.
    """
    copy = {
        path: _ONLINE.sub(b"", content) if path.endswith(".html") else content
        for path, content in tree.items()
        if path != HEADERS
    }
    copy[SUMS] = sums_file(digests_of(copy))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as box:
        for path in sorted(copy):
            entry = zipfile.ZipInfo(f"{tag}/{path}", _NO_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            box.writestr(entry, copy[path])
    return out.getvalue()


def json_bytes(value: Any) -> bytes:
    """JSON as people read it in a diff."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
