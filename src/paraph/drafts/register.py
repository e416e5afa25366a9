"""The drafts of one agreement: which there are, and whether each is what was issued (promise 6).

A draft exists when ``SHA256SUMS`` lists it; a file beyond that list is what an interrupted ``issue`` left behind.
"""

from __future__ import annotations

import re
from pathlib import Path

from msgspec import Struct

from paraph.drafts.frozen import Draft, digest, head, thaw
from paraph.errors import InputError
from paraph.model import Finding, Place

SUMS = "SHA256SUMS"
_LINE = re.compile(r"([0-9a-f]{64}) [ *](\d{2,}\.json)")
_NAME = re.compile(r"\d{2,}\.json")


class Entry(Struct, frozen=True):
    """One issued draft: its number, its file's name and the digest it was issued with."""

    number: int
    name: str
    sha256: str


class Register(Struct, frozen=True):
    """What a ``drafts`` folder holds. ``faults`` says every way in which it is not what was issued."""

    folder: str
    entries: tuple[Entry, ...]
    faults: tuple[Finding, ...]
    unfinished: tuple[str, ...] = ()
    """Files that are no drafts yet: an ``issue`` that was interrupted."""

    @property
    def last(self) -> Entry | None:
        """The newest draft."""
        return self.entries[-1] if self.entries else None


def draft_name(number: int) -> str:
    """``03.json``."""
    return f"{number:02d}.json"


def read_register(root: Path, agreement: str) -> Register:
    """The register of ``agreement``, every file checked against its digest and the chain. Reads, never writes."""
    folder = f"agreements/{agreement}/drafts"
    path = root / folder
    faults: list[Finding] = []
    entries = _entries(path, folder, faults)
    previous: str | None = None
    by_digest = {entry.sha256: entry.name for entry in entries}
    for entry in entries:
        _check(path, folder, entry, previous, by_digest, faults)
        previous = entry.sha256
    listed = {entry.name for entry in entries}
    there = sorted(item.name for item in path.iterdir() if _NAME.fullmatch(item.name)) if path.is_dir() else []
    unfinished = tuple(name for name in there if name not in listed)
    return Register(folder, tuple(entries), tuple(faults), unfinished)


def read_draft(root: Path, register: Register, number: int) -> Draft:
    """Draft ``number``. Raises ``InputError`` if there is none or it was altered, by name."""
    entry = next((entry for entry in register.entries if entry.number == number), None)
    if entry is None:
        known = ", ".join(str(entry.number) for entry in register.entries) or "-"
        raise InputError("there is no draft {number}", hint="issued so far: {known}", number=number, known=known)
    data = (root / register.folder / entry.name).read_bytes()
    if digest(data) != entry.sha256:
        raise InputError(
            "{name} was altered after it was issued",
            hint="take the issued file back from git or from the package; {sums} holds its digest",
            name=f"{register.folder}/{entry.name}",
            sums=SUMS,
        )
    return thaw(data, f"{register.folder}/{entry.name}")


def sums_text(entries: tuple[Entry, ...]) -> str:
    """``SHA256SUMS`` as ``sha256sum`` writes and checks it."""
    return "".join(f"{entry.sha256}  {entry.name}\n" for entry in entries)


def _entries(path: Path, folder: str, faults: list[Finding]) -> list[Entry]:
    try:
        text = (path / SUMS).read_text(encoding="utf-8")
    except FileNotFoundError:
        if path.is_dir() and any(_NAME.fullmatch(item.name) for item in path.iterdir()):
            faults.append(
                _fault("drafts-unlisted", f"{folder}/{SUMS}", 0, "the list of issued drafts is missing", _BACK)
            )
        return []
    out: dict[int, Entry] = {}
    for number, line in enumerate(text.splitlines(), 1):
        match = _LINE.fullmatch(line)
        if match is None:
            conflict = line.startswith(("<<<<<<<", "=======", ">>>>>>>"))
            message = (
                "two drafts were issued on two git branches" if conflict else "this line is not a digest and a name"
            )
            faults.append(_fault("drafts-list", f"{folder}/{SUMS}", number, message, _CLASH if conflict else _BACK))
            continue
        entry = Entry(int(match[2].partition(".")[0]), match[2], match[1])
        if entry.number in out and out[entry.number] != entry:
            message = "draft {name} was issued twice, on two git branches"
            faults.append(_fault("drafts-clash", f"{folder}/{SUMS}", number, message, _CLASH, name=entry.name))
            continue
        out[entry.number] = entry
    _gaps(out, folder, faults)
    return [out[number] for number in sorted(out)]


def _gaps(entries: dict[int, Entry], folder: str, faults: list[Finding]) -> None:
    for number in range(1, max(entries, default=0) + 1):
        if number not in entries:
            message = "draft {name} is missing from the chain"
            faults.append(_fault("drafts-gap", f"{folder}/{SUMS}", 0, message, _BACK, name=draft_name(number)))


def _check(
    path: Path,
    folder: str,
    entry: Entry,
    previous: str | None,
    by_digest: dict[str, str],
    faults: list[Finding],
) -> None:
    file = f"{folder}/{entry.name}"
    try:
        data = (path / entry.name).read_bytes()
    except OSError:
        faults.append(_fault("draft-missing", file, 0, "the issued draft is not there", _BACK))
        return
    if digest(data) != entry.sha256:
        other = by_digest.get(digest(data))
        how = "its bytes are those of {other}: the files were put in another order" if other else _how(data, entry)
        faults.append(_fault("draft-altered", file, 0, how, _BACK, **({"other": other} if other else {})))
        return
    try:
        # The digest proves the rest: what was issued was a draft.
        draft = head(data, file)
    except InputError as error:
        faults.append(_fault("draft-unreadable", file, 0, error.message, error.hint, **error.args_))
        return
    if draft.previous != previous:
        message = "it does not follow the draft before it: the chain is broken"
        faults.append(_fault("draft-chain", file, 0, message, _CLASH))


def _how(data: bytes, entry: Entry) -> str:
    """Altered how: only line ends, cut short, conflict marks, or words."""
    if digest(data.replace(b"\r\n", b"\n")) == entry.sha256:
        return "its line ends were changed after it was issued (git autocrlf, or an editor)"
    if data.startswith(b"\xef\xbb\xbf") and digest(data[3:]) == entry.sha256:
        return "a byte order mark was put before it after it was issued"
    if b"<<<<<<<" in data:
        return "it holds the marks of a git conflict: two drafts with one number were merged"
    if not data.rstrip().endswith(b"}"):
        return "it is cut short: it was altered after it was issued"
    return "it was altered after it was issued"


_CLASHED = "two drafts were issued on two git branches"
_BACK = "take the issued file back from git or from the package"
_CLASH = "keep the draft that was sent to the other side; issue the other text again as the next draft"


def _fault(rule: str, file: str, line: int, message: str, hint: str, **args: str | int) -> Finding:
    return Finding(rule, "error", Place(file, line), message, hint, dict(args))
