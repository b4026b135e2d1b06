"""Parts as leaves: a text, a conversation as cards, a quiz with its answers, a questionnaire."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from build_tools import formats
from build_tools.model import (
    ABOUT,
    BANDS,
    ChatPart,
    Module,
    Part,
    QuestionnairePart,
    QuizPart,
    TextPart,
)
from build_tools.pack.blocks import Block, Printer, Run
from build_tools.pack.room import scale_for
from build_tools.pack.scripts import setting_of

Leaf = dict[str, Any]
_WHEN = ("asked-before", "asked-after", "asked-later")


def part_leaves(printer: Printer, module: Module, part: Part, depth: int) -> Iterator[Leaf]:
    """The leaves of a part; `depth` is the level of its heading: 1 stands alone, 2 in a module."""
    if isinstance(part, TextPart):
        yield _text(printer, module, part, depth)
    elif isinstance(part, ChatPart):
        yield _cards(printer, part, depth)
    elif isinstance(part, QuizPart):
        yield _answers(printer, part, depth)
    else:
        yield from _sheets(printer, part, depth)


def _text(printer: Printer, module: Module, part: TextPart, depth: int) -> Leaf:
    handout = part.name.startswith("handout") or module.group == ABOUT
    index = part.name == "index" and depth > 1
    blocks = [one for section in part.sections for one in printer.section(section)]
    if handout:
        # A sheet is meant for one page: its contacts stand closer together.
        blocks = [{**one, "columns": 3} if one["k"] == "contacts" else one for one in blocks]
    return {
        "look": "sheet" if handout else "chapter",
        "depth": depth,
        "title": said(printer, "part-index") if index else printer.runs(part.title),
        "kicker": plain(printer.runs(module.title)) if depth > 1 and not index else "",
        "blocks": blocks,
        "write": handout and module.group in BANDS and part.name != "handout-family",
        "scale": scale_for(blocks, setting_of(printer.edition.tag)) if handout else 1,
    }


def _cards(printer: Printer, chat: ChatPart, depth: int) -> Leaf:
    """A conversation as cards to cut out; each says which card comes next."""
    tag = printer.edition.tag
    number = {node.id: formats.number(tag, at) for at, node in enumerate(chat.nodes, 1)}
    cards = []
    for node in chat.nodes:
        blocks: list[Block] = [{"k": "p", "r": printer.runs(node.text)}]
        if node.choices:
            rows = [
                [*printer.runs(choice.text), {"t": f" ({number[choice.to]})", "s": "s"}]
                for choice in node.choices
            ]
            blocks.append({"k": "ul", "items": [[{"k": "p", "r": row}] for row in rows]})
        elif node.next:
            blocks.append({"k": "p", "r": [{"t": f"({number[node.next]})", "s": "s"}]})
        elif node.debrief:
            title = said(printer, "the-end")
            body = [{"k": "p", "r": printer.runs(node.debrief)}]
            blocks.append({"k": "callout", "kind": "do", "title": title, "body": body})
        speaker = plain(printer.runs(node.speaker))
        cards.append({"title": f"{number[node.id]} · {speaker}", "blocks": blocks})
    return {
        "look": "cards",
        "depth": depth,
        "title": printer.runs(chat.title),
        "line": [*printer.runs(chat.intro), {"t": " "}, *said(printer, "cards-hint")],
        "cards": cards,
    }


def _answers(printer: Printer, quiz: QuizPart, depth: int) -> Leaf:
    """The questions with their answers, the good ones marked."""
    blocks: list[Block] = []
    for at, question in enumerate(quiz.questions, 1):
        number = formats.number(printer.edition.tag, at)
        ask = [{"t": f"{number}. "}, *printer.runs(question.ask)]
        blocks.append({"k": "p", "r": strong(ask)})
        items = []
        for option in question.options:
            right = [*said(printer, "right", strong=True), {"t": ": "}] if option.right else []
            feedback = [{"t": " "}, *emphasised(printer.runs(option.feedback))]
            runs = [*right, *printer.runs(option.text), *feedback]
            items.append([{"k": "p", "r": runs}])
        blocks.append({"k": "ul", "items": items})
    title = printer.runs(quiz.title)
    kicker = printer.word("answers")
    return {
        "look": "chapter",
        "depth": depth,
        "title": title,
        "kicker": kicker,
        "blocks": blocks,
    }


def _sheets(printer: Printer, part: QuestionnairePart, depth: int) -> Iterator[Leaf]:
    """The questionnaire three times, before, after and later, and the good answers."""
    asked: list[Block] = [{"k": "p", "r": printer.runs(part.intro)}]
    good: list[Block] = []
    for at, question in enumerate(part.questions, 1):
        number = [{"t": f"{formats.number(printer.edition.tag, at)}. "}]
        asked.append({"k": "p", "r": strong([*number, *printer.runs(question.ask)])})
        items = [printer.runs(answer.text) for answer in question.answers]
        asked.append({"k": "boxes", "items": items} if items else {"k": "lines", "count": 2})
        right = [printer.runs(answer.text) for answer in question.answers if answer.right]
        if right:
            row = [*number, *(run for runs in right for run in [*runs, {"t": " "}])]
            good.append({"k": "p", "r": row})
    asked.append({"k": "p", "r": printer.runs(part.closing)})
    for when in _WHEN:
        title = printer.runs(part.title)
        kicker = printer.word(when)
        yield {
            "look": "chapter",
            "depth": depth,
            "title": title,
            "kicker": kicker,
            "blocks": asked,
        }
    if good:
        title = said(printer, "answer-key")
        yield {"look": "chapter", "depth": depth, "title": title, "blocks": good}


def plain(runs: Sequence[Run]) -> str:
    """Runs as plain text."""
    return "".join(run["t"] for run in runs)


def strong(runs: Sequence[Run]) -> list[Run]:
    """Runs set in bold."""
    return [{**run, "s": run.get("s", "") + "s"} for run in runs]


def emphasised(runs: Sequence[Run]) -> list[Run]:
    """Runs set in italics."""
    return [{**run, "s": run.get("s", "") + "e"} for run in runs]


def said(printer: Printer, name: str, *, strong: bool = False) -> list[Run]:
    """A word of the interface as runs."""
    return [{"t": printer.word(name), **({"s": "s"} if strong else {})}]
