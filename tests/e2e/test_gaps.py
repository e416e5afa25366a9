"""Promise 9: no silent gap. What is missing, stale, undecided, in brackets or not collated shows in a draft and stops
a signature copy."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import etree

from e2e import docx_text, pdf_text
from e2e.shell import built, digests, paraph
from paraph import languages
from paraph.sources import stamp
from support import madeup

pytestmark = pytest.mark.slow

CODES = ("uz", "kk", "ru")
CLAUSES = {
    "tests/no-kazakh": stamp("# ru\n1. Казахского текста нет.\n\n# uz\n1. Qozoq tilida yozilmagan.\n"),
    "tests/shorter": stamp("# ru\n1. Первый.\n1. Второй.\n\n# uz\n1. Birinchi.\n1. Ikkinchi.\n\n# kk\n1. Бірінші.\n"),
    "tests/stale": stamp(
        "# ru\n1. Сроки прежние.\n\n# uz\n1. Muddatlar avvalgi.\n\n# kk\n1. Мерзімдер бұрынғы.\n"
    ).replace("Сроки прежние", "Сроки новые"),
    "tests/undecided": stamp(
        "---\nparameters:\n  period: {type: duration, unit: days}\n---\n"
        '# ru\n1. Срок – {{ number(period, "nom") }}, орган – {{ undecided("какой орган") }}.\n\n'
        '# uz\n1. Muddat – {{ number(period, "nom") }}, organ – {{ undecided("qaysi organ") }}.\n\n'
        '# kk\n1. Мерзім – {{ number(period, "nom") }}, орган – {{ undecided("қай орган") }}.\n'
    ),
}
OWN = {
    "brackets": stamp(
        "# ru\n1. Столица – [LAG: Порт | SEV: Гавань].\n1. Язык – [любой].\n::: SEV\n1. Весь пункт.\n:::\n\n"
        "# uz\n1. Poytaxt – [LAG: Port | SEV: Gavan].\n1. Til – [istalgan].\n::: SEV\n1. Butun band.\n:::\n\n"
        "# kk\n1. Астана – [LAG: Порт | SEV: Гавань].\n1. Тіл – [кез келген].\n::: SEV\n1. Бүкіл тармақ.\n:::\n"
    )
}
ARTICLES = [
    "no-kazakh", "shorter", "stale", {"clause": "undecided", "with": {"period": "undecided"}}, "brackets",
]  # fmt: skip
BRACKETS = {
    "ru": ("[Лагория:\u00a0Порт] [Северия:\u00a0Гавань]", "[любой]", "Весь пункт.]"),
    "uz": ("[Lagoriya:\u00a0Port] [Severiya:\u00a0Gavan]", "[istalgan]", "Butun band.]"),
    "kk": ("[Лагория елі:\u00a0Порт] [Северия елі:\u00a0Гавань]", "[кез келген]", "Бүкіл тармақ.]"),
}
UNDECIDED = {"ru": "какой орган", "uz": "qaysi organ", "kk": "қай орган"}
STOPS = {
    ("missing", "no-kazakh", "kk"),
    ("missing", "shorter", "kk"),
    ("stale", "stale", "uz"),
    ("stale", "stale", "kk"),
    ("undecided", "undecided/1", "ru"),
    ("bracketed", "brackets/1", ""),
    ("bracketed", "brackets/2", ""),
    ("bracketed", "brackets/3", ""),
    ("uncollated", "", "ru"),
    ("uncollated", "", "uz"),
    ("uncollated", "", "kk"),
}


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every kind of gap, in a text that is still negotiated; its draft is built."""
    root = madeup.write(tmp_path_factory.mktemp("gaps"), clauses=CLAUSES, own=OWN, articles=ARTICLES, place="undecided")
    built(*[word for code in CODES for word in ("--languages", code)], "--languages", "uz-kk-ru", cwd=root)
    return root


@pytest.fixture(scope="module", params=["LAG", "SEV"])
def originals(request: pytest.FixtureRequest, workspace: Path) -> Path:
    return workspace / "dist/friendship/work/originals" / str(request.param)


