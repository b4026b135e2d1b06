"""`curriculum contacts`: a form to print, for the person who calls and opens each contact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from build_tools import formats, tags
from build_tools.calls import Call, calls_of
from build_tools.edition import Edition
from build_tools.layer import Contact
from build_tools.merge.fill import escaped
from build_tools.project import known_tags, load
from build_tools.read.profile import plain_text
from build_tools.site.writing import WITHOUT_ISOLATES
from build_tools.units import Unit

_LINE, _SHORT = "_" * 30, "_" * 14
_INTRODUCTION = """\
Take one contact after the other; the most urgent stand first. Say at once that you are not a
child in need: "I check the numbers that our schools give to children. You may tell me what is
right, or name me somebody who can." Write down what you hear, not what the page says. Then write
the day behind `checked:` where the form says, and mend there what has changed. Nothing else counts
as a check."""
_WHY = {
    "never-checked": "nobody has checked it yet",
    "checked-too-long-ago": "last checked on {}, more than 12 months ago",
    "check-ends": "its check counts until {}",
    "too-few-sources": "sources: {}; two that agree are needed, the operator's own first",
}
_OFFICE = "Ask the service by its office line, or read its own page, whether the number is right."
_NOT_TO_DIAL = {
    "emergency": f"**Do not dial this number to try it.** {_OFFICE}",
    "police": f"**If this is an emergency number too, do not dial it to try it.** {_OFFICE}",
}
_COST = {"free": "free", "local": "a local call", "paid": "paid"}


def contacts(root: Path, editions: Iterable[str], today: date, within: int) -> str:
    """The forms of the editions asked for, or of all, as Markdown."""
    asked = tuple(editions)
    project = load(root, asked or None)
    forms = (
        form(project.compose(tag)[0], today, within) for tag in known_tags(project.tags, asked)
    )
    return "\n\n".join(forms)


def form(edition: Edition, today: date, within: int) -> str:
    """The form of one edition on a day."""
    calls = calls_of(edition, today, within)
    title = f"# Contacts to verify: {escaped(edition.title)} ({edition.tag}), {today.isoformat()}"
    if not calls:
        return f"{title}\n\nNone: every contact is checked for {within} days more.\n"
    count = f"{len(calls)} of {len(edition.facts.contacts)} contacts."
    blocks = [title, count, _INTRODUCTION]
    for place, call in enumerate(calls, 1):
        blocks += ["---", *_contact(edition, call, place)]
    return "\n\n".join(blocks) + "\n"


def _contact(edition: Edition, call: Call, place: int) -> Iterator[str]:
    one = call.contact
    why = "; ".join(_WHY[reason.name].format(reason.detail) for reason in call.reasons)
    yield f"## {place}. {escaped(_plain(one.name))}"
    yield f"Kind: {one.kind}. Why now: {why}."
    if one.phone and one.kind in _NOT_TO_DIAL:
        yield _NOT_TO_DIAL[one.kind]
    ways = [("Call", one.phone), ("Write to", one.text), ("Open", one.url)]
    yield "\n".join(f"- {name}: **{escaped(way)}**" for name, way in ways if way)
    yield "\n".join(f"- [ ] {row}" for row in _questions(edition, one))
    sources = [f"- {source}" for source in one.sources] or ["- none yet"]
    yield "\n".join(["Sources:", "", *sources])
    if one.short_number:
        yield f"No table of numbers knows this one yet. Announced at: {one.short_number}"
    yield f"Further source: {_LINE}{_LINE}"
    yield f"Spoke with: {_LINE} Date: {_SHORT} Initials: {_SHORT}"
    yield f"Then write: `{one.where.file}`, line {one.where.line}, contact `{one.id}`, `checked:`"


def _questions(edition: Edition, one: Contact) -> Iterator[str]:
    """What to ask: what the facts say, and a line for what is true."""

    def ask(question: str, said: str) -> str:
        return f"{question} We say: {escaped(said.rstrip('.')) or 'nothing'}. Right: {_LINE}"

    languages = (
        formats.language_name(code, "en") if tags.locale(code) else code for code in one.languages
    )
    yield ask("Whom does one reach, and is the name right?", _plain(one.name))
    yield ask("When is somebody there?", one.hours or "")
    yield ask("What does it cost, from a mobile phone too?", _COST.get(one.cost or "", ""))
    yield ask("For which ages?", formats.ages("en", *one.ages) if one.ages else "")
    yield ask("In which languages?", ", ".join(languages))
    if one.note:
        yield ask("Is this still true?", _plain(one.note))
    yield f"Does it take reports of sexual extortion online, from children too? {_LINE}"
    yield f"May a child stay without a name, and who is told? {_LINE}"


def _plain(unit: Unit) -> str:
    return plain_text(unit).translate(WITHOUT_ISOLATES)
