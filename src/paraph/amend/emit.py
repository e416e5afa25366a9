"""Neutral runs as clause source that renders into the same words, marks and slots. Nothing of it is read as code."""

from __future__ import annotations

import re
from collections.abc import Sequence

from paraph.amend.lines import spoken
from paraph.model import Bracket, PartyId, Run, Runs
from paraph.readers.drafting.escape import escaped

_PEN = re.compile(r"_+")
_CHUNK = 300
"""Characters of one holder in one ``by_holder``: a value in a clause has a limit of length."""
_UNSAFE = re.compile(r"[\"\\{}%\n]")


def source(runs: Runs, parties: Sequence[PartyId]) -> str:
    """``runs`` as the inside of a passage. A line break stays a line feed."""
    out: list[str] = []
    defined = False
    bracket: Bracket | None = None
    for run in runs:
        if defined and not _defined(run):
            out.append("**")
        if run.bracket != bracket:
            out.append(_turn(bracket, run.bracket))
        if _defined(run) and not defined:
            out.append("**")
        defined, bracket = _defined(run), run.bracket
        out.append(by_holder((run,), parties) if run.slot is not None else _words(run))
    out += ["**"] if defined else []
    out += [_turn(bracket, None)] if bracket is not None else []
    return "".join(out)


def _defined(run: Run) -> bool:
    inner = [each for some in run.slot.values() for each in some] if run.slot is not None else [run]
    return bool(inner) and all(each.defined for each in inner)


def _turn(old: Bracket | None, new: Bracket | None) -> str:
    """What is written between two runs: a bracket closes, opens or goes on with its next alternative."""
    opening = f"{new.by}: " if new is not None and new.by is not None else ""
    if old is not None and new is not None and old.place == new.place:
        return f" | {opening}"
    return ("]" if old is not None else "") + (f"[{opening}" if new is not None else "")


def _words(run: Run) -> str:
    if run.blank == "undecided":
        return f"{{{{ undecided({_string(run.text)}) }}}}"
    return with_blanks(run.text) if run.blank is not None else escaped(run.text)


def with_blanks(text: str) -> str:
    """``text`` with every stretch for the pen as a blank."""
    out, at = "", 0
    for found in _PEN.finditer(text):
        out += escaped(text[at : found.start()]) + f"{{{{ blank({len(found[0])}) }}}}"
        at = found.end()
    return out + escaped(text[at:])


def by_holder(runs: Runs, parties: Sequence[PartyId]) -> str:
    """``runs`` with slots written out for each holder."""
    words = {holder: spoken(runs, holder) for holder in parties}
    longest = max(map(len, words.values()), default=0)
    out = []
    for start in range(0, longest, _CHUNK):
        texts = (f"{holder}={_string(text[start : start + _CHUNK])}" for holder, text in words.items())
        out.append(f"{{{{ by_holder({', '.join(texts)}) }}}}")
    return "".join(out)


def _string(text: str) -> str:
    """A string of the template language that holds no quote, brace or line end as it is written."""
    return '"' + _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + '"'
