"""Where the texts come from: git's revision of the workspace, and whether every input is committed."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from paraph.build.state import WATCHED
from paraph.errors import UsageError
from paraph.publish.package.manifest import Sources

_SHOWN = 5


def sources(root: Path) -> Sources:
    """The revision and the state of the tree. Without git, or outside a repository, nothing is known."""
    revision = _git(root, "rev-parse", "--verify", "--quiet", "HEAD^{commit}")
    if revision is None:
        return Sources()
    return Sources(revision=revision.strip(), clean=not _changed(root))


def refuse_unreleasable(root: Path, found: Sources) -> None:
    """Raises ``UsageError`` where what is published could not be made again from a commit."""
    if found.revision is None:
        raise UsageError("a release needs a git repository: nothing says what it was made from")
    if not found.clean:
        changed = _changed(root)
        raise UsageError(
            "there are changes that are not committed: {files}",
            hint="commit them, or publish without --release: then the package says so",
            files=", ".join(changed[:_SHOWN]) + (" ..." if len(changed) > _SHOWN else ""),
        )


def _changed(root: Path) -> list[str]:
    """Inputs that differ from the commit or are not in it; other files of the workspace do not matter."""
    listed = _git(root, "status", "--porcelain", "-z", "--no-renames", "--", *WATCHED) or ""
    return sorted(entry[3:] for entry in listed.split("\0") if entry)


def _git(root: Path, *arguments: str) -> str | None:
    environment = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    try:
        done = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, check=False, env=environment)
    except OSError:
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None
