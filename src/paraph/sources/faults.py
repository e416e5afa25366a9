"""Gathers findings while files are read. Rule ids and places in, `Finding` values out; the wording is in `rules`."""

from __future__ import annotations

from collections.abc import Iterable

from paraph.model import Finding, Level, Place
from paraph.sources.rules import DID_YOU_MEAN, KNOWN_ARE, RULES

_SHOWN = 12
_ENOUGH = 100
"""A file with more faults of one rule is broken in one way: the rest is counted out."""


class Faults:
    """A growing list of findings. Each stage of reading adds to it and goes on."""

    def __init__(self) -> None:
        self.found: list[Finding] = []
        self._count: dict[tuple[str, str], int] = {}

    def full(self, rule: str, file: str) -> bool:
        """True if this file already has so many findings of ``rule`` that no more are kept."""
        return self._count.get((rule, file), 0) >= _ENOUGH

    def add(
        self, rule: str, place: Place, *, hint: str | None = None, level: Level | None = None, **args: str | int
    ) -> None:
        """One finding of ``rule``; ``hint`` and ``level`` replace its own.

        At most 100 findings of a rule are kept for a file. Raises ``KeyError``: no such rule.
        """
        self._keep(rule, place, hint, level, args)

    def _keep(self, rule: str, place: Place, hint: str | None, level: Level | None, args: dict[str, str | int]) -> None:
        known = RULES[rule]
        if self.full(rule, place.file):
            return
        self._count[rule, place.file] = self._count.get((rule, place.file), 0) + 1
        text = known.hint if hint is None else hint
        self.found.append(Finding(rule, level or known.level, place, known.message, text, args))

    def unknown(self, rule: str, place: Place, name: str, known: Iterable[str], **args: str | int) -> None:
        """A name that nobody has declared: proposes the nearest known one, else lists what there is."""
        names = sorted(known)
        near = closest(name, names)
        if near:
            self._keep(rule, place, DID_YOU_MEAN, None, {"name": name, "suggestion": near, **args})
        elif names and len(names) <= _SHOWN:
            self._keep(rule, place, KNOWN_ARE, None, {"name": name, "known": ", ".join(names), **args})
        else:
            self._keep(rule, place, None, None, {"name": name, **args})

    def has_errors(self) -> bool:
        """True if anything found so far is an error."""
        return any(finding.level == "error" for finding in self.found)

    def sorted(self) -> tuple[Finding, ...]:
        """All findings once each, by place."""
        unique: dict[tuple[object, ...], Finding] = {}
        for finding in self.found:
            key = (finding.place, finding.rule, finding.message, tuple(sorted(finding.args.items())))
            unique.setdefault(key, finding)
        return tuple(sorted(unique.values(), key=lambda finding: (finding.place, finding.rule)))


def closest(name: str, known: Iterable[str]) -> str | None:
    """The known name a drafter most likely meant, or ``None``."""
    import difflib  # only a mistake pays for it

    near = difflib.get_close_matches(name, list(known), n=1, cutoff=0.6)
    return near[0] if near else None
