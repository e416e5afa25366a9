"""Promise 2 on the tree itself: slots, groups and paired columns follow the holder, nothing else moves."""

from __future__ import annotations

import pytest

from paraph.model import Column, Header, Instrument, Part, PartyGroup, Passage, Run, Table, words


def passage(own: str, text: str, party: str | None = None) -> Passage:
    return Passage(own, "text", text={"ru": (Run(text),)}, party=party)


INSTRUMENT = Instrument(
    header=Header(
        id="x",
        kind="agreement",
        name={"ru": "Соглашение"},
        parties=("AAA", "BBB", "CCC"),
        languages=("ru", "aa", "bb"),
        state_languages={"AAA": ("aa",), "BBB": ("bb",), "CCC": ("ru",)},
    ),
    parts=(
        Part(
            "bodies",
            "article",
            (
                Passage(
                    "bodies/1",
                    "text",
                    text={"ru": (Run("между "), Run(slot={h: (Run(f"{h} первым"),) for h in ("AAA", "BBB", "CCC")}))},
                ),
                PartyGroup({p: (passage(f"bodies/2@{p}", p, p),) for p in ("AAA", "BBB", "CCC")}),
                Table(
                    "t",
                    (Column("no"), *(Column(f"v@{p}", pair="v", party=p) for p in ("AAA", "BBB", "CCC"))),
                    Passage("t/head", "row", cells=tuple({"ru": (Run(c),)} for c in ("№", "A", "B", "C"))),
                ),
            ),
        ),
    ),
)


def shown(holder: str) -> list[str]:
    blocks = INSTRUMENT.original(holder).parts[0].blocks
    first, *group, table = blocks
    assert isinstance(first, Passage)
    assert isinstance(table, Table)
    return [
        words(first.text["ru"]),
        *(words(item.text["ru"]) for item in group if isinstance(item, Passage)),
        " ".join(words(cell["ru"]) for cell in table.head.cells),
    ]


def test_the_holder_stands_first_everywhere() -> None:
    assert shown("BBB") == ["между BBB первым", "BBB", "AAA", "CCC", "№ B A C"]
    assert shown("AAA") == ["между AAA первым", "AAA", "BBB", "CCC", "№ A B C"]


def test_the_order_of_languages_is_the_holders() -> None:
    assert INSTRUMENT.original("BBB").languages == ("bb", "aa", "ru")
    assert INSTRUMENT.original("BBB").parties == ("BBB", "AAA", "CCC")


def test_ids_and_columns_keep_their_names() -> None:
    table = INSTRUMENT.original("CCC").parts[0].blocks[-1]
    assert isinstance(table, Table)
    assert [column.key for column in table.columns] == ["no", "v@CCC", "v@AAA", "v@BBB"]


def test_a_stranger_keeps_no_original() -> None:
    with pytest.raises(ValueError, match="DDD is not a Party"):
        INSTRUMENT.original("DDD")


def test_a_slot_has_no_words_of_its_own() -> None:
    with pytest.raises(ValueError, match="projected"):
        words((Run(slot={}),))
