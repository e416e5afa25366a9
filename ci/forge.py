"""What CI made, put where people look: a list of changes beneath a merge request, packages beside a release.

usage: forge.py post FILE     forge.py attach FOLDER

Knows GitHub and GitLab by the variables that their CI sets, talks to the API that these name and to nobody else. Needs
only Python. Running it again changes nothing: the comment is written over, a file that is there already is replaced.
"""

from __future__ import annotations

import json
import os
import re
import ssl
import sys
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

MARK = "<!-- paraph: changes -->"
LIMIT = 60_000
"""Characters of a comment; GitHub refuses more than 65,536."""
MANY = 100
"""Entries that both forges give at a time, at most."""
TIMEOUT = 60


class RefusedError(Exception):
    """The forge said no; the text is for people."""


class NoRedirect(urllib.request.HTTPRedirectHandler):
    """A token goes to the address that was named, and not where that sends it on to."""

    def redirect_request(self, *_args: Any, **_named: Any) -> None:
        return None


class Api:
    """Requests with one header that says who asks."""

    def __init__(self, header: str, secret: str) -> None:
        context = ssl.create_default_context(cafile=os.environ.get("CI_SERVER_TLS_CA_FILE") or None)
        self.opener = urllib.request.build_opener(NoRedirect(), urllib.request.HTTPSHandler(context=context))
        self.headers = {header: secret, "Accept": "application/json", "User-Agent": "paraph"}

    def ask(self, method: str, url: str, data: object = None, file: Path | None = None) -> Any:
        """The answer, decoded; ``None`` for 404. Raises ``RefusedError``."""
        kind = "application/octet-stream" if file is not None else "application/json"
        body = file.read_bytes() if file is not None else None if data is None else json.dumps(data).encode()
        headers = {**self.headers, **({"Content-Type": kind} if body is not None else {})}
        request = urllib.request.Request(url, data=body, headers=headers, method=method)
        try:
            with self.opener.open(request, timeout=TIMEOUT) as answer:
                text = answer.read()
        except urllib.error.HTTPError as error:
            if error.code == 404 and method == "GET":
                return None
            said = error.read(2000).decode("utf-8", "replace")
            raise RefusedError(f"{method} {urllib.parse.urlsplit(url).path}: {error.code} {said}") from error
        except OSError as error:
            raise RefusedError(f"{method} {urllib.parse.urlsplit(url).path}: {error}") from error
        return json.loads(text) if text else None

    def all(self, url: str) -> Iterator[Any]:
        """Every entry of a list that comes in pages."""
        page = 1
        while True:
            found = self.ask("GET", f"{url}?per_page={MANY}&page={page}") or []
            yield from found
            if len(found) < MANY:
                return
            page += 1


class Forge(Protocol):
    """Where a project is kept."""

    def post(self, text: str) -> str:
        """Put ``text`` beneath the merge request, in place of the last one. Answers with what was done."""

    def attach(self, files: list[Path], notes: str) -> str:
        """Put ``files`` beside the release of the tag, which is made if there is none."""


class GitHub:
    """Actions: the token of the job may write where the recipe says so."""

    def __init__(self) -> None:
        self.api = Api("Authorization", f"Bearer {need('GITHUB_TOKEN')}")
        self.project = f"{need('GITHUB_API_URL')}/repos/{need('GITHUB_REPOSITORY')}"

    def post(self, text: str) -> str:
        found = re.fullmatch(r"refs/pull/(\d+)/\w+", need("GITHUB_REF"))
        if found is None:
            raise RefusedError("CI runs for no pull request")
        comments = f"{self.project}/issues/{found[1]}/comments"
        for old in self.api.all(comments):
            if old["body"].startswith(MARK):
                self.api.ask("PATCH", f"{self.project}/issues/comments/{old['id']}", {"body": text})
                return "comment written over"
        self.api.ask("POST", comments, {"body": text})
        return "comment written"

    def attach(self, files: list[Path], notes: str) -> str:
        if os.environ.get("GITHUB_REF_TYPE") != "tag":
            raise RefusedError("CI runs for no tag")
        tag = need("GITHUB_REF_NAME")
        release = self.api.ask("GET", f"{self.project}/releases/tags/{quoted(tag)}") or self.api.ask(
            "POST", f"{self.project}/releases", {"tag_name": tag, "name": tag, "body": notes}
        )
        there = {old["name"]: old["id"] for old in self.api.all(f"{self.project}/releases/{release['id']}/assets")}
        where = release["upload_url"].partition("{")[0]
        for file in files:
            if file.name in there:
                self.api.ask("DELETE", f"{self.project}/releases/assets/{there[file.name]}")
            self.api.ask("POST", f"{where}?name={quoted(file.name)}", file=file)
        return f"{len(files)} files beside the release {tag}"


