"""The reader of redlines: each feature clicked, over file:// and http://."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.conftest import Visit

pytestmark = pytest.mark.slow
READER = "friendship/draft-03/redline.html"
FIRST_TO_LAST = f"{READER}#draft-01--draft-03"
ALL = {"languages": "uz kk ru"}


def at(page: Page, anchor: str) -> Locator:
    """The passage, row or article with this anchor."""
    return page.locator(f"[id='{anchor}']")


def words(page: Page, anchor: str, language: str = "ru") -> str:
    """What a passage shows in a language, without what is said to those who listen."""
    said = at(page, anchor).locator(f".said[lang^='{language}']").last
    return str(
        said.evaluate(
            "n => { n = n.cloneNode(true); n.querySelectorAll('.vh').forEach(h => h.remove()); return n.textContent }"
        )
    )


def step(page: Page) -> str:
    """``3 / 17``."""
    return page.locator("#at span[aria-hidden]").inner_text()


@pytest.mark.parametrize("over", ["file", "http"])
def test_any_draft_against_any_other(visit: Visit, server: str, over: str) -> None:
    page = visit(READER, top=server if over == "http" else "", locale="ru", kept=ALL)
    assert page.locator("#old").input_value() == "draft-02"
    assert page.locator("#new").input_value() == "draft-03"
    expect(at(page, "~forms/fairs").locator("del").last).to_contain_text("Стороны проводят выставки")
    page.locator("#old").select_option("draft-01")
    expect(at(page, "term/notice").locator("ins").last).to_contain_text("остается в силе")
    assert page.url.endswith("#draft-01--draft-03")
    page.locator("#new").select_option("draft-02")
    expect(at(page, "annex-1/r-radio")).to_have_class("c come")
    page.locator("#old").select_option("draft-03")
    assert (page.locator("#old").input_value(), page.locator("#new").input_value()) == ("draft-02", "draft-03")
    page.locator("#old").select_option("")
    expect(page.locator("#text ins, #text del")).to_have_count(0)
    assert step(page) == "0"


def test_one_to_three_languages_in_step(visit: Visit) -> None:
    page = visit(READER, locale="ru")
    boxes = [page.get_by_label(name, exact=True) for name in ("Oʻzbekcha", "Қазақша", "Русский")]
    assert [box.is_checked() for box in boxes] == [True, False, True]
    boxes[1].check()
    expect(at(page, "forms/exchange").locator(".cell")).to_have_count(3)
    boxes[0].uncheck()
    boxes[2].uncheck()
    expect(at(page, "forms/exchange").locator(".cell")).to_have_count(1)
    boxes[1].click()
    expect(page.locator("#told")).to_have_text("Выберите хотя бы один язык.")
    assert boxes[1].is_checked()
    page.reload()
    page.wait_for_selector("#text .row", state="attached")
    assert [box.is_checked() for box in boxes] == [False, True, False]


def test_a_change_in_one_language_only_stands_out(visit: Visit) -> None:
    page = visit(f"{READER}#draft-01--draft-02:forms/training", locale="ru", kept=ALL)
    row = at(page, "forms/training")
    expect(row.locator(".cell.still")).to_have_count(2)
    expect(row.locator(".tag.apart")).to_have_text(["не изменено: узбекский", "не изменено: казахский"])
    expect(at(page, "term/notice").locator(".cell.still")).to_have_count(0)
    for name in ("Oʻzbekcha", "Қазақша"):
        page.get_by_label(name, exact=True).uncheck()
    expect(row.locator(".tag.apart")).to_have_text("не изменено: узбекский, казахский")


def test_inline_or_side_by_side(visit: Visit) -> None:
    page = visit(f"{FIRST_TO_LAST}:term/notice", locale="ru", kept={"languages": "ru"})
    assert "действует, остается в силе, пока" in words(page, "term/notice").replace(
        "действуетостается", "действует, остается"
    )
    page.get_by_label("Рядом").check()
    cells = at(page, "term/notice").locator(".cell")
    expect(cells).to_have_count(2)
    expect(cells.nth(0)).to_contain_text("действует")
    expect(cells.nth(0)).not_to_contain_text("остается в силе")
    expect(cells.nth(1)).to_contain_text("остается в силе")
    expect(at(page, "forms/exchange").locator(".cell").nth(0)).to_contain_text("Стороны обмениваются опытом")
    tables = at(page, "annex-1/table").locator("table")
    expect(tables).to_have_count(2)
    expect(tables.nth(0).locator("tbody tr")).to_have_count(2)
    expect(tables.nth(1).locator("tbody tr")).to_have_count(3)
    page.get_by_label("В одном тексте").check()
    expect(at(page, "term/notice").locator(".cell")).to_have_count(1)


def test_only_changes(visit: Visit) -> None:
    page = visit(f"{READER}#draft-02--draft-03", locale="ru")
    expect(at(page, "forms/exchange")).to_be_visible()
    page.get_by_label("Только изменения").check()
    expect(at(page, "forms/exchange")).to_be_hidden()
    expect(at(page, "part:bodies")).to_be_hidden()
    expect(at(page, "~forms/fairs")).to_be_visible()
    expect(at(page, "forms/heading")).to_be_visible()
    page.keyboard.press("o")
    expect(at(page, "forms/exchange")).to_be_visible()


def test_from_change_to_change(visit: Visit) -> None:
    page = visit(f"{READER}#draft-02--draft-03", locale="ru")
    total = int(step(page).split("/")[1])
    assert total >= 6
    met = []
    for number in range(1, total + 1):
        page.keyboard.press("n")
        assert step(page) == f"{number} / {total}"
        expect(page.locator(".here:focus")).to_be_in_viewport()
        met.append(page.url.partition("#draft-02--draft-03:")[2])
    assert len(set(met)) == total
    assert met.index("~forms/fairs") < met.index("costs")
    page.get_by_role("button", name="Следующее изменение").click()
    assert step(page) == f"1 / {total}"
    page.get_by_role("button", name="Предыдущее изменение").click()
    assert step(page) == f"{total} / {total}"
    page.keyboard.press("p")
    assert step(page) == f"{total - 1} / {total}"


def test_keys_on_a_cyrillic_keyboard_and_switched_off(visit: Visit) -> None:
    page = visit(f"{READER}#draft-02--draft-03", locale="ru")
    page.evaluate("document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'т', code: 'KeyN', bubbles: true}))")
    assert step(page).startswith("1 /")
    page.keyboard.press("j")
    page.keyboard.press("?")
    expect(page.locator("#help")).to_be_visible()
    page.get_by_label("Одиночные клавиши").uncheck()
    page.get_by_role("button", name="Закрыть").click()
    before = page.url
    page.keyboard.press("n")
    assert page.url == before
    page.reload()
    page.wait_for_selector("#text .row", state="attached")
    page.keyboard.press("n")
    assert page.url == before


def test_every_passage_is_reached_by_keyboard(visit: Visit) -> None:
    page = visit(f"{READER}#draft-02--draft-03:forms/exchange", locale="ru")
    page.keyboard.press("j")
    expect(at(page, "~forms/fairs")).to_be_focused()
    page.keyboard.press("j")
    expect(at(page, "forms/training")).to_be_focused()
    page.keyboard.press("k")
    expect(at(page, "~forms/fairs")).to_be_focused()


def test_the_list_of_articles(visit: Visit) -> None:
    page = visit(f"{READER}#draft-01--draft-03", locale="ru")
    entries = page.locator("#articles")
    expect(entries.locator("li", has_text="Встречи")).to_contain_text("добавлено")
    expect(entries.locator("li.gone", has_text="Расходы")).to_contain_text("перемещено")
    expect(entries.locator("li", has_text="Формы дружбы")).to_contain_text("изменени")
    entries.get_by_role("link", name="Срок действия").click()
    expect(at(page, "part:term")).to_be_focused()
    expect(entries.locator("[aria-current]")).to_contain_text("Срок действия")
    expect(at(page, "term/heading")).to_be_in_viewport()


def test_moves_are_linked_both_ways(visit: Visit) -> None:
    page = visit(f"{READER}#draft-02--draft-03", locale="ru")
    page.get_by_role("link", name="перемещено в: Статья 5. Расходы").click()
    expect(at(page, "part:costs")).to_be_focused()
    expect(at(page, "part:costs")).to_be_in_viewport()
    page.get_by_role("link", name="перемещено из: Статья 4. Расходы").click()
    expect(at(page, "part:~costs")).to_be_focused()
    assert page.url.endswith(":~costs")


def test_renumbering_is_one_line(visit: Visit) -> None:
    page = visit(f"{READER}#draft-01--draft-02", locale="ru", kept={"only": "1"})
    lines = page.locator(".numbers:visible")
    expect(lines).to_have_count(1)
    expect(lines).to_have_text("Новая нумерация: 1–4 → 2–5; ссылки в 1 месте")
    expect(at(page, "bodies/heading")).to_be_hidden()
    page.get_by_label("Только изменения").uncheck()
    expect(at(page, "bodies/heading").locator("ins.n").first).to_contain_text("2")


def test_search_is_blind_to_case_and_apostrophes(visit: Visit) -> None:
    page = visit(f"{READER}#draft-02--draft-03", locale="uz")
    page.keyboard.press("/")
    page.keyboard.type("O'Z XARAJAT")
    expect(page.locator("#found")).to_have_text("1 / 2")
    expect(page.locator(".row.here")).to_contain_text("oʻz xarajatlarini")
    assert page.evaluate("[...CSS.highlights.get('found')].map(String)") == ["oʻz xarajat"] * 2
    first = page.locator(".row.here").get_attribute("id")
    page.keyboard.press("Enter")
    expect(page.locator("#found")).to_have_text("2 / 2")
    assert page.locator(".row.here").get_attribute("id") != first
    page.get_by_role("button", name="Oldingi moslik").click()
    expect(page.locator("#found")).to_have_text("1 / 2")
    page.locator("#search").fill("нет такого")
    expect(page.locator("#found")).to_have_text("topilmadi")
    page.locator("#search").press("Escape")
    expect(page.locator("#found")).to_have_text("")


@pytest.mark.parametrize("over", ["file", "http"])
def test_a_stable_link_to_each_passage(visit: Visit, server: str, over: str) -> None:
    top = server if over == "http" else ""
    page = visit(f"{READER}#draft-01--draft-02:term/notice", top=top, locale="ru")
    expect(at(page, "term/notice")).to_be_focused()
    expect(at(page, "term/notice")).to_be_in_viewport()
    assert page.locator("#new").input_value() == "draft-02"
    row = at(page, "term/disputes")
    row.hover()
    row.locator(".hash-link").click()
    assert page.url.endswith("#draft-01--draft-02:term/disputes")
    expect(row).to_contain_class("here")
    page.evaluate("location.hash = '#draft-02--draft-03:~forms/fairs'")
    expect(at(page, "~forms/fairs")).to_be_focused()
    page.evaluate("location.hash = '#draft-02--draft-03:no/where'")
    expect(page.locator("#told")).to_contain_text("которого в этих редакциях нет")


def test_the_link_is_copied(visit: Visit, server: str) -> None:
    page = visit(f"{READER}#draft-02--draft-03:forms/training", top=server, locale="ru", fresh=True)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Копировать ссылку").click()
    expect(page.locator("#told")).to_have_text("Ссылка скопирована")
    assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_references_lead_to_what_they_name(visit: Visit) -> None:
    page = visit(f"{READER}#draft-02--draft-03:term/disputes", locale="ru")
    at(page, "term/disputes").locator(".said[lang^='ru'] a.ref").first.click()
    expect(at(page, "bodies/group")).to_be_focused()


def test_marks_are_named_for_those_who_listen(visit: Visit) -> None:
    page = visit(f"{FIRST_TO_LAST}:term/notice", locale="en", kept={"languages": "ru"})
    tree = at(page, "term/notice").aria_snapshot()
    assert "[исключено: действует]" in tree.replace(" ]", "]")
    assert "[вставлено: остается в силе]" in tree.replace(" ]", "]")
    assert at(page, "term/notice").locator("[lang='ru-RU']").count() == 1


def test_brackets_gaps_and_editorial_changes(visit: Visit) -> None:
    page = visit(f"{READER}#draft-02--draft-03", locale="ru")
    expect(at(page, "costs/shared").locator(".bracket").first).to_be_visible()
    assert "[Лагория:\u00a0все]" in words(page, "costs/shared")
    expect(at(page, "meetings/meetings").locator(".undecided").first).to_be_visible()
    expect(at(page, "costs/own").locator(".tag", has_text="редакционное")).to_be_visible()


def test_the_language_of_the_page_changes_around_the_text(visit: Visit) -> None:
    page = visit(f"{READER}#draft-02--draft-03:costs/own", locale="ru")
    page.get_by_role("button", name="Қазақша").click()
    expect(page.locator("#old option:checked")).to_have_text("2-редакция 05.10.2026")
    expect(page.locator("#articles")).to_contain_text("орны ауыстырылды")
    expect(at(page, "costs/own")).to_have_class("row paragraph c come here")


def test_nothing_is_kept_where_the_browser_keeps_nothing(visit: Visit) -> None:
    page = visit("friendship/index.html", fresh=True)
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('denied'); } })")
    page.goto(page.url.replace("index.html", "draft-03/redline.html"))
    page.wait_for_selector("#text .row", state="attached")
    page.get_by_label("Side by side").check()
    page.get_by_role("button", name="Русский").click()
    expect(page.locator("#only")).to_be_enabled()


def test_two_drafts_alike(visit: Visit) -> None:
    page = visit(f"{READER}#draft-02--draft-03")
    page.evaluate("Paraph.take('pair', 'draft-01--draft-03', '{\"parts\": [], \"renumbered\": []}')")
    page.locator("#old").select_option("draft-01")
    expect(page.locator("#text .notice")).to_have_text("No word differs between these two drafts.")
    assert step(page) == "0"


def test_a_missing_file_is_named(visit: Visit, server: str) -> None:
    page = visit(f"{READER}#draft-02--draft-03", top=server, deaf=True, locale="ru")
    page.route("**/draft-01--draft-03.js", lambda route: route.abort())
    page.locator("#old").select_option("draft-01")
    expect(page.locator("#text .notice")).to_contain_text("отсутствует или поврежден: draft-01--draft-03.js")


@pytest.mark.parametrize(("kept", "scheme"), [({"view": "sides"}, "light"), ({"only": "1", **ALL}, "dark")])
def test_nothing_stands_in_the_way_of_anybody(
    visit: Visit, judged: Callable[[Page], list[str]], kept: dict[str, str], scheme: str
) -> None:
    page = visit(FIRST_TO_LAST, kept=kept, color_scheme=scheme, locale="kk")
    page.keyboard.press("n")
    assert judged(page) == []
    page.keyboard.press("?")
    assert judged(page) == []


def test_on_a_phone(visit: Visit, judged: Callable[[Page], list[str]]) -> None:
    page = visit(FIRST_TO_LAST, width=360, height=740, is_mobile=True, has_touch=True, locale="kk")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    expect(page.locator(".settings")).to_be_hidden()
    page.locator("#settings > summary").tap()
    page.get_by_label("Русский", exact=True).check()
    first, second = (at(page, "forms/training").locator(".cell").nth(n).bounding_box() for n in (0, 1))
    assert first is not None
    assert second is not None
    assert second["y"] >= first["y"] + first["height"]
    page.locator("#settings > summary").tap()
    page.locator("#next").tap()
    expect(page.locator(".here:focus")).to_be_in_viewport()
    assert judged(page) == []


def test_on_paper_the_whole_text(visit: Visit) -> None:
    page = visit(FIRST_TO_LAST, locale="ru")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator("#tools:visible, #list:visible").count() == 0
    expect(page.locator("section.part .row").last).to_be_visible()
    assert page.pdf(format="A4").startswith(b"%PDF")
