"""What `paraph build` left in ``dist/``, where it was made from the very same input: taken, not made again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from paraph.build.disk import sha256
from paraph.build.request import BuildRequest
from paraph.build.state import Made, fingerprint, request_key
from paraph.model import Audience
from paraph.publish.gather.editions import Planned


class Built:
    """The record of ``dist/``, read once. ``found``: `paraph.build.state.inputs` of the workspace."""

    def __init__(self, root: Path, dist: Path, builds: Mapping[str, Made], found: Sequence[str]) -> None:
        self.root = root
        self.dist = dist
        self.builds = builds
        self.found = found

    def files(self, edition: Planned, audience: Audience) -> dict[str, str]:
        """The files of ``edition`` that a build of the same input made: path to SHA-256; none if it was never built."""
        if not self.builds:
            return {}
        prefix = f"{edition.agreement}/{edition.edition}/"
        for agreements in ((edition.agreement,), ()) if edition.number is None else ((edition.agreement,),):
            request = BuildRequest(
                root=self.root, out=self.dist, agreements=agreements, audience=audience, draft=edition.number
            )
            made = self.builds.get(request_key(request))
            if made is not None and made.digest == fingerprint(request, self.found):
                return {path: digest for path, digest in made.files.items() if path.startswith(prefix)}
        return {}


def from_dist(dist: Path, files: Mapping[str, str]) -> list[tuple[str, bytes]] | None:
    """Path and bytes of ``files``, if each is there as it was made; ``None`` where one is not, or there are none."""
    out = []
    for path, digest in files.items():
        try:
            data = (dist / path).read_bytes()
        except OSError:
            return None
        if sha256(data) != digest:
            return None
        out.append((path, data))
    return out or None
