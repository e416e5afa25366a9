"""A small workspace with two issued drafts, and what is published of it: for tests of packages and of their proof."""

from __future__ import annotations

import shutil
from pathlib import Path

from paraph.model import Audience
from paraph.publish import PublishReport, PublishRequest, publish
from support import drafted

TOP = "friendship/draft-02"
WORD = f"{TOP}/originals/LAG/friendship.uz-ru.docx"
PDF = f"{TOP}/originals/LAG/friendship.ru.pdf"
PAGE = f"{TOP}/redlines/draft-01--draft-02/LAG/friendship.ru.html"
ARCHIVE = "friendship/friendship-draft-02-internal.zip"


def two_drafts(root: Path) -> Path:
    """Two drafts issued; the working text is that of the second."""
    drafted.drafted(root)
    drafted.issue(root, "2026-11-24", "Для встречи в Порту, только для нас")
    return root


def publication(root: Path, audience: Audience = "internal", out: str = "public", **more: object) -> PublishReport:
    """``paraph publish`` in this process."""
    request = PublishRequest(
        root=root,
        out=root / out,
        dist=root / "dist",
        audience=audience,
        **{"jobs": 1, **more},  # type: ignore[arg-type]
    )
    return publish(request)


def copy_of(folder: Path, target: Path) -> Path:
    """A copy to be spoilt."""
    shutil.copytree(folder, target)
    return target
