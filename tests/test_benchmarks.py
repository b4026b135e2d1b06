"""What the benchmarks say of the builder, where a reader relies on it."""

from __future__ import annotations

from benchmarks.composing import LOOKING, costs
from tests.house import ROOT


def test_looking_whether_all_is_right_costs_less_than_a_third_of_a_build() -> None:
    """Processor seconds of one process, as shares of each other: whatever else is at work here."""
    spent = costs(ROOT, ("en-GB",))
    looked = sum(spent.get(what, 0.0) for what in LOOKING)
    assert 0 < looked < sum(spent.values()) / 3, spent
