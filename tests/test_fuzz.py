"""A short run of each fuzzer; `make fuzz` runs them for longer. See tests/fuzz."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.fuzz import readers
from tests.house import ROOT

RUNS = {"markdown": 300, "yaml": 500, "catalogue": 300, "picture": 2000, "layer": 200, "site": 120}


@dataclass(frozen=True)
class Fuzzer:
    """A fuzzer at work, and the file of what it says."""

    child: subprocess.Popen[bytes]
    log: Path


@pytest.fixture(scope="module")
def fuzzers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Fuzzer]]:
    """Every fuzzer, all begun at once, since each is one process and most machines have more."""
    place = tmp_path_factory.mktemp("fuzz")
    begun = {}
    for target, runs in RUNS.items():
        words = [sys.executable, "-m", "tests.fuzz", target, str(place), f"-runs={runs}", "-seed=1"]
        log = place / f"{target}.log"
        with log.open("wb") as out:
            begun[target] = Fuzzer(subprocess.Popen(words, cwd=ROOT, stdout=out, stderr=out), log)
    yield begun
    for one in begun.values():
        one.child.kill()
        one.child.wait()


@pytest.mark.skipif(find_spec("atheris") is None, reason="atheris has no wheel for this system")
@pytest.mark.parametrize("target", RUNS)
def test_nothing_that_is_written_does_harm(target: str, fuzzers: dict[str, Fuzzer]) -> None:
    """The same inputs in every run: the seeds, and what a fixed seed makes of them."""
    code = fuzzers[target].child.wait()
    said = fuzzers[target].log.read_text("utf-8", "replace")
    assert code == 0, said[-3000:]
    assert f"Done {RUNS[target]} runs" in said


def test_there_is_a_run_for_every_target() -> None:
    assert {*readers.TARGETS, "layer", "site"} == set(RUNS)


STRANGE = {
    "script": "<script>x()</script>",
    "handler": '<p onclick="x()">a</p>',
    "style": '<p style="color:red">a</p>',
    "picture": '<img src="https://evil.example/a.png" alt="">',
    "form": '<form action="https://evil.example"></form>',
    "link": '<a href="https://evil.example">a</a>',
    "number to dial": '<a href="tel:0900123456">a</a>',
    "number": "<p>Call 0900 <em>123</em> 45 67.</p>",
    "number in other digits": "<p>Call \u0661\u0668\u0664.</p>",
    "address": "<p>Go to evil<em>.example</em>.</p>",
    "class of the frame": '<p class="veil">a</p>',
}


@pytest.mark.parametrize("html", STRANGE.values(), ids=STRANGE)
def test_the_eye_of_the_fuzzer_sees_what_is_strange(html: str) -> None:
    from tests.fuzz.pages import PLAIN, TAG, Strange, Words

    words = Words(PLAIN.compose(TAG)[0])
    words.judge("<body><p>Call <bdi>183</bdi>, it is <em>free</em>.</p></body>", "a page")
    with pytest.raises(Strange):
        words.judge(f"<body>{html}</body>", "a page")
