"""``paraph.toml``: what a workspace says of itself to the commands. Docs: docs/format.md, "Settings"."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from paraph.cli.suggest import WrongUse
from paraph.i18n import translate


def settings(root: Path) -> Mapping[str, Any]:
    """The whole file. Raises ``WrongUse`` where it is no TOML."""
    import tomllib

    path = root / "paraph.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:  # a folder with texts is a workspace without it
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise WrongUse(translate("paraph.toml cannot be read: {problem}").format(problem=error)) from error


def output(root: Path) -> Path:
    """``output``: where built files go; dist/ unless it says otherwise."""
    folder = settings(root).get("output", "dist")
    if not isinstance(folder, str):
        raise WrongUse(translate("paraph.toml: `output` is the name of a folder, in quotes"))
    return (root / folder).resolve()


def pages(root: Path) -> bool | tuple[str, ...]:
    """``[publish] pages``: what may stand on the project's Pages. ``False``: nothing, and so it is unless it says
    otherwise; ``True``: every agreement that says ``public: true``; ids: of these only those named.
    """
    table = settings(root).get("publish", {})
    found = table.get("pages", False) if isinstance(table, dict) else None
    if isinstance(found, bool):
        return found
    if isinstance(found, list) and all(isinstance(name, str) for name in found):
        return tuple(found)
    raise WrongUse(
        translate("paraph.toml: `pages` under `[publish]` is true, false or a list of agreements"),
        translate('for example pages = ["uz-kz-technical-regulation"]'),
    )