def said(folder: Path, layout: str, suffix: str) -> str:
    """All the words of a file, squeezed."""
    order = {"LAG": ("uz", "kk", "ru"), "SEV": ("kk", "uz", "ru")}[folder.name]
    name = "-".join(sorted(layout.split("-"), key=order.index))
    path = folder / f"friendship.{name}.{suffix}"
    if suffix == "pdf":
        pages = pdf_text.pages(path)
        columns = len(order) if "-" in layout else 1
        return "".join(
            page.within(0, 9999, page.width * at / columns, page.width * (at + 1) / columns)
            for at in range(columns)
            for page in pages
        )
    return pdf_text.squeezed("".join(line.text for line in docx_text.lines(path)))


@pytest.mark.parametrize("suffix", ["docx", "pdf"])
@pytest.mark.parametrize("language", CODES)
@pytest.mark.parametrize("rows", [False, True], ids=["alone", "in rows"])
def test_shown_in_a_draft(originals: Path, language: str, suffix: str, rows: bool) -> None:
    text = said(originals, "uz-kk-ru" if rows else language, suffix)
    words = {name: pdf_text.squeezed(word) for name, word in languages.get(language).words.items()}
    missing = {"kk": 2}.get(language, 0)
    assert text.count(words["missing"]) == missing
    assert text.count(words["stale"]) == (language != "ru")
    assert pdf_text.squeezed(UNDECIDED[language]) in text
    assert words["undecided"] in text, "place and period"
    for shown in BRACKETS[language]:
        assert pdf_text.squeezed(shown) in text


def test_undecided_words_stand_out_in_word(originals: Path) -> None:
    """They are shown in a style of their own, as the notices are."""
    root = etree.fromstring(docx_text.parts(originals / "friendship.ru.docx")["word/document.xml"])
    w = docx_text.W
    styled = {
        "".join(run.itertext(f"{w}t")): style.get(f"{w}val")
        for run in root.iter(f"{w}r")
        if (style := run.find(f"{w}rPr/{w}rStyle")) is not None
    }
    assert styled["какой орган"] == styled["не определено"] != ""


def test_only_notes_and_warnings_while_negotiated(workspace: Path) -> None:
    done = paraph("check", cwd=workspace)
    assert done.returncode == 0
    assert "error" not in done.stdout


@pytest.mark.parametrize("command", ["build", "check"])
def test_signature_is_refused_and_each_reason_named(workspace: Path, tmp_path: Path, command: str) -> None:
    out = ["--out", tmp_path / "out"] if command == "build" else []
    done = paraph(command, "--profile", "signature", *out, cwd=workspace)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    told = done.stdout + done.stderr
    for reason in (
        "no-kazakh: no kk text in 1 passages, first no-kazakh/1", "shorter: no kk text in 1 passages, first shorter/2",
        "stale: the uz text follows an older wording", "undecided/1 (ru): not decided yet: какой орган",
        "undecided/1 (ru): not decided yet: не определено", "closing/1 (ru): not decided yet",
        "brackets/1 holds text that is not agreed",
        "brackets/3 holds text that is not agreed", "the kk text has not been collated",
    ):  # fmt: skip
        assert reason in told, reason
    assert digests(tmp_path) == {}


def test_every_stop_is_found(workspace: Path) -> None:
    done = paraph("check", "--profile", "signature", "--format", "json", cwd=workspace)
    findings = json.loads(done.stdout)["findings"]
    told = {(each["rule"], each["message"]) for each in findings if each["level"] == "error"}
    for rule, named, language in STOPS:
        assert any(each == rule and named in text and language in text for each, text in told), (rule, named)
    assert all(each["hint"] for each in findings if each["rule"] in {rule for rule, _, _ in STOPS})


@pytest.mark.parametrize(
    ("stage", "level"),
    [("negotiating", "note"), ("own-language", "note"), ("collated", "error"), ("signature", "error")],
)
def test_missing_text_by_stage(tmp_path: Path, stage: str, level: str) -> None:
    """A note while the text is negotiated, an error from its collation on."""
    root = madeup.write(tmp_path, clauses=CLAUSES, articles=["no-kazakh"], stage=stage)
    done = paraph("check", "--format", "json", cwd=root)
    found = [each for each in json.loads(done.stdout)["findings"] if each["rule"] == "missing-language"]
    assert [each["level"] for each in found] == [level]
    assert done.returncode == (1 if level == "error" else 0)
