"""Signatures of sign-offs: the one room that runs ssh-keygen, to make them and to prove them."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from build_tools.layer import EditionFile, SignOff
from build_tools.problems import CannotGoOn, Problem, Where, problem

PROGRAM = "ssh-keygen"
# A signature made for anything else does not count as one of a sign-off.
NAMESPACE = "you-can-tell-sign-off"
_SECONDS = 30
_SECONDS_FOR_A_PASSPHRASE = 300
_UNKNOWN = ("usage:", "illegal option", "unknown option", "invalid option")


def prove(file: EditionFile) -> tuple[EditionFile, list[Problem]]:
    """The edition's file with every signature looked at; what proves nothing is a problem."""
    if not any(one.proof == "not looked at" for one in file.sign_offs):
        return file, []
    problems: list[Problem] = []
    proven = tuple(_proven(one, file.allowed_signers, problems) for one in file.sign_offs)
    return replace(file, sign_offs=proven), problems


def make(record: bytes, key: Path) -> bytes:
    """The armoured signature of a record. The key's owner may be asked for its passphrase."""
    where = Where(str(key))
    if not key.is_file():
        raise CannotGoOn(problem("E16", where, why="there is no such file"))
    words = ("-Y", "sign", "-n", NAMESPACE, "-f", str(key))
    try:
        done = _run(words, record, _SECONDS_FOR_A_PASSPHRASE)
    except OSError:
        why = f"there is no {PROGRAM} on this machine"
        raise CannotGoOn(problem("E16", where, why=why)) from None
    except subprocess.TimeoutExpired:
        raise CannotGoOn(problem("E16", where, why="nobody gave the passphrase")) from None
    if done.returncode != 0 or not done.stdout.startswith(b"-----BEGIN SSH SIGNATURE-----"):
        raise CannotGoOn(problem("E16", where, why=_last_line(done)))
    return done.stdout.replace(b"\r\n", b"\n")


def _proven(one: SignOff, signers: bytes, problems: list[Problem]) -> SignOff:
    if one.proof != "not looked at":
        return one
    try:
        done = _verify(one.record, one.signature, signers, one.organisation, one.day)
    except (OSError, subprocess.TimeoutExpired) as error:
        slow = isinstance(error, subprocess.TimeoutExpired)
        why = f"{PROGRAM} does not answer" if slow else f"there is no {PROGRAM} on this machine"
        problems.append(problem("E12", one.where, organisation=one.organisation, why=why))
        return one
    if done.returncode == 0:
        return replace(one, proof="good")
    why = _last_line(done)
    if any(words in (done.stdout + done.stderr).decode("utf-8", "replace") for words in _UNKNOWN):
        why = f"this {PROGRAM} is too old"
        problems.append(problem("E12", one.where, organisation=one.organisation, why=why))
        return one
    problems.append(problem("E11", one.where, organisation=one.organisation, why=why))
    return replace(one, proof="bad")


def _verify(
    record: bytes, signature: bytes, signers: bytes, organisation: str, day: date
) -> subprocess.CompletedProcess[bytes]:
    """Ask whether a key that was the organisation's on that day made this signature."""
    with TemporaryDirectory() as folder:
        keys, signed = Path(folder, "allowed_signers"), Path(folder, "record.sig")
        keys.write_bytes(signers)
        signed.write_bytes(signature)
        words = ("-Y", "verify", "-n", NAMESPACE, "-f", str(keys), "-s", str(signed))
        when = f"-Overify-time={day:%Y%m%d}"
        return _run((*words, "-I", organisation, when), record, _SECONDS)


def _run(words: Sequence[str], given: bytes, seconds: int) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(  # noqa: S603  # fixed words, files of our own and a name; no shell
        (PROGRAM, *words), input=given, capture_output=True, check=False, timeout=seconds
    )


def _last_line(done: subprocess.CompletedProcess[bytes]) -> str:
    """What ssh-keygen said last, without signs that a terminal would obey."""
    said = (done.stdout + done.stderr).decode("utf-8", "replace").strip()
    return "".join(sign for sign in said.rpartition("\n")[2] if sign.isprintable()) or "no reason"
