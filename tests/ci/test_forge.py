"""ci/forge.py against a small server that answers as GitHub and GitLab do: what is asked of them, and no more."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "ci/forge.py"
MARK = "<!-- paraph: changes -->"
LIST = f"{MARK}\n### Paraph: 1a2b3c4d → 5e6f7a8b\n\n    trade: git 1a2b3c4d → working text\n"


class Asked(NamedTuple):
    """One request: method and address, its headers, its body decoded."""

    what: str
    headers: dict[str, str]
    body: Any


class Server(ThreadingHTTPServer):
    """``answers``: method and address to status and what is sent back; everything else is 404."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[Asked] = []
        self.answers: dict[str, tuple[int, Any]] = {}
        self.url = f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    """Writes down what is asked, answers as told."""

    server: Server

    def answer(self) -> None:
        raw = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        body = json.loads(raw) if self.headers.get("Content-Type") == "application/json" else raw
        what = f"{self.command} {self.path}"
        self.server.asked.append(Asked(what, {name.lower(): value for name, value in self.headers.items()}, body))
        status, data = self.server.answers.get(what, (404, {"message": "Not Found"}))
        self.send_response(status)
        if 300 <= status < 400:
            self.send_header("Location", data)
        sent = json.dumps(data).encode() if data is not None else b""
        self.send_header("Content-Length", str(len(sent)))
        self.end_headers()
        self.wfile.write(sent)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = answer  # noqa: N815 (the names of the standard library)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing to the screen."""


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as found:
        thread = threading.Thread(target=found.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield found
        found.shutdown()
        thread.join()


def github(server: Server, **more: str) -> dict[str, str]:
    return {
        "GITHUB_ACTIONS": "true",
        "GITHUB_API_URL": server.url,
        "GITHUB_REPOSITORY": "ministry/texts",
        "GITHUB_TOKEN": "secret-token",
        "GITHUB_REF": "refs/pull/7/merge",
        **more,
    }


def gitlab(server: Server, **more: str) -> dict[str, str]:
    return {
        "GITLAB_CI": "true",
        "CI_API_V4_URL": server.url,
        "CI_PROJECT_ID": "42",
        "CI_MERGE_REQUEST_IID": "7",
        "CI_JOB_TOKEN": "job-token",
        "CI_JOB_URL": "https://gitlab.example.org/ministry/texts/-/jobs/1",
        **more,
    }


def run(*words: str | Path, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    bare = {"PATH": "/usr/bin:/bin", "PYTHONUTF8": "1", "no_proxy": "*", **env}
    return subprocess.run(
        [sys.executable, SCRIPT, *words], env=bare, capture_output=True, encoding="utf-8", timeout=30, check=False
    )


@pytest.fixture
def changes(tmp_path: Path) -> Path:
    path = tmp_path / "changes.md"
    path.write_text(LIST, encoding="utf-8")
    return path


@pytest.fixture
def release(tmp_path: Path) -> Path:
    """Two packages and their manifest, as `paraph publish` lays them out."""
    folder = tmp_path / "release"
    (folder / "trade").mkdir(parents=True)
    packages = []
    for number in (2, 1):
        path = f"trade/trade-draft-0{number}-internal.zip"
        (folder / path).write_bytes(f"zip {number}".encode())
        packages.append({"archive": {"path": path, "sha256": str(number) * 64}})
    (folder / "manifest.json").write_text(json.dumps({"audience": "internal", "packages": packages}), encoding="utf-8")
    return folder


FILES = ["manifest.json", "trade-draft-02-internal.zip", "trade-draft-01-internal.zip"]


# ---- the list of changes


def test_a_pull_request_gets_one_comment(server: Server, changes: Path) -> None:
    where = "/repos/ministry/texts/issues/7/comments"
    others = [{"id": number, "body": "Nice."} for number in range(100)]
    server.answers = {
        f"GET {where}?per_page=100&page=1": (200, others),
        f"GET {where}?per_page=100&page=2": (200, [{"id": 100, "body": "And this."}]),
        f"POST {where}": (201, {"id": 101}),
    }
    env = github(server, PARAPH_CHANGES_URL="https://example.org/run/artifacts/1")
    done = run("post", changes, env=env)
    assert (done.returncode, done.stdout) == (0, "comment written\n"), done.stderr
    body = LIST + "\n[Redlines, and the whole list](https://example.org/run/artifacts/1)\n"
    assert server.asked[-1].body == {"body": body}
    assert {asked.headers["authorization"] for asked in server.asked} == {"Bearer secret-token"}
    server.answers[f"GET {where}?per_page=100&page=2"] = (200, [{"id": 101, "body": body}])
    server.answers["PATCH /repos/ministry/texts/issues/comments/101"] = (200, {})
    done = run("post", changes, env=env)
    assert (done.returncode, done.stdout) == (0, "comment written over\n")
    assert [asked.what for asked in server.asked].count(f"POST {where}") == 1


def test_a_merge_request_gets_one_note(server: Server, changes: Path) -> None:
    where = "/projects/42/merge_requests/7/notes"
    server.answers = {f"GET {where}?per_page=100&page=1": (200, []), f"POST {where}": (201, {"id": 5})}
    env = gitlab(server, PARAPH_NOTE_TOKEN="note-token")
    done = run("post", changes, env=env)
    assert (done.returncode, done.stdout) == (0, "note written\n"), done.stderr
    assert server.asked[-1].body["body"].startswith(LIST)
    link = "https://gitlab.example.org/ministry/texts/-/jobs/1/artifacts/browse/packages/changes/"
    assert f"]({link})" in server.asked[-1].body["body"]
    assert {asked.headers["private-token"] for asked in server.asked} == {"note-token"}
    server.answers[f"GET {where}?per_page=100&page=1"] = (200, [{"id": 5, "body": LIST}])
    server.answers[f"PUT {where}/5"] = (200, {})
    assert run("post", changes, env=env).stdout == "note written over\n"


def test_gitlab_without_a_token_that_may_write(server: Server, changes: Path) -> None:
    done = run("post", changes, env=gitlab(server))
    assert done.returncode == 0
    assert "no PARAPH_NOTE_TOKEN" in done.stdout
    assert server.asked == []


def test_a_long_list_is_cut_at_a_line(server: Server, changes: Path) -> None:
    line = "    ru  Договаривающиеся Стороны сотрудничают.\n"
    changes.write_text(LIST + line * 3000, encoding="utf-8")
    where = "/repos/ministry/texts/issues/7/comments"
    server.answers = {f"GET {where}?per_page=100&page=1": (200, []), f"POST {where}": (201, {})}
    assert run("post", changes, env=github(server, PARAPH_CHANGES_URL="https://example.org/1")).returncode == 0
    body = server.asked[-1].body["body"]
    assert len(body) < 61_000
    assert body.endswith(f"{line}\n…\n\n[Redlines, and the whole list](https://example.org/1)\n")


# ---- a release


def test_a_tag_without_a_release_gets_one(server: Server, release: Path) -> None:
    project = "/repos/ministry/texts"
    uploads = f"{server.url}/uploads/9/assets"
    server.answers = {
        f"POST {project}/releases": (201, {"id": 9, "upload_url": uploads + "{?name,label}"}),
        f"GET {project}/releases/9/assets?per_page=100&page=1": (200, []),
        **{f"POST /uploads/9/assets?name={name}": (201, {}) for name in FILES},
    }
    env = github(server, GITHUB_REF_TYPE="tag", GITHUB_REF_NAME="round/2")
    done = run("attach", release, env=env)
    assert (done.returncode, done.stdout) == (0, "3 files beside the release round/2\n"), done.stderr
    assert [asked.what for asked in server.asked] == [
        f"GET {project}/releases/tags/round%2F2",
        f"POST {project}/releases",
        f"GET {project}/releases/9/assets?per_page=100&page=1",
        *(f"POST /uploads/9/assets?name={name}" for name in FILES),
    ]
    made = server.asked[1].body
    assert made["tag_name"] == "round/2"
    assert made["body"].startswith("Audience: internal\n")
    assert f"| trade-draft-02-internal.zip | `{'2' * 64}` |\n" in made["body"]
    assert server.asked[-1].body == b"zip 1"


def test_what_is_there_already_is_replaced(server: Server, release: Path) -> None:
    project = "/repos/ministry/texts"
    there = [{"id": 31, "name": FILES[1]}]
    server.answers = {
        f"GET {project}/releases/tags/v2": (200, {"id": 9, "upload_url": f"{server.url}/up{{?name}}"}),
        f"GET {project}/releases/9/assets?per_page=100&page=1": (200, there),
        f"DELETE {project}/releases/assets/31": (204, None),
        **{f"POST /up?name={name}": (201, {}) for name in FILES},
    }
    done = run("attach", release, env=github(server, GITHUB_REF_TYPE="tag", GITHUB_REF_NAME="v2"))
    assert done.returncode == 0, done.stderr
    deleted = [asked.what for asked in server.asked].index(f"DELETE {project}/releases/assets/31")
    assert server.asked[deleted + 1].what == f"POST /up?name={FILES[1]}"


def test_gitlab_keeps_the_files_as_packages_and_links_them(server: Server, release: Path) -> None:
    (release / "manifest.json.minisig").write_text("signature", encoding="utf-8")
    names = [FILES[0], "manifest.json.minisig", *FILES[1:]]
    puts = {f"PUT /projects/42/packages/generic/drafts/round-2/{name}": (201, {}) for name in names}
    server.answers = {**puts, "POST /projects/42/releases": (201, {})}
    env = gitlab(server, CI_COMMIT_TAG="round/2")
    done = run("attach", release, env=env)
    assert (done.returncode, done.stdout) == (0, "4 files beside the release round/2\n"), done.stderr
    assert [asked.what for asked in server.asked if asked.what.startswith("PUT")] == list(puts)
    links = server.asked[-1].body["assets"]["links"]
    assert [link["name"] for link in links] == names
    assert links[0]["url"] == f"{server.url}/projects/42/packages/generic/drafts/round-2/manifest.json"
    assert {asked.headers["job-token"] for asked in server.asked} == {"job-token"}
    # Again, with one link there already.
    there = {"assets": {"links": [{"name": name} for name in names[:3]]}}
    server.answers["GET /projects/42/releases/round%2F2"] = (200, there)
    server.answers["POST /projects/42/releases/round%2F2/assets/links"] = (201, {})
    assert run("attach", release, env=env).returncode == 0
    assert server.asked[-1].body["name"] == names[3]
    assert sum("assets/links" in asked.what for asked in server.asked) == 1


# ---- what goes wrong


def test_a_refusal_is_told_without_the_token(server: Server, changes: Path) -> None:
    where = "/repos/ministry/texts/issues/7/comments"
    no = {"message": "Resource not accessible by integration"}
    server.answers = {f"GET {where}?per_page=100&page=1": (200, []), f"POST {where}": (403, no)}
    done = run("post", changes, env=github(server))
    assert (done.returncode, done.stdout) == (1, "")
    assert "403" in done.stderr
    assert "Resource not accessible by integration" in done.stderr
    assert "secret-token" not in done.stderr


def test_a_token_does_not_follow_a_redirection(server: Server, changes: Path) -> None:
    where = "/repos/ministry/texts/issues/7/comments"
    server.answers = {f"GET {where}?per_page=100&page=1": (302, f"{server.url}/elsewhere")}
    done = run("post", changes, env=github(server))
    assert done.returncode == 1
    assert "302" in done.stderr
    assert len(server.asked) == 1


def test_nobody_answers(server: Server, changes: Path) -> None:
    env = github(server, GITHUB_API_URL="http://127.0.0.1:9")
    done = run("post", changes, env=env)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


Wrong = Callable[[Server], dict[str, str]]


@pytest.mark.parametrize(
    ("words", "env", "said"),
    [
        (["post"], lambda _: {}, "this is neither GitHub's nor GitLab's CI"),
        (["post"], lambda at: github(at, GITHUB_TOKEN=""), "the variable GITHUB_TOKEN is not set"),
        (["post"], lambda at: github(at, GITHUB_REF="refs/heads/main"), "CI runs for no pull request"),
        (["attach"], lambda at: github(at, GITHUB_REF_TYPE="branch"), "CI runs for no tag"),
        (["attach"], gitlab, "the variable CI_COMMIT_TAG is not set"),
    ],
)
def test_wrong_places(server: Server, changes: Path, release: Path, words: list[str], env: Wrong, said: str) -> None:
    done = run(*words, release if words == ["attach"] else changes, env=env(server))
    assert (done.returncode, done.stdout) == (1, "")
    assert said in done.stderr
    assert server.asked == []


def test_nothing_to_attach(server: Server, tmp_path: Path) -> None:
    done = run("attach", tmp_path, env=github(server))
    assert done.returncode == 1
    assert "holds no packages" in done.stderr


@pytest.mark.parametrize("words", [[], ["post"], ["upload", "x"]])
def test_wrong_use(words: list[str]) -> None:
    done = run(*words, env={})
    assert (done.returncode, done.stdout) == (2, "")
    assert "usage: forge.py" in done.stderr
