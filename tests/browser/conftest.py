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


@pytest.fixture
def visit(chromium: Browser, public: Path) -> Iterator[Visit]:
    """Open a page: ``visit("friendship/index.html", top=..., locale="ru", kept={"view": "sides"}, width=390)``."""
    contexts = []
    faults: list[str] = []

    def open_page(
        path: str, *, top: str = "", kept: dict[str, str] | None = None, deaf: bool = False, **options: Any
    ) -> Page:
        base = top or public.as_uri()
        size = {"width": options.pop("width", 1280), "height": options.pop("height", 900)}
        context = chromium.new_context(viewport=size, **{"locale": "en", **options})  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        if not deaf:
            _listen(page, base, faults)
        if kept:
            page.goto(f"{base}/{path.partition('#')[0]}")
            page.evaluate(
                "kept => Object.entries(kept).forEach(([k, v]) => localStorage.setItem('paraph.' + k, v))", kept
            )
            page.goto("about:blank")
        page.goto(f"{base}/{path}")
        if "redline.html" in path:
            page.wait_for_selector("#text .row", state="attached")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert faults == []


def _listen(page: Page, base: str, faults: list[str]) -> None:
    def asked(request: Request) -> None:
        if not request.url.startswith((base, "about:", "data:")):
            faults.append(f"a request leaves the page: {request.url}")

    def failed(request: Request) -> None:
        # A page that is left drops what it still asks for.
        if request.failure != "net::ERR_ABORTED":
            faults.append(f"not found: {request.url} {request.failure}")

    page.on("console", lambda message: faults.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: faults.append(f"error: {error}"))
    page.on("request", asked)
    page.on("requestfailed", failed)


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
