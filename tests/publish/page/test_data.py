"""What the reader is given: marks of words, comparisons that hold only what the newer draft does not say."""

from __future__ import annotations

import json
from typing import Any

import pytest

from paraph.publish.package.values import Package
from paraph.publish.page.data import Reading, script
from paraph.publish.page.encode import Encoder


def given(reading: Reading) -> dict[str, Any]:
    """Every data file, read as the page reads it."""
    return {name: read(data) for name, data in reading.files()}


def read(data: bytes) -> Any:
    """The value that a data file hands over."""
    text = data.decode("utf-8").split(",'", 2)[2].removesuffix("');\n")
    return json.loads(text.replace("\\'", "'").replace("\\u2028", "\u2028").replace("\\\\", "\\"))


def whole(pair: dict[str, Any], text: dict[str, Any]) -> list[dict[str, Any]]:
    """A comparison with what it shares with the newer draft, as reader-store.js puts it together."""
    known = {part["i"]: part for part in text["parts"]}
    out = []
    for part in pair["parts"]:
        if isinstance(part, str):
            out.append(known[part])
            continue
        like = known.get(part["i"], {"b": []})
        blocks = {block["i"]: block for block in like["b"]}
        found = [blocks[block] if isinstance(block, str) else block for block in part["b"]]
        out.append({**{key: like[key] for key in ("r", "n") if key in like}, **part, "b": found})
    return out


def passage(parts: list[dict[str, Any]], name: str, *, ghost: bool = False) -> dict[str, Any]:
    """The passage, table or row called so."""
    for part in parts:
        for block in part["b"]:
            for node in (block, *block.get("r", ())):
                if node["i"] == name and bool(node.get("g")) == ghost:
                    return dict(node)
    raise AssertionError(name)


def test_each_draft_once_and_each_pair(reading: Reading) -> None:
    assert [name for name, _ in reading.files()] == [
        "about.js",
        "draft-01.js",
        "draft-02.js",
        "draft-03.js",
        "draft-01--draft-02.js",
        "draft-01--draft-03.js",
        "draft-02--draft-03.js",
    ]


@pytest.mark.parametrize("pair", ["draft-01--draft-02", "draft-01--draft-03", "draft-02--draft-03"])
def test_a_pair_and_the_newer_draft_give_the_whole_redline(reading: Reading, package: Package, pair: str) -> None:
    files = given(reading)
    old, _, new = pair.partition("--")
    found = next(each for each in package.pairs if (each.old, each.new) == (old, new))
    full = Encoder(reading.redline(found).redline, new=reading.names[new], old=reading.names[old]).parts()
    put_together = whole(files[f"{pair}.js"], files[f"{new}.js"])
    for part in (*full, *put_together):
        for block in part["b"]:
            block.pop("s", None)
            block.pop("e", None)
    assert put_together == full


def test_what_did_not_change_is_a_mere_id(reading: Reading) -> None:
    pair = given(reading)["draft-02--draft-03.js"]
    assert "preamble" in pair["parts"]
    forms = next(part for part in pair["parts"] if isinstance(part, dict) and part["i"] == "forms")
    assert [block if isinstance(block, str) else block["i"] for block in forms["b"]] == [
        "forms/heading",
        "forms/exchange",
        "forms/fairs",
        "forms/training",
    ]
    assert isinstance(forms["b"][1], str)


def test_the_marks_of_words(reading: Reading) -> None:
    files = given(reading)
    parts = whole(files["draft-01--draft-02.js"], files["draft-02.js"])
    assert passage(parts, "term/notice")["t"]["ru"] == [
        "1.\u00a0Настоящее Соглашение ",
        ["действует", "d"],
        ["остается в силе", "i"],
        ", пока одна из Сторон не уведомит другую за три месяца.",
    ]
    training = passage(parts, "forms/training")
    assert training["s"] == ["uz", "kk"]
    assert ["молодых ", "i"] in training["t"]["ru"]
    assert passage(parts, "bodies/heading")["c"] == 2
    assert passage(parts, "annex-1/r-radio")["o"] == "i"


def test_brackets_gaps_and_references(reading: Reading) -> None:
    parts = given(reading)["draft-03.js"]["parts"]
    assert passage(parts, "costs/shared")["t"]["ru"][1:4] == [
        ["[Лагория:\u00a0", "b"],
        "все",
        ["] [Северия:\u00a0", "b"],
    ]
    assert ["срок", "u"] in passage(parts, "meetings/meetings")["t"]["ru"]
    assert ["пункте 2 статьи 2", "", "bodies/group"] in passage(parts, "term/disputes")["t"]["ru"]


def test_what_is_gone_and_what_moved(reading: Reading) -> None:
    files = given(reading)
    pair = files["draft-02--draft-03.js"]
    parts = whole(pair, files["draft-03.js"])
    fairs = passage(parts, "forms/fairs", ghost=True)
    assert (fairs["o"], fairs["g"]) == ("d", 1)
    ends = [part for part in parts if part["i"] == "costs"]
    assert [(part["o"], part.get("g")) for part in ends] == [("f", 1), ("t", None)]
    assert ends[0]["m"] == ends[1]["m"]
    assert [part["n"]["ru"] for part in ends] == ["Статья 4. Расходы", "Статья 5. Расходы"]
    assert passage([ends[1]], "costs/own")["e"] == 1
    assert {"p": "term", "o": "5", "n": "4", "k": 1} in pair["renumbered"]


def test_a_cell_that_reads_the_same_everywhere_stands_once(reading: Reading) -> None:
    parts = given(reading)["draft-03.js"]["parts"]
    phone = passage(parts, "annex-1/r-phone")
    assert phone["z"][0] == ["1"]
    assert phone["z"][1] == {"uz": ["Telefon"], "kk": ["Телефон"], "ru": ["Телефон"]}


def test_an_annex_is_called_by_its_heading(reading: Reading) -> None:
    assert reading.names["draft-03"]["annex-1"]["ru"] == "Приложение. Связь"


def test_nothing_of_the_house(reading: Reading) -> None:
    for data in given(reading).values():
        text = json.dumps(data, ensure_ascii=False)
        assert "stale" not in text
        assert "clauses/" not in text


def test_words_with_every_sign_come_through() -> None:
    text = 'it\'s \\ "so" </script> \u2028 \u2029 \n ʻ'
    assert read(script("text", "draft-01", {"t": text})) == {"t": text}
    assert b"\n" not in script("text", "draft-01", {"t": text})[:-1]
