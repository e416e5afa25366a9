"""Agreements in, a published folder out that proves itself; and back: a package or a loose file in, a verdict out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from paraph.publish.conductor import publish
    from paraph.publish.request import Keys, PublishReport, PublishRequest

__all__ = ["Keys", "PublishReport", "PublishRequest", "publish"]


def __getattr__(name: str) -> Any:
    """Loaded when asked for: to verify a file nothing of what makes one is needed."""
    if name == "publish":
        from paraph.publish.conductor import publish

        return publish
    if name in __all__:
        from paraph.publish import request

        return getattr(request, name)
    raise AttributeError(name)
