"""The composed project: pages as Markdown, and the configuration that any engine reads."""

from __future__ import annotations

from typing import Any

import yaml

from build_tools import formats, tags
from build_tools.conformance import Verdict
from build_tools.edition import Edition
from build_tools.layer import Contact
from build_tools.merge.fill import shown_url
from build_tools.model import ABOUT, Module
from build_tools.plan import HELP, HOME, in_order, make_plan, page_path
from build_tools.shelf import Pack
from build_tools.site.languages import theme_language
from build_tools.site.pages import page_text, part_name
from build_tools.site.search import INDEX, search_index
from build_tools.site.tables import table
from build_tools.site.writing import PICTURES, Writer, contact_target, phone_target, sms_target

_DUMPER: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
Others = tuple[tuple[str, str], ...]


def project_tree(
    edition: Edition, verdict: Verdict, others: Others, packs: tuple[Pack, ...] = ()
) -> dict[str, bytes]:
    """The files of `build/<tag>/`: `mkdocs.yml` and `docs/`.

    `others` are the tags and titles of all editions, for the switch between them; `packs` are
    those that the pages offer to print.
    """
    plan = make_plan(edition)
    tree = {
        f"docs/{page.path}": page_text(Writer(edition, plan, page, verdict, table, packs)).encode()
        for page in plan.pages
    }
    pages = b"".join(tree.values())
    tree |= {
        f"docs/{PICTURES}/{picture.name}.svg": picture.svg.encode()
        for picture in edition.standard.pictures
        if f"{PICTURES}/{picture.name}.svg".encode() in pages
    }
    tree |= _brand(edition)
    home = Writer(edition, plan, plan.pages[0], verdict, table)
    tree[f"docs/{INDEX}"] = search_index(edition, plan, home)
    config = _configuration(home, others)
    text = yaml.dump(config, Dumper=_DUMPER, allow_unicode=True, sort_keys=False, width=100)
    tree["mkdocs.yml"] = f"# Made by curriculum build; changes here are lost.\n{text}".encode()
    return tree


def _brand(edition: Edition) -> dict[str, bytes]:
    """The colours of an organisation as a style sheet, for the light scheme, and its logo."""
    brand = edition.file.brand
    if brand is None:
        return {}
    rules = [
        f"  --{name}: {value};"
        for name, value in (("brand", brand.colour), ("link", brand.link))
        if value
    ]
    sheet = ["@media (prefers-color-scheme: light) {", ":root {", *rules, "}", "}", ""]
    tree = {"docs/assets/brand.css": "\n".join(sheet).encode()}
    return tree | ({f"docs/assets/{brand.logo}": edition.logo} if edition.logo else {})


def _configuration(writer: Writer, others: Others) -> dict[str, Any]:
    edition, standard = writer.edition, writer.edition.standard
    words = {name: writer.plain(unit) for name, unit in standard.interface}
    names = {page.path: page.title for page in writer.plan.pages} | dict(standard.interface)
    foreign = {name: unit.language for name, unit in names.items() if not edition.is_own(unit)}
    return {
        "INHERIT": "../../mkdocs.yml",
        "site_name": edition.title,
        "site_url": edition.file.site_url or "",
        "site_description": writer.plain(standard.tagline),
        "docs_dir": "docs",
        "hooks": [],
        "watch": [],
        "theme": {
            "name": "material",
            "language": theme_language(edition.tag),
            "custom_dir": "../../overrides/web",
        },
        "nav": _navigation(writer),
        "extra": {
            "edition": {
                "tag": edition.tag,
                "direction": edition.direction,
                "version": standard.version,
                "conformance": writer.verdict.name,
                "help": HELP,
                "brand": edition.file.brand is not None,
                "logo": edition.file.brand.logo if edition.file.brand and edition.logo else "",
                "logo_text": writer.plain(edition.file.brand.logo_text)
                if edition.file.brand and edition.file.brand.logo_text
                else "",
            },
            "words": words,
            # The language of words and of pages' titles that are not in the edition's own.
            "languages": foreign,
            "contacts": [_contact(writer, contact) for contact in edition.facts.contacts],
            "doors": [
                {"group": g.id, "name": writer.plain(g.name), "path": f"{g.id}/index.md"}
                for g in standard.groups
                if g.id in writer.plan.doors
            ],
            "editions": [
                {
                    "tag": tag,
                    "title": title,
                    "name": formats.language_name(tag, tag),
                    "direction": tags.direction(tag),
                }
                for tag, title in others
            ],
        },
    }


def _navigation(writer: Writer) -> list[dict[str, Any]]:
    """Home, then each group with its modules, then the pages about the standard."""
    edition, plan = writer.edition, writer.plan
    names = {group.id: writer.plain(group.name) for group in edition.standard.groups}
    nav: list[dict[str, Any]] = [{writer.plain(edition.word("home")): HOME}]
    for group in plan.doors:
        inside: list[Any] = [f"{group}/index.md"]
        inside += [_module(writer, module) for module in in_order(edition, group)]
        nav.append({names[group]: inside})
    about = [{writer.plain(m.title): page_path(m.path)} for m in in_order(edition, ABOUT)]
    if about:
        nav.append({writer.plain(edition.word("about")): about})
    return nav


def _module(writer: Writer, module: Module) -> dict[str, Any]:
    """A module and its parts."""
    parts = [
        {writer.plain(part_name(writer, part)): page_path(f"{module.path}/{part.name}")}
        for part in module.parts
    ]
    return {writer.plain(module.title): parts}


def _contact(writer: Writer, contact: Contact) -> dict[str, Any]:
    """A contact as the help panel shows it; targets are derived from what is shown."""
    edition = writer.edition
    name, note = contact.name, contact.note
    return {
        "id": contact.id,
        "kind": contact.kind,
        "name": writer.plain(name),
        "lang": "" if edition.is_own(name) else name.language,
        "phone": contact.phone or "",
        "tel": phone_target(contact.phone) if contact.phone else "",
        "text": contact.text or "",
        "sms": sms_target(contact.text),
        "url": contact.url or "",
        "shown_url": shown_url(contact.url) or "",
        "target": contact_target(contact),
        "note": writer.plain(note) if note else "",
        "note_lang": "" if note is None or edition.is_own(note) else note.language,
        "always": contact.hours == "always",
        "hours": "" if contact.hours == "always" else contact.hours or "",
        "free": contact.cost == "free",
        "checked": formats.day(edition.tag, contact.checked) if contact.checked else "",
    }
