"""The few words a page of a redline says itself, in English; whoever asks for the page may give others."""

from __future__ import annotations

from collections.abc import Mapping

LABELS: Mapping[str, str] = {
    "language": "en",
    "both": "with marks",
    "new": "new text",
    "old": "old text",
    "quiet": "hide renumbering",
    "only": "changed only",
    "show": "Show",
    "inserted": "inserted",
    "deleted": "deleted",
    "moved-from": "moved from here",
    "moved-to": "moved here",
    "renumbered": "renumbered",
    "notes": "Notes",
    "header": "Header",
    "footer": "Footer",
    "look": "To look at",
}
