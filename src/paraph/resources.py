"""Where the things that come with Paraph are: sample library, registry, agreements, templates."""

from __future__ import annotations

from pathlib import Path


def starter() -> Path:
    """The folder that holds ``clauses/``, ``registry/``, ``agreements/`` and ``templates/`` as shipped.

    Inside an installed wheel it is ``paraph/workspace``; in a source checkout the checkout itself.
    """
    package = Path(__file__).resolve().parent
    packed = package / "workspace"
    return packed if packed.is_dir() else package.parents[1]


def template(workspace: Path, *parts: str) -> Path:
    """A template file of the workspace, or the shipped one where the workspace has none."""
    own = workspace.joinpath("templates", *parts)
    return own if own.is_file() else starter().joinpath("templates", *parts)
