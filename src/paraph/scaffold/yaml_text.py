"""Values as YAML that a drafter would have typed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

_PLAIN = re.compile(r"[^\W_][^:#\[\]{},&*!|>'\"%@`?\n\\]*(?<![ ])\Z")
_OTHER_TYPE = re.compile(r"(true|false|yes|no|on|off|null|~|[\d.,+-][\d.,:eE+_-]*)\Z", re.IGNORECASE)


def scalar(text: str) -> str:
    """``text`` plain where YAML reads it back as the same text, else in double quotes."""
    if text.isprintable() and _PLAIN.match(text) and not _OTHER_TYPE.match(text):
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(each if each.isprintable() else f"\\U{ord(each):08x}" for each in escaped) + '"'


def flow(values: Mapping[str, str]) -> str:
    """``{ru: ..., uz: ...}`` on one line."""
    return flow_plain({key: scalar(value) for key, value in values.items()})


def flow_plain(values: Mapping[str, str]) -> str:
    """A flow mapping whose values are YAML text already."""
    return "{" + ", ".join(f"{key}: {value}" for key, value in values.items()) + "}"


def listed(values: Sequence[str]) -> str:
    """``[a, b]``."""
    return "[" + ", ".join(scalar(value) for value in values) + "]"


def comment(text: str) -> list[str]:
    """Comment lines."""
    return [f"# {line}".rstrip() for line in text.splitlines()]
