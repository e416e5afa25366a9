"""Another engine for what the own one cannot do exactly: `python-redlines`, if it is installed."""

from __future__ import annotations

from typing import Any


def available() -> bool:
    """Whether the package of the extra ``word`` is installed."""
    from importlib.util import find_spec

    return find_spec("python_redlines") is not None


def redline(old: bytes, new: bytes, author: str) -> bytes | None:
    """The redline of the other engine, not verified; ``None`` where it fails or is not there."""
    if not available():
        return None
    try:
        from python_redlines.engines import DocxodusEngine  # type: ignore[import-not-found, unused-ignore]

        engine: Any = DocxodusEngine()
        made = engine.run_redline(author, old, new)
    except Exception:  # whatever goes wrong in it, it is no help
        return None
    data = made[0] if isinstance(made, tuple) else made
    return bytes(data) if data else None
