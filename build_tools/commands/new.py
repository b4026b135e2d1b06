"""`curriculum new`: the layers of a new edition, ready to fill; nothing is ever overwritten."""

from __future__ import annotations

from pathlib import Path

from build_tools import formats, tags
from build_tools.commands.update import updated_catalogue
from build_tools.files import write_file
from build_tools.problems import CannotGoOn, Where, nearest, problem
from build_tools.project import load

_COUNTRY = """\
# Facts of {country}. Every language of the country shares them.
# Write in plain English here (it is translated like the standard), except for proper names.
# A contact needs two sources that agree, the operator's own first. `checked` is the day on which
# somebody called the number or opened the address; null says that nobody has.

contacts: []
# contacts:
#   - id: a-short-name            # links name it: [text](contact:a-short-name)
#     kind: helpline              # {kinds}
#     name: The name of the line
#     phone: "116 111"            # in quotes, as dialled here; null if there is none
#     text: null                  # a number to write to
#     url: https://...            # https only; null if there is none
#     hours: always               # or OpenStreetMap's form: Mo-Fr 09:00-17:00
#     cost: free                  # free, local, paid, or null where you do not know
#     languages: [{language}]
#     ages: [0, 18]
#     note: One short sentence for children.
#     short_number: https://...     # only if `check` does not know a short number: who announces it
#     checked: null
#     sources: [https://..., https://...]

# school_years:                   # what the classes of these ages are called
#   younger: ages 5 to 7
#   older: ages 8 to 10
#   teens: ages 11 to 17

# school:
#   responsible: the person at school who is responsible for child protection

# law: []                         # only with a source: {{about: ..., text: ..., source: https://...}}

# choices:                        # where your police's advice differs: curriculum/key-messages.yml
#   stop-contact: {{variant: keep-traces, reason: ..., source: an-id-of-sources-yml}}

paper: {paper}
"""
_OWN = """\
# Facts of {name} in its own language: names that are usual there, with the forms its grammar needs.

names: {{}}
# names:
#   kai: {{name: Kai}}
#   mia: {{name: Mia}}
#   sam: {{name: Sam}}
#   alex: {{name: Alex}}
"""
_EDITION = """\
# The edition for {name}. Its title, in its language:
title: You Can Tell

# Where it will be published (https), or null.
site_url: null

# What has been reviewed so far: not reviewed | machine draft | reviewed. Never claim more.
review:
  language: not reviewed
  safeguarding: not reviewed
  contacts: not reviewed

# Sign-offs bind a named organisation to exactly what it reviewed: curriculum sign writes them.
sign_offs: []
"""


def new(root: Path, tag: str) -> list[str]:
    """Write what is missing for an edition, a language or a country; the paths written."""
    parsed = tags.parse(tag)
    if parsed is None and not tags.is_country(tag):
        near = nearest(tag, ("tr", "und-TR", "tr-TR"))
        raise CannotGoOn(problem("E01", Where(f"locales/{tag}"), tag=tag, near=near))
    if (root / "locales" / tag / "edition.yml").exists():
        raise CannotGoOn(problem("E07", Where(f"locales/{tag}/edition.yml"), tag=tag))
    written = []
    for path, text in _files(tag).items():
        if not (root / path).exists():
            write_file(root / path, text.encode())
            written.append(path)
    return [*written, *_catalogue(root, tag)]


def _files(tag: str) -> dict[str, str]:
    """The facts and the edition file of a tag and of its country."""
    name = formats.language_name(tag, "en")
    files = {}
    country = tags.country_of(tag)
    if country:
        parsed = tags.parse(tag)
        files[f"locales/und-{country}/facts.yml"] = _COUNTRY.format(
            country=formats.country_name(country, "en"),
            language=parsed.language if parsed else "en",
            paper=formats.paper(country),
            kinds="emergency, helpline, police, report, image-removal, school or other",
        )
    if not tags.is_country(tag) and country:
        files[f"locales/{tag}/facts.yml"] = _OWN.format(name=name)
        files[f"locales/{tag}/edition.yml"] = _EDITION.format(name=name)
    return files


def _catalogue(root: Path, tag: str) -> list[str]:
    """The catalogue of the tag's language, where no layer above it has one yet."""
    project = load(root)
    chain = [one for one in tags.chain(tag) if not tags.is_country(one)]
    source = project.standard.language
    if not chain or tags.same_language(chain[0], source):
        return []
    path = f"locales/{chain[0]}/messages.po"
    if path in project.tree:
        return []
    text, _ = updated_catalogue(project, chain[0])
    write_file(root / path, (text or "").encode())
    return [path]
