"""A made-up agreement with three issued drafts that holds one of each kind of change; and a text of any length.

Draft 2: words in all languages, a word in Russian alone, a new article (later ones are renumbered), a cell and a row
of a table. Draft 3: an article moved, a point gone, a comma, a heading, brackets, a gap.
"""

from __future__ import annotations

from pathlib import Path

import yaml

from paraph.compare import compare
from paraph.model import Header, Original, Part, Passage, Run
from paraph.model.runs import Runs
from paraph.publish.package.redline_data import RedlineData, redline_data
from support import drafted, madeup

LAYOUTS = ["uz-ru", "kk-ru", "ru"]
CLAUSES = {
    "forms": """# ru
## Формы сотрудничества
1. Стороны обмениваются опытом. {@exchange}
1. Стороны проводят выставки. {@fairs}
1. Стороны готовят специалистов. {@training}

# uz
## Hamkorlik shakllari
1. Tomonlar tajriba almashadilar. {@exchange}
1. Tomonlar koʻrgazmalar oʻtkazadilar. {@fairs}
1. Tomonlar mutaxassislar tayyorlaydilar. {@training}

# kk
## Ынтымақтастық нысандары
1. Тараптар тәжірибе алмасады. {@exchange}
1. Тараптар көрмелер өткізеді. {@fairs}
1. Тараптар мамандар даярлайды. {@training}
""",
    "costs": """# ru
## Расходы
1. Стороны самостоятельно несут свои расходы, если не договорились об ином. {@own}
1. Расходы на выставки Стороны делят поровну. {@shared}

# uz
## Xarajatlar
1. Agar boshqacha kelishilmagan boʻlsa, Tomonlar oʻz xarajatlarini mustaqil koʻtaradilar. {@own}
1. Koʻrgazma xarajatlarini Tomonlar teng boʻladilar. {@shared}

# kk
## Шығыстар
1. Егер өзгеше келісілмесе, Тараптар өз шығыстарын дербес көтереді. {@own}
1. Көрме шығыстарын Тараптар тең бөледі. {@shared}
""",
    "contacts": """# ru
## Связь
1. Связь поддерживают ведомства. {@offices}

# uz
## Aloqa
1. Aloqani idoralar taʼminlaydi. {@offices}

# kk
## Байланыс
1. Байланысты ведомстволар қамтамасыз етеді. {@offices}
""",
}
TABLE = """columns:
  - {key: no, width: 6, number: true, heading: {ru: №, uz: T/r, kk: Р/с}}
  - {key: item, width: 30, heading: {ru: Что, uz: Nima, kk: Не}}
  - {key: value, width: 30, heading: {ru: Где, uz: Qayerda, kk: Қайда}}
rows:
  - key: phone
    item: {ru: Телефон, uz: Telefon, kk: Телефон}
    value: {ru: в Порту, uz: Portda, kk: Портта}
  - key: post
    item: {ru: Почта, uz: Pochta, kk: Пошта}
    value: {ru: на берегу, uz: qirgʻoqda, kk: жағада}
"""
ROW = """  - key: radio
    item: {ru: Радио, uz: Radio, kk: Радио}
    value: {ru: на маяке, uz: mayoqda, kk: маякта}
"""
ARTICLES = ["bodies", "forms", "costs", {"clause": "term", "with": {"notice": 3}}]


def three_drafts(root: Path) -> Path:
    """The workspace, three drafts issued; the working text is that of the third."""
    annexes = [{"clause": "contacts", "table": "contacts"}]
    madeup.write(root, own=CLAUSES, articles=ARTICLES, annexes=annexes, layouts=LAYOUTS, public=True)
    _put(root / "agreements/friendship/tables/contacts.yaml", TABLE)
    drafted.issue(root, "2026-09-01", "Первый обмен")
    _second(root)
    drafted.issue(root, "2026-10-05")
    _third(root)
    drafted.issue(root, "2026-11-09", "К третьему раунду")
    return root


def _second(root: Path) -> None:
    drafted.edit(root, ("действует, пока", "остается в силе, пока"), ("amal qiladi", "kuchda qoladi"))
    drafted.edit(root, ("қолданылады. {@notice}", "күшінде қалады. {@notice}"))
    drafted.edit(root, ("готовят специалистов", "готовят молодых специалистов"), name="forms")
    _put(root / "agreements/friendship/clauses/meetings.md", drafted.NEW_CLAUSE)
    _articles(root, ["meetings", *ARTICLES])
    text = (
        TABLE.replace("ru: в Порту", "ru: в Новом Порту")
        .replace("Портта", "Жаңа Портта")
        .replace("Portda", "Yangi Portda")
    )
    _put(root / "agreements/friendship/tables/contacts.yaml", text + ROW)


