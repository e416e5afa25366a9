"""The ZIP of a package: fixed order, times and rights, so that equal files are an equal archive."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path

from paraph.build.disk import explained

_DATE = (1980, 1, 1, 0, 0, 0)
_PACKED = (".docx", ".pdf", ".zip", ".png", ".jpg", ".woff2")


def write_archive(target: Path, folder: Path, top: str, paths: Sequence[str]) -> None:
    """Write ``paths`` of ``folder`` below the folder ``top`` of the archive, in this order. Raises ``OutputError``."""
    with explained(target), zipfile.ZipFile(target, "w") as archive:
        for path in paths:
            info = zipfile.ZipInfo(f"{top}/{path}", _DATE)
            info.create_system = 0
            info.external_attr = 0o644 << 16
            # What is packed already does not get smaller: time is all it would cost.
            info.compress_type = zipfile.ZIP_STORED if path.endswith(_PACKED) else zipfile.ZIP_DEFLATED
            archive.writestr(info, (folder / path).read_bytes(), compresslevel=6)
