"""The site: an edition as an ordinary MkDocs project, Markdown and a configuration."""

from build_tools.site.expected import expected_of
from build_tools.site.finish import edition_record, finished
from build_tools.site.project import project_tree

__all__ = ["edition_record", "expected_of", "finished", "project_tree"]
