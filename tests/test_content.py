"""The real standard and the real layers are without errors, and their catalogues are up to date."""

from __future__ import annotations

import json
import re

import jsonschema
import pytest
import yaml

from build_tools.commands.check import problems_of
from build_tools.commands.schema import schemas
from build_tools.commands.status import PAGE, written_table
from build_tools.commands.update import TEMPLATE, updated_catalogue
from build_tools.differences import differences_of, shown_units
from build_tools.layer import Contact
from build_tools.project import Project, load
from build_tools.read.gettext_update import template_of, write_template
from build_tools.status import status_of
from build_tools.units import units_of
from tests.house import ROOT, TODAY


@pytest.fixture(scope="module")
def real() -> Project:
    return load(ROOT)


def test_there_are_no_errors(real: Project) -> None:
    found = problems_of(real, real.tags, TODAY)
    assert [one for one in found if one.level == "error"] == []
    # What is left is honest: contacts that nobody checked or dialled, or that have one source.
    assert {one.code for one in found} <= {"C04", "C06", "C11"}


def test_the_template_and_the_catalogues_are_up_to_date(real: Project) -> None:
    """If this fails, run `curriculum update`."""
    template = write_template(template_of(units_of(real.standard)))
    assert real.tree[TEMPLATE].decode() == template
    for layer in real.layers:
        path = f"locales/{layer}/messages.po"
        if path in real.tree:
            assert updated_catalogue(real, layer)[0] == real.tree[path].decode()


def test_the_table_of_editions_is_up_to_date(real: Project) -> None:
    """If this fails, run `curriculum status --write`."""
    text = (ROOT / PAGE).read_text("utf-8")
    rows = [status_of(real.compose(tag)[0], TODAY) for tag in real.tags]
    assert written_table(text, rows) == text
    assert all(f"| {tag} " in text for tag in real.tags)


def contacts(real: Project) -> list[Contact]:
    return [one for layer in real.layers.values() for one in layer.facts.contacts]


def test_no_contact_claims_a_check_that_nobody_made(real: Project) -> None:
    assert {one.checked for one in (*contacts(real), *real.standard.facts.contacts)} == {None}


def test_no_edition_claims_a_review_that_did_not_happen(real: Project) -> None:
    for tag in real.tags:
        file = real.compose(tag)[0].file
        assert {state for _, state in file.review} <= {"not reviewed", "machine draft"}
        assert file.sign_offs == ()


def test_nothing_is_said_twice_in_a_chain_of_layers(real: Project) -> None:
    for tag in real.tags:
        seen: dict[str, str] = {}
        for layer in real.chain(tag):
            for message in layer.messages:
                assert seen.setdefault(message.source, layer.tag) == layer.tag
            texts = [(key, unit.source) for key, unit in layer.facts.words]
            for key, text in [*texts, *layer.facts.names]:
                assert seen.setdefault(f"{key}: {text}", layer.tag) == layer.tag


# Key messages, help, the words of the site, and the pages of the pupils' bands and of parents.
FIRST = re.compile(
    r"(key-messages|interface|outcomes|standard|facts|about/get-help|parents/|"
    r"(younger|older|teens)/[^/]+/(index|handout-|chat|quiz))"
)


@pytest.mark.parametrize("name", ["ar-JO", "cs-CZ", "es-MX", "fr-CA", "nl-NL", "tr-TR"])
def test_what_children_and_parents_read_first_is_translated(real: Project, name: str) -> None:
    edition = real.compose(name)[0]
    first = [unit for unit in shown_units(edition) if FIRST.match(unit.address)]
    assert [unit.address for unit in first if not edition.is_own(unit)] == []
    assert len(first) > 2000
    assert differences_of(edition).stale == 0


def test_arabic_has_all_that_pupils_read(real: Project) -> None:
    assert differences_of(real.compose("ar-JO")[0]).translated_pupils == 1


def test_turkish_is_translated_whole(real: Project) -> None:
    assert differences_of(real.compose("tr-TR")[0]).translated == 1


def test_the_files_keep_to_the_schemas_that_editors_use() -> None:
    for name, schema in schemas().items():
        jsonschema.Draft202012Validator.check_schema(schema)
        files = [*ROOT.glob(f"curriculum/{name}.yml"), *ROOT.glob(f"locales/*/{name}.yml"),
                 *ROOT.glob(f"curriculum/*/*/{name}.yml")]  # fmt: skip
        for file in files:
            # Dates are strings for editors, as in JSON.
            value = json.loads(json.dumps(yaml.safe_load(file.read_text("utf-8")), default=str))
            jsonschema.validate(value, schema)
