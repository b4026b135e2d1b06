"""What can be wrong with the standard: references, lessons, conversations, messages and words."""

from __future__ import annotations

from build_tools.problems.kind import Kind

KINDS: dict[str, Kind] = {
    # R: references
    "R01": (
        "error",
        "there is no module, part or section {found!r}",
        "correct it; nearest: {near}",
    ),
    "R02": (
        "error",
        "there is no contact {found!r}",
        "correct the id, or name the contact in facts.yml; nearest: {near}",
    ),
    "R03": (
        "error",
        "there is no source {found!r}",
        "correct the id, or add it to sources.yml; nearest: {near}",
    ),
    "R04": (
        "error",
        "{{{found}}} stands for nothing in this edition",
        "correct the name, or add it to facts.yml; nearest: {near}",
    ),
    "R07": ("error", "there is no picture {found!r}", "nearest: {near}"),
    "R05": ("error", "there is no outcome {found!r}", "correct or add it; nearest: {near}"),
    "R06": ("error", "there is no key message {found!r}", "correct the name; nearest: {near}"),
    # L: lessons
    "L01": ("error", "the steps take {sum} minutes, the module says {minutes}", "make them agree"),
    "L02": ("error", "no step practises the skill", "mark its heading: {{#its-id .practice}}"),
    "L03": (
        "error",
        "no outcome of the module is a skill",
        "name one of kind skill of outcomes.yml under outcomes: in the head",
    ),
    "L04": ("error", "a pupil module needs {part}", "write it; docs/writing.md says how"),
    "L05": ("error", "no module teaches {outcome}", "name it in a module's head, or remove it"),
    "L06": (
        "error",
        "no questionnaire of {group} asks about {outcome}",
        "name it under outcomes: of a question in a questionnaire.yml of {group}",
    ),
    "L07": (
        "error",
        "the slide shows {count} words, at most {limit} can be read from the last row",
        'keep the few words that matter; the rest is for !!! note "Say"',
    ),
    # H: chats and quizzes
    "H01": ("error", "no way leads to the node {node!r}", "let a next or choice lead to it"),
    "H02": ("error", "there is no node {found!r}", "correct the name; nearest: {near}"),
    "H03": (
        "error",
        "the node has none or several of next, choices and debrief",
        "keep exactly one: next leads on, choices ask, debrief ends",
    ),
    "H04": ("error", "no way from {node!r} comes to an end", "lead on to a node with a debrief"),
    "H05": ("error", "no answer is right", "mark one with right: true"),
    "H06": (
        "error",
        "the question is about {about}; only knowledge has right answers, and at least one",
        "mark an answer with right: true where about: is knowledge, and nowhere else",
    ),
    # K: key messages
    "K01": ("error", "the key message {id} is named in the head, not shown", "add !!! key {id}"),
    "K02": (
        "error",
        "the key message {id} is shown, not named in the head",
        "add it to key_messages: in the head",
    ),
    "K03": ("error", "the key message {id} stands twice in this part", "keep it once"),
    "K04": (
        "error",
        "the key message {id} has no words for {group}",
        "add them to key-messages.yml, or take it from {group}",
    ),
    "K05": ("error", "{id} has no wording {found!r}", "choose one that is there; nearest: {near}"),
    "K06": (
        "error",
        "the key message {id} stands in no module of {group}",
        "show it in one, or take {group} from its groups: in key-messages.yml",
    ),
    # W: words
    "W01": ("error", "avoid {found!r}: {reason}", "say: {use}"),
    "W02": (
        "error",
        "an address or a telephone number stands in the text: {found!r}",
        "name the contact instead, such as {{helpline}} or {{helpline.phone}}",
    ),
    "W03": (
        "error",
        "this section says {found!r} and nothing of what belongs to it: {also}",
        "say in the same section whom to tell and how to report it",
    ),
    "W04": (
        "warning",
        "a sentence has {mean} words on average, and {limit} at most for these readers",
        "split the long ones; the longest begins: {worst}",
    ),
    "W05": (
        "warning",
        "{share} % of the words are long, and {limit} % at most for these readers",
        "use shorter words; the longest: {longest}",
    ),
    "W06": (
        "error",
        "the figure {found!r} has no source in this section",
        "add a link [...](source:its-id), or leave the figure out",
    ),
}
