"""Tables made from data: contacts, sources, outcomes, laws and differences, as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools import formats
from build_tools.conformance import Reason
from build_tools.edition import Change
from build_tools.layer import Contact
from build_tools.merge.fill import escaped, shown_url
from build_tools.model import GROUPS
from build_tools.plan import in_order
from build_tools.read.facts import CONTACT_KINDS
from build_tools.site.signed import sign_off_lines
from build_tools.site.writing import Writer, phone_target, sms_target


def table(writer: Writer, name: str) -> str:
    """The table of this name for the page that the writer is at."""
    makers = {
        "contacts": _contacts,
        "contacts-by-kind": _contacts_by_kind,
        "sources": _sources,
        "at-a-glance": _at_a_glance,
        "differences": _differences,
        "laws": _laws,
    }
    return "\n".join(makers[name](writer)).strip("\n")


def contact_lines(writer: Writer, contact: Contact) -> Iterator[str]:
    """One contact as an item of a list: name, ways to reach it, and what to know before."""
    ways = []
    if contact.phone:
        ways.append(f"{writer.word('call')} {_dial(contact.phone, phone_target(contact.phone))}")
    if contact.text:
        ways.append(f"{writer.word('write-to')} {_dial(contact.text, sms_target(contact.text))}")
    if contact.url:
        ways.append(
            f'[<bdi dir="ltr">{escaped(shown_url(contact.url) or "")}</bdi>]({contact.url})'
        )
    yield f"- **{writer.inline(contact.name)}** · {' · '.join(ways)}  "
    tag = writer.edition.tag
    about = []
    if contact.hours == "always":
        about.append(writer.word("always"))
    elif contact.hours:
        about.append(f"<bdi>{escaped(formats.hours(tag, contact.hours))}</bdi>")
    if contact.cost:
        about.append(writer.word(f"cost-{contact.cost}"))
    if contact.ages:
        about.append(writer.word("ages", formats.ages(tag, *contact.ages)))
    if contact.note:
        about.append(writer.inline(contact.note))
    if contact.checked:
        about.append(writer.word("checked-on", formats.day(tag, contact.checked)))
    else:
        about.append(f"*{writer.word('unchecked')}*{{: .unchecked }}")
    yield f"    {' · '.join(about)}"


def _dial(number: str, target: str) -> str:
    return f'[<bdi dir="ltr">{escaped(number)}</bdi>]({target})'


def _contacts(writer: Writer) -> Iterator[str]:
    for contact in writer.edition.facts.contacts:
        yield from contact_lines(writer, contact)


def _contacts_by_kind(writer: Writer) -> Iterator[str]:
    kinds = dict.fromkeys(contact.kind for contact in writer.edition.facts.contacts)
    for kind in sorted(kinds, key=CONTACT_KINDS.index):
        yield f"**{writer.word(f'kind-{kind}')}**"
        yield ""
        for contact in writer.edition.facts.contacts:
            if contact.kind == kind:
                yield from contact_lines(writer, contact)
        yield ""


def _sources(writer: Writer) -> Iterator[str]:
    for source in writer.edition.standard.sources:
        title = f"[{escaped(source.title)}]({source.url})" if source.url else escaped(source.title)
        year = f" ({escaped(source.year)})" if source.year else ""
        text = f"{escaped(source.authors)}{year}. {title}."
        yield f'- {text}\n    {{: #{source.id} lang="en" dir="ltr" }}'


def _at_a_glance(writer: Writer) -> Iterator[str]:
    """The standard as a matrix, elements by groups; then the outcomes of each group."""
    edition, standard = writer.edition, writer.edition.standard
    groups = [group for group in standard.groups if in_order(edition, group.id)]
    names = " | ".join(writer.inline(group.name) for group in groups)
    yield f"| {writer.word('element')} | {names} |"
    yield "|---" * (len(groups) + 1) + "|"
    for element in standard.elements:
        cells = [
            "<br>".join(
                f"[{writer.inline(module.title)}]({writer.target('module', module.path)})"
                for module in in_order(edition, group.id)
                if element.id in module.elements
            )
            for group in groups
        ]
        yield f"| **{writer.inline(element.name)}** | {' | '.join(cells)} |"
    yield ""
    for group in groups:
        yield f"**{writer.inline(group.name)}**"
        yield ""
        for outcome in standard.outcomes:
            if outcome.group == group.id:
                yield f"- {writer.inline(outcome.text)}"
        yield ""


def _laws(writer: Writer) -> Iterator[str]:
    laws = writer.edition.facts.laws
    for law in laws:
        where = f"[{writer.word('source')}]({law.source})"
        yield f"- **{writer.inline(law.about)}** {writer.inline(law.text)} {where}"
    if not laws:
        yield writer.word("no-laws")


def _differences(writer: Writer) -> Iterator[str]:
    edition = writer.edition
    verdict = writer.verdict
    yield f"**{writer.word('conformance')}: {writer.word(f'conformance-{verdict.name}')}**"
    yield ""
    for reason in verdict.reasons:
        yield f"- {writer.word(f'reason-{reason.name}')} {_detail(writer, reason)}".rstrip()
    yield ""
    yield from sign_off_lines(writer)
    yield ""
    tag = edition.tag
    found = verdict.differences
    rows = [
        (writer.word("version"), edition.standard.version),
        (writer.word("layers"), ", ".join(edition.layers) or "-"),
        (writer.word("translated"), formats.share(tag, found.translated)),
        (writer.word("stale-texts"), formats.number(tag, found.stale)),
        (writer.word("changed-words"), formats.share(tag, found.share)),
    ]
    rows += [
        (writer.word(f"review-{role}"), writer.word(f"state-{state.replace(' ', '-')}"))
        for role, state in edition.file.review
    ]
    yield f"| {writer.word('what')} | {writer.word('value')} |"
    yield "|---|---|"
    for name, value in rows:
        yield f"| {name} | {value} |"
    yield ""
    yield from _changes(writer)


def _detail(writer: Writer, reason: Reason) -> str:
    """What a reason names: a contact by its name, a kind by its word, or the text as it is."""
    if reason.name == "contact-missing":
        return writer.word(f"kind-{reason.detail}")
    contact = next((one for one in writer.edition.facts.contacts if one.id == reason.detail), None)
    return writer.inline(contact.name) if contact else escaped(reason.detail)


def _changes(writer: Writer) -> Iterator[str]:
    edition = writer.edition
    if edition.file.emphasis:
        emphasis = edition.file.emphasis
        source = f"[{writer.word('source')}]({writer.target('source', emphasis.source)})"
        yield f"{writer.word('emphasis')} {writer.inline(emphasis.reason)} {source}"
        yield ""
    lines = []
    for change in edition.changes:
        one = change.adaptation
        action = writer.word(f"action-{one.action}")
        lines.append(f"- {action}: {_place(writer, change)}. {writer.inline(one.reason)}")
    for module in edition.modules:
        if module.origin and module.group in GROUPS:
            link = f"[{writer.inline(module.title)}]({writer.target('module', module.path)})"
            lines.append(f"- {writer.word('action-add')}: {link}")
    picks = {pick.message: pick for pick in edition.facts.picks}
    lines += [
        f"- {writer.word('variant-chosen')}: {message.id}, {message.variant or 'default'}: "
        f"{writer.inline(picks[message.id].reason)}"
        for message in edition.standard.key_messages
        if message.id in picks
    ]
    yield from lines or [writer.word("no-changes")]


def _place(writer: Writer, change: Change) -> str:
    """The section that a change names, by the titles that readers see."""
    address, _, section = change.adaptation.target.partition("#")
    path = "/".join(address.split("/")[:2])
    module = next(one for one in writer.edition.modules if one.path == path)
    target = writer.target("module", f"{address}#{section}")
    heading = change.before.heading
    name = f": {writer.inline(heading)}" if heading else ""
    if change.adaptation.action == "omit":
        target = writer.target("module", address)
    return f"[{writer.inline(module.title)}{name}]({target})"
