"""The door to all editions, `site/index.html`: each in its own name, storing nothing.

The list works without scripts; `door.js`, from the theme's folder, puts the editions of the
browser's languages first.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from build_tools import formats, tags
from build_tools.plan import HELP
from build_tools.site.finish import POLICY

_PAGE = """<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{name}</title>
<link rel="stylesheet" href="door.css">
<script src="door.js" defer></script>
</head>
<body>
<main>
<h1>{name}</h1>
<ul id="editions">
{rows}
</ul>
</main>
</body>
</html>
"""
_ROW = (
    '<li lang="{tag}" dir="{way}"><a href="{tag}/index.html"><strong>{title}</strong>'
    ' <span>{language}</span></a><a class="help" href="{tag}/{help}">{words}</a></li>'
)


def door_page(name: str, editions: Iterable[tuple[str, str, str]]) -> bytes:
    """The page over all editions: their tags and titles, and what each calls its way to help."""
    rows = (
        _ROW.format(
            tag=escape(tag),
            way=tags.direction(tag),
            title=escape(title),
            language=escape(formats.language_name(tag, tag)),
            help=HELP.replace(".md", ".html"),
            words=escape(words),
        )
        for tag, title, words in editions
    )
    page = _PAGE.format(name=escape(name), policy=POLICY, rows="\n".join(rows))
    return page.encode()
