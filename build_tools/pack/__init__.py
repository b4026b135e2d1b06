"""Packs: the printable lesson packs of an edition, from its own parts, by Typst."""
