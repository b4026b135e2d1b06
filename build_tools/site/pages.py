"""Pages of the site as Markdown: parts of modules, doors of groups, and the home page."""

from __future__ import annotations

import json
from collections.abc import Iterator

from build_tools import formats, tags
from build_tools.model import (
    ABOUT,
    ChatPart,
    Module,
    Node,
    Part,
    QuizPart,
    TextPart,
)
from build_tools.plan import HELP, HOME, held_in, in_order, page_path
from build_tools.site.prints import prints_of_group, prints_of_module
from build_tools.site.sheets import questionnaire
from build_tools.site.writing import Writer
from build_tools.units import Unit

_LETTERS = "ABCDEF"
_SESSIONS = (1, 3, 6)


def page_text(writer: Writer) -> str:
    """A page whole: its head, its title and its text."""
    page = writer.page
    if page.path == HOME:
        blocks = list(_home(writer))
    elif page.module is None or page.part is None:
        blocks = list(_door(writer))
    else:
        blocks = list(_part(writer, page.module, page.part))
    return f"{_head(writer)}\n{_title(writer)}\n\n" + "\n\n".join(blocks) + "\n"


def part_name(writer: Writer, part: Part) -> Unit:
    """What a part is called in navigation: its kind, or a handout's own title."""
    if part.name.startswith("handout"):
        return part.title
    return writer.edition.word(f"part-{part.name}")


def _head(writer: Writer) -> str:
    """The front matter: written by us alone, every value a JSON string, which YAML reads safely."""
    page = writer.page
    module = page.module
    fields = {
        "title": writer.plain(page.title),
        "description": writer.plain(module.summary if module else writer.edition.standard.tagline),
        "group": page.group,
        "part": page.part.name if page.part else "",
        "help": page.path == HELP,
        "origin": module.origin if module else "",
        # Of the title, where it is not the edition's.
        "language": "" if writer.edition.is_own(page.title) else page.title.language,
        "home": page.path == HOME,
    }
    if page.path == HOME:
        fields |= {"template": "home.html", "title": writer.edition.title, "language": ""}
    rows = (f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in fields.items())
    return "---\n" + "\n".join(rows) + "\n---\n"


def _title(writer: Writer) -> str:
    unit = writer.page.title
    if writer.page.path == HOME:
        return f"# {writer.edition.title}"
    marks = (
        ""
        if writer.edition.is_own(unit)
        else (f' {{: lang="{unit.language}" dir="{tags.direction(unit.language)}" }}')
    )
    return f"# {writer.shown(unit)}{marks}"


def _home(writer: Writer) -> Iterator[str]:
    """The home page: help first, then a door for each group (the theme draws the doors)."""
    yield writer.inline(writer.edition.standard.tagline)
    yield f"[{writer.word('help-now')}]({HELP}){{: .help-now }}"
    yield f"## {writer.word('choose-door')} {{: #doors }}"
    drawn = {picture.name for picture in writer.edition.standard.pictures}
    rows = []
    for group in writer.edition.standard.groups:
        if group.id in writer.plan.doors:
            name = f"door-{group.id}"
            sign = f"![]({writer.target('picture', name)}) " if name in drawn else ""
            rows.append(f"- [{sign}{writer.inline(group.name)}]({group.id}/index.md)")
    yield "\n".join(rows)
    yield f"## {writer.word('about')} {{: #about }}"
    yield "\n".join(
        f"- [{writer.inline(module.title)}]({page_path(module.path)})"
        for module in in_order(writer.edition, ABOUT)
    )


def _door(writer: Writer) -> Iterator[str]:
    """A group's door: its modules with what they teach, and what can be read and printed."""
    edition, page = writer.edition, writer.page
    group = next(one for one in edition.standard.groups if one.id == page.group)
    if group.ages:
        years = dict(edition.facts.words).get(f"years.{group.id}")
        yield writer.inline(years) if years else ""
    emphasis = edition.file.emphasis
    if emphasis and any(path.startswith(f"{group.id}/") for path in emphasis.modules):
        source = f"[{writer.word('source')}]({writer.target('source', emphasis.source)})"
        yield f"{writer.word('emphasis')} {writer.inline(emphasis.reason)} {source}"
    for module in in_order(edition, group.id):
        link = f"[{writer.inline(module.title)}]({page.towards(page_path(module.path))})"
        yield f"## {link} {{: #{module.name} }}"
        yield writer.inline(module.summary)
        yield _facts_of(writer, module)
        yield " · ".join(
            f"[{writer.inline(part_name(writer, part))}]"
            f"({page.towards(page_path(f'{module.path}/{part.name}'))})"
            for part in module.parts
        )
    yield from _sessions(writer, group.id)
    yield from prints_of_group(writer, group.id)


