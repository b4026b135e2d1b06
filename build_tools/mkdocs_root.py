"""The hook for plain `mkdocs build` and `mkdocs serve` at the root: compose first, then hand over.

The composed project has its own configuration, without this hook; MkDocs goes on with that.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from build_tools.commands.serve import compose_project

DEFAULT = "en-GB"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """The configuration of the default edition, composed just now."""
    root = Path(config.config_file_path).parent
    composed, problems = compose_project(root, DEFAULT, date.today())
    errors = [one for one in problems if one.level == "error"]
    if errors:
        raise Abort("\n".join(f"{p.where}: {p.code} {p.words}; {p.remedy}" for p in errors))
    inner = load_config(str(composed), site_dir=config.site_dir)
    return inner.plugins.on_config(inner)
