"""What an input of a whole edition says: which file of the small project is written, and how.

The first byte names the file, the next two a place in it, and the rest goes in there: a layer that
is right up to one place gets further than noise.
"""

from __future__ import annotations

from tests.house import SMALL

ADDITION = "locales/und-TR/additions/teens/more/index.md"
FILES = (
    "locales/tr/messages.po",
    "locales/tr-TR/messages.po",
    "locales/und-TR/facts.yml",
    "locales/tr-TR/facts.yml",
    "locales/tr-TR/edition.yml",
    "locales/und-TR/adaptations/other-words.md",
    ADDITION,
    ADDITION.replace("index.md", "quiz.yml"),
)
START = {
    ADDITION: "---\ntitle: More\nsummary: More of it.\norder: 2\n---\n\n## Now {#now}\n\nWords.\n",
    FILES[7]: SMALL["curriculum/teens/a-threat/quiz.yml"],
}


def plain_tree() -> dict[str, bytes]:
    """The small project, with a module of its country's own."""
    return {path: text.encode() for path, text in sorted({**SMALL, **START}.items())}


def changed(content: bytes) -> dict[str, bytes]:
    """The files of the small project after what an input says."""
    tree = plain_tree()
    path = FILES[content[0] % len(FILES)] if content else FILES[0]
    before = tree.get(path, b"")
    if content[:1] < b"\x80":
        # The greater part of inputs change a file that is good up to there.
        place = int.from_bytes(content[1:3], "big") % (len(before) + 1)
        tree[path] = before[:place] + content[3:] + before[place:]
    else:
        tree[path] = content[3:]
    return dict(sorted(tree.items()))
