"""The path of a file in ``dist/`` in, its path in a package and what it is out.

In ``dist/`` files for different audiences lie side by side; a package is for one of them and has no folder for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from paraph.build.conductor import Ready
from paraph.build.plan import Target, parse_layout
from paraph.errors import UsageError
from paraph.model import Audience
from paraph.publish.gather.editions import Planned
from paraph.publish.package.manifest import What

_BESIDE: dict[str, What] = {"papers": "paper", "follow-up": "follow-up"}


class Namer:
    """Knows one edition: its place in ``dist/``, and the files that were planned in ``ready``."""

    def __init__(self, edition: Planned, audience: Audience, ready: Sequence[Ready]) -> None:
        self.name = edition.agreement
        self.audience = audience
        self.targets: dict[str, tuple[Target, Ready]] = {
            target.path: (target, each) for each in ready for target in each.targets
        }

    def named(self, path: str) -> tuple[str, dict[str, Any]]:
        """The path in the package, and the fields of `File` that are known."""
        steps = path.split("/")[2:]
        target, ready = self.targets.get(path, (None, None))
        if steps[0] == self.audience:
            steps = steps[1:] if steps[1] in _BESIDE else ["originals", *steps[1:]]
        if steps[0] == "redlines":
            return self._redline(steps)
        place = "/".join(steps)
        if target is not None and ready is not None:
            what: What = "signing-folder" if target.form == "folder" else _BESIDE.get(steps[0], "original")
            about: dict[str, Any] = {"what": what, "holder": target.holder, "languages": target.languages}
            if what == "paper":
                # A form's id has no dot: what comes after the first is the language and the kind of file.
                about |= {"paper": steps[-1].partition(".")[0], "name": ready.instrument.header.name}
            return place, about
        if steps[0] == "follow-up":
            return place, {"what": "follow-up", "languages": self._languages(".".join(place.split(".")[-2:]))}
        if place == "instrument.json":
            return place, {"what": "tree"}
        return place, {"what": "other"}

    def _redline(self, steps: list[str]) -> tuple[str, dict[str, Any]]:
        if steps[2] == self.audience:
            del steps[2]
        place = "/".join(steps)
        if steps[-1] == "changes.json":
            return place, {"what": "changes"}
        languages = self._languages(steps[-1])
        if steps[2] == "tables":
            return place, {"what": "table", "languages": languages}
        return place, {"what": "redline", "holder": steps[2], "languages": languages}

    def _languages(self, name: str) -> tuple[str, ...]:
        """``friendship.uz-ru.docx`` says it itself."""
        layout = name.removeprefix(f"{self.name}.").rpartition(".")[0]
        try:
            return parse_layout(layout)
        except UsageError:
            return ()
