"""``templates/style.toml``: what Word, PDF and pages share, and how a kind of instrument differs from it.

A workspace in, the shipped values with its own laid over them out; a kind in, the values for instruments of that kind.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TypeAlias

from msgspec import Struct

from paraph.errors import InputError
from paraph.resources import starter, template

FILE = "style.toml"
USUAL = "agreement"
"""The template of a kind that names none."""
SHARED = ("page", "font", "paragraph", "look")
"""The sections in which a kind may differ: its own keys are those of these sections."""

Value: TypeAlias = str | int | float | bool
Style: TypeAlias = dict[str, dict[str, Value]]
"""Section to key to value. ``kind.minutes`` is the section of a kind."""

_NAME = re.compile(r"[a-z][a-z0-9-]*\Z")


class KindStyle(Struct, frozen=True):
    """How instruments of one kind look. ``template``: the Word file without its ending; ``sections``: all values."""

    template: str
    landscape: bool
    signing_folder: bool
    sections: Style


def read_style(workspace: Path) -> Style:
    """The shipped values, and over them those of the workspace: a style file may say only what differs.

    Raises ``InputError`` for a file that cannot be read.
    """
    out = parse_style(starter() / "templates" / FILE)
    own = template(workspace, FILE)
    for name, values in parse_style(own).items():
        out[name] = {**out.get(name, {}), **values}
    return out


def parse_style(path: Path) -> Style:
    """One style file, the table of each kind as a section. Raises ``InputError``."""
    try:
        data = tomllib.loads(path.read_bytes().decode("utf-8"))
    except (OSError, ValueError) as error:
        raise InputError("{path} cannot be read: {reason}", path=path.name, reason=str(error)) from error
    kinds = data.pop("kind", {})
    sections = {**data, **{f"kind.{kind}": values for kind, values in kinds.items()}}
    for name, values in sections.items():
        if not isinstance(values, dict):
            raise InputError("{path} cannot be read: {reason}", path=path.name, reason=f"[{name}]")
    return sections


def of_kind(style: Style, kind: str) -> KindStyle:
    """How ``kind`` looks; a kind without a section of its own looks like an agreement.

    Raises ``InputError`` for a key no section knows, and for a template name that is none.
    """
    own = dict(style.get(f"kind.{kind}", {}))
    named = str(own.pop("template", USUAL))
    if not _NAME.match(named):
        raise InputError("{path} cannot be read: {reason}", path=FILE, reason=f"[kind.{kind}] template = {named}")
    landscape, folder = bool(own.pop("landscape", False)), bool(own.pop("signing_folder", True))
    sections = {name: dict(values) for name, values in style.items() if not name.startswith("kind.")}
    for key, value in own.items():
        section = next((name for name in SHARED if key in sections.get(name, {})), None)
        if section is None:
            raise InputError(
                "{path}: [kind.{kind}] has the unknown key `{key}`",
                hint="known are `template`, `landscape`, `signing_folder`, and the keys of {sections}",
                path=FILE,
                kind=kind,
                key=key,
                sections=", ".join(SHARED),
            )
        sections[section][key] = value
    return KindStyle(named, landscape, folder, sections)


def templates_of(style: Style) -> tuple[str, ...]:
    """The names of all Word templates that the kinds take."""
    names = {USUAL, *(of_kind(style, name.removeprefix("kind.")).template for name in style if name[:5] == "kind.")}
    return tuple(sorted(names))
