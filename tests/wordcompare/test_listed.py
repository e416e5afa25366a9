"""Where the list says that something changed: in the body, a header, a note; and what a redline cannot take back."""

from __future__ import annotations

from paraph.wordcompare.engine import Comparison
from paraph.wordcompare.listing.changes import ChangeList
from paraph.wordcompare.result import Options
from wordcompare.files import docx, note, p, section


def listed(old: bytes, new: bytes) -> ChangeList:
    return Comparison(old, new, Options()).run().listed


def headed(*blocks: str, **headers: str) -> bytes:
    inner = "".join(
        f'<w:{"footer" if rid.startswith("f") else "header"}Reference w:type="default" r:id="{rid}"/>'
        for rid in headers
    )
    return docx(*blocks, sect=section(inner + '<w:pgSz w:w="11906" w:h="16838"/>'), headers=headers)


def test_changes_say_in_which_story_they_stand() -> None:
    def file(word: str) -> bytes:
        footnotes, endnotes = {1: f"сноска {word}"}, {1: f"концевая {word}"}
        body = p(f"текст {word}", note(1), note(1, "endnote"))
        sect = section('<w:headerReference w:type="default" r:id="h"/><w:footerReference w:type="default" r:id="f"/>')
        headers = {"h": f"верх {word}", "f": f"низ {word}"}
        return docx(body, sect=sect, headers=headers, footnotes=footnotes, endnotes=endnotes)

    found = listed(file("один"), file("два")).changes
    assert [(each.story, each.new) for each in found] == [
        ("body", "текст два[footnote][endnote]"),
        ("footer", "низ два"),
        ("header", "верх два"),
        ("footnote", "сноска два"),
        ("endnote", "концевая два"),
    ]


def test_a_header_that_only_one_file_has_stays_as_an_empty_one_and_it_is_told() -> None:
    bare, topped = headed("Текст"), headed("Текст", h="Проект", f="Низ")
    for old, new in ((bare, topped), (topped, bare)):
        warnings = listed(old, new).warnings
        assert [(each.rule, each.story) for each in warnings] == [
            ("header-stays", "footer"),
            ("header-stays", "header"),
        ]
    assert listed(topped, headed("Текст", h="Другой проект", f="Низ")).warnings == ()
