"""`curriculum`, the command: the only room that prints, and the one that asks clock and terminal.

Exit codes: 0 good, 1 problems found, 2 wrong usage.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from build_tools.files import find_root, unwritable
from build_tools.problems import CannotGoOn, Problem, has_errors
from build_tools.renderers import ENGINES, installed

if TYPE_CHECKING:
    from build_tools.commands.build import Built

_EASTERNMOST = timedelta(hours=14)
Run = Callable[[argparse.Namespace, Path], int]


def main(words: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8")
    options = _parser().parse_args(words)
    run: Run = options.run
    try:
        return run(options, find_root(Path.cwd()))
    except CannotGoOn as stop:
        for one in sorted(set(stop.problems)):
            _say(_line(one), sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        return 0
    except OSError as error:
        _say(_line(unwritable(error, Path.cwd())), sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="curriculum", description="Editions of You Can Tell")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name: str, run: Run, says: str, tags: str = "") -> argparse.ArgumentParser:
        one = commands.add_parser(name, help=says, description=says)
        one.set_defaults(run=run)
        if tags:
            one.add_argument(
                "tags" if tags == "*" else "tag",
                nargs=tags if tags == "*" else None,
                metavar="TAG",
                help="an edition, such as en-GB",
            )
        return one

    build = command("build", _build, "compose, render, inspect and publish editions", "*")
    build.add_argument("--jobs", type=int, default=0, help="workers; as many as cores if not given")
    build.add_argument("--shard", default="1/1", metavar="K/N", help="the K-th of N parts")
    build.add_argument("--no-packs", dest="packs", action="store_false", help="pages alone")
    build.add_argument("--engine", choices=ENGINES, default=ENGINES[0], help="what renders pages")
    build.add_argument("--strict", action="store_true", help="only conforming editions")
    serve = command("serve", _serve, "live preview of an edition", "1")
    serve.add_argument("--port", type=int, default=8000)
    check = command("check", _check, "every problem of every file at once", "*")
    check.add_argument("--format", choices=("text", "json", "github", "sarif"), default="text")
    status = command("status", _status, "a table of editions", "*")
    status.add_argument("--json", action="store_true")
    status.add_argument("--write", action="store_true", help="into locales/README.md")
    command("new", _new, "a new edition, language or country, ready to fill", "1")
    update = command("update", _update, "extract the template and update every catalogue")
    update.add_argument(
        "--editorial",
        action="append",
        default=[],
        metavar="SECTION",
        help="a section whose change was of wording only; may be given again",
    )
    command("diff", _diff, "how an edition differs from the standard", "1")
    pack = command("pack", _pack, "the packs of an edition, or one made to measure", "1")
    pack.add_argument("--group", default="", help="one group, such as teens")
    pack.add_argument("--module", default="", help="one module, such as be-the-friend")
    pack.add_argument("--minutes", type=int, help="a session of so many minutes")
    pack.add_argument("--paper", choices=("a4", "letter"), default="")
    pack.add_argument("--large-print", action="store_true")
    pack.add_argument("--office", action="store_true", help="DOCX and PPTX to edit as well")
    pack.add_argument("--out", default="packs", metavar="DIR", help="where to write; packs/")
    _commands_of_trust(command)
    schema = command("schema", _schema, "JSON Schemas of the YAML files")
    schema.add_argument("name", nargs="?", help="one of them; all if not given")
    return parser


def _commands_of_trust(command: Callable[..., argparse.ArgumentParser]) -> None:
    """What people do to vouch for an edition: call, sign, and verify what was published."""
    contacts = command("contacts", _contacts, "a form for who verifies the contacts", "*")
    contacts.add_argument(
        "--within", type=int, default=60, metavar="DAYS", help="checks that end so soon; 60 days"
    )
    sign = command("sign", _sign, "record a sign-off, bound to exactly what was reviewed", "1")
    sign.add_argument("--organisation", required=True, metavar="NAME", help="who signs")
    sign.add_argument("--role", required=True, choices=("language", "safeguarding", "contacts"))
    sign.add_argument("--date", type=_day, metavar="YYYY-MM-DD", help="today if not given")
    sign.add_argument("--key", metavar="FILE", help="sign the record with this ssh key")
    verify = command("verify", _verify, "a built site against its manifests")
    verify.add_argument("folder", nargs="?", default="site", metavar="DIR")
    verify.add_argument(
        "--newest", metavar="FILE", help="a list, kept elsewhere, of all that was published"
    )


def _build(options: argparse.Namespace, root: Path) -> int:
    from build_tools.commands.build import Wish, build, parse_shard

    wish = Wish(
        tuple(options.tags),
        options.jobs,
        parse_shard(options.shard),
        options.strict,
        _today(),
        options.packs,
        installed(options.engine),
    )
    start = time.monotonic()

    def tell(built: Built, place: int, of_all: int) -> None:
        passed = time.monotonic() - start
        left = passed / place * (of_all - place)
        more = f", about {left:.0f} s left" if sys.stdout.isatty() and left >= 1 else ""
        called = f" ({built.conformance})" if built.conformance else ""
        _say(f"[{place}/{of_all}] {built.tag}: {built.state}{called}{more}")
        for one in built.problems:
            _say(f"  {_line(one)}", sys.stderr)

    done = build(root, wish, tell)
    refused = sum(built.state == "refused" for built in done)
    passed = time.monotonic() - start
    _say(
        f"{len(done) - refused} of {len(done)} editions are good, in {passed:.1f} s: "
        f"open {root / 'site' / 'index.html'}"
    )
    return 1 if refused else 0


def _serve(options: argparse.Namespace, root: Path) -> int:
    from build_tools.commands.serve import serve

    _say(f"http://127.0.0.1:{options.port}/ (end with Ctrl+C)")
    serve(
        root,
        options.tag,
        _today(),
        ("127.0.0.1", options.port),
        lambda one: _say(_line(one), sys.stderr),
    )
    return 0


def _check(options: argparse.Namespace, root: Path) -> int:
    from build_tools.commands.check import check
    from build_tools.report import in_format

    problems = check(root, options.tags, _today())
    _say(in_format(problems, options.format))
    return 1 if has_errors(problems) else 0


def _status(options: argparse.Namespace, root: Path) -> int:
    from build_tools.commands.status import PAGE, lines, status, table, written_table
    from build_tools.files import write_file

    rows = status(root, options.tags, _today())
    if options.write:
        page = root / PAGE
        write_file(page, written_table(page.read_text("utf-8"), rows).encode())
        _say(f"wrote {PAGE}")
        return 0
    if options.json:
        _say(json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=1))
        return 0
    _say(table(rows))
    for row in rows:
        for line in lines(row):
            _say(line)
    return 0


def _contacts(options: argparse.Namespace, root: Path) -> int:
    from build_tools.commands.contacts import contacts

    _say(contacts(root, options.tags, date.today(), options.within))
    return 0


def _sign(options: argparse.Namespace, root: Path) -> int:
    from build_tools.commands.sign import Statement, sign

    today = _today()
    key = Path(options.key) if options.key else None
    statement = Statement(options.organisation, options.role, options.date or date.today(), key)
    signed = sign(root, options.tag, statement, today)
    for path in signed.paths:
        _say(f"wrote {path}")
    _say(f"{signed.pieces} pieces signed; next: curriculum status {options.tag}, then commit")
    return 0


def _new(options: argparse.Namespace, root: Path) -> int:
    from build_tools.commands.new import new

    for path in new(root, options.tag):
        _say(f"wrote {path}")
    _say(f"next: fill these files, then run: curriculum serve {options.tag}")
    return 0


def _update(options: argparse.Namespace, root: Path) -> int:
    from build_tools.commands.update import update

    written, problems = update(root, options.editorial)
    for path in written:
        _say(f"wrote {path}")
    for one in problems:
        _say(_line(one), sys.stderr)
    return 1 if has_errors(problems) else 0


def _diff(options: argparse.Namespace, root: Path) -> int:
    from build_tools.commands.diff import diff

    for one in diff(root, options.tag):
        _say(f"## {one.title}\n{one.reason}\n")
        for text in one.texts:
            _say(f"--- {text.name}\n{text.text}\n")
    return 0


def _pack(options: argparse.Namespace, root: Path) -> int:
    from build_tools.commands.pack import Measure, pack

    measure = Measure(
        options.group,
        options.module,
        options.minutes,
        options.paper,
        options.large_print,
        options.office,
    )
    for one in pack(root, options.tag, measure, Path(options.out), _today()):
        pages = f"{one.pages} pages, " if one.pages else ""
        _say(f"wrote {one.path} ({pages}{one.size // 1024} KB)")
    return 0


def _verify(options: argparse.Namespace, root: Path) -> int:
    from build_tools.commands.verify import verify

    editions, problems = verify(
        Path(options.folder), Path(options.newest) if options.newest else None
    )
    for one in problems:
        _say(_line(one), sys.stderr)
    _say(f"{editions} editions verified, {len(problems)} problems")
    return 1 if problems else 0


def _schema(options: argparse.Namespace, root: Path) -> int:
    from build_tools.commands.schema import schemas

    found = schemas()
    if options.name and options.name not in found:
        _say(f"there is no schema {options.name!r}; there are: {', '.join(found)}", sys.stderr)
        return 2
    shown = found[options.name] if options.name else found
    _say(json.dumps(shown, ensure_ascii=False, indent=1))
    return 0


def _today() -> date:
    """The same day on every machine, whatever its time zone: that of the easternmost clocks.

    So nobody who writes their own day is told that it is still to come. SOURCE_DATE_EPOCH, the
    convention of reproducible builds, names the moment of another build.
    """
    moment = os.environ.get("SOURCE_DATE_EPOCH", "")
    given = moment.isascii() and moment.isdigit() and len(moment) < 12
    now = datetime.fromtimestamp(int(moment), UTC) if given else datetime.now(UTC)
    return (now + _EASTERNMOST).date()


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no date such as 2026-11-24") from None


def _line(one: Problem) -> str:
    return f"{one.where}: {one.level} {one.code} {one.words}; {one.remedy}"


def _say(text: str, where: TextIO | None = None) -> None:
    print(text, file=where or sys.stdout, flush=True)


if __name__ == "__main__":
    sys.exit(main())
