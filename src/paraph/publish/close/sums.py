"""``SHA256SUMS`` as ``sha256sum`` writes and checks it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from paraph.publish.package.manifest import File


def sums_text(files: Iterable[File]) -> str:
    """One line for each file, in the order of their paths."""
    return sums_of({file.path: file.sha256 for file in files})


def sums_of(digests: Mapping[str, str]) -> str:
    """The same from paths and digests."""
    return "".join(f"{digests[path]}  {path}\n" for path in sorted(digests))
