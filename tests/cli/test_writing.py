"""Commands that write: stamp, new clause, new party, new agreement. What they write loads without findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from paraph.cli import files
from paraph.sources import load
from support.ministry import Run

WORDS = {
    "state": ("Восточная Республика", "Sharqiy Respublika"),
    "country": ("Востокстан", "Sharq"),
    "government": ("Правительство Восточной Республики", "Sharqiy Respublika Hukumati"),
    "side": ("Восточная Сторона", "Sharqiy Tomon"),
    "adjective": ("востокский", "Sharqiy"),
}
PARTY = [word for name, (ru, uz) in WORDS.items() for word in (f"--{name}", f"ru={ru}", f"--{name}", f"uz={uz}")]
AGREEMENT = [
    *("--party", "NOR", "--party", "SUD", "--as-of", "2026-11-22", "--prevailing", "ru"),
    *("--name", "ru=Соглашение о транзите", "--name", "uz=Tranzit toʻgʻrisidagi bitim"),
]


def tree(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def findings(root: Path, name: str) -> list[str]:
    return [str(each.place) + " " + each.rule for each in load(root).findings if name in each.place.file]


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """As if a person sat at a terminal and answered these; what was asked is collected."""

    def sit(*given: str) -> list[str]:
        asked: list[str] = []
        left: Iterator[str] = iter(given)

        def prompt(text: str, default: str | None = None, **_: object) -> str:
            asked.append(text)
            return next(left) or (default or "")

        monkeypatch.setattr("paraph.cli.ask.is_terminal", lambda: True)
        monkeypatch.setattr("click.prompt", prompt)
        return asked

    return sit


# stamp ------------------------------------------------------------------------------------------------------------


def test_stamp(workspace: Path, run: Run) -> None:
    before = tree(workspace)
    result = run("stamp", "disputes", "uz")
    assert (result.exit_code, result.stdout) == (0, "Stamped: clauses/final/disputes.md\n")
    assert {name for name, data in tree(workspace).items() if data != before[name]} == {"clauses/final/disputes.md"}
    assert findings(workspace, "disputes") == []
    assert run("stamp", "disputes").stdout == "Nothing to stamp: every translation already follows.\n"


def test_stamp_all(workspace: Path, run: Run) -> None:
    assert run("stamp", "--all", ui="ru").stdout == "Отмечено: clauses/final/disputes.md\n"


def test_stamp_keeps_line_ends(workspace: Path, run: Run) -> None:
    path = workspace / "clauses/final/disputes.md"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    run("stamp", "disputes")
    data = path.read_bytes()
    assert b"00000000" not in data
    assert data.count(b"\r\n") == data.count(b"\n")


def test_stamp_interrupted_leaves_the_file(workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    before = tree(workspace)
    monkeypatch.setattr(Path, "replace", interrupt)
    assert run("stamp", "disputes").exit_code == 130
    assert tree(workspace) == before


# new clause ---------------------------------------------------------------------------------------------------------


def test_new_clause(workspace: Path, run: Run) -> None:
    result = run("new", "clause", "transit", "--theme", "trade", "--heading", "ru=Транзит: порядок", ui="ru")
    assert (result.exit_code, result.stdout) == (0, "Записано: clauses/trade/transit.md\n")
    text = (workspace / "clauses/trade/transit.md").read_text(encoding="utf-8")
    assert text.startswith("---\n# Параметры позволяют")
    assert text.endswith('---\n# ru\n## Транзит: порядок\n1. {{ undecided("текст") }}\n')
    assert findings(workspace, "transit") == []


def test_new_clause_in_two_languages_is_stamped(workspace: Path, run: Run) -> None:
    run(
        "new",
        "clause",
        "transit",
        "--theme",
        "trade",
        "--text",
        "ru=Транзит свободен.",
        "--language",
        "uz",
        "--variant",
        "free",
    )
    text = (workspace / "clauses/trade/transit.md").read_text(encoding="utf-8")
    assert '\n# uz / free\n1. {{ undecided("matn") }}\n\n# ru / free / follows ' in text
    assert findings(workspace, "transit") == []


def test_new_clause_of_an_agreement(workspace: Path, run: Run) -> None:
    run("new", "clause", "disputes", "--agreement", "trade", "--unnumbered", "--language", "ru")
    text = (workspace / "agreements/trade/clauses/disputes.md").read_text(encoding="utf-8")
    assert text.endswith('# ru\n{{ undecided("текст") }}\n')


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["disputes", "--theme", "final"], "error: there is a clause `disputes` already\n"),
        ([], "error: `ID` is missing\n    on a terminal it would be asked for\n"),
        (["transit"], "error: `--theme` is missing\n    on a terminal it would be asked for\n"),
        (["transit", "--agreement", "trde"], "error: there is no agreement `trde`\n    did you mean `trade`?\n"),
        (["transit", "--theme", "x", "--language", "fr"], "error: `fr` is not known here\n    known: ru, uz\n"),
        (
            ["Transit!", "--theme", "x"],
            "error: Invalid value for '[ID]': `Transit!` is no id: lower-case Latin letters, digits and hyphens, "
            "beginning with a letter\n    help: `paraph new clause --help`\n",
        ),
        (
            ["transit", "--theme", "x", "--text", "текст"],
            "error: Invalid value for '--text': `текст`: write the language, `=` and the words, such as "
            '--text ru="..."\n    help: `paraph new clause --help`\n',
        ),
    ],
)
def test_new_clause_refuses(workspace: Path, run: Run, words: list[str], said: str) -> None:
    before = tree(workspace)
    result = run("new", "clause", *words)
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", said)
    assert tree(workspace) == before


def test_new_clause_asks(workspace: Path, run: Run, answers: Callable[..., list[str]]) -> None:
    asked = answers("Bad id", "disputes", "transit", "trade", "")
    result = run("new", "clause")
    assert result.exit_code == 0, result.output
    assert (workspace / "clauses/trade/transit.md").is_file()
    assert asked == [
        *["Id of the clause, such as last-notification"] * 3,
        "Theme, a folder of the library (final, opening)",
        "Languages, the one it is drafted in first (ru, uz)",
    ]
    assert "`Bad id` is no id" in result.stderr
    assert "there is a clause `disputes` already" in result.stderr


def test_nothing_is_overwritten(workspace: Path, run: Run) -> None:
    path = workspace / "agreements/trade/clauses/transit.md"
    path.parent.mkdir()
    path.write_text("mine", encoding="utf-8")
    result = run("new", "clause", "transit", "--agreement", "trade", ui="ru")
    assert result.exit_code == 2
    assert result.stderr == "ошибка: `agreements/trade/clauses/transit.md` уже есть; ничего не записано\n"
    assert path.read_text(encoding="utf-8") == "mine"


def test_all_files_or_none(workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    before = tree(workspace)
    opened: list[Path] = []
    real = Path.open

    def fail(self: Path, *args: object, **kwargs: object) -> object:
        if self.suffix in (".md", ".yaml") and "x" in args:
            opened.append(self)
            if len(opened) == 2:
                raise OSError(28, "No space left on device", str(self))
        return real(self, *args, **kwargs)  # type: ignore[arg-type,call-overload]

    monkeypatch.setattr(files.Path, "open", fail)
    result = run("new", "agreement", "transit", *AGREEMENT, "--like", "none")
    assert result.exit_code == 2
    assert result.stderr.endswith("no room left on the disk\n")
    assert tree(workspace) == before
    assert not (workspace / "agreements/transit").exists()


# new party ----------------------------------------------------------------------------------------------------------


def test_new_party(workspace: Path, run: Run) -> None:
    result = run("new", "party", "VOS", "--language", "ru", *PARTY, ui="ru")
    assert result.exit_code == 0, result.stderr
    assert result.stdout == (
        "Записано: registry/parties/VOS.yaml\nПусть лингвист проверит падежи; впишите те, которых нет.\n"
    )
    assert findings(workspace, "VOS") == []
    party = load(workspace).workspace.registry.parties["VOS"]
    assert party.languages == ("ru",)
    assert party.government["ru"]["ins"] == "Правительством Восточной Республики"
    assert party.adjective["ru"]["f.gen"] == "востокской"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["NOR"], "error: there is a Party `NOR` already\n"),
        (
            ["vos"],
            "error: Invalid value for '[ID]': `vos` is no Party: three capital letters, such as UZB (ISO 3166)\n"
            "    help: `paraph new party --help`\n",
        ),
        (["VOS"], "error: `--language` is missing\n    on a terminal it would be asked for\n"),
        (
            ["VOS", "--language", "ru", *PARTY, "--capital", "nowhere"],
            "error: there is no place `nowhere` in registry/places.yaml\n",
        ),
        (
            ["VOS", "--language", "ru", *PARTY[2:]],
            "error: `--state ru=...` is missing\n    on a terminal it would be asked for\n",
        ),
        (
            ["VOS", "--language", "ru", *PARTY, "--side", "fr=Partie"],
            "error: there is no language `fr`\n    known: ru, uz\n",
        ),
    ],
)
def test_new_party_refuses(workspace: Path, run: Run, words: list[str], said: str) -> None:
    before = tree(workspace)
    result = run("new", "party", *words)
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", said)
    assert tree(workspace) == before


def test_new_party_asks(workspace: Path, run: Run, answers: Callable[..., list[str]]) -> None:
    asked = answers("VOS", "ru", *(word for words in WORDS.values() for word in words))
    result = run("new", "party", ui="ru")
    assert result.exit_code == 0, result.output
    assert asked[:4] == [
        "Идентификатор Стороны, три прописные буквы по ISO 3166, например UZB",
        "Ее государственные языки (ru, uz)",
        "Полное название государства [ru]",
        "Полное название государства [uz]",
    ]
    assert len(asked) == 12
    assert findings(workspace, "VOS") == []


# new agreement ------------------------------------------------------------------------------------------------------


def test_new_agreement_like_another(workspace: Path, run: Run) -> None:
    result = run("new", "agreement", "transit", *AGREEMENT)
    assert (result.exit_code, result.stdout) == (
        0,
        "Written: agreements/transit/agreement.yaml\nNext: paraph check transit\n",
    )
    assert findings(workspace, "transit") == []
    made = load(workspace).workspace.agreements["transit"]
    assert [placement.clause for placement in made.articles] == ["disputes", "amendments"]
    assert made.languages["ru"].owners == ("NOR",)
    assert made.cited["ru"]["dat"] == "Соглашению между {signatories:ins} о транзите от {date:plain}"
    assert made.prevailing == "ru"


MEMORANDUM = """\
memorandum:
  this: {ru: {nom: настоящий Меморандум}, uz: {nom: mazkur Memorandum}}
  noun: {ru: {nom: Меморандум, dat: Меморандуму}, uz: {nom: Memorandum}}
  binding: asked
  division_not_binding: point
