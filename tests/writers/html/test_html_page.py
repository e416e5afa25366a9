"""The page stands alone: nothing fetched, nothing run, values as they were written, every link leads somewhere."""

from __future__ import annotations

import base64
import hashlib
import re
from itertools import pairwise

import pytest
from msgspec.structs import replace

from paraph.errors import UsageError
from paraph.model import Passage, Run
from paraph.writers.base import Dress
from paraph.writers.html import HtmlWriter
from support.docxredline import REDLINE
from support.htmltext import root
from support.tiny import TINY

LAYOUTS = [("ru",), ("kk", "ru"), ("uz", "kk", "ru"), ("uz-Cyrl",)]
DRESS = Dress(edition="draft-03", date="2026-11-22", author="A. Author")
NASTY = "<script>alert(1)</script> &amp; \"q\" 'a' {{ x }} --> ]]> </style> \x00 \ufffe"


def page(layout: tuple[str, ...] = ("ru",), **changes: object) -> bytes:
    return HtmlWriter().write(REDLINE, layout, replace(DRESS, **changes))


@pytest.mark.parametrize("layout", LAYOUTS[:3])
def test_nothing_is_fetched_and_nothing_runs(layout: tuple[str, ...]) -> None:
    text = page(layout).decode()
    tree = root(page(layout))
    assert list(tree.iter("script", "link", "img", "iframe", "object", "form", "base")) == []
    assert not re.search(r"https?:|url\(|@import|javascript:| on\w+=| src=", text)
    assert not any("style" in each.attrib for each in tree.iter() if isinstance(each.tag, str))
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


@pytest.mark.parametrize("layout", LAYOUTS[:3])
def test_every_link_leads_to_one_place(layout: tuple[str, ...]) -> None:
    tree = root(page(layout))
    names = tree.xpath("//@id")
    assert len(names) == len(set(names))
    links = tree.xpath("//a/@href")
    assert links
    assert [link for link in links if link[:1] != "#" or link[1:] not in names] == []


@pytest.mark.parametrize("layout", LAYOUTS[:3])
def test_the_two_ends_of_a_move_lead_to_each_other(layout: tuple[str, ...]) -> None:
    ends = {each.get("id"): each.get("href")[1:] for each in root(page(layout)).xpath("//a[@class='go']")}
    assert ends
    assert all(ends[other] == one for one, other in ends.items())


def test_the_same_bytes_every_time() -> None:
    assert page(("uz", "kk", "ru")) == page(("uz", "kk", "ru"))
    assert b"\r" not in page()


def test_a_value_is_never_markup() -> None:
    """In words, labels, names of Parties, ids and the name of the instrument."""
    header = replace(TINY.header, name={"ru": NASTY})
    passage = Passage(id='a"><b>', kind="text", text={"ru": (Run(NASTY),)}, label={"ru": (Run(NASTY),)})
    part = replace(TINY.parts[0], id="x'\"<", blocks=(passage,), note=NASTY, source=NASTY)
    drawn = HtmlWriter().write(replace(TINY, header=header, parts=(part,)), ("ru",), DRESS)
    tree = root(drawn)
    assert list(tree.iter("script", "b")) == []
    shown = NASTY.replace("\x00", "\ufffd").replace("\ufffe", "\ufffd")
    said = tree.xpath("//p[contains(@class, 'row')]")[0].text_content()
    assert said.count(shown) == 2
    assert tree.xpath("//p[contains(@class, 'row')]/@id") == ['a"><b>']


SECRET = ("Проверить слово", "письмо от 1 мая", "Из головы", "образец", "A. Author")


@pytest.mark.parametrize("audience", ["counterpart", "public"])
@pytest.mark.parametrize("layout", LAYOUTS[:3])
def test_nothing_of_the_house_goes_out(audience: str, layout: tuple[str, ...]) -> None:
    for original in (TINY, REDLINE):
        text = HtmlWriter().write(original, layout, replace(DRESS, audience=audience)).decode()
        assert [secret for secret in SECRET if secret in text] == []


def test_the_house_sees_its_notes() -> None:
    text = HtmlWriter().write(TINY, ("ru",), DRESS).decode()
    assert "Проверить слово" in text
    assert "A. Author" not in text


def test_each_language_says_what_it_is() -> None:
    tree = root(page(("uz", "kk", "ru")))
    assert tree.get("lang") == "uz-Latn-UZ"
    cells = tree.xpath("//table[contains(@class, 'rows')]/tbody/tr[@id='subject/heading']/td")
    assert [cell.get("lang") for cell in cells] == [None, "kk-KZ", "ru-RU"]
    heads = tree.xpath("//table[contains(@class, 'rows')][1]//th[@scope='col']")
    assert [head.text_content() for head in heads[:3]] == ["Oʻzbekcha", "Қазақша", "Русский"]


def test_marks_have_names_for_those_who_listen() -> None:
    tree = root(page())
    for tag, word in (("ins", "вставлено"), ("del", "исключено")):
        found = tree.xpath(f"//article//{tag}[not(@class)]")
        assert found
        assert all(each.text_content().startswith(f"[{word}: ") for each in found)


def test_headings_are_an_outline() -> None:
    for layout in LAYOUTS[:3]:
        levels = [int(each.tag[1]) for each in root(page(layout)).iter("h1", "h2", "h3")]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))


def test_a_language_that_stayed_stands_out() -> None:
    """Article 2: Russian and Kazakh say "cooperate" now, Uzbek does not."""
    tree = root(page(("uz", "kk", "ru")))
    row = tree.xpath("//tr[@id='subject/1']")[0]
    assert [cell.get("class") for cell in row] == ["still", None, None]
    assert "oʻzgarishsiz" in row[0].text_content()
    alone = root(page(("ru",))).xpath("//p[@id='subject/1']")[0]
    assert "Oʻzbekcha: без изменений" in alone.text_content()


def test_what_the_comparison_flags_decides() -> None:
    quiet = HtmlWriter(frozenset()).write(REDLINE, ("uz", "kk", "ru"), DRESS)
    assert root(quiet).xpath("//td[@class='still']") == []


def test_a_changed_number_is_quiet_and_can_be_hidden() -> None:
    tree = root(page())
    marks = tree.xpath("//article//*[self::ins or self::del][@class='n']")
    numbers = [each.text_content().partition(": ")[2].strip("]") for each in marks]
    assert numbers == ["1", "2", "1", "2", "2", "3"]
    assert "#quiet:checked~main del.n{display:none}" in page().decode()


def test_the_list_of_articles() -> None:
    names = [each.text_content() for each in root(page()).xpath("//nav//li")]
    assert names == [
        "Статья 1. Цели добавлено",
        "Статья 2. Предмет изменено",
        "Статья 3. Место перемещено отсюда",
        "Статья 3. Споры",
        "Статья 4. Место перемещено сюда",
        "Приложение 1. Список изменено",
    ]


def test_a_clean_text_has_no_switches() -> None:
    tree = root(HtmlWriter().write(TINY, ("ru",), DRESS))
    assert list(tree.iter("input", "ins", "del", "label")) == []


@pytest.mark.parametrize("layout", [(), ("xx",)])
def test_wrong_languages(layout: tuple[str, ...]) -> None:
    with pytest.raises(UsageError):
        page(layout)