def _third(root: Path) -> None:
    _articles(root, ["meetings", "bodies", "forms", {"clause": "term", "with": {"notice": 3}}, "costs"])
    edited = root / "agreements/friendship/clauses/forms.md"
    lines = edited.read_text(encoding="utf-8").split("\n")
    edited.write_text("\n".join(line for line in lines if "{@fairs}" not in line), encoding="utf-8", newline="\n")
    drafted.edit(
        root, ("Формы сотрудничества", "Формы дружбы"), ("Hamkorlik shakllari", "Doʻstlik shakllari"), name="forms"
    )
    drafted.edit(root, ("Ынтымақтастық нысандары", "Достық нысандары"), name="forms")
    drafted.edit(root, ("свои расходы, если", "свои расходы если"), name="costs")
    drafted.edit(root, ("Расходы на выставки", "Расходы на [LAG: все | SEV: общие] встречи"), name="costs")
    drafted.edit(root, ("Koʻrgazma xarajatlarini", "[LAG: Barcha | SEV: Umumiy] uchrashuv xarajatlarini"), name="costs")
    drafted.edit(root, ("Көрме шығыстарын", "[LAG: Барлық | SEV: Ортақ] кездесу шығыстарын"), name="costs")
    drafted.edit(root, ("ежегодно", '{{ undecided("срок") }}'), name="meetings")
    drafted.edit(
        root, ("har yili", '{{ undecided("muddat") }}'), ("жыл сайын", '{{ undecided("мерзім") }}'), name="meetings"
    )


def _articles(root: Path, articles: list[object]) -> None:
    path = root / "agreements/friendship/agreement.yaml"
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    data["articles"] = articles
    _put(path, yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=1000))


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


# ---- a text of any length

_WORDS = {
    "ru": "Уполномоченные органы Сторон обмениваются сведениями о мерах по исполнению статьи {n} и предоставляют их "
    "по запросу другой Стороны в течение {m} дней со дня его получения, если Стороны не договорились об ином.",
    "uz": "Tomonlarning vakolatli organlari {n}-moddani ijro etish choralari toʻgʻrisida maʼlumot almashadilar va agar "
    "Tomonlar boshqacha kelishmagan boʻlsalar, soʻrov olingan kundan boshlab {m} kun ichida ularni taqdim etadilar.",
    "kk": "Тараптардың уәкілетті органдары {n}-бапты орындау шаралары туралы мәліметтер алмасады және егер Тараптар "
    "өзгеше келіспесе, сұрау салу алынған күннен бастап {m} күн ішінде оларды ұсынады.",
}


def long_text(articles: int, points: int, *, edition: str, changed: bool) -> Original:
    """So many articles of so many points in three languages; ``changed``: each tenth has another third point."""
    header = Header(
        id="long",
        kind="agreement",
        name={"ru": "Длинное соглашение", "uz": "Uzun bitim", "kk": "Ұзын келісім"},
        parties=("LAG", "SEV"),
        party_names={"LAG": {"ru": "Лагория"}, "SEV": {"ru": "Северия"}},
        languages=("uz", "kk", "ru"),
        state_languages={"LAG": ("uz",), "SEV": ("kk",)},
        prevailing="ru",
        edition=edition,
    )
    return Original(
        header=header, holder="LAG", parts=tuple(_article(at, points, changed) for at in range(1, articles + 1))
    )


def long_pair(articles: int, points: int) -> tuple[Original, Original, RedlineData]:
    """Two editions of a long text, and their comparison."""
    old = long_text(articles, points, edition="draft-01", changed=False)
    new = long_text(articles, points, edition="draft-02", changed=True)
    return old, new, redline_data(compare(old, new), "long", "draft-01", "draft-02")


def _article(at: int, count: int, changed: bool) -> Part:
    key = f"article-{at}"
    heading = Passage(
        id=f"{key}/heading",
        kind="heading",
        label={
            "ru": _label("Статья ", at, key, ""),
            "uz": _label("", at, key, "-modda"),
            "kk": _label("", at, key, "-бап"),
        },
        text={code: (Run(f"{word} {at}"),) for code, word in (("ru", "Обмен"), ("uz", "Almashish"), ("kk", "Алмасу"))},
    )
    points = (
        _point(key, at, point, 90 if changed and at % 10 == 0 and point == 3 else 30) for point in range(1, count + 1)
    )
    return Part(id=key, role="article", number=str(at), blocks=(heading, *points))


def _label(before: str, at: int, key: str, after: str) -> Runs:
    runs = (Run(before), Run(str(at), number=key), Run(after))
    return tuple(run for run in runs if run.text)


def _point(key: str, at: int, point: int, days: int) -> Passage:
    own = f"{key}/{point}"
    label = (Run(str(point), number=own), Run("."))
    text = {code: (Run(words.format(n=at, m=days)),) for code, words in _WORDS.items()}
    return Passage(id=own, kind="paragraph", label=dict.fromkeys(text, label), text=text)
