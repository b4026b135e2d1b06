"""What can be wrong with layers, editions and what is made of them."""

from __future__ import annotations

from build_tools.problems.kind import Kind

KINDS: dict[str, Kind] = {
    # P: translations
    "P01": (
        "error",
        "this line of the catalogue cannot be read: {why}",
        'write msgid "..." and msgstr "...", each string in quotes; \\" is a quote inside',
    ),
    "P02": ("error", "the catalogue says it is in {found!r}", "save as UTF-8, write charset=UTF-8"),
    "P03": ("error", "this text is translated twice; first on line {first}", "keep one entry"),
    "P04": (
        "error",
        "the names in braces differ from the source text: {found}",
        "keep exactly these, each in its braces: {known}",
    ),
    "P05": (
        "error",
        "the links or notes differ from the source text: {found}",
        "keep exactly these, and translate the words in [ ] alone: {known}",
    ),
    "P06": ("error", "the translation may not hold {found!r}", "remove it; translate the words"),
    "P07": (
        "error",
        "the number {found!r} is not in the source text",
        "remove it, or write it as the source does; numbers to call come from facts.yml",
    ),
    "P08": (
        "error",
        "the translation may not hold an address: {found!r}",
        "remove it; where it is none, put a space after the point",
    ),
    "P09": (
        "error",
        "the translation becomes {found}",
        "write one line that starts with a letter, or put \\ before the first sign: 1\\. or \\-",
    ),
    "P10": (
        "note",
        "{count} translations, here the first, are of texts that the standard no longer has",
        "run: curriculum update",
    ),
    "P11": (
        "error",
        "the translation has {size} signs, its source text {source}",
        "translate this text alone, and add nothing",
    ),
    "P12": (
        "warning",
        "the source text changed so much that its old translation does not fit it any more",
        "translate it anew; until then the source text is shown",
    ),
    # A: adaptations
    "A01": ("error", "there is no section {found!r}", "correct target:; nearest: {near}"),
    "A02": ("error", "this layer changes {target} twice; first in {first}", "make one change"),
    "A03": ("error", "{target} is locked", "remove the change; it may be translated only"),
    "A04": (
        "warning",
        "the section changed since this was written (base {found}, now {digest})",
        "read: curriculum diff; mend the text where it needs it; then write base: {digest}",
    ),
    "A05": ("error", "there is a module {path} already", "give yours another name"),
    "A06": (
        "warning",
        "{share} % of {what} is changed, more than {limit} %",
        "change less; an edition with more may not bear the standard's name",
    ),
    "A07": (
        "error",
        "the change takes away what every edition shows: {id}",
        "keep its line, !!! key or !!! data, in your text",
    ),
    "A08": (
        "error",
        "the change adds what stands once in its place: {id}",
        "remove its line, !!! key or !!! data, from your text",
    ),
    "A09": (
        "error",
        "a change with action: {action} needs {what}",
        "see docs/adapting.md: omit has no text, the others have one; only replace has a title",
    ),
    "A10": ("error", "the module stands in {group}, which is no group", "use: {known}"),
    "A11": (
        "error",
        "the number {found!r} is in no fact of this layer",
        "remove it, or name the contact or law that has it in facts.yml",
    ),
    # C: contacts
    "C01": (
        "error",
        "{phone} cannot be a telephone number in {country}",
        "correct the digits; write them as they are dialled there",
    ),
    "C02": ("error", "{phone} costs extra", "a child must be able to call it; remove it"),
    "C03": (
        "error",
        "the address {url!r} is not https with a plain host",
        "write it as https://name.example/..., without a user, a port or letters with marks",
    ),
    "C04": (
        "warning",
        "{id} has too few sources: {count}",
        "name two that agree, the operator's own first",
    ),
    "C05": (
        "error",
        "the hours {found!r} are not understood",
        "write always, or as in: Mo-Fr 09:00-17:00; Sa 10:00-14:00",
    ),
    "C06": (
        "warning",
        "nobody has checked {id} yet",
        "call or open it, then write the day behind checked:, such as 2026-11-24",
    ),
    "C07": ("warning", "{id} was checked on {day}, more than 12 months ago", "check it again"),
    "C08": (
        "error",
        "{id} was checked on {day}, which is still to come",
        "write the day on which somebody called or opened it, or null",
    ),
    "C09": ("warning", "the edition names no contact of kind {kind}", "name one in facts.yml"),
    "C10": ("error", "{id} gives no way to reach anybody", "add phone:, text: or url:"),
    "C11": (
        "warning",
        "no table knows {phone} in {country}; the facts name who announces it",
        "dial it before you print it",
    ),
    # E: editions
    "E01": (
        "error",
        "{tag!r} is not a language or country that CLDR knows",
        "write a tag such as tr, tr-TR, or und-TR for a country; nearest: {near}",
    ),
    "E02": ("error", "there is no edition {tag!r}", "correct the tag; nearest: {near}"),
    "E03": (
        "error",
        "the layer {tag!r} has no language, so it cannot be an edition",
        "move the file to a layer with a language, such as tr-TR",
    ),
    "E04": (
        "warning",
        "{organisation} signed another state of the edition ({role}, {day}); since then: {changed}",
        "ask them to review that and to sign again: curriculum sign",
    ),
    "E05": ("error", "the edition is {name}, not conforming", "see: curriculum status {tag}"),
    "E06": ("error", "{found!r} is not a part of the work", "write --shard 1/4, 2/4, ..."),
    "E08": (
        "error",
        "{colour} on {ground} has a contrast of {ratio}, less than 4.5",
        "take a darker colour, so that everybody can read it",
    ),
    "E07": ("error", "{tag} is there already", "change its files; new never overwrites"),
    "E09": (
        "error",
        "the sign-off of {organisation} is not what was recorded: {why}",
        "bring edition.yml and {path} back as they were, or take it out with all that follow it",
    ),
    "E10": (
        "error",
        "this belongs to no sign-off that edition.yml lists",
        "put the sign-off back into sign_offs:, or remove this file",
    ),
    "E11": (
        "error",
        "the signature of {organisation} proves nothing: {why}",
        "bring the files back as they were; a new key goes into allowed_signers: docs/reviewing.md",
    ),
    "E12": (
        "error",
        "the signature of {organisation} could not be looked at: {why}",
        "install OpenSSH 8.9 or newer, so that ssh-keygen is found",
    ),
    "E13": (
        "error",
        "the sign-off of {organisation} has the day {day}, which is still to come",
        "write the day on which they signed",
    ),
    "E14": ("error", "there is nothing to sign off here: {why}", "see docs/reviewing.md"),
    "E15": (
        "error",
        "the sign-off cannot be written into sign_offs: {why}",
        "write one sign-off below the other, each with - before it",
    ),
    "E17": (
        "error",
        "the engine {name} is not installed",
        "install it with: pip install {name}; or leave --engine away",
    ),
    "E16": ("error", "ssh-keygen did not sign: {why}", "name the file of a key after --key"),
    # G: packs
    "G01": (
        "error",
        "no typeface of the packs has the sign {sign!r} (U+{number}), in {text!r}",
        "write it with letters of the language, or in words",
    ),
    "G02": (
        "error",
        "the pack cannot be printed: {why}",
        "mend the text it names, or the template in overrides/print",
    ),
    "G03": (
        "error",
        "the finished pack has {what}",
        "mend overrides/print or build_tools/office: it has title and tags, no file and no script",
    ),
    "G04": (
        "error",
        "{module} cannot be taught in {minutes} minutes: its practice would be lost",
        "give it {least} minutes at least, or take a shorter lesson",
    ),
    "G05": ("error", "there is no {found!r}", "nearest: {near}"),
    "G06": (
        "error",
        "files to edit need what is not installed: {missing}",
        'run: python -m pip install -e ".[office]" with the python of .venv; see docs/printing.md',
    ),
    "G07": ("error", "the document cannot be written: {why}", "report this with its words"),
    # O: output
    "O01": (
        "error",
        "the key message {id} is not there once, word for word",
        "look for odd signs in its translation; if there are none, report this",
    ),
    "O02": ("error", "the contact {id} is not on the page", "report this: the theme lost it"),
    "O03": ("error", "the element {found!r} is not allowed", "remove it from the theme or text"),
    "O04": ("error", "the attribute {found!r} is not allowed", "remove it from the theme or text"),
    "O05": ("error", "the address {found!r} leaves the site", "remove it; only data may lead out"),
    "O06": ("error", "the link {found!r} leads nowhere", "correct the link"),
    "O07": ("error", "the page has {count} {what}", "a page has one; look for lines with #"),
    "O08": (
        "error",
        "the label {label!r} and the target {target!r} differ",
        "correct the number in facts.yml; if it is right, report this",
    ),
    "O09": ("error", "rendering failed: {why}", "correct the part that it names"),
    "O10": ("error", "rendering took more than {limit} seconds", "look for very long lines"),
    "O11": ("error", "the file is not the one that was built", "build again, or copy it again"),
    "O12": ("error", "the file is missing", "build again, or copy it again"),
    "O13": ("error", "the file was not built", "remove it; nobody inspected it"),
    "O14": (
        "error",
        "there is no manifest or list that can be read",
        "name a folder that was built, and a list with lines as sha256sum writes them",
    ),
    "O15": ("error", "the manifest is that of another edition than {found}", "copy both again"),
    "O16": ("error", "this is the file of the edition {found}", "copy the edition again"),
    "O17": (
        "error",
        "the edition {tag} is not the one that {path} names",
        "copy the edition and its list again, both from one build",
    ),
    "O18": (
        "error",
        "this is an older edition of {tag}, number {place} of {count} in {path}",
        "put the newest back, the last of that list",
    ),
    "O19": (
        "error",
        "nobody published this edition of {tag}: {path} does not name it",
        "copy the edition again; after publishing a new one, add its line to the list",
    ),
    "O20": ("error", "this cannot be read: {why}", "mend the disk or the rights, or copy it again"),
}
