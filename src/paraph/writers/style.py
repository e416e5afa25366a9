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
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}\Z")
_OF_KIND: dict[str, Value] = {"template": USUAL, "landscape": False, "signing_folder": True}
"""What a kind says besides the keys of the shared sections, and what holds where it does not."""


class KindStyle(Struct, frozen=True):
    """How instruments of one kind look. ``template``: the Word file without its ending; ``sections``: all values."""

    template: str
    landscape: bool
    signing_folder: bool
    sections: Style


def read_style(workspace: Path) -> Style:
    """The shipped values, and over them those of the workspace: a style file may say only what differs.

    Raises ``InputError`` for a file that cannot be read, or a value that is not of the sort of the shipped one.
    """
    out = parse_style(starter() / "templates" / FILE)
    own = template(workspace, FILE)
    for name, values in parse_style(own).items():
        shipped = out.get(name, {})
        for key, value in values.items():
            if key in shipped:
                _same_sort(name, key, value, shipped[key])
        out[name] = {**shipped, **values}
    return out


def parse_style(path: Path) -> Style:
    """One style file, the table of each kind as a section. Raises ``InputError``."""
    try:
        data = tomllib.loads(path.read_bytes().decode("utf-8"))
    except (OSError, ValueError) as error:
        raise InputError("{path} cannot be read: {reason}", path=path.name, reason=str(error)) from error
    kinds = data.pop("kind", {})
    sections = {
        **data,
        **({f"kind.{kind}": kinds[kind] for kind in kinds} if isinstance(kinds, dict) else {"kind": kinds}),
    }
    for name, values in sections.items():
        if not isinstance(values, dict):
            raise InputError("{path}: `{name}` is no section", hint="write `[{name}]`", path=path.name, name=name)
    return sections


def _same_sort(section: str, key: str, value: object, sample: Value) -> None:
    """Raises ``InputError`` for a value that cannot stand where ``sample`` does."""
    if isinstance(sample, bool):
        fits, expected = isinstance(value, bool), "true or false"
    elif isinstance(sample, (int, float)):
        fits, expected = isinstance(value, (int, float)) and not isinstance(value, bool), "a number"
    elif _COLOUR.match(sample):
        fits, expected = isinstance(value, str) and _COLOUR.match(value) is not None, 'a colour such as "#0072b2"'
    else:
        fits, expected = isinstance(value, str), "text in quotes"
    if not fits:
        message = "{path}: [{section}] {key} = {value} does not fit: {expected} is expected"
        raise InputError(message, path=FILE, section=section, key=key, value=str(value).lower(), expected=expected)


def of_kind(style: Style, kind: str) -> KindStyle:
    """How ``kind`` looks; a kind without a section of its own looks like an agreement.

    Raises ``InputError`` for a key no section knows, a value of another sort, and a template name that is none.
    """
    own = style.get(f"kind.{kind}", {})
    said = {**_OF_KIND, **{key: value for key, value in own.items() if key in _OF_KIND}}
    for key, value in said.items():
        _same_sort(f"kind.{kind}", key, value, _OF_KIND[key])
    named = str(said["template"])
    if not _NAME.match(named):
        raise InputError(
            "{path}: [kind.{kind}] template = {named} is no name of a template",
            hint="lower-case Latin letters, digits and hyphens, as in templates/ru/agreement.docx: `agreement`",
            path=FILE,
            kind=kind,
            named=named,
        )
    sections = {name: dict(values) for name, values in style.items() if not name.startswith("kind.")}
    for key, value in own.items():
        if key in _OF_KIND:
            continue
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
        _same_sort(f"kind.{kind}", key, value, sections[section][key])
        sections[section][key] = value
    return KindStyle(named, bool(said["landscape"]), bool(said["signing_folder"]), sections)


def templates_of(style: Style) -> tuple[str, ...]:
    """The names of all Word templates that the kinds take."""
    names = {USUAL, *(of_kind(style, name.removeprefix("kind.")).template for name in style if name[:5] == "kind.")}
    return tuple(sorted(names))