def _sessions(writer: Writer, group: str) -> Iterator[str]:
    """How the lessons of a group fill one, three or six sessions: each lesson is a session."""
    tag = writer.edition.tag
    lessons = [module for module in in_order(writer.edition, group) if module.minutes]
    if not lessons:
        return
    yield f"## {writer.word('time-plans')} {{: #time-plans }}"
    rows = [f"| {writer.word('sessions')} | {writer.word('module')} | {writer.word('minutes')} |"]
    rows.append("|---|---|---|")
    for count in dict.fromkeys(min(wish, len(lessons)) for wish in _SESSIONS):
        held = held_in(writer.edition, group, count)
        names = "<br>".join(writer.inline(module.title) for module in held)
        total = sum(module.minutes or 0 for module in held)
        number = formats.number(tag, count)
        rows.append(f"| {number} | {names} | {formats.number(tag, total)} |")
    yield "\n".join(rows)


def _facts_of(writer: Writer, module: Module) -> str:
    """What a teacher wants to know of a module: minutes, elements, outcomes."""
    standard = writer.edition.standard
    said = []
    if module.minutes:
        said.append(formats.minutes(writer.edition.tag, module.minutes))
    names = {element.id: element.name for element in standard.elements}
    said += [writer.inline(names[element]) for element in module.elements]
    rows = [" · ".join(said)] if said else []
    rows += [
        f"- {writer.inline(outcome.text)}"
        for code in module.outcomes
        for outcome in standard.outcomes
        if outcome.code == code
    ]
    if len(rows) > 1 and said:
        rows.insert(1, "")
    return "\n".join(rows)


def _part(writer: Writer, module: Module, part: Part) -> Iterator[str]:
    if isinstance(part, TextPart):
        if part.name == "index" and module.group != ABOUT:
            yield _facts_of(writer, module)
        for section in part.sections:
            yield writer.section(section)
        if part.name == "index" and module.group != ABOUT:
            yield from _other_parts(writer, module)
        if part.name == "index":
            yield from prints_of_module(writer, module.path)
    elif isinstance(part, ChatPart):
        yield from _chat(writer, part)
    elif isinstance(part, QuizPart):
        yield from _quiz(writer, part)
    else:
        yield from questionnaire(writer, part)


def _other_parts(writer: Writer, module: Module) -> Iterator[str]:
    others = [part for part in module.parts if part.name != "index"]
    if others:
        yield "---"
        yield "\n".join(
            f"- [{writer.inline(part_name(writer, part))}]({part.name}.md)" for part in others
        )


def _chat(writer: Writer, chat: ChatPart) -> Iterator[str]:
    """A conversation as headings and links: it works without scripts and in print."""
    yield writer.inline(chat.intro)
    names = {node.id: place for place, node in enumerate(chat.nodes, 1)}
    for node in sorted(chat.nodes, key=lambda node: node.id != chat.start):
        place = formats.number(writer.edition.tag, names[node.id])
        yield f"## {place}. {writer.inline(node.speaker)} {{: #{node.id} .node }}"
        yield f"> {writer.inline(node.text)}"
        yield from _ways_on(writer, node, chat)


def _ways_on(writer: Writer, node: Node, chat: ChatPart) -> Iterator[str]:
    if node.choices:
        links = (f"- [{writer.inline(choice.text)}](#{choice.to})" for choice in node.choices)
        yield f"{writer.word('you-can')}\n\n" + "\n".join(links)
    elif node.next:
        yield f"[{writer.word('continue')}](#{node.next})"
    elif node.debrief:
        yield f'!!! do "{writer.word("the-end")}"\n    {writer.inline(node.debrief)}'
        yield f"[{writer.word('from-start')}](#{chat.start})"


def _quiz(writer: Writer, quiz: QuizPart) -> Iterator[str]:
    """Questions whose answers open: no script, nothing stored, nothing sent."""
    for place, question in enumerate(quiz.questions, 1):
        number = formats.number(writer.edition.tag, place)
        yield f"## {number}. {writer.inline(question.ask)} {{: #q{place} }}"
        for letter, option in zip(_LETTERS, question.options, strict=False):
            kind = "right" if option.right else "other"
            yield (
                f'??? {kind} "{letter}. {writer.inline(option.text)}"\n'
                f"    **{writer.word(kind)}.** {writer.inline(option.feedback)}"
            )
