"""Conversations, quizzes, questionnaires: every way ends, and what can be right has a right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from build_tools.model import ChatPart, Module, Node, QuestionnairePart, QuizPart
from build_tools.problems import Problem, nearest, problem


def check_conversations(modules: Iterable[Module]) -> Iterator[Problem]:
    """The rules for `chat.yml`, `quiz.yml` and `questionnaire.yml`."""
    for module in modules:
        for part in module.parts:
            if isinstance(part, ChatPart):
                yield from _chat(part)
            elif isinstance(part, QuizPart):
                for question in part.questions:
                    if not any(option.right for option in question.options):
                        yield problem("H05", question.where)
            elif isinstance(part, QuestionnairePart):
                yield from _questionnaire(part)


def _chat(chat: ChatPart) -> Iterator[Problem]:
    nodes = {node.id: node for node in chat.nodes}
    if chat.start not in nodes:
        yield problem("H02", chat.where, found=chat.start, near=nearest(chat.start, nodes))
    for node in chat.nodes:
        ways = (bool(node.choices), node.next is not None, node.debrief is not None)
        if sum(ways) != 1:
            yield problem("H03", node.where)
        for name in leads_to(node):
            if name not in nodes:
                yield problem("H02", node.where, found=name, near=nearest(name, nodes))
    reached = _reached(chat.start, nodes)
    ending = _ending(nodes)
    for node in chat.nodes:
        if node.id not in reached:
            yield problem("H01", node.where, node=node.id)
        elif node.id not in ending:
            yield problem("H04", node.where, node=node.id)


def _questionnaire(part: QuestionnairePart) -> Iterator[Problem]:
    """Only what can be known has a right answer: nobody is wrong about whom they would tell."""
    for asked in part.questions:
        if any(answer.right for answer in asked.answers) != (asked.about == "knowledge"):
            yield problem("H06", asked.where, about=asked.about)


def leads_to(node: Node) -> tuple[str, ...]:
    """The nodes that follow a node."""
    return (*(choice.to for choice in node.choices), *((node.next,) if node.next else ()))


def _reached(start: str, nodes: Mapping[str, Node]) -> set[str]:
    found: set[str] = set()
    left = [start]
    while left:
        name = left.pop()
        if name in nodes and name not in found:
            found.add(name)
            left += leads_to(nodes[name])
    return found


def _ending(nodes: Mapping[str, Node]) -> set[str]:
    """The nodes from which an end can be reached."""
    ending = {name for name, node in nodes.items() if node.debrief is not None}
    while True:
        more = {name for name, node in nodes.items() if ending & set(leads_to(node))} - ending
        if not more:
            return ending
        ending |= more
