"""One text: the words of every passage, in every layout, are the words of the tree; and a value is never markup."""

from __future__ import annotations

from collections import Counter

import pytest
from lxml import etree
from msgspec.structs import replace

from paraph.languages import get
from paraph.model import Language, Original, Part, Passage, Runs, Table
from paraph.writers.docx.ooxml import passage_bookmark
from support.docxdump import document, q, style_names
from support.docxfiles import DRAFT, FILES, tiny, writer
from support.tiny import HEADER, NASTY, TINY

ADDED = {"Gap", "Stale Mark", "Bracket"}


def words_of(runs: Runs, language: Language) -> str:
    """The words of a text as the page shows them: an empty blank is filled with what stands for it."""
    blanks = {"at-signature": "_" * 12, "undecided": get(language).words["undecided"]}
    return "".join(run.text or blanks.get(run.blank or "", "") for run in runs)


def shown(docx: bytes) -> tuple[Counter[str], dict[str, str]]:
    """Every paragraph of the body, and the words inside each bookmark; without what the writer adds."""
    styles = style_names(docx)
    paragraphs: Counter[str] = Counter()
    inside: dict[str, str] = {}
    for paragraph in document(docx).iter(q("p")):
        text = ""
        open_: dict[str, str] = {}
        for each in paragraph.iter():
            if each.tag == q("bookmarkStart"):
                open_[each.get(q("id"))] = each.get(q("name"))
                inside[each.get(q("name"))] = ""
            elif each.tag == q("bookmarkEnd"):
                open_.pop(each.get(q("id")))
            elif each.tag in {q("t"), q("br")}:
                said = "\n" if each.tag == q("br") else each.text or ""
                style = each.getparent().find(f"{q('rPr')}/{q('rStyle')}")
                if style is None or styles[style.get(q("val"))] not in ADDED:
                    text += said
                    for bookmark in open_.values():
                        inside[bookmark] += said
        if text:
            paragraphs[text] += 1
    return paragraphs, inside


def lines(original: Original, languages: tuple[Language, ...]) -> Counter[str]:
    """Every paragraph the tree asks for."""
    out: Counter[str] = Counter()
    for part in original.parts:
        for block in part.blocks:
            rows = (block.head, *block.rows) if isinstance(block, Table) else ()
            for row in rows:
                for cell in row.cells:
                    texts = [words_of(cell[code], code) for code in languages if code in cell]
                    out.update(texts if len(set(texts)) > 1 or len(languages) == 1 else texts[:1])
            if isinstance(block, Passage):
                out.update(filter(None, (line(block, code) for code in languages)))
    return out


def line(passage: Passage, language: Language) -> str:
    label = words_of(passage.label.get(language, ()), language)
    text = words_of(passage.text.get(language, ()), language)
    between = "\n" if passage.kind in {"heading", "annex-label"} else "\u00a0"
    missing = language not in passage.text and any(words_of(runs, language) for runs in passage.text.values())
    return label + (between if label and (text or missing) else "") + text


@pytest.mark.parametrize(("dress", "layout"), FILES)
def test_the_page_says_what_the_tree_says(dress: str, layout: tuple[str, ...]) -> None:
    paragraphs, inside = shown(tiny(dress, layout))
    if len(layout) > 1:
        # Each table of rows begins with the names of the languages: the main text, two in the annex.
        for code in layout:
            paragraphs[get(code).words["name"]] -= 3
    assert +paragraphs == lines(TINY, layout)
    for part in TINY.parts:
        for passage in part.blocks:
            if isinstance(passage, Passage):
                for code in layout:
                    said = words_of(passage.text.get(code, ()), code)
                    assert inside[passage_bookmark(code, passage.id)] == said


def test_nasty_values_come_out_letter_for_letter() -> None:
    nasty = {"ru": NASTY, "uz": NASTY, "kk": NASTY}
    header = replace(HEADER, name=nasty, party_names={"BBB": nasty, "AAA": nasty})
    original = replace(TINY, header=header)
    docx = writer().write(original, ("uz", "ru"), replace(DRAFT, author=NASTY, redline_author=NASTY))
    root = document(docx)
    captions = [each.text for each in root.iter(q("t")) if NASTY in (each.text or "")]
    assert any(text == f"[{NASTY}:\u00a0" for text in captions)
    from support.docxdump import parts

    found = parts(docx)
    header_text = "".join(etree.fromstring(found["word/header1.xml"]).itertext())
    assert NASTY in header_text
    title = etree.fromstring(found["docProps/core.xml"])[0]
    assert title.text == NASTY


def test_control_characters_become_a_visible_sign() -> None:
    part = Part(
        id="a",
        role="article",
        blocks=(Passage(id="a/1", kind="text", text={"ru": (TINY.parts[0].blocks[0].text["ru"][0],)}),),
    )
    run = replace(part.blocks[0].text["ru"][0], text="а\x00б\x0bв\ud800")
    part = replace(part, blocks=(replace(part.blocks[0], text={"ru": (run,)}),))
    docx = writer().write(replace(TINY, parts=(part,)), ("ru",), DRAFT)
    assert "а\ufffdб\ufffdв\ufffd" in shown(docx)[0]


def test_every_run_knows_its_language() -> None:
    for run in document(tiny("draft", ("uz", "kk", "ru"))).iter(q("r")):
        said = "".join(each.text or "" for each in run.iter(q("t")))
        if said:
            assert run.find(f"{q('rPr')}/{q('lang')}") is not None, said


def test_derived_uzbek_takes_the_uzbek_template_and_says_so() -> None:
    from support.docxdump import dump

    original = replace(TINY, header=replace(HEADER, languages=("ru", "uz", "kk", "uz-Cyrl")))
    text = dump(writer().write(original, ("uz-Cyrl",), DRAFT))
    assert "Лойиҳа, 3-таҳрир" in text
    assert get("uz-Cyrl").words["derived"] in text
