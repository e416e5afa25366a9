"""Plain words as clause source: every character means itself (docs/format.md, Lines)."""

from __future__ import annotations

import re

_MARKS = re.compile(r"[\\*\[\]{}|]|(?<=\{)[%#]")
_OPENS = re.compile(r"#|:::|[-–—•·](?= |\Z)|\(?(?:\d{1,3}(?:\.\d{1,3})*|[^\W\d_])[.)](?= |\Z)")
_OPENS_LATER = re.compile(r"#|:::|-(?= |\Z)|\d{1,3}(?:\.\d{1,3})*[.)](?= |\Z)")


def escaped(text: str) -> str:
    """``text`` with a backslash before each character that is a mark wherever it stands."""
    return _MARKS.sub(r"\\\g<0>", text)


def passage_lines(escaped_text: str, mark: str, indent: str) -> list[str]:
    """The lines of a passage. ``mark`` (``1. ``, ``- ``) opens the first; a line break is a backslash at the end."""
    first, *others = escaped_text.split("\n")
    lines = [indent + mark + _guarded(first, _OPENS)]
    for line in others:
        lines[-1] += " \\"
        lines.append(indent + " " * len(mark) + _guarded(line, _OPENS_LATER))
    return lines


def _guarded(line: str, marks: re.Pattern[str]) -> str:
    """A line that would open something by its first characters does not."""
    return "\\" + line if marks.match(line) else line
