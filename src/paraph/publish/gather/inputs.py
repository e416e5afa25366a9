"""Digests of what each edition is made from, so that an unchanged one is taken over as it stands.

Shared input is read once for all agreements: the time grows with the agreements and with nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from paraph import __version__
from paraph.build.disk import sha256
from paraph.build.layouts import named_layouts
from paraph.build.state import digests, engine
from paraph.drafts.overrides import OVERRIDES
from paraph.model import Audience
from paraph.publish.gather.editions import Planned
from paraph.publish.package.manifest import Tools
from paraph.resources import starter
from paraph.sources.records_file import NAME as RECORDS

_FORMAT = 1
_CODE = (".py", ".css", ".js", ".html", ".svg", ".typ", ".toml", ".mo")
_REMEMBERED = 64
"""How many agreements are remembered at once: a workspace may have thousands."""
_PAPERS = re.compile(rb"^papers\s*:", re.MULTILINE)
_NAME = re.compile(r"[a-z][a-z0-9-]*")


class Inputs:
    """The digests of one workspace at one moment."""

    def __init__(self, root: Path, known: Sequence[str], audience: Audience, tools: Tools) -> None:
        self.root = root
        self.known = frozenset(known)
        versions = msgspec.json.encode(tools).decode()
        self.made_by = _digest(f"{_FORMAT} {__version__} {audience} {engine(_CODE)}", versions)
        self.look = _digest(*digests(root, ("paraph.toml", "templates")), *digests(starter(), ("templates",)))
        self.registry = _digest(*digests(root, ("registry",)))
        self.library = _digest(*digests(root, ("clauses", "papers")))
        self._own: dict[str, list[str]] = {}

    def content(self, edition: Planned, *, newest: bool) -> str:
        """What the files of ``edition`` are made from.

        A frozen draft needs its file, those before it and the layouts that are wanted of it. The papers and the
        follow-up of the ``newest`` edition are made from the sources as they stand.
        """
        own = self._agreement(edition.agreement)
        folder = f"agreements/{edition.agreement}"
        if edition.number is not None and not (newest and has_more(self.root, edition.agreement)):
            beside = [line for line in own if line.startswith(f"{folder}/drafts/{OVERRIDES} ")]
            layouts = repr(named_layouts(self.root, edition.agreement))
            return _digest(self.made_by, self.look, edition.edition, edition.digest, layouts, *beside)
        others = [line for name in self._mentioned(edition.agreement) for line in self._agreement(name)]
        shared = (self.made_by, self.look, self.registry, self.library)
        return _digest(*shared, edition.edition, edition.digest, *own, *others)

    def _agreement(self, name: str) -> list[str]:
        if name not in self._own:
            if len(self._own) >= _REMEMBERED:
                self._own.clear()
            self._own[name] = digests(self.root, (f"agreements/{name}",))
        return self._own[name]

    def _mentioned(self, name: str) -> Iterator[str]:
        """Other agreements that this one names anywhere, and those that they name: parents, earlier minutes."""
        seen = {name}
        waiting = [name]
        while waiting:
            for other in sorted(self._names_in(waiting.pop()) - seen):
                seen.add(other)
                waiting.append(other)
                yield other

    def _names_in(self, name: str) -> set[str]:
        folder = self.root / "agreements" / name
        found: set[str] = set()
        for path in sorted(folder.glob("*.yaml")):
            words = _NAME.findall(path.read_text(encoding="utf-8", errors="replace"))
            found |= self.known.intersection(words)
        return found - {name}


def has_more(root: Path, agreement: str) -> bool:
    """True if papers or tasks stand around the text, as far as its files tell at a glance."""
    folder = root / "agreements" / agreement
    if (folder / RECORDS).is_file():
        return True
    try:
        return _PAPERS.search((folder / "agreement.yaml").read_bytes()) is not None
    except OSError:
        return False


def closing_digest(content: str, *more: object) -> str:
    """What decides the bytes of a manifest, its pages and its archive beyond the files."""
    return _digest(content, *(repr(each) for each in more))


def _digest(*lines: str) -> str:
    return sha256("\n".join(lines).encode())
