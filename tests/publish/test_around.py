"""What stands around the newest draft: papers by their names, tasks and their standing; for others only theirs."""

from __future__ import annotations

import shutil
from pathlib import Path

import msgspec
import pytest
from lxml import html

from paraph.cli.verify_view import print_reports
from paraph.i18n import session
from paraph.model import Audience
from paraph.publish import PublishRequest, publish
from paraph.publish.package.manifest import Manifest
from paraph.publish.verify.conductor import VerifyRequest, verify
from support import followed
from support.paperwork import paperwork

PAGES = "paraph.publish.page.pages:PageWriter"


def published(root: Path, audience: Audience = "internal") -> Path:
    publish(PublishRequest(root=root, out=root / audience, dist=root / "dist", audience=audience, jobs=1), None, PAGES)
    return root / audience


def manifest_of(folder: Path) -> Manifest:
    return msgspec.json.decode((folder / "manifest.json").read_bytes(), type=Manifest)


def rows(folder: Path) -> list[str]:
    """The lists of files on the page of the package, a line for each row."""
    page = html.fromstring((folder / "index.html").read_bytes())
    return [" ".join(row.text_content().split()) for row in page.xpath("//table[contains(@class, 'files')]//tr")]


@pytest.mark.slow
def test_papers_are_known_by_their_names(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In the manifest, on the page, and where one comes back under another name."""
    folder = published(paperwork(tmp_path / "workspace")) / "trade/work"
    papers = {file.path: file for file in manifest_of(folder).files if file.what == "paper"}
    letter = papers["papers/NOR/letter.uz.docx"]
    assert (letter.paper, letter.name) == ("letter", {"ru": "Письмо", "uz": "Maktub"})
    assert (letter.holder, letter.languages) == ("NOR", ("uz",))
    assert {file.paper for file in papers.values()} == {"letter", "note"}
    assert any("Письмо" in row and "Maktub" in row for row in rows(folder))
    came = Path(shutil.copy(folder / letter.path, tmp_path / "a.docx"))
    (report,) = verify(VerifyRequest(paths=(str(came),), packages=(str(folder),)))
    assert report.subject is not None
    assert (report.verdict, report.subject.paper) == ("issued", "letter")
    with session("ru"):
        print_reports([report])
    assert "Письмо" in capsys.readouterr().out


@pytest.mark.slow
def test_the_other_side_gets_its_papers_and_no_others(tmp_path: Path) -> None:
    folder = published(paperwork(tmp_path / "workspace"), "counterpart") / "trade/work"
    papers = [file for file in manifest_of(folder).files if file.what == "paper"]
    assert {file.paper for file in papers} == {"letter"}
    words = " ".join(rows(folder))
    assert "Письмо" in words
    assert "Записка" not in words


@pytest.mark.slow
@pytest.mark.parametrize("audience", ["internal", "counterpart"])
def test_what_became_of_the_tasks_stands_on_the_page(tmp_path: Path, audience: Audience) -> None:
    folder = published(followed.workspace(tmp_path / "workspace"), audience) / "plan/work"
    reports = [file.path for file in manifest_of(folder).files if file.what == "follow-up"]
    assert "follow-up/plan.progress.ru.pdf" in reports
    page = html.fromstring((folder / "index.html").read_bytes())
    assert set(reports) <= set(page.xpath("//main//a/@href"))
