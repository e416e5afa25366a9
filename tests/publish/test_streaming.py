"""Many agreements take time and no more memory than few: they go through one by one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from e2e.shell import environment
from paraph.errors import ContentError, EngineError
from paraph.publish.gather.editions import Planned
from paraph.publish.gather.tools import tools
from paraph.publish.make.orders import ContentOrder, EditionOrder, Failed, Task
from paraph.publish.make.pool import pool
from paraph.publish.make.worker import carry_out
from paraph.publish.package.manifest import Sources
from support import madeup

MEASURED = """
import resource, subprocess, sys
done = subprocess.run([sys.executable, "-m", "paraph", "publish", "--jobs", "2"], stdout=subprocess.DEVNULL)
print(done.returncode, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)
"""


def megabytes(root: Path) -> int:
    """The largest process of a publication."""
    done = subprocess.run(
        [sys.executable, "-c", MEASURED], cwd=root, env=environment(), capture_output=True, check=True, timeout=300
    )
    code, most = done.stdout.split()
    assert int(code) == 0
    return int(most)


@pytest.mark.slow
def test_memory_does_not_grow_with_the_number(tmp_path: Path) -> None:
    few, more = megabytes(madeup.many(tmp_path / "few", 6)), megabytes(madeup.many(tmp_path / "more", 36))
    assert more < few * 1.25
    assert len(list((tmp_path / "more/public").iterdir())) >= 36


def order(root: Path, agreement: str = "friendship") -> ContentOrder:
    task = Task(root=str(root), dist=str(root / "dist"), audience="internal", tools=tools(), sources=Sources())
    edition = Planned(agreement=agreement, edition="work", number=None)
    return ContentOrder(task=task, editions=(EditionOrder(edition=edition, folder=str(root / "out")),))


@pytest.mark.slow
def test_a_process_of_its_own_says_what_went_wrong(tmp_path: Path) -> None:
    """Faults come back as the exceptions they were; the process goes on."""
    root = madeup.write(tmp_path / "workspace", articles=["bodies", "no-such-clause"])
    with pool(1, apart=True) as workers:
        with pytest.raises(ContentError) as caught:
            workers.submit(order(root)).result()
        said = [finding.message.format(**finding.args) for finding in caught.value.findings]
        assert any("no-such-clause" in text for text in said)
        madeup.write(root)
        assert workers.submit(order(root)).result()


@pytest.mark.slow
def test_a_process_that_dies_is_told_and_replaced(tmp_path: Path) -> None:
    root = madeup.write(tmp_path / "workspace")
    with pool(1, apart=True) as workers:
        assert workers.submit(order(root)).result()
        child = workers._all[0]  # type: ignore[attr-defined]
        child.process.kill()
        with pytest.raises(EngineError, match="has ended"):
            workers.submit(order(root)).result()
        assert workers.submit(order(root)).result()
    assert child.process is None


def test_a_fault_of_the_program_is_told_as_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from paraph.publish.make import content

    def broken(_: object) -> None:
        raise ZeroDivisionError("oh")

    monkeypatch.setattr(content, "make_contents", broken)
    found = carry_out(order(tmp_path))
    assert isinstance(found, Failed)
    assert (found.kind, found.message) == ("bug", "ZeroDivisionError: oh")
    assert "test_streaming" in found.trace
