"""The pages as files: the same bytes each time, nothing from outside, nothing inside that a policy forbids."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from lxml import html
from msgspec.structs import replace

from paraph.model import Audience
from paraph.publish.package.manifest import File, Published
from paraph.publish.package.values import Line, Package, Shelf, Site
from paraph.publish.page.changes import changes_list
from paraph.publish.page.data import Reading
from paraph.publish.page.pages import PageWriter
from support import packaged

ADDRESS = re.compile(r"(?:https?:)?//[\w-]+\.")


@pytest.fixture(scope="module")
def pages(package: Package) -> Mapping[str, bytes]:
    """The files of the third draft."""
    return PageWriter().edition(package)


def texts(page: bytes) -> str:
    """The words of a page."""
    return " ".join(html.fromstring(page).text_content().split())


def shelf(package: Package) -> Shelf:
    """The third draft alone on its shelf."""
    archive = File(path="friendship/friendship-draft-03-internal.zip", size=2_000_000, sha256="c" * 64)
    published = Published(
        agreement="friendship",
        edition="draft-03",
        date="2026-11-09",
        issued=True,
        current=True,
        folder="friendship/draft-03",
        manifest="d" * 64,
        archive=archive,
    )
    manifest = package.manifest
    return Shelf(audience=manifest.audience, sources=manifest.sources, manifests=(manifest,), published=(published,))


def site(package: Package, count: int = 1) -> Site:
    """So many texts."""
    about = package.manifest.agreement
    line = Line(
        agreement=about.id,
        kind=about.kind,
        name=about.name,
        prevailing=about.prevailing,
        parties=about.party_names,
        stage=about.stage,
        packages=shelf(package).published,
    )
    return Site(
        audience=package.manifest.audience,
        tools=package.manifest.tools,
        sources=package.manifest.sources,
        agreements=(line,) * count,
    )


def all_pages(package: Package) -> Iterator[tuple[str, bytes]]:
    """Every page that is made of a package."""
    writer = PageWriter()
    yield from writer.edition(package).items()
    yield from ((f"shelf/{path}", data) for path, data in writer.shelf(shelf(package)).items())
    yield from ((f"site/{path}", data) for path, data in writer.site(site(package)).items())


def test_equal_values_are_equal_bytes(package: Package, pages: Mapping[str, bytes]) -> None:
    assert PageWriter().edition(package) == pages


def test_nothing_but_what_the_policy_allows(package: Package) -> None:
    for path, data in all_pages(package):
        if not path.endswith(".html"):
            continue
        tree = html.fromstring(data)
        policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert policy
        assert "unsafe" not in policy[0]
        assert tree.xpath("//style | //script[not(@src)] | //@style | //@*[starts-with(name(), 'on')]") == []
        assert b"<!--" not in data


def test_no_address_outside(package: Package) -> None:
    for path, data in all_pages(package):
        text = data.decode("utf-8").replace("http://www.w3.org/2000/svg", "")
        assert ADDRESS.search(text) is None, path


def test_what_a_page_asks_for_stands_beside_it(pages: Mapping[str, bytes]) -> None:
    for path in ("index.html", "redline.html"):
        tree = html.fromstring(pages[path])
        asked = tree.xpath("//link/@href | //script/@src")
        assert asked
        assert set(asked) <= set(pages)


def test_the_shelf_and_the_site_have_what_they_ask_for(package: Package, pages: Mapping[str, bytes]) -> None:
    own = PageWriter().shelf(shelf(package))
    asked = html.fromstring(own["index.html"]).xpath("//link/@href | //script/@src")
    assert {path.removeprefix("draft-03/") for path in asked} <= set(pages)
    whole = PageWriter().site(site(package))
    assert set(html.fromstring(whole["index.html"]).xpath("//link/@href | //script/@src")) <= set(whole)


def test_the_page_of_an_edition(pages: Mapping[str, bytes]) -> None:
    said = texts(pages["index.html"])
    assert "Internal: for our own delegation only" in said
    assert "Draft 3" in said
    assert "К третьему раунду" in said
    assert "Made from sources with changes that were not recorded" in said
    assert "Draft 2 → Draft 3" in said
    assert "Note verbale · Uzbek" in said
    assert "Своя форма · Russian" in said
    assert "b" * 40 in said
    for digit in "12345678":
        assert digit * 64 in said


def test_for_others_without_what_is_the_house_s(workspace: Path, tmp_path: Path) -> None:
    for audience in ("counterpart", "public"):
        given: Audience = "counterpart" if audience == "counterpart" else "public"
        package = packaged.package(workspace, tmp_path, given)
        for path, data in all_pages(package):
            text = data.decode("utf-8")
            for secret in ("К третьему раунду", "b" * 40, "stale"):
                assert secret not in text or path.endswith(("words.js", ".css")), (path, secret)
        said = texts(PageWriter().edition(package)["index.html"])
        assert ("For the other side" in said) == (audience == "counterpart")
        assert ("Public" in said) == (audience == "public")


def test_the_list_of_changes(package: Package, reading: Reading) -> None:
    found = html.fromstring(changes_list(reading, package.pairs[-1]))
    assert found.xpath("string(//p[@class='counts'])") == "6 changes; 1 of them editorial"
    heads = [" ".join(each.text_content().split()) for each in found.xpath("//h3/span[not(@hidden)] | //h3[@data-t]")]
    assert heads == ["Статья 1. Встречи", "Статья 3. Формы дружбы", "Статья 5. Расходы", "Numbering"]
    links = found.xpath("//li/a/@href")
    assert "redline.html#draft-02--draft-03:~forms/fairs" in links
    assert "redline.html#draft-02--draft-03:costs" in links
    shared = found.xpath("//a[contains(@href, 'costs/shared')]/../div/p[@lang='ru']")[0].text_content()
    assert "[Лагория:\u00a0все] [Северия:\u00a0общие] встречи" in shared


def test_a_first_edition_has_nothing_to_be_compared_with(workspace: Path, tmp_path: Path) -> None:
    package = packaged.package(workspace, tmp_path, upto=1)
    made = PageWriter().edition(package)
    assert "This is the first edition" in texts(made["index.html"])
    assert sorted(path for path in made if path.startswith("page/data/")) == [
        "page/data/about.js",
        "page/data/draft-01.js",
    ]


def test_a_working_text_says_that_it_is_none(package: Package) -> None:
    work = replace(package, manifest=replace(package.manifest, issued=False))
    assert "Not issued: this is the text as it stands" in texts(PageWriter().edition(work)["index.html"])


def test_a_long_list_can_be_searched(package: Package) -> None:
    few = PageWriter().site(site(package))["index.html"]
    many = PageWriter().site(site(package, 9))["index.html"]
    assert b'id="find"' not in few
    assert b'id="find"' in many


def test_values_are_never_markup(package: Package) -> None:
    evil = "<script>alert(1)</script>"
    about = replace(
        package.manifest.agreement, name={"ru": evil}, party_names={"LAG": {"ru": evil}, "SEV": {"ru": evil}}
    )
    spoilt = replace(package, manifest=replace(package.manifest, agreement=about, note=evil))
    for path, data in all_pages(spoilt):
        if path.endswith(".html"):
            assert evil.encode() not in data
            assert html.fromstring(data).xpath("//script[not(@src)]") == []
