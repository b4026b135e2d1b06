"""The packages that fonts come from, and where each keeps its files."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

# Packages of fonts, all under the Open Font License.
PACKAGES = (
    "fontpkg_atkinson_hyperlegible",
    "fontpkg_noto_sans",
    "fontpkg_amiri",
    "fontpkg_noto_sans_devanagari",
    "fontpkg_noto_sans_thai",
)


def font_folder(package: str) -> Path:
    """Where a font package keeps its files."""
    spec = find_spec(package)
    places = spec.submodule_search_locations if spec else None
    if not places:
        raise ModuleNotFoundError(package)
    return Path(places[0]) / "files"
