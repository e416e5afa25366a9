"""The drafted protocol: it loads and builds, cites what it amends, and quotes the new text letter for letter."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from paraph import languages
from paraph.amend import Add, Options, Plan, Restate, apply, plan, view
from paraph.amend.sameness import grid
from paraph.assemble import assemble
from paraph.cli.app import app
from paraph.drafts.editions import WORK, alignment, resolve
from paraph.model import Instrument, Passage, Table, words
from paraph.model.walk import passages
from paraph.sources import load

from .sample import NAME, PROTOCOL, changed, edit, new_article, signed

pytestmark = pytest.mark.slow

FORM = """# ru
## Форма запроса
1. Запрос содержит:
   1. номер;
   1. дату.

# uz
## Soʻrov shakli
1. Soʻrovda quyidagilar koʻrsatiladi:
   1. raqami;
   1. sanasi.

# kk
## Сұрау салу нысаны
1. Сұрау салуда мыналар көрсетіледі:
   1. нөмірі;
   1. күні.
"""
HOLDERS = ("UZB", "KAZ")
CODES = ("ru", "uz", "kk")


def run(root: Path, *words: str, ui: str = "en") -> Result:
    return CliRunner().invoke(app, ["--ui", ui, "--workspace", str(root), *words], prog_name="paraph")


def drafted(root: Path, name: str = PROTOCOL) -> Instrument:
    """The protocol assembled; it has no findings but notes."""
    loaded = load(root, [name])
    assembly = assemble(loaded.workspace, name)
    found = [item for item in (*loaded.findings, *assembly.findings) if item.level != "note"]
    assert [(item.rule, str(item.place), item.args) for item in found] == []
    return assembly.instrument


def said(instrument: Instrument, holder: str, code: str, part: str) -> list[str]:
    shown = passages(instrument.original(holder).parts)
    return [_line(passage, code) for where, passage in shown if where.id == part and passage.kind != "heading"]


def _line(passage: Passage, code: str) -> str:
    label = words(passage.label.get(code, ()))
    return f"{label} {words(passage.text.get(code, ()))}".strip()


def planned(root: Path, options: Options) -> tuple[Instrument, Instrument, Plan]:
    old, new = resolve(root, NAME, "1"), resolve(root, NAME, WORK)
    rules = {code: languages.get(code) for code in CODES}
    same = alignment(root, NAME, old, new, "UZB")
    return old.instrument, new.instrument, plan(old.instrument, new.instrument, same, rules, options)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The signed agreement, changed in every way, and the protocol drafted."""
    root = changed(signed(tmp_path_factory.mktemp("amended")))
    result = run(root, "amend", NAME, "--from", "1", "--as-of", "2026-11-22")
    assert result.exit_code == 0, result.output
    return root


def test_the_sample_applied_back(root: Path) -> None:
    for options in (Options(), Options("superscript", "safe")):
        old, new, made = planned(root, options)
        assert apply(made.instructions, view(old), old.header) == view(new, made.numbers)


def test_what_is_ordered_in_russian(root: Path) -> None:
    lines = said(drafted(root), "KAZ", "ru", "amendments-made")
    assert [line for line in lines if line[1:2] == ")" or line.startswith("Внести")] == [
        "Внести в Соглашение следующие изменения и дополнения:",
        "1) подпункт 3 статьи 2 исключить;",
        "2) дополнить статьей 5-1 следующего содержания:",
        "3) пункт 1 статьи 10 изложить в следующей редакции:",
        "4) пункт 1 статьи 11 изложить в следующей редакции:",
        "5) пункт 1 статьи 18 изложить в следующей редакции:",
        "6) приложение изложить в редакции согласно приложению к настоящему Протоколу.",
    ]
    assert lines[3:7] == [
        "«Статья 5-1",
        "Цифровые документы",
        "1. Стороны признают документы об оценке соответствия в электронном виде.",
        "2. Порядок устанавливает казахстанско-узбекская группа, созданная статьей 11.»;",
    ]


