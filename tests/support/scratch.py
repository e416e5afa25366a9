"""A scratch repository as a ministry has it: texts, recipes, three commits, two issued drafts; and a bare CI."""

from __future__ import annotations

import os
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path

from support import madeup

ROOT = Path(__file__).resolve().parents[2]
AGREEMENT = "friendship"
BIN = Path(sys.executable).parent
NOBODY = {
    "GIT_AUTHOR_NAME": "Drafter",
    "GIT_AUTHOR_EMAIL": "drafter@example.org",
    "GIT_COMMITTER_NAME": "Drafter",
    "GIT_COMMITTER_EMAIL": "drafter@example.org",
    "GIT_AUTHOR_DATE": "2026-11-22T12:00:00Z",
    "GIT_COMMITTER_DATE": "2026-11-22T12:00:00Z",
}


def bare(home: Path, **more: str) -> dict[str, str]:
    """The environment of a job: where commands are, where home is, and what a test adds."""
    home.mkdir(parents=True, exist_ok=True)
    return {"PATH": f"{BIN}:/usr/bin:/bin", "HOME": str(home), "LANG": "C", **more}


def run(*words: str, cwd: Path, env: dict[str, str], seconds: int = 60) -> subprocess.CompletedProcess[str]:
    """A command of the machine in exactly this environment; it ends in time."""
    return subprocess.run(
        words,
        cwd=cwd,
        env=env,
        capture_output=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        timeout=seconds,
        check=False,
    )


def typed(*words: str, answers: dict[str, str], cwd: Path, env: dict[str, str], seconds: int = 60) -> str:
    """A command on a terminal. A question that begins with a key of ``answers`` gets that answer, any other Enter.

    What was shown is given back; the command must succeed.
    """
    import pty

    ours, theirs = pty.openpty()
    end = time.monotonic() + seconds
    said = b""
    with subprocess.Popen(words, cwd=cwd, env=env, stdin=theirs, stdout=theirs, stderr=theirs) as process:
        os.close(theirs)
        while time.monotonic() < end:
            try:
                chunk = os.read(ours, 4096) if select.select([ours], [], [], 1)[0] else b""
            except OSError:  # the other end is closed
                break
            said += chunk
            if not chunk and process.poll() is not None:
                break
            question = said.decode("utf-8", "ignore").rpartition("\n")[2]
            if chunk and question.endswith(": "):
                answer = next((text for begin, text in answers.items() if question.startswith(begin)), "")
                os.write(ours, f"{answer}\n".encode())
        else:
            process.kill()
        os.close(ours)
    assert process.returncode == 0, said.decode("utf-8", "replace")
    return said.decode("utf-8")


def step(root: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    """``ci/publish.sh`` in a bare environment."""
    return run("ci/publish.sh", *words, cwd=root, env=bare(root.parent / "home", **more))


def done(root: Path, *words: str, **more: str) -> str:
    """A step that must succeed; what it said."""
    found = step(root, *words, **more)
    assert found.returncode == 0, (words, found.stdout, found.stderr)
    return found.stdout


def git(root: Path, *words: str) -> str:
    """git as somebody without a configuration; must succeed."""
    found = run("git", *words, cwd=root, env=bare(root.parent / "home", **NOBODY))
    assert found.returncode == 0, (words, found.stderr)
    return found.stdout


def commit(root: Path, why: str) -> str:
    """Everything there is; the new revision."""
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "-m", why)
    return git(root, "rev-parse", "HEAD").strip()


def notice(root: Path, months: int) -> None:
    """Change one parameter of the agreement."""
    path = root / f"agreements/{AGREEMENT}/agreement.yaml"
    before = path.read_text(encoding="utf-8")
    lines = [f"    notice: {months}" if line.strip().startswith("notice:") else line for line in before.splitlines()]
    after = "\n".join(lines) + "\n"
    assert after != before
    path.write_text(after, encoding="utf-8", newline="\n")


def issue(root: Path, day: str) -> None:
    """The next draft."""
    words = [str(BIN / "paraph"), "issue", AGREEMENT, "--date", day]
    found = run(*words, cwd=root, env=bare(root.parent / "home"))
    assert found.returncode == 0, found.stderr


def set_pages(root: Path, value: str) -> None:
    """What paraph.toml lets onto the Pages."""
    (root / "paraph.toml").write_text(f"[publish]\npages = {value}\n", encoding="utf-8", newline="\n")


def mark_public(root: Path) -> None:
    """Anybody may read the agreement."""
    path = root / f"agreements/{AGREEMENT}/agreement.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "public: true\n", encoding="utf-8", newline="\n")


def clone(root: Path, to: Path) -> Path:
    """The same commits at another place."""
    git(root, "clone", "--quiet", str(root), str(to))
    return to


def put_recipes(root: Path) -> None:
    """What the guide tells a keeper of CI to copy."""
    shutil.copytree(ROOT / "ci", root / "ci", ignore=shutil.ignore_patterns("__pycache__"))
    (root / ".github/workflows").mkdir(parents=True)
    shutil.copy(ROOT / ".github/workflows/drafts.yml", root / ".github/workflows")
    shutil.copy(ROOT / ".gitlab-ci.yml", root)


def repository(root: Path) -> Path:
    """Branch ``main`` with three commits: the texts, the first draft, the second."""
    madeup.write(root, ("LAG", "ARK"))
    put_recipes(root)
    (root / ".gitignore").write_text("dist/\npackages/\npublic/\n", encoding="utf-8")
    (root / ".gitattributes").write_text("agreements/*/drafts/* -text\n", encoding="utf-8")
    git(root, "init", "--quiet", "--initial-branch", "main")
    commit(root, "the texts")
    issue(root, "2026-11-20")
    commit(root, "draft 1")
    notice(root, 6)
    issue(root, "2026-11-21")
    commit(root, "draft 2")
    return root
