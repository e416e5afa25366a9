"""Chromium as the system has it, the published pages over file:// and http://, and a judge: every page is listened to.

A page that writes to the console, throws, or asks anything of anybody but the folder it stands in fails its test.
"""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Request, sync_playwright

from browser.folders import long_folder, published

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
TABS = 8
"""So many wait for the next test: each is a process."""
ELSEWHERE = (Path(__file__).parent / "package.json").as_uri()
AXE = Path(__file__).parent / "node_modules/axe-core/axe.min.js"

Visit = Callable[..., Page]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests of this process."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def public(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Three drafts, published for the house. Made once, whatever the number of processes."""
    return _shared(tmp_path_factory, worker_id, "published", published)


@pytest.fixture(scope="session")
def long(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Readers of long texts: folders ``20`` and ``1000``, by the number of articles."""
    return _shared(tmp_path_factory, worker_id, "long", long_folder)


@pytest.fixture(scope="session")
def worker_id(request: pytest.FixtureRequest) -> str:
    """The process, where several share the tests."""
    return os.environ.get("PYTEST_XDIST_WORKER", "")


def _shared(factory: pytest.TempPathFactory, worker: str, name: str, make: Callable[[Path], Path]) -> Path:
    top = factory.getbasetemp().parent if worker else factory.getbasetemp()
    folder, done = top / name, top / f"{name}.done"
    try:
        folder.mkdir()
    except FileExistsError:
        while not done.exists():
            time.sleep(0.1)
        return Path(done.read_text(encoding="utf-8"))
    made = make(folder)
    aside = top / f"{name}.aside"
    aside.write_text(str(made), encoding="utf-8")
    aside.rename(done)
    return made


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: the test has its own ears."""


@pytest.fixture(scope="session")
def server(public: Path) -> Iterator[str]:
    """The published folder on the loopback; it stops with the tests."""
    handler = functools.partial(_Quiet, directory=str(public))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as web:
        web.daemon_threads = True
        thread = threading.Thread(target=web.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{web.server_address[1]}"
        web.shutdown()
        thread.join()


class _Tab:
    """A page in a context of its own, and who listens to it at the moment."""

    def __init__(self, chromium: Browser, options: dict[str, Any]) -> None:
        self.context = chromium.new_context(**options)
        self.page = self.context.new_page()
        self.page.set_default_timeout(10_000)
        self.base = ""
        self.faults: list[str] | None = None
        self.page.on("console", lambda message: self._note(f"console: {message.text}"))
        self.page.on("pageerror", lambda error: self._note(f"error: {error}"))
        self.page.on("request", self._asked)
        self.page.on("requestfailed", self._failed)

    def _note(self, fault: str) -> None:
        if self.faults is not None:
            self.faults.append(fault)

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.base, ELSEWHERE, "about:", "data:")):
            self._note(f"a request leaves the page: {request.url}")

    def _failed(self, request: Request) -> None:
        # A page that is left drops what it still asks for.
        if request.failure != "net::ERR_ABORTED":
            self._note(f"not found: {request.url} {request.failure}")

    def wiped(self) -> bool:
        """As new: nothing kept, nothing open, no paper. False where it cannot be."""
        self.faults = None
        if len(self.context.pages) != 1 or not self.page.url.startswith(("file:", "http:")):
            return False
        self.page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
        self.page.goto("about:blank")
        self.page.emulate_media(media="null")
        return True


class Desk:
    """Tabs by what was asked of them. To begin a process for each visit would take longer than most tests."""

    def __init__(self, chromium: Browser) -> None:
        self._chromium = chromium
        self._idle: dict[str, list[_Tab]] = {}

    def tab(self, options: dict[str, Any], *, fresh: bool) -> tuple[str, _Tab]:
        """One that is as new, and the name of its kind."""
        kind = repr(sorted(options.items(), key=lambda item: item[0]))
        idle = self._idle.get(kind)
        return kind, idle.pop() if idle and not fresh else _Tab(self._chromium, options)

    def back(self, kind: str, tab: _Tab, *, spoilt: bool) -> None:
        """It may serve the next visit, unless a test did something to it that stays."""
        if spoilt or not tab.wiped() or sum(map(len, self._idle.values())) >= TABS:
            tab.context.close()
        else:
            self._idle.setdefault(kind, []).append(tab)


@pytest.fixture(scope="session")
def desk(chromium: Browser) -> Desk:
    """The tabs of this process."""
    return Desk(chromium)


@pytest.fixture
def visit(desk: Desk, public: Path) -> Iterator[Visit]:
    """Open a page: ``visit("friendship/index.html", top=..., locale="ru", kept={"view": "sides"}, width=390)``.

    ``deaf``: faults are meant. ``fresh``: the test does what stays with a tab (permissions, routes, sessions).
    """
    used: list[tuple[str, _Tab, bool]] = []
    faults: list[str] = []

    def open_page(
        path: str, *, top: str = "", kept: dict[str, str] | None = None, deaf: bool = False, **options: Any
    ) -> Page:
        base = top or public.as_uri()
        fresh = options.pop("fresh", False)
        size = {"width": options.pop("width", 1280), "height": options.pop("height", 900)}
        kind, tab = desk.tab({"viewport": size, "locale": "en", **options}, fresh=fresh)
        used.append((kind, tab, fresh or deaf or not options.get("java_script_enabled", True)))
        tab.base, tab.faults = base, None if deaf else faults
        page = tab.page
        if kept:
            # What is kept belongs to the server, or to all files together.
            page.goto(f"{base}/index.html" if base.startswith("http") else ELSEWHERE)
            page.evaluate(
                "kept => Object.entries(kept).forEach(([k, v]) => localStorage.setItem('paraph.' + k, v))", kept
            )
        page.goto(f"{base}/{path}")
        if "redline.html" in path:
            page.wait_for_selector("#text .row", state="attached")
        return page

    yield open_page
    for kind, tab, spoilt in used:
        desk.back(kind, tab, spoilt=spoilt)
    assert faults == []


@pytest.fixture(scope="session")
def judged() -> Callable[[Page], list[str]]:
    """What axe-core finds against WCAG 2.2 AA and good practice."""
    source = AXE.read_text(encoding="utf-8")

    def judge(page: Page) -> list[str]:
        page.evaluate(source)
        found = page.evaluate("axe.run(document, {resultTypes: ['violations'], preload: false})")
        return [
            f"{each['id']}: {node['html'][:160]} {node['failureSummary'][:200]}"
            for each in found["violations"]
            for node in each["nodes"]
        ]

    return judge