def test_the_same_in_kazakh_and_uzbek(root: Path) -> None:
    instrument = drafted(root)
    kazakh = said(instrument, "KAZ", "kk", "amendments-made")
    assert kazakh[:7] == [
        "Келісімге мынадай өзгерістер мен толықтырулар енгізілсін:",
        "1) 2-баптың 3) тармақшасы алып тасталсын;",
        "2) мынадай мазмұндағы 5-1-баппен толықтырылсын:",
        "«5-1-бап",
        "Цифрлық құжаттар",
        "1. Тараптар сәйкестікті бағалау туралы электрондық құжаттарды таниды.",
        "2. Алмасу тәртібін 11-бапқа сәйкес Қазақстан-Өзбекстан тобы белгілейді.»;",
    ]
    uzbek = said(instrument, "UZB", "uz", "amendments-made")
    assert uzbek[2:4] == ["2) quyidagi mazmundagi 5-1-modda bilan toʻldirilsin:", "“5-1-modda"]
    assert uzbek[6] == "2. Almashinuv tartibini 11-moddaga muvofiq Oʻzbekiston-Qozogʻiston guruhi belgilaydi.”;"
    assert uzbek[-1] == "6) ilova mazkur Bayonnomaga ilovaga muvofiq tahrirda bayon etilsin."


@pytest.mark.parametrize("holder", HOLDERS)
@pytest.mark.parametrize("code", CODES)
def test_every_original_quotes_its_own_new_text(root: Path, holder: str, code: str) -> None:
    """Each word of a new wording stands in the protocol as this holder's original has it."""
    lines = said(drafted(root), holder, code, "amendments-made")
    _, new, made = planned(root, Options())
    opening, closing = languages.get(code).quotes
    quoted = [line.removeprefix(opening).removesuffix(f"{closing};") for line in lines]
    fresh = {p.id: p for _, p in passages(new.original(holder).parts)}
    checked = 0
    for each in made.instructions:
        if isinstance(each, Add | Restate) and each.content.table is None:
            for line in each.content.lines:
                if not line.party and line.kind != "heading":
                    checked += 1
                    wanted = _line(fresh[line.id], code)
                    # the working group stands in article 12 now, and is cited by the number it was signed with
                    assert (wanted.replace("12", "11") if line.id == "digital/exchange" else wanted) in quoted
    assert checked == 5
    authorities = [_line(p, code) for key, p in fresh.items() if key.startswith("competent-authorities/authority@")]
    assert [line for line in quoted if line in authorities] == authorities
    assert len(authorities) == 2


@pytest.mark.parametrize("holder", HOLDERS)
def test_the_annex_is_that_of_the_new_text(root: Path, holder: str) -> None:
    instrument, (_, new, _) = drafted(root), planned(root, Options())
    shown, wanted = (_cells(each, holder) for each in (instrument, new))
    assert shown == wanted
    assert len(wanted) == 9
    label = said(instrument, holder, "ru", "annex-1")[1]
    assert label.startswith("Приложение к Соглашению между Правительством Республики ")
    assert label.endswith("оценки соответствия от 20 марта 2026 года")


def _cells(instrument: Instrument, holder: str) -> list[list[str]]:
    tables = [b for part in instrument.original(holder).parts for b in part.blocks if isinstance(b, Table)]
    (table,) = tables
    return [[words(cell.get(code, ())) for cell in row.cells for code in CODES] for row in (table.head, *table.rows)]


def test_title_and_preamble_cite_the_agreement(root: Path) -> None:
    instrument = drafted(root)
    subject = "технического регулирования, метрологии и оценки соответствия"
    between = "Правительством Республики Казахстан и Правительством Республики Узбекистан"
    assert said(instrument, "KAZ", "ru", "title") == [
        "ПРОТОКОЛ\nо внесении изменений и дополнений в Соглашение между "
        f"{between} о сотрудничестве в области {subject} от 20 марта 2026 года"
    ]
    assert "2026 жылғы 20 наурыздағы" in said(instrument, "KAZ", "kk", "title")[0]
    assert said(instrument, "KAZ", "kk", "title")[0].endswith(
        "туралы келісімге\nөзгерістер мен толықтырулар енгізу туралы\nХАТТАМА"
    )
    assert "2026-yil 20-martda imzolangan Bitimga\n" in said(instrument, "UZB", "uz", "title")[0]
    basis = said(instrument, "KAZ", "ru", "preamble")[1]
    assert basis.startswith(f"в соответствии со статьей 16 Соглашения между {between}")
    assert basis.endswith("(далее – Соглашение),")


