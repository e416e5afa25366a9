"""The list of texts, the shelf of one, the page of an edition: opened, clicked, judged."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import Visit
from paraph.publish.page import words

pytestmark = pytest.mark.slow
EDITION = "friendship/draft-03/index.html"
TABLE = tomllib.loads((Path(words.__file__).parent / "words.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("over", ["file", "http"])
def test_from_the_list_to_the_reader_and_back(visit: Visit, server: str, over: str) -> None:
    page = visit("index.html", top=server if over == "http" else "", locale="ru")
    expect(page.locator("h1")).to_have_text("Проекты текстов")
    expect(page.locator(".banner")).to_contain_text("только для своей делегации")
    page.get_by_role("link", name="Соглашение о дружбе").click()
    expect(page.locator(".editions > li")).to_have_count(3)
    page.get_by_role("link", name="Редакция 3", exact=True).click()
    expect(page.locator(".facts")).to_contain_text("Переговорный текст")
    page.get_by_role("link", name="Читать изменения").click()
    page.wait_for_selector("#text .row")
    expect(page.locator("#at")).to_contain_text("Изменение")
    page.get_by_role("link", name="Пакет").click()
    page.get_by_role("link", name="Все редакции").click()
    page.get_by_role("link", name="Все тексты").click()
    expect(page.locator("h1")).to_have_text("Проекты текстов")


def test_a_package_that_travels_alone_has_no_way_up(visit: Visit) -> None:
    page = visit(EDITION)
    assert page.locator(".up:visible").count() == 0


@pytest.mark.parametrize("over", ["file", "http"])
def test_the_language_is_switched_and_remembered(visit: Visit, server: str, over: str) -> None:
    page = visit(EDITION, top=server if over == "http" else "")
    for code, name in words.OWN_NAMES.items():
        page.get_by_role("button", name=name).click()
        assert page.evaluate("document.documentElement.lang") == code
        expect(page.locator("#files-h")).to_have_text(TABLE["files"][code])
        shown = page.evaluate(
            "[...document.querySelectorAll('[data-t]')].map(n => n.textContent).filter(t => !t || t.includes('{'))"
        )
        assert shown == []
    page.reload()
    expect(page.locator("#files-h")).to_have_text(TABLE["files"]["kk"])
    expect(page.locator("h1")).to_have_text("Достық туралы Келісім", use_inner_text=True)
    expect(page).to_have_title("Соглашение о дружбе: 3-редакция")
    page.get_by_role("link", name=TABLE["read.changes"]["kk"]).click()
    page.wait_for_selector("#text .row")
    expect(page.locator("#next")).to_have_attribute("aria-label", TABLE["reader.next"]["kk"])


def test_light_and_dark(visit: Visit) -> None:
    paper = "getComputedStyle(document.body).backgroundColor"
    page = visit(EDITION, color_scheme="light")
    light = page.evaluate(paper)
    page.locator("#look").select_option("dark")
    assert page.evaluate(paper) != light
    dark = page.evaluate(paper)
    page.reload()
    assert page.evaluate(paper) == dark
    assert visit(EDITION, color_scheme="dark").evaluate(paper) == dark


def test_every_link_leads_to_a_file_of_the_package(visit: Visit, public: Path) -> None:
    folder = public / "friendship/draft-03"
    page = visit(EDITION)
    links = page.evaluate("[...document.querySelectorAll('main a[href]')].map(a => a.href)")
    found = {Path(unquote(urlsplit(link).path)) for link in links}
    assert all(path.is_file() for path in found)
    files = {file["path"]: file for file in json.loads((folder / "manifest.json").read_bytes())["files"]}
    linked = {path.relative_to(folder).as_posix() for path in found}
    assert {path for path, file in files.items() if file["what"] != "page"} <= linked


def test_downloads_by_party_language_and_format(visit: Visit) -> None:
    page = visit(EDITION, locale="ru")
    table = page.locator(".parties table", has_text="Экземпляр Стороны: Северия").first
    row = table.locator("tr", has=page.get_by_role("rowheader", name="казахский + русский", exact=True))
    assert row.get_by_role("link", name="PDF").get_attribute("href") == "originals/SEV/friendship.kk-ru.pdf"
    page.locator("summary", has_text="Редакция 1 → Редакция 3").click()
    expect(page.locator(".redlines a[href='redlines/draft-01--draft-03/LAG/friendship.uz-ru.docx']")).to_be_visible()


def test_what_changed_since_the_last_draft(visit: Visit) -> None:
    page = visit(EDITION, locale="ru")
    changes = page.locator(".changes")
    expect(page.locator(".between")).to_have_text("Редакция 2 → Редакция 3")
    expect(changes).to_contain_text("заголовок")
    expect(changes).to_contain_text("Новая нумерация: 5 → 4")
    line = changes.locator("li li", has=page.locator("del", has_text="Стороны проводят выставки"))
    line.get_by_role("link").click()
    page.wait_for_selector("#text .row.here")
    expect(page.locator(".row.here")).to_contain_text("Стороны проводят выставки")


def test_the_words_of_a_change_stand_in_the_language_of_the_page(visit: Visit) -> None:
    page = visit(EDITION, locale="uz")
    expect(page.locator(".changes")).to_contain_text("Tomonlar koʻrgazmalar oʻtkazadilar")
    assert page.get_by_text("Стороны проводят выставки").locator("visible=true").count() == 0


def test_what_is_open_leads_into_the_text(visit: Visit) -> None:
    page = visit(EDITION, locale="ru")
    page.locator(".open a", has_text="Встречи").first.click()
    page.wait_for_selector("#text .row.here")
    expect(page.locator(".row.here .undecided").first).to_be_visible()


def test_the_proof_names_every_file(visit: Visit, public: Path) -> None:
    page = visit(EDITION)
    page.locator("summary", has_text="SHA-256").click()
    manifest = json.loads((public / "friendship/draft-03/manifest.json").read_bytes())
    files = [file for file in manifest["files"] if file["what"] != "page"]
    expect(page.locator(".hashes tbody tr")).to_have_count(len(files))
    assert files[0]["sha256"] in page.locator(".hashes").inner_text()
    for link in manifest["chain"]:
        expect(page.locator(".chain")).to_contain_text(link["sha256"])


def test_a_package_for_others_says_so(visit: Visit, public: Path) -> None:
    page = visit("friendship/draft-01/index.html", locale="en")
    expect(page.locator(".banner")).to_have_text("For whom: Internal: for our own delegation only")
    expect(page.locator("#changes")).to_contain_text("first edition")
    page.get_by_role("link", name="Read the text").click()
    page.wait_for_selector("#text .row")
    expect(page.locator("#only")).to_be_disabled()


def test_without_scripts_everything_but_the_reader_is_there(visit: Visit) -> None:
    page = visit(EDITION, java_script_enabled=False)
    expect(page.locator("#changes-h")).to_have_text("What changed")
    assert page.locator(".needs-script:visible").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["index.html", "friendship/index.html", EDITION])
def test_nothing_stands_in_the_way_of_anybody(
    visit: Visit, judged: Callable[[Page], list[str]], path: str, scheme: str
) -> None:
    page = visit(path, color_scheme=scheme, locale="ru" if scheme == "light" else "kk")
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
    assert judged(page) == []


def test_by_keyboard_alone(visit: Visit) -> None:
    page = visit(EDITION)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


@pytest.mark.parametrize("path", ["index.html", "friendship/index.html", EDITION])
def test_on_a_phone_nothing_is_cut_off(visit: Visit, path: str) -> None:
    page = visit(path, width=360, height=740, locale="ru", has_touch=True, is_mobile=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_on_paper_everything_is_unfolded(visit: Visit) -> None:
    page = visit(EDITION)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(page.locator(".hashes")).to_be_visible()
    assert page.locator(".top:visible").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    expect(page.locator(".hashes")).to_be_hidden()
