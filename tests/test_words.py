"""Numbers and addresses in prose: what counts as one, whatever signs stand between."""

from __future__ import annotations

import pytest

from build_tools.check.translations import check_translation
from build_tools.check.words import ADDRESS, long_numbers
from build_tools.layer import Message
from build_tools.problems import Where


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("call 0800 1111 now", {"08001111"}),
        ("call (06) 563 3404", {"065633404"}),
        ("call 1-1-6", {"116"}),
        ("call 1 1 6 1 1 1", {"116111"}),
        ("١١٦ ١١١", {"116111"}),
        ("1,718 pupils", {"1718"}),
        ("1.718 öğrenci", {"1718"}),
        ("in 2016, 2017", {"2016", "2017"}),
        ("ages 11-17, or 8 to 10", set()),
        ("6.-9. třída", set()),
        ("3, 4 ve 5. sınıflar", set()),
        ("10 minutes and 20", set()),
    ],
)
def test_numbers(text: str, numbers: set[str]) -> None:
    assert long_numbers(text) == numbers


@pytest.mark.parametrize("text", ["example.org", "www.x", "https://a", "a@b", "казино.рф"])
def test_addresses(text: str) -> None:
    assert ADDRESS.search(f"See {text} now")


@pytest.mark.parametrize("text", ["Stop. Then tell.", "e.g. this", "3.5 hours", "a / b"])
def test_no_addresses(text: str) -> None:
    assert not ADDRESS.search(text)


HOSTILE = {
    "a tag": "<b onclick=x>Tell</b>",
    "an attribute list": "Tell{: onclick=alert(1) }",
    "a reference": "[Tell][x]\n\n[x]: javascript:alert(1)",
    "a script address": "[Tell](javascript:alert(1))",
    "an entity": "[Tell](&#106;avascript:alert)",
    "a picture": "![Tell](x.png)",
    "template code": "Tell {{ config }}",
    "code": "`Tell`",
    "a number": "Tell 0900 123456",
    "an address": "Tell evil.example",
    "a heading": "# Tell",
    "a list": "- Tell",
    "a callout": "!!! key not-your-fault",
    "a cell": "Tell | more",
    "another link": "[Tell](contact:other)",
    "a placeholder": "Tell {helpline}",
    "a long text": "Tell " * 60,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_translation_adds_nothing_but_words(text: str) -> None:
    assert list(check_translation(Message("Tell", text, Where("m.po"))))