def test_the_rest_of_the_protocol(root: Path) -> None:
    instrument = drafted(root)
    roles = [part.role for part in instrument.parts]
    assert roles == ["title", "preamble", *["article"] * 3, "closing", "signatures", "annex"]
    assert said(instrument, "UZB", "ru", "integral-part") == [
        "Настоящий Протокол является неотъемлемой частью Соглашения."
    ]
    assert said(instrument, "UZB", "ru", "force")[0].startswith("Настоящий Протокол вступает в силу с даты получения")
    assert said(instrument, "UZB", "ru", "signatures")[0].startswith("За Правительство Республики Узбекистан")
    record = yaml.safe_load((root / f"agreements/{PROTOCOL}/agreement.yaml").read_text(encoding="utf-8"))
    assert (record["kind"], record["parties"], record["prevailing"]) == ("protocol", ["UZB", "KAZ"], "ru")
    assert record["name"]["ru"].startswith("Протокол о внесении изменений и дополнений в Соглашение о сотрудничестве")
    assert record["name"]["kk"].endswith("туралы келісімге өзгерістер мен толықтырулар енгізу туралы хаттама")
    assert record["name"]["uz"].endswith(
        "toʻgʻrisidagi Bitimga oʻzgartirish va qoʻshimchalar kiritish toʻgʻrisidagi Bayonnoma"
    )
    assert record["cited"]["ru"]["dat"].startswith("Протоколу от {date:plain} о внесении изменений и дополнений в ")


@pytest.mark.slow
def test_it_builds(root: Path) -> None:
    result = run(root, "build", PROTOCOL)
    assert result.exit_code == 0, result.output


def test_one_new_article_and_nothing_else(tmp_path: Path) -> None:
    """Articles 6 to 18 are renumbered by it, and what cites them: no instruction says so."""
    new_article(signed(tmp_path))
    old, new, made = planned(tmp_path, Options("superscript"))
    (only,) = made.instructions
    assert isinstance(only, Add)
    assert only.step.number == {"ru": "5¹", "uz": "5¹", "kk": "5¹"}
    assert apply(made.instructions, view(old), old.header) == view(new, made.numbers)
    result = run(tmp_path, "amend", NAME, "--from", "1", "--numbering", "superscript", "--id", "addition")
    assert result.exit_code == 0, result.output
    instrument = drafted(tmp_path, "addition")
    lines = said(instrument, "UZB", "uz", "amendments-made")
    assert lines[:3] == [
        "Bitimga quyidagi qoʻshimcha kiritilsin:",
        "quyidagi mazmundagi 5¹-modda bilan toʻldirilsin:",
        "“5¹-modda",
    ]
    assert "о внесении дополнения в Соглашение" in said(instrument, "UZB", "ru", "title")[0]


def test_a_second_annex(tmp_path: Path) -> None:
    """The only annex had no number and keeps none; the second is annex 2, whatever the working text computes."""
    root = signed(tmp_path)
    (root / "agreements" / NAME / "clauses/form.md").write_text(FORM, encoding="utf-8", newline="\n")
    edit(root, "agreement.yaml", "table: contact-points}", "table: contact-points}\n  - form")
    old, new, made = planned(root, Options())
    assert apply(made.instructions, view(old), old.header) == view(new, made.numbers)
    assert run(root, "amend", NAME, "--from", "1").exit_code == 0
    instrument = drafted(root)
    lines = {code: said(instrument, "UZB", code, "amendments-made") for code in CODES}
    assert {code: each[1:] for code, each in lines.items()} == {
        "ru": ["дополнить приложением 2 согласно приложению к настоящему Протоколу."],
        "uz": ["mazkur Bayonnomaga ilovaga muvofiq 2-ilova bilan toʻldirilsin."],
        "kk": ["осы Хаттамаға қосымшаға сәйкес 2-қосымшамен толықтырылсын."],
    }
    annex = said(instrument, "UZB", "ru", "annex-1")
    assert annex[1].startswith("Приложение 2 к Соглашению между")
    assert annex[2:] == ["Форма запроса", "1. Запрос содержит:", "1) номер;", "2) дату."]


def test_other_languages_are_another_treaty(tmp_path: Path) -> None:
    root = signed(tmp_path)
    edit(root, "agreement.yaml", "  kk: {owner: KAZ}\n", "")
    result = run(root, "amend", NAME, "--from", "1")
    assert result.exit_code == 2
    assert "the languages are not those of the signed text" in result.stderr


def test_words_are_replaced_where_it_is_safe(tmp_path: Path) -> None:
    edit(signed(tmp_path), "agreement.yaml", "notice: 6}", "notice: 12}")
    assert run(tmp_path, "amend", NAME, "--from", "1", "--words", "safe").exit_code == 0
    lines = {code: said(drafted(tmp_path), "UZB", code, "amendments-made")[1] for code in CODES}
    assert lines == {
        "ru": "в пункте 1 статьи 18 слово «шесть» заменить словом «двенадцать».",
        "uz": "18-moddaning 1-bandidagi “olti” soʻzi “oʻn ikki” soʻzlari bilan almashtirilsin.",
        "kk": "18-баптың 1-тармағындағы «алты» деген сөз «он екі» деген сөздермен ауыстырылсын.",
    }


