"""The merge: a standard and its layers become an edition, by pure functions over values."""

from build_tools.merge.compose import compose, merge_layers

__all__ = ["compose", "merge_layers"]
