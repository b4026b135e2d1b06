"""The folder `locales/`: layers, each with any of facts, messages, adaptations and additions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from build_tools import tags
from build_tools.layer import (
    NO_FACTS,
    Adaptation,
    Brand,
    EditionFile,
    Emphasis,
    Layer,
    Message,
)
from build_tools.model import Module
from build_tools.problems import Problem, Where, nearest, problem
from build_tools.read.facts import read_facts
from build_tools.read.gettext_catalog import read_catalogue, translation_in
from build_tools.read.markdown_parts import read_local_text, split_head
from build_tools.read.modules import Tree, read_modules
from build_tools.read.shapes import (
    LINE,
    SLUG,
    Https,
    Many,
    Maybe,
    OneOf,
    Pairs,
    Record,
    Sink,
    Text,
    Words,
)
from build_tools.read.sign_offs import ROLES, SIGN_OFF, is_of_sign_offs, sign_off, with_records
from build_tools.read.standard import interface_word
from build_tools.read.text import decode
from build_tools.read.yaml_lines import parse_yaml

FOLDER = "locales"
REVIEWS = ("not reviewed", "machine draft", "reviewed")
_FILES = (
    "facts.yml, messages.po, edition.yml, sign-offs/<number>.yml, allowed_signers, logo.png, "
    "adaptations/*.md, additions/<group>/<module>/"
)
_ADDRESS = r"[a-z]+/[a-z0-9-]+(/[a-z0-9-]+)?"
COLOUR = Text('a colour in quotes, such as "#12545e"', r"#[0-9a-f]{6}")
LOGOS = ("logo.png", "logo.jpg", "logo.webp")
_LOGO_STARTS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"RIFF")
_LOGO_BYTES = 200_000
EDITION = Record(
    {
        "title": Text("a title", r"[^\n<>{}\[\]*_`\\]{2,60}"),
        "review": Record({role: OneOf(REVIEWS) for role in ROLES}),
    },
    {
        "site_url": Maybe(Https()),
        "sign_offs": Many(SIGN_OFF),
        "emphasis": Maybe(
            Record(
                {
                    "modules": Many(Text("the address of a module", _ADDRESS), 1),
                    "reason": Words(),
                    "source": SLUG,
                }
            )
        ),
        "languages_offered": Many(Text("a language tag", r"[a-z]{2,3}(-[A-Za-z0-9]+)*")),
        "alignment": Pairs(LINE),
        "brand": Maybe(
            Record(
                {},
                {
                    "colour": COLOUR,
                    "link": COLOUR,
                    "logo": OneOf(LOGOS),
                    "logo_text": Words(),
                },
            )
        ),
    },
)
ADAPTATION_HEAD = Record(
    {
        "target": Text("the address of a section", _ADDRESS + r"#[a-z0-9-]+"),
        "action": OneOf(("replace", "before", "after", "omit")),
        "base": Text("the digest of a section, or ?", r"[0-9a-f]{12}|\?"),
        "reason": Words(),
    },
    {"source": Maybe(Https()), "title": Words()},
)


def layer_tags(tree: Tree) -> tuple[str, ...]:
    """Every folder of `locales/`."""
    return tuple(
        sorted({p.split("/")[1] for p in tree if p.startswith(f"{FOLDER}/") and p.count("/") > 1})
    )


def edition_tags(tree: Tree) -> tuple[str, ...]:
    """Every layer that has an `edition.yml`."""
    return tuple(tag for tag in layer_tags(tree) if f"{FOLDER}/{tag}/edition.yml" in tree)


def edition_titles(tree: Tree, tags: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """The tags and titles of all editions; a broken one shows its tag."""
    titles = []
    for tag in tags:
        path = f"{FOLDER}/{tag}/edition.yml"
        file, _ = read_edition_file(tree[path], path, tag)
        titles.append((tag, file.title if file else tag))
    return tuple(titles)


def words_of_editions(tree: Tree, tags_of: Iterable[str], name: str) -> dict[str, str]:
    """A word of the interface as each edition says it, without reading the catalogues whole."""
    source = interface_word(tree, name)
    found = {}
    for tag in tags_of:
        paths = (f"{FOLDER}/{layer}/messages.po" for layer in reversed(tags.chain(tag)))
        said = (translation_in(tree.get(path, b""), source) for path in paths)
        found[tag] = next(filter(None, said), source)
    return found


def read_layer(tree: Tree, tag: str, source_language: str) -> tuple[Layer, list[Problem]]:
    """One layer of a tree of files (path -> bytes), and everything that is wrong in it."""
    folder = f"{FOLDER}/{tag}/"
    problems: list[Problem] = []
    if not tags.is_country(tag) and tags.parse(tag) is None:
        near = nearest(tag, ("tr", "und-TR", "tr-TR"))
        problems.append(problem("E01", Where(folder.rstrip("/")), tag=tag, near=near))
    language = tags.language_of(tag) or source_language
    reader = _LayerReader(tree, tag, language, problems)
    for path in sorted(p for p in tree if p.startswith(folder)):
        reader.take(path, path[len(folder) :])
    reader.additions(f"{folder}additions")
    layer = Layer(
        tag,
        tags.language_of(tag),
        reader.facts,
        reader.messages,
        tuple(reader.adaptations),
        reader.modules,
        reader.edition,
        reader.logo,
    )
    return layer, problems


class _LayerReader:
    """Takes the files of one layer, each by its name."""

    def __init__(self, tree: Tree, tag: str, language: str, problems: list[Problem]) -> None:
        self.tree, self.tag, self.language, self.problems = tree, tag, language, problems
        self.facts = NO_FACTS
        self.messages: tuple[Message, ...] = ()
        self.adaptations: list[Adaptation] = []
        self.modules: tuple[Module, ...] = ()
        self.edition: EditionFile | None = None
        self.logo = b""

    def take(self, path: str, name: str) -> None:
        steps = name.split("/")
        if name == "messages.po":
            self.messages, more = read_catalogue(self.tree[path], path)
        elif name == "facts.yml":
            text, more = decode(self.tree[path], path)
            self.facts, found = read_facts(text or "{}", path, f"{self.tag}/facts", self.language)
            more = [*more, *found]
        elif name == "edition.yml":
            self.edition, more = self._edition(path)
        elif steps[0] == "adaptations" and len(steps) == 2 and name.endswith(".md"):
            found_one, more = read_adaptation(self.tree[path], path, self.language, self.tag)
            self.adaptations += [found_one] if found_one else []
        elif (steps[0] == "additions" and len(steps) > 2) or is_of_sign_offs(name):
            return
        elif name in LOGOS:
            self.logo, more = self.tree[path], list(_check_logo(self.tree[path], path))
        else:
            more = [problem("F02", Where(path), known=_FILES)]
        self.problems += more

    def additions(self, folder: str) -> None:
        self.modules, more = read_modules(self.tree, folder, self.language, self.tag)
        self.problems += more

    def _edition(self, path: str) -> tuple[EditionFile | None, list[Problem]]:
        if not tags.language_of(self.tag):
            return None, [problem("E03", Where(path), tag=self.tag)]
        file, problems = read_edition_file(self.tree[path], path, self.tag)
        if file is None:
            return None, problems
        file, more = with_records(file, self.tree, self.tag)
        return file, [*problems, *more]


def _check_logo(content: bytes, path: str) -> Iterator[Problem]:
    """A logo is a picture of dots, as its name says, and small."""
    start = dict(zip(LOGOS, _LOGO_STARTS, strict=True))[path.rpartition("/")[2]]
    if not content.startswith(start):
        yield problem("F05", Where(path))
    if len(content) > _LOGO_BYTES:
        values = {"what": "the logo", "size": f"{len(content)} bytes"}
        yield problem("T05", Where(path), **values, limit=f"{_LOGO_BYTES} bytes")


def read_edition_file(
    content: bytes, path: str, tag: str
) -> tuple[EditionFile | None, list[Problem]]:
    """What one `edition.yml` says."""
    text, problems = decode(content, path)
    node, more = parse_yaml(text or "", path)
    sink = Sink(f"{tag}/edition", tag, [*problems, *more])
    row = EDITION.read(node, "", sink) if node else None
    if row is None:
        missing = problem("S01", Where(path), field="title", shape="a title")
        return None, sink.problems or [missing]
    return _edition_file(row), sink.problems


def _edition_file(row: dict[str, Any]) -> EditionFile:
    emphasis = row["emphasis"]
    return EditionFile(
        row["where"],
        row["title"],
        row["site_url"],
        tuple((role, row["review"][role]) for role in ROLES),
        tuple(sign_off(one) for one in row["sign_offs"] or ()),
        b"",
        emphasis and Emphasis(emphasis["modules"], emphasis["reason"], emphasis["source"]),
        row["alignment"] or (),
        _brand(row["brand"]) if row["brand"] else None,
    )


def _brand(row: dict[str, Any]) -> Brand:
    """The brand; a logo without words for those who do not see it counts for nothing."""
    text = row["logo_text"]
    logo = row["logo"] if row["logo"] and text else ""
    return Brand(row["where"], row["colour"] or "", row["link"] or "", logo, text)


def read_adaptation(
    content: bytes, path: str, language: str, layer: str
) -> tuple[Adaptation | None, list[Problem]]:
    """One declared change."""
    text, problems = decode(content, path)
    if text is None:
        return None, problems
    node, body, first_line, more = split_head(text, path)
    name = path.rpartition("/")[2].removesuffix(".md")
    base = f"{layer}/adaptations/{name}"
    sink = Sink(base, language, [*problems, *more])
    head = ADAPTATION_HEAD.read(node, "", sink) if node else None
    pieces, more = read_local_text(body, path, first_line, base, language)
    problems = [*sink.problems, *more]
    if head is None:
        return None, problems
    action = head["action"]
    if action == "omit" and (pieces or head["title"]):
        problems.append(problem("A09", head["where"], action=action, what="no text"))
    if action != "omit" and not pieces:
        problems.append(problem("A09", head["where"], action=action, what="a text"))
    title = head["title"]
    adaptation = Adaptation(
        head["where"],
        head["target"],
        action,
        head["base"],
        head["reason"],
        head["source"],
        title,
        pieces,
        layer,
    )
    return adaptation, problems
