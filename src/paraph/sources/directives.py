"""What is open while lines are read: ``{% if %}``, ``{% for %}``, ``:::``. The same for blocks and inside a passage."""

from __future__ import annotations

import re
from collections.abc import Collection

from paraph.model import Finding, PartyId, Place
from paraph.sources.condition_parser import BUILT_IN, parse_condition
from paraph.sources.conditions import Condition
from paraph.sources.faults import Faults
from paraph.sources.types import SourceBracket

WORDS = ("if", "elif", "else", "endif", "for", "endfor")
_DIRECTIVE = re.compile(r"\{%\s*(?P<word>[^\W\d]\w*)?\s*(?P<rest>.*?)\s*%\}\Z", re.DOTALL)
_LOOP = re.compile(r"party\s+in\s+parties\Z")
_DEEPEST = 20
_ALWAYS = Condition("literal", True)


class _Frame:
    """One thing that is open."""

    def __init__(self, kind: str, mark: str, place: Place) -> None:
        self.kind = kind
        self.mark = mark
        self.place = place
        self.before: list[Condition] = []
        self.guards: tuple[Condition, ...] = ()
        self.last = False
        self.bracket: SourceBracket | None = None


class Directives:
    """A stack of open directives; ``guards``, ``loop`` and ``bracket`` say what holds for the next passage."""

    def __init__(
        self, faults: Faults, parameters: Collection[str], *, inline: bool = False, in_loop: bool = False
    ) -> None:
        self.faults = faults
        self.inline = inline
        self.names = BUILT_IN.union(parameters)
        self.in_loop = in_loop
        self.frames: list[_Frame] = []
        self.loops = 0
        self.brackets = 0

    @property
    def guards(self) -> tuple[Condition, ...]:
        """Every condition that must hold here."""
        return tuple(guard for frame in self.frames for guard in frame.guards)

    @property
    def loop(self) -> int | None:
        """The loop over the Parties that is open, counted in the section."""
        return self.loops - 1 if any(frame.kind == "for" for frame in self.frames) else None

    @property
    def bracket(self) -> SourceBracket | None:
        """The ``:::`` block that is open."""
        return next((frame.bracket for frame in self.frames if frame.bracket), None)

    def take(self, mark: str, place: Place) -> None:
        """One directive as written, ``{% ... %}``."""
        found = _DIRECTIVE.match(mark)
        word = (found["word"] or "") if found else ""
        if found is None or word not in WORDS:
            name = word or mark[2:-2].strip()[:20]
            self.faults.unknown("unknown-directive", place, name, WORDS)
            return
        rest_at = Place(place.file, place.line, place.column + found.start("rest"))
        if word in ("if", "elif"):
            condition = self._condition(found["rest"], rest_at)
            self._if(mark, place, condition) if word == "if" else self._branch(mark, place, condition)
        elif word == "for":
            self._for(mark, place, found["rest"])
        elif found["rest"]:
            self.faults.unknown("unknown-directive", place, f"{word} {found['rest']}"[:40], WORDS)
        elif word == "else":
            self._branch(mark, place, None)
        else:
            self._close({"endif": "if", "endfor": "for"}[word], mark, place)

    def fence(self, by: PartyId | None, mark: str, place: Place) -> None:
        """A line ``:::``: with a Party it opens an alternative, bare it opens or closes."""
        top = self.frames[-1] if self.frames else None
        if any(frame.kind == ":::" for frame in self.frames):
            if by is None:
                self._close(":::", mark, place)
            elif top is not None and top.bracket is not None:
                top.bracket = SourceBracket(top.bracket.block, top.bracket.alternative + 1, by)
            else:
                self._mismatch(mark, place)
            return
        frame = self._open(":::", mark, place)
        frame.bracket = SourceBracket(self.brackets, 0, by)
        self.brackets += 1

    def finish(self) -> None:
        """At the end: what is still open is a fault."""
        closing = {"if": "{% endif %}", "for": "{% endfor %}", ":::": ":::"}
        for frame in self.frames:
            hint = "close it with `{closing}` in the same passage" if self.inline else None
            self.faults.add("unclosed-block", frame.place, hint=hint, mark=frame.mark, closing=closing[frame.kind])
        self.frames.clear()

    def _open(self, kind: str, mark: str, place: Place) -> _Frame:
        frame = _Frame(kind, mark, place)
        if len(self.frames) < _DEEPEST:
            self.frames.append(frame)
        else:
            self.faults.add("too-nested", place, limit=_DEEPEST)
        return frame

    def _if(self, mark: str, place: Place, condition: Condition) -> None:
        frame = self._open("if", mark, place)
        frame.before = [condition]
        frame.guards = (condition,)

    def _branch(self, mark: str, place: Place, condition: Condition | None) -> None:
        top = self.frames[-1] if self.frames else None
        if top is None or top.kind != "if" or top.last:
            self._mismatch(mark, place)
            return
        earlier = tuple(Condition("not", operands=(before,)) for before in top.before)
        top.guards = earlier if condition is None else (*earlier, condition)
        top.last = condition is None
        if condition is not None:
            top.before.append(condition)

    def _for(self, mark: str, place: Place, rest: str) -> None:
        if not _LOOP.match(rest):
            self.faults.add("bad-loop", place)
        elif self.in_loop or any(frame.kind == "for" for frame in self.frames):
            self.faults.add("nested-loop", place)
        if not any(frame.kind == "for" for frame in self.frames):
            self.loops += 1
        self._open("for", mark, place)

    def _close(self, kind: str, mark: str, place: Place) -> None:
        if self.frames and self.frames[-1].kind == kind:
            self.frames.pop()
            return
        self._mismatch(mark, place)
        while any(frame.kind == kind for frame in self.frames):
            if self.frames.pop().kind == kind:
                break

    def _mismatch(self, mark: str, place: Place) -> None:
        top = self.frames[-1] if self.frames else None
        if top is None:
            self.faults.add("stray-close", place, mark=mark)
        else:
            self.faults.add("mismatched-directive", place, mark=mark, open=f"{top.mark} ({top.place.line})")

    def _condition(self, text: str, place: Place) -> Condition:
        condition = parse_condition(text, place)
        if isinstance(condition, Finding):
            self.faults.found.append(condition)
            return _ALWAYS
        for name in sorted(condition.names() - self.names):
            self.faults.unknown("unknown-name", place, name, self.names)
        return condition