class GitLab:
    """The token of a job may make releases but not write beneath a merge request: that wants one of the project's."""

    def __init__(self) -> None:
        self.project = f"{need('CI_API_V4_URL')}/projects/{need('CI_PROJECT_ID')}"

    def post(self, text: str) -> str:
        if not os.environ.get("PARAPH_NOTE_TOKEN"):
            return "no PARAPH_NOTE_TOKEN: the list of changes is kept with the job alone"
        api = Api("PRIVATE-TOKEN", need("PARAPH_NOTE_TOKEN"))
        notes = f"{self.project}/merge_requests/{need('CI_MERGE_REQUEST_IID')}/notes"
        for old in api.all(notes):
            if old["body"].startswith(MARK):
                api.ask("PUT", f"{notes}/{old['id']}", {"body": text})
                return "note written over"
        api.ask("POST", notes, {"body": text})
        return "note written"

    def attach(self, files: list[Path], notes: str) -> str:
        tag = need("CI_COMMIT_TAG")
        api = Api("JOB-TOKEN", need("CI_JOB_TOKEN"))
        # A package's version knows fewer characters than a tag.
        folder = f"{self.project}/packages/generic/drafts/{re.sub(r'[^A-Za-z0-9._-]', '-', tag)}"
        links = []
        for file in files:
            api.ask("PUT", f"{folder}/{quoted(file.name)}", file=file)
            links.append({"name": file.name, "url": f"{folder}/{quoted(file.name)}", "link_type": "package"})
        release = f"{self.project}/releases/{quoted(tag)}"
        found = api.ask("GET", release)
        if found is None:
            made = {"tag_name": tag, "name": tag, "description": notes, "assets": {"links": links}}
            api.ask("POST", f"{self.project}/releases", made)
        else:
            there = {old["name"] for old in found["assets"]["links"]}
            for link in links:
                if link["name"] not in there:
                    api.ask("POST", f"{release}/assets/links", link)
        return f"{len(files)} files beside the release {tag}"


def need(name: str) -> str:
    """A variable that must be set."""
    value = os.environ.get(name)
    if not value:
        raise RefusedError(f"the variable {name} is not set")
    return value


def quoted(text: str) -> str:
    """For one step of an address."""
    return urllib.parse.quote(text, safe="")


def forge() -> Forge:
    """The one whose CI runs here."""
    if os.environ.get("GITHUB_ACTIONS"):
        return GitHub()
    if os.environ.get("GITLAB_CI"):
        return GitLab()
    raise RefusedError("this is neither GitHub's nor GitLab's CI")


def comment(file: Path) -> str:
    """The list of changes, cut at the end of a line where it is too long, and where its redlines are."""
    text = file.read_text(encoding="utf-8")
    where = link()
    if len(text) > LIMIT:
        text = text[:LIMIT].rpartition("\n")[0] + "\n\n…\n"
    return text + (f"\n[Redlines, and the whole list]({where})\n" if where else "")


def link() -> str:
    """Where the files of this job can be had."""
    given = os.environ.get("PARAPH_CHANGES_URL")
    if given:
        return given
    job = os.environ.get("CI_JOB_URL")
    return f"{job}/artifacts/browse/packages/changes/" if job else ""


def packages(folder: Path) -> tuple[list[Path], str]:
    """What is attached, the manifest that lists it first; and a table of what it is."""
    manifest = folder / "manifest.json"
    try:
        found = json.loads(manifest.read_bytes())
    except FileNotFoundError:
        raise RefusedError(f"{folder.as_posix()} holds no packages: run the step `release` first") from None
    signature = folder / "manifest.json.minisig"
    files = [manifest, *([signature] if signature.is_file() else [])]
    lines = [f"Audience: {found['audience']}", "", "| package | SHA-256 |", "| --- | --- |"]
    for each in found["packages"]:
        files.append(folder / each["archive"]["path"])
        lines.append(f"| {files[-1].name} | `{each['archive']['sha256']}` |")
    return files, "\n".join(lines) + "\n"


def main(words: list[str]) -> int:
    """0 if done, 1 if the forge refused, 2 for wrong use."""
    try:
        match words:
            case ["post", path]:
                print(forge().post(comment(Path(path))))
            case ["attach", path]:
                print(forge().attach(*packages(Path(path))))
            case _:
                print(__doc__, file=sys.stderr)
                return 2
    except RefusedError as error:
        print(f"ci/forge.py: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