def test_a_phrase_changed_in_one_language_only_is_set_out_anew(tmp_path: Path) -> None:
    edit(signed(tmp_path), "clauses/disputes.md", "переговоров", "прямых переговоров")
    result = run(tmp_path, "amend", NAME, "--from", "1", "--words", "safe")
    assert "only the words in ru changed; it is set out anew in every language" in result.stdout
    assert "изложить в следующей редакции:" in said(drafted(tmp_path), "UZB", "ru", "amendments-made")[1]


def test_an_agreement_without_a_date_is_cited_with_a_blank(tmp_path: Path) -> None:
    new_article(signed(tmp_path, date=None))
    result = run(tmp_path, "amend", NAME, "--from", "1")
    assert f"write it as `date` in agreements/{NAME}/agreement.yaml" in result.stdout
    instrument = drafted(tmp_path)
    assert said(instrument, "UZB", "ru", "title")[0].endswith("соответствия от «__» ________ 2026 года")
    assert "2026-yil “__” ________da imzolangan Bitimga" in said(instrument, "UZB", "uz", "title")[0]
    title = next(passage for _, passage in passages(instrument.parts))
    assert [run.text for run in title.text["ru"] if run.blank == "at-signature"] == ["__", "________"]


def test_the_day_of_the_signed_text_is_used_where_the_file_says_none(tmp_path: Path) -> None:
    new_article(signed(tmp_path))
    edit(tmp_path, "agreement.yaml", "date: 2026-03-20", "date: at-signature")
    result = run(tmp_path, "amend", NAME, "--from", "1")
    assert "write it as `date`" not in result.stdout
    assert said(drafted(tmp_path), "UZB", "ru", "title")[0].endswith("от 20 марта 2026 года")


def test_a_heading_sets_the_article_out_anew(tmp_path: Path) -> None:
    edit(signed(tmp_path), "clauses/disputes.md", "## Разрешение", "## Урегулирование")
    result = run(tmp_path, "amend", NAME, "--from", "1", ui="ru")
    assert "  статья 15 изложена заново целиком: изменен ее заголовок\n" in result.stdout
    lines = said(drafted(tmp_path), "UZB", "ru", "amendments-made")
    assert lines[1:3] == ["статью 15 изложить в следующей редакции:", "«Статья 15"]


def test_nothing_changed_nothing_drafted(tmp_path: Path) -> None:
    signed(tmp_path)
    result = run(tmp_path, "amend", NAME, "--from", "1")
    assert (result.exit_code, result.stdout) == (0, "Nothing to amend: the working text says what draft-01 says.\n")
    assert not (tmp_path / "agreements" / PROTOCOL).exists()


def test_it_overwrites_nothing(root: Path) -> None:
    before = sorted((root / "agreements" / PROTOCOL).rglob("*"))
    result = run(root, "amend", NAME, "--from", "1")
    assert result.exit_code == 2
    assert f"`agreements/{PROTOCOL}` exists already; nothing was written" in result.stderr
    assert "--id" in result.stderr
    assert sorted((root / "agreements" / PROTOCOL).rglob("*")) == before


def test_the_same_input_the_same_files(root: Path) -> None:
    assert run(root, "amend", NAME, "--from", "1", "--id", "again", "--as-of", "2026-11-22").exit_code == 0
    one, other = (root / "agreements" / name for name in (PROTOCOL, "again"))
    files = sorted(path.relative_to(one) for path in one.rglob("*.*"))
    assert files == sorted(path.relative_to(other) for path in other.rglob("*.*"))
    assert all((one / file).read_bytes() == (other / file).read_bytes() for file in files)


WRONG: dict[str, tuple[tuple[str, ...], str]] = {
    "no text": ((), "which text was signed is not said"),
    "no draft": (("--from", "7"), "there is no draft and no git revision `7`"),
    "no variant": (("--from", "1", "--force", "never"), "the clause has no variant `never`"),
    "no article": (("--from", "1", "--under", "nowhere"), "the signed text has no article `nowhere`"),
}


@pytest.mark.parametrize("what", WRONG)
def test_wrong_use(root: Path, what: str) -> None:
    asked, message = WRONG[what]
    result = run(root, "amend", NAME, "--id", "other", *asked)
    assert result.exit_code == 2
    assert message in result.stderr
    assert not (root / "agreements/other").exists()


def test_grids_tell_tables_apart(root: Path) -> None:
    old, new, _ = planned(root, Options())
    tables = [next(b for p in text.parts for b in p.blocks if isinstance(b, Table)) for text in (old, new)]
    assert grid(tables[0], old.header) != grid(tables[1], old.header)
