"""Which sets of languages an agreement wants on the page, also for texts that come without their sources.

A frozen draft holds the words and not the look: its layouts are those that ``agreement.yaml`` names now.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeAlias

from paraph import languages
from paraph.build.plan import default_layouts, parse_layout
from paraph.errors import UsageError
from paraph.model import Instrument, Language

Layouts: TypeAlias = tuple[tuple[Language, ...], ...]


def named_layouts(root: Path, agreement: str) -> Layouts:
    """``layouts:`` of its agreement.yaml; nothing where it names none, or cannot be read.

    Its faults are told by `paraph check`: they keep nobody from a draft that was issued.
    """
    import yaml

    try:
        data = (root / "agreements" / agreement / "agreement.yaml").read_bytes()
        raw = yaml.load(data, Loader=_loader(yaml)) if b"layouts" in data else None
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        return ()
    found = raw.get("layouts") if isinstance(raw, dict) else None
    out = []
    for name in found if isinstance(found, list) else ():
        try:
            out.append(parse_layout(str(name)))
        except UsageError:
            continue
    return tuple(dict.fromkeys(out))


def wanted_layouts(root: Path, instrument: Instrument, *, usual: Layouts = ()) -> Layouts:
    """The layouts of a text: those its agreement names, as far as it has their languages; else the ``usual`` ones."""
    known = instrument.header.languages
    named = named_layouts(root, instrument.header.id)
    fitting = [each for each in named if all(languages.DERIVED.get(code, code) in known for code in each)]
    return tuple(fitting) or usual or default_layouts(instrument)


def _loader(yaml: Any) -> Any:
    """Texts and lists, nothing else; in C where that is there."""
    return getattr(yaml, "CBaseLoader", yaml.BaseLoader)