"""


def test_a_memorandum_says_whether_it_binds(workspace: Path, run: Run) -> None:
    kinds = workspace / "registry/kinds.yaml"
    kinds.write_text(kinds.read_text(encoding="utf-8") + MEMORANDUM, encoding="utf-8", newline="\n")
    words = ["new", "agreement", "ties", *AGREEMENT, "--kind", "memorandum", "--like", "none"]
    asked = run(*words)
    assert (asked.exit_code, asked.stderr.splitlines()[0]) == (2, "error: `--binding` is missing")
    assert not (workspace / "agreements/ties").exists()
    assert run(*words, "--not-binding", "--about", "trade").exit_code == 0
    assert findings(workspace, "ties/agreement.yaml") == []
    made = load(workspace).workspace.agreements["ties"]
    assert (made.binding, made.division) == (False, "point")
    assert made.about is not None
    assert made.about.id == "trade"


def test_what_is_like_a_text_about_another_is_about_it_too(workspace: Path, run: Run) -> None:
    model = workspace / "agreements/trade/agreement.yaml"
    (workspace / "agreements/base").mkdir()
    base = model.read_text(encoding="utf-8")
    (workspace / "agreements/base/agreement.yaml").write_text(base, encoding="utf-8")
    model.write_text(base + "about: base\n", encoding="utf-8")
    assert run("new", "agreement", "transit", *AGREEMENT, "--like", "trade").exit_code == 0
    made = load(workspace).workspace.agreements["transit"].about
    assert made is not None
    assert made.id == "base"


def test_a_new_agreement_has_an_article_where_none_can_be_taken(workspace: Path, run: Run) -> None:
    own = workspace / "agreements/trade/clauses"
    own.mkdir()
    for name in ("disputes", "amendments"):
        (own / f"{name}.md").write_text(f"# ru\n## {name.capitalize()}\n1. Слова. {{@so}}\n", encoding="utf-8")
    assert run("new", "agreement", "transit", *AGREEMENT).stdout == (
        "Written: agreements/transit/agreement.yaml\n"
        "Written: agreements/transit/clauses/transit-subject.md\n"
        "Next: paraph check transit\n"
    )
    assert findings(workspace, "transit/agreement.yaml") == []
    made = load(workspace).workspace.agreements["transit"]
    assert made.title is not None
    assert (made.title.clause, [each.clause for each in made.articles]) == ("title-trade", ["transit-subject"])


@pytest.mark.parametrize(("name", "taken"), [("Соглашение о транзите", ["annex-1"]), ("Транзит", [])])
def test_annexes_wait_for_the_dative_they_are_labelled_with(
    workspace: Path, run: Run, name: str, taken: list[str]
) -> None:
    model = workspace / "agreements/trade/agreement.yaml"
    text = model.read_text(encoding="utf-8").replace("{nom: Соглашение о торговле}", "{nom: а, dat: б}")
    text = text.replace("{nom: Savdo toʻgʻrisidagi Bitim}", "{nom: a, dat: b}")
    model.write_text(text + "annexes: [{clause: amendments, as: annex-1}]\n", encoding="utf-8")
    model.write_text(model.read_text(encoding="utf-8").replace("disputes, amendments", "disputes"), encoding="utf-8")
    kinds = workspace / "registry/kinds.yaml"
    kinds.write_text(kinds.read_text(encoding="utf-8").replace("{nom: Bitim}}", "{nom: Bitim, dat: Bitimga}}"), "utf-8")
    words = [
        "--kind",
        "agreement",
        "--party",
        "NOR",
        "--party",
        "SUD",
        "--name",
        f"ru={name}",
        "--name",
        "uz=Tranzit bitim",
    ]
    assert run("new", "agreement", "transit", *words, "--prevailing", "ru").exit_code == 0
    written = (workspace / "agreements/transit/agreement.yaml").read_text(encoding="utf-8")
    assert ("# The annexes were left out:" in written) == (not taken)
    assert [each.id for each in load(workspace).workspace.agreements["transit"].annexes] == taken
    assert findings(workspace, "transit") == []


def test_bodies_that_not_every_party_has_are_left_undecided(workspace: Path, run: Run) -> None:
    bodies = "bank: {party: NOR, names: [{ru: банк, uz: bank}]}\nport: {party: SUD, names: [{ru: порт, uz: port}]}\n"
    (workspace / "registry/bodies.yaml").write_text(bodies, encoding="utf-8")
    head = (
        "---\nparameters:\n  {asked}: {{type: bodies}}\n---\n# ru\n## {asked}\n{{{{ own.bodies({asked}) }}}} {{@so}}\n"
    )
    for name in ("both", "one"):
        (workspace / f"clauses/final/{name}.md").write_text(head.format(asked=name), encoding="utf-8")
    model = workspace / "agreements/trade/agreement.yaml"
    asked = "{clause: both, with: {both: [bank, port]}}, {clause: one, with: {one: [bank]}}"
    text = model.read_text(encoding="utf-8").replace("articles: [disputes, amendments]", f"articles: [{asked}]")
    assert asked in text
    model.write_text(text, encoding="utf-8")
    assert run("new", "agreement", "transit", *AGREEMENT).exit_code == 0
    written = (workspace / "agreements/transit/agreement.yaml").read_text(encoding="utf-8")
    assert "{clause: both, with: {both: [bank, port]}}" in written
    assert "{clause: one, with: {one: undecided}}" in written


def test_new_agreement_with_gaps(workspace: Path, run: Run) -> None:
    result = run("new", "agreement", "transit", *AGREEMENT, "--like", "none", "--ratifies", "SUD")
    assert result.stdout == (
        "Written: agreements/transit/agreement.yaml\n"
        "Written: agreements/transit/clauses/transit-title.md\n"
        "Written: agreements/transit/clauses/transit-subject.md\n"
        "Next: paraph check transit\n"
    )
    assert findings(workspace, "transit/agreement.yaml") == []
    assert load(workspace).workspace.agreements["transit"].ratification == {"NOR": False, "SUD": True}
    assert "Undecided: title/1, transit-subject/1" in run("status", "transit").stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["trade"], "error: there is an agreement `trade` already\n"),
        (["x", "--kind", "treaty"], "error: `treaty` is not known here\n    known: agreement\n"),
        (["x", "--party", "NOR"], "error: an agreement needs at least two Parties\n    --party UZB --party KAZ\n"),
        (["x", "--party", "NOR", "--party", "SUT"], "error: `SUT` is not known here\n    did you mean `SUD`?\n"),
        (["x", *AGREEMENT[:6], "--prevailing", "fr"], "error: there is no language `fr`\n    known: ru, uz\n"),
        (["x", *AGREEMENT, "--ratifies", "KAZ"], "error: `KAZ` is no Party of this agreement\n    known: NOR, SUD\n"),
        (["x", *AGREEMENT, "--signatory", "NOR=king"], "error: `king` cannot sign\n    known: government, state\n"),
        (
            ["x", *AGREEMENT, "--not-binding"],
            "error: an instrument of the kind `agreement` cannot choose whether it binds\n",
        ),
        (["x", *AGREEMENT, "--about", "trde"], "error: there is no agreement `trde`\n    did you mean `trade`?\n"),
        (["x", *AGREEMENT, "--like", "trde"], "error: there is no agreement `trde`\n    did you mean `trade`?\n"),
        (["x", *AGREEMENT, "--theme", "finale"], "error: `finale` is not known here\n    did you mean `final`?\n"),
    ],
)
def test_new_agreement_refuses(workspace: Path, run: Run, words: list[str], said: str) -> None:
    before = tree(workspace)
    result = run("new", "agreement", *words)
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", said)
    assert tree(workspace) == before


def test_new_agreement_asks(workspace: Path, run: Run, answers: Callable[..., list[str]]) -> None:
    asked = answers("transit", "", "", "ru, uz", "Соглашение о транзите", "Tranzit toʻgʻrisidagi bitim", "", "none")
    result = run("new", "agreement", ui="ru")
    assert result.exit_code == 0, result.output
    assert asked == [
        "Идентификатор соглашения, например uz-kz-transit",
        "Вид документа (agreement)",
        "Стороны (NOR, SUD)",
        "Языки (ru, uz)",
        "Краткое название на языке `ru`",
        "Краткое название на языке `uz`",
        "Язык, текст которого имеет преимущественную силу; `none`, если все равны (ru, uz, none)",
        "Взять за основу статьи соглашения; `none` – начать с пробелов (trade, none)",
    ]
    assert findings(workspace, "transit/agreement.yaml") == []
