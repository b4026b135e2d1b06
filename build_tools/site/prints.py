"""What a page offers to print: the packs of its group or module, each with its pages and size."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.shelf import Pack
from build_tools.site.writing import Writer

# These stand for all groups, and are offered by each.
_FOR_ALL = ("wallet", "certificate")


def prints_of_group(writer: Writer, group: str) -> Iterator[str]:
    """The packs of a group, and what is for everybody; those of modules stand on their pages."""
    packs = [
        one for one in writer.packs
        if (one.group == group and one.kind in ("group", "questionnaire", "poster"))
        or one.kind in _FOR_ALL
    ]  # fmt: skip
    yield from _list(writer, packs)


def prints_of_module(writer: Writer, path: str) -> Iterator[str]:
    """The packs of a module: the whole, its slides, sheets of its own."""
    packs = [one for one in writer.packs if one.module and one.module.path == path]
    yield from _list(writer, packs)


def _list(writer: Writer, packs: list[Pack]) -> Iterator[str]:
    """Between the marks "online": the copy to take away has no packs in it."""
    if packs:
        yield "<!--online-->"
        yield f"## {writer.word('print')} {{: #print }}"
        yield "\n".join(
            # As HTML: MkDocs looks for the target of a Markdown link among its pages.
            f'- <a href="{writer.page.towards(one.path)}">{_name(writer, one)}</a>'
            f" (%%{one.path}%{writer.word('pages')}%%)"
            for one in packs
        )
        yield "<!--/online-->"


def _name(writer: Writer, one: Pack) -> str:
    if one.kind in ("group", "module"):
        return writer.word("pack")
    if one.kind in ("slides", "questionnaire"):
        return writer.word(f"part-{one.kind}")
    if one.kind == "sheet" and one.part is not None:
        return writer.inline(one.part.title)
    names = {"wallet": "wallet-cards", "poster": "poster-large" if one.big else "poster"}
    return writer.word(names.get(one.kind, one.kind))
