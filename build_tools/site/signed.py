"""Sign-offs on the page about differences: who, when, whether it holds, what changed since."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools import formats
from build_tools.merge.fill import escaped
from build_tools.review import Since, Standing
from build_tools.shelf import part_at
from build_tools.site.writing import Writer

_MOST = 12


def sign_off_lines(writer: Writer) -> Iterator[str]:
    """Every sign-off as an item of a list, or that there is none."""
    yield f"**{writer.word('sign-offs')}**"
    yield ""
    for one in writer.verdict.sign_offs:
        yield f"- {_sign_off(writer, one)}"
    if not writer.verdict.sign_offs:
        yield writer.word("no-sign-offs")


def _sign_off(writer: Writer, standing: Standing) -> str:
    one = standing.sign_off
    said = [
        f"**{escaped(one.organisation)}**",
        writer.word(f"review-{one.role}"),
        formats.day(writer.edition.tag, one.day),
    ]
    if one.proof == "good":
        said.append(writer.word("signed-with-key"))
    said.append(writer.word(f"sign-off-{standing.name}"))
    names = list(dict.fromkeys(_name(writer, since) for since in standing.since))
    changed = ", ".join(names[:_MOST]) + (" …" if len(names) > _MOST else "")
    return f"{' · '.join(said)} {changed}".rstrip()


def _name(writer: Writer, since: Since) -> str:
    """What changed, as readers know it: a page by its title, a contact by its name."""
    edition = writer.edition
    family, _, name = since.piece.partition("/")
    if family == "contacts":
        contact = edition.contact(name)
        return writer.inline(contact.name) if contact else escaped(name)
    if family in ("key-messages", "choices"):
        return f"{writer.word('callout-key')}: {escaped(name)}"
    found = part_at(edition, since.piece)
    if found:
        module, part = found
        link = f"[{writer.inline(module.title)}]({writer.target('module', since.piece)})"
        kind = "" if part.name == "index" else f" ({writer.inline(part.title)})"
        return link + kind
    return escaped(since.piece)
