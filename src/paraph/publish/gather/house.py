"""A workspace in, texts, names and paths of the house out that no tree holds: reasons, positions, people, the place."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from paraph.drafts.overrides import OVERRIDES
from paraph.publish.package.manifest import Sources

_PRIVATE = ("positions",)


def house_names(root: Path, found: Sources) -> tuple[str, ...]:
    """Who works here, where, and at which revision: whatever could slip into the properties of a file."""
    names = [str(root), root.as_posix(), *_people(root)]
    if found.revision is not None:
        names += [found.revision, found.revision[:12]]
    return tuple(dict.fromkeys(name for name in names if name))


def house_texts(root: Path, agreement: str) -> tuple[str, ...]:
    """Reasons of overrides, everything written in the positions of ``agreement``, notes in its other files."""
    folder = root / "agreements" / agreement
    paths = [folder / "drafts" / OVERRIDES]
    for name in _PRIVATE:
        paths += sorted(path for path in (folder / name).rglob("*") if path.is_file())
    out: list[str] = []
    for path in paths:
        out += _strings(path)
    return tuple(dict.fromkeys([*out, *_notes([folder])]))


def shared_notes(root: Path) -> tuple[str, ...]:
    """What drafters note in the registry and in forms of papers."""
    return tuple(dict.fromkeys(_notes([root / "registry", root / "papers"])))


def _notes(folders: Iterable[Path]) -> Iterator[str]:
    """Everything under ``note:`` in the YAML files of ``folders``: of records, bodies, terms, forms."""
    for folder in folders:
        for path in sorted(folder.rglob("*.yaml")):
            if b"note:" in path.read_bytes():
                yield from _noted(_yaml(path))


def _noted(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for each in value:
            yield from _noted(each)
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _inside(each) if key == "note" else _noted(each)


def collated_by(root: Path, agreement: str) -> tuple[str, ...]:
    """The people who collated the languages."""
    raw = _yaml(root / "agreements" / agreement / "agreement.yaml")
    found = raw.get("languages") if isinstance(raw, dict) else None
    out = []
    for record in found.values() if isinstance(found, dict) else ():
        collated = record.get("collated") if isinstance(record, dict) else None
        if isinstance(collated, dict) and isinstance(collated.get("by"), str):
            out.append(collated["by"])
    return tuple(out)


def _people(root: Path) -> list[str]:
    """Names and addresses in git's history of the texts."""
    command = ["git", "-C", str(root), "log", "--format=%an%n%ae", "--", "agreements", "clauses", "registry"]
    try:
        done = subprocess.run(command, capture_output=True, check=False)
    except OSError:
        return []
    lines = done.stdout.decode("utf-8", "replace").splitlines() if done.returncode == 0 else []
    # One word may be a word of any text; a name has two, an address its sign.
    return [line for line in dict.fromkeys(lines) if " " in line.strip() or "@" in line]


def _strings(path: Path) -> list[str]:
    """Every string of a YAML file; the lines of any other."""
    if path.suffix not in (".yaml", ".yml"):
        try:
            return path.read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            return []
    return list(_inside(_yaml(path)))


def _yaml(path: Path) -> Any:
    import yaml

    try:
        return yaml.load(path.read_bytes(), Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        return None


def _inside(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _inside(each)
    elif isinstance(value, list):
        for each in value:
            yield from _inside(each)
