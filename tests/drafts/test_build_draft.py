"""`build --draft N` rebuilds a frozen draft from its file alone."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from paraph.build import BuildRequest, build
from paraph.drafts import Issue, carry_out, plan_issue
from paraph.errors import InputError, UsageError
from support import madeup


def request(root: Path, out: str, **changes: object) -> BuildRequest:
    fields = {"agreements": ("friendship",), "languages": (("ru",),), "formats": ("docx",), **changes}
    return BuildRequest(root=root, out=root / out, **fields)  # type: ignore[arg-type]


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*.docx")}


def test_the_sources_are_not_read(tmp_path: Path) -> None:
    madeup.write(tmp_path)
    planned = plan_issue(tmp_path, "friendship", "2026-11-22")
    assert isinstance(planned, Issue)
    carry_out(tmp_path, planned)
    build(request(tmp_path, "before", draft=1))
    shutil.rmtree(tmp_path / "clauses")
    shutil.rmtree(tmp_path / "registry")
    shutil.rmtree(tmp_path / "agreements/friendship/clauses")
    (tmp_path / "agreements/friendship/agreement.yaml").write_text("broken: [", encoding="utf-8")
    report = build(request(tmp_path, "after", draft=1))
    assert not report.failed
    assert files(tmp_path / "before") == files(tmp_path / "after")
    assert all(path.startswith("friendship/draft-01/") for path in report.written)


def test_an_unknown_draft_and_no_agreement(tmp_path: Path) -> None:
    madeup.write(tmp_path)
    with pytest.raises(InputError, match="there is no draft 4"):
        build(request(tmp_path, "out", draft=4))
    with pytest.raises(UsageError, match="say which agreement"):
        build(request(tmp_path, "out", draft=1, agreements=()))
