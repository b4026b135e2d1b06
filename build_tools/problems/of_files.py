"""What can be wrong with files: their text, places, YAML, fields and Markdown."""

from __future__ import annotations

from build_tools.problems.kind import Kind

KINDS: dict[str, Kind] = {
    # T: text
    "T01": ("error", "the file is not UTF-8 here", "open it in its own encoding, save as UTF-8"),
    "T02": ("error", "a letter and its mark are two signs (not NFC)", "type it anew: {good!r}"),
    "T03": (
        "error",
        "the invisible sign U+{number} ({name}) is not allowed here",
        "delete it, or type the words around it anew; the builder sets directions",
    ),
    "T04": (
        "error",
        "the word {word!r} mixes letters of {scripts}",
        "type the whole word anew with one keyboard; letters that only look alike deceive readers",
    ),
    "T05": ("error", "{what} is {size}, more than {limit}", "make it shorter, or split it"),
    # F: files
    "F01": ("error", "{name} is a link to another file", "put the file itself here"),
    "F02": ("error", "no file of this name belongs here", "remove it; here belong: {known}"),
    "F03": ("error", "{name} and {other} differ in capitals alone", "rename one of them"),
    "F04": (
        "error",
        "the file is missing",
        "add it (docs/writing.md says what it holds), or go to the project's folder",
    ),
    "F05": ("error", "the file is not the kind of picture that its name says", "save it anew"),
    "F06": (
        "error",
        "this cannot be written or read: {why}",
        "make room on the disk, or let yourself write there; what is published stays as it is",
    ),
    "F07": (
        "error",
        "another build is at work here",
        "wait until it has ended; a build that was killed holds nothing",
    ),
    # Y: YAML
    "Y01": (
        "error",
        "this cannot be read as fields and values (YAML): {why}",
        "close brackets and quotes; put text with : or # in quotes; indent with spaces, not tabs",
    ),
    "Y02": (
        "error",
        "names for values (& and *) are not allowed",
        "write the value out; put a text that starts with & or * in quotes",
    ),
    "Y03": ("error", "the tag {tag} is not allowed", "remove it; quote text that starts with !"),
    "Y04": ("error", "merge keys (<<) are not allowed", "write the fields out"),
    "Y05": ("error", "{key!r} stands twice", "keep one; the first is on line {first}"),
    "Y06": (
        "error",
        "too much for one file: {what}, at most {limit}",
        "make it smaller or flatter",
    ),
    "Y07": ("error", "a second document starts here", "keep one in a file; remove the line ---"),
    # S: fields
    "S01": ("error", "{field!r} is missing", "add {field}: {shape}"),
    "S02": ("error", "there is no field {field!r} here", "correct the name; nearest: {near}"),
    "S03": ("error", "{field!r} is {found!r}", "it takes {shape}"),
    # M: Markdown
    "M01": (
        "error",
        "HTML is not allowed: {found!r}",
        "remove it; write *emphasis* and lists in Markdown, and signs as they are",
    ),
    "M02": ("error", "the heading has no id", "write: {heading} {{#{id}}}"),
    "M03": ("error", "the id {id!r} stands twice in this part", "give one heading another id"),
    "M04": (
        "error",
        "a heading of level {level} is not allowed",
        "use ## or ### at the start of a line; a change of one section has no headings",
    ),
    "M05": ("error", "pictures are not allowed in texts", "remove the picture; say it in words"),
    "M06": (
        "error",
        "a link goes to {found!r}",
        "link by id: contact:, source:, module: or about:; the address comes from the data",
    ),
    "M07": ("error", "{found!r} is not a callout", "use one of: {known}"),
    "M08": (
        "error",
        "these braces hold no name of a fact: {found!r}",
        "write a name in small letters alone, such as {{helpline}}; remove other braces",
    ),
    "M09": ("error", "{found!r} is not a mark of a heading", "use: {known}"),
    "M10": (
        "error",
        "the head of the file is missing or not closed",
        "start with a line ---, then fields such as title:, then a line --- again",
    ),
    "M11": ("error", "a callout of kind {kind} has no text of its own", "remove the indented text"),
    "M12": ("error", "a list starts here without an empty line before it", "add an empty line"),
    "M13": (
        "error",
        "code is not allowed: {found!r}",
        "remove it; a line that starts with four spaces is code too, so move it left",
    ),
    "M14": ("error", "there is no {kind} callout {found!r}", "correct the name; nearest: {near}"),
    "M15": (
        "error",
        "the text becomes {found} in Markdown",
        "write one line that starts with a letter",
    ),
    "M16": (
        "error",
        "a drawing may not hold {found!r}",
        "draw with path, circle, ellipse, rect, line, polyline and polygon alone",
    ),
}
