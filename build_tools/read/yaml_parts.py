"""The parts of a module that are YAML: conversations, quizzes and questionnaires."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from build_tools.model import (
    Answer,
    Asked,
    ChatPart,
    Choice,
    Node,
    Option,
    Part,
    Question,
    QuestionnairePart,
    QuizPart,
)
from build_tools.problems import Problem, Where, problem
from build_tools.read.shapes import SLUG, Flag, Many, OneOf, Pairs, Record, Sink, Words
from build_tools.read.yaml_lines import parse_yaml

ABOUT = ("knowledge", "intention", "confidence", "telling")
CHAT = Record(
    {
        "title": Words(),
        "intro": Words(),
        "start": SLUG,
        "nodes": Pairs(
            Record(
                {"speaker": Words(), "text": Words()},
                {
                    "next": SLUG,
                    "choices": Many(Record({"text": Words(), "to": SLUG}), 2, 4),
                    "debrief": Words(),
                },
            )
        ),
    }
)
QUIZ = Record(
    {
        "title": Words(),
        "questions": Many(
            Record(
                {
                    "ask": Words(),
                    "options": Many(
                        Record({"text": Words(), "feedback": Words()}, {"right": Flag()}), 2, 6
                    ),
                }
            ),
            1,
            20,
        ),
    }
)
QUESTIONNAIRE = Record(
    {
        "title": Words(),
        "intro": Words(),
        "closing": Words(),
        "questions": Many(
            Record(
                {
                    "about": OneOf(ABOUT),
                    "outcomes": Many(SLUG, 1),
                    "ask": Words(),
                    "answers": Many(Record({"text": Words()}, {"right": Flag()}), 0, 6),
                }
            ),
            1,
            20,
        ),
    }
)
SHAPES = {"chat": CHAT, "quiz": QUIZ, "questionnaire": QUESTIONNAIRE}


def read_yaml_part(
    text: str, path: str, address: str, language: str
) -> tuple[Part | None, list[Problem]]:
    """The part in a YAML file; its name says which shape it has."""
    node, problems = parse_yaml(text, path)
    if node is None:
        return None, problems or [
            problem("S03", Where(path), field="the file", found="null", shape="fields")
        ]
    sink = Sink(address, language, problems)
    name = address.rpartition("/")[2]
    values = SHAPES[name].read(node, "", sink)
    if values is None:
        return None, sink.problems
    return _MAKE[name](values), sink.problems


def _chat(values: dict[str, Any]) -> ChatPart:
    nodes = tuple(
        Node(
            name,
            row["where"],
            row["speaker"],
            row["text"],
            row["next"],
            tuple(Choice(choice["text"], choice["to"]) for choice in row["choices"] or ()),
            row["debrief"],
        )
        for name, row in values["nodes"]
    )
    return ChatPart(values["where"], values["title"], values["intro"], values["start"], nodes)


def _quiz(values: dict[str, Any]) -> QuizPart:
    questions = tuple(
        Question(
            row["where"],
            row["ask"],
            tuple(
                Option(option["text"], bool(option["right"]), option["feedback"])
                for option in row["options"]
            ),
        )
        for row in values["questions"]
    )
    return QuizPart(values["where"], values["title"], questions)


def _questionnaire(values: dict[str, Any]) -> QuestionnairePart:
    questions = tuple(
        Asked(
            row["where"],
            row["about"],
            row["outcomes"],
            row["ask"],
            tuple(Answer(answer["text"], bool(answer["right"])) for answer in row["answers"]),
        )
        for row in values["questions"]
    )
    return QuestionnairePart(
        values["where"], values["title"], values["intro"], values["closing"], questions
    )


_MAKE: dict[str, Callable[[dict[str, Any]], Part]] = {
    "chat": _chat,
    "quiz": _quiz,
    "questionnaire": _questionnaire,
}
