"""A made-up treaty, small enough to read and nasty enough to break a writer. Lawyers: nothing here is a model."""

from __future__ import annotations

from msgspec.structs import replace

from paraph.model import Bracket, Column, Header, Original, Part, Passage, Run, Runs, Table

LANGUAGES = ("ru", "uz", "kk")
NASTY = "{{ x }} <w:p> # [ ** & \" ' \\ {% if %} ]]>"


def say(ru: str, uz: str = "", kk: str = "") -> dict[str, Runs]:
    """The same thing in three languages; one left out is absent."""
    return {code: (Run(text),) for code, text in zip(LANGUAGES, (ru, uz, kk), strict=True) if text}


def label(before: str, number: str, after: str, target: str) -> Runs:
    """A printed number: words around the digits that ``target`` owns."""
    runs = (Run(before), Run(number, number=target), Run(after))
    return tuple(run for run in runs if run.text)


def same(runs: Runs) -> dict[str, Runs]:
    """One label for every language."""
    return dict.fromkeys(LANGUAGES, runs)


def article(id_: str, number: str, *blocks: Passage, heading: dict[str, Runs], **more: str) -> Part:
    """An article with its heading."""
    labels = {
        "ru": label("Статья ", number, "", id_),
        "uz": label("", number, "-modda", id_),
        "kk": label("", number, "-бап", id_),
    }
    head = Passage(id=f"{id_}/heading", kind="heading", text=heading, label=labels)
    return Part(id=id_, role="article", blocks=(head, *blocks), number=number, **more)


def numbered(
    id_: str, number: str, text: dict[str, Runs], *, level: int = 0, after: str = ".", **more: object
) -> Passage:
    """A paragraph or an item that takes a number."""
    passage = Passage(id=id_, kind="paragraph", text=text, label=same(label("", number, after, id_)), level=level)
    return replace(passage, **more)


TITLE = Part(
    id="title",
    role="title",
    blocks=(
        Passage(
            id="title/1",
            kind="title",
            text=say(
                "Соглашение\nмежду Правительством Аквилонии и Правительством Бореалии\nо дружбе",
                "Akviloniya Hukumati bilan Borealiya Hukumati oʻrtasida doʻstlik toʻgʻrisida\nBITIM",
                "Аквилония Үкіметі мен Бореалия Үкіметі арасындағы достық туралы\nКЕЛІСІМ",
            ),
        ),
    ),
)
PREAMBLE = Part(
    id="preamble",
    role="preamble",
    blocks=(
        Passage(
            id="preamble/1",
            kind="recital",
            text=say(
                "Правительство Аквилонии и Правительство Бореалии, далее именуемые Сторонами,",
                "Akviloniya Hukumati va Borealiya Hukumati, bundan keyin Tomonlar deb ataluvchilar,",
                "Бұдан әрі Тараптар деп аталатын Аквилония Үкіметі мен Бореалия Үкіметі",
            ),
        ),
        Passage(
            id="preamble/2",
            kind="formula",
            text=say(
                "согласились о нижеследующем:", "quyidagilar toʻgʻrisida kelishdilar:", "төмендегілер туралы келісті:"
            ),
        ),
    ),
)
SUBJECT = article(
    "subject",
    "1",
    numbered(
        "subject/1",
        "1",
        {
            "ru": (Run("Стороны дружат ("), Run("дружба", defined=True), Run(").")),
            "uz": (Run("Tomonlar doʻst tutinadilar ("), Run("doʻstlik", defined=True), Run(").")),
            "kk": (Run("Тараптар достасады ("), Run("достық", defined=True), Run(").")),
        },
    ),
    numbered("subject/list", "2", say("Дружба проявляется:", "Doʻstlik quyidagilarda:", "Достық мыналардан көрінеді:")),
    numbered("subject/list/a", "а", say("в письмах;", "xatlarda;", "хаттардан;"), level=1, after=")"),
    numbered("subject/list/b", "б", say("в поездках:", "safarlarda:", "сапарлардан:"), level=1, after=")"),
    Passage(
        id="subject/list/b/1", kind="dash", level=1, label=same((Run("–"),)),
        text=say("осенью;", "kuzda;", "күзде;"),
    ),
    Passage(id="subject/4", kind="text", text=say("и во всем прочем.", "va boshqalarda.", "және өзгелерден.")),
    heading=say("Предмет", "Predmet", "Мәні"),
    note="Проверить слово «дружба».\nСм. письмо от 1 мая.",
    source="Из головы & <выдумано>",
)  # fmt: skip
DISPUTES = article(
    "disputes",
    "2",
    Passage(
        id="disputes/1",
        kind="text",
        text={
            "ru": (
                Run("Споры по пункту ", ref="subject/list"),
                Run("2", number="subject/list", ref="subject/list"),
                Run(" статьи ", ref="subject/list"),
                Run("1", number="subject", ref="subject/list"),
                Run(" решаются за "),
                Run("", blank="undecided"),
                Run(" дней."),
            ),
            "uz": (
                Run("1", number="subject", ref="subject/list"),
                Run("-moddaning ", ref="subject/list"),
                Run("2", number="subject/list", ref="subject/list"),
                Run("-bandi boʻyicha nizolar "),
                Run("[kun]", blank="undecided"),
                Run(" ichida hal etiladi."),
            ),
        },
        state={"kk": "missing"},
    ),
    Passage(
        id="disputes/2",
        kind="text",
        text={
            "ru": (
                Run("Место споров – "),
                Run("Аквилон", bracket=Bracket(by="AAA")),
                Run("Борей", bracket=Bracket(by="BBB", alternative=1)),
                Run(", язык – "),
                Run("любой", bracket=Bracket(place=1)),
                Run("."),
            ),
            "uz": (Run("Nizolar joyi – Akvilon."),),
            "kk": (Run("Даулар орны – Аквилон."),),
        },
        state={"uz": "stale"},
    ),
    Passage(id="disputes/3", kind="text", text=say(NASTY, NASTY, NASTY)),
    Passage(
        id="disputes/4",
        kind="text",
        text=say("Весь абзац под вопросом.", "Butun band savol ostida.", "Бүкіл тармақ сұрақта."),
        bracket=Bracket(by="BBB"),
    ),
    heading=say("Споры", "Nizolar", "Даулар"),
)
CLOSING = Part(
    id="closing",
    role="closing",
    blocks=(
        Passage(
            id="closing/1",
            kind="testimonium",
            text={
                "ru": (
                    Run("Совершено в городе "), Run("", blank="at-signature"), Run(" "),
                    Run("«__» ________ 20__ года", blank="at-signature"), Run(" в двух экземплярах."),
                ),
                "uz": (Run("20__-yil «__» ________", blank="at-signature"), Run(" kuni ikki nusxada tuzildi.")),
                "kk": (Run("20__ жылғы «__» ________", blank="at-signature"), Run(" екі данада жасалды.")),
            },
        ),
    ),
)  # fmt: skip
SIGNATURES = Part(
    id="signatures",
    role="signatures",
    blocks=(
        Passage(
            id="signatures/1@AAA", kind="signature", party="AAA",
            text=say("За Правительство\nАквилонии", "Akviloniya\nHukumati nomidan", "Аквилония\nҮкіметі үшін"),
        ),
        Passage(
            id="signatures/1@BBB", kind="signature", party="BBB",
            text=say("За Правительство\nБореалии", "Borealiya\nHukumati nomidan", "Бореалия\nҮкіметі үшін"),
        ),
    ),
)  # fmt: skip
TABLE = Table(
    id="annex-1/table",
    columns=(Column(key="no", width=8), Column(key="item", width=46), Column(key="value", width=46)),
    head=Passage(
        id="annex-1/r-head",
        kind="row",
        cells=(say("№", "№", "№"), say("Что", "Nima", "Не"), say("Кому", "Kimga", "Кімге")),
    ),
    rows=(
        Passage(
            id="annex-1/r-gift",
            kind="row",
            mark="gift",
            cells=(say("1", "1", "1"), say("Подарок", "Sovgʻa", "Сыйлық"), {}),
        ),
        Passage(
            id="annex-1/r-letter",
            kind="row",
            mark="letter",
            cells=(say("2", "2", "2"), say("Письмо", "Xat"), say(NASTY, NASTY, NASTY)),
        ),
    ),
)
ANNEX = Part(
    id="annex-1",
    role="annex",
    number="1",
    source="образец",
    blocks=(
        Passage(
            id="annex-1/label",
            kind="annex-label",
            label={
                "ru": label("Приложение ", "1", " к Соглашению о дружбе", "annex-1"),
                "uz": label("Doʻstlik toʻgʻrisidagi Bitimga ", "1", "-ilova", "annex-1"),
                "kk": label("Достық туралы келісімге ", "1", "-қосымша", "annex-1"),
            },
        ),
        Passage(
            id="annex-1/heading", kind="heading", text=say("Список даров", "Sovgʻalar roʻyxati", "Сыйлықтар тізімі")
        ),
        TABLE,
        Passage(id="annex-1/2", kind="text", text=say("Иное по дружбе.", "Boshqasi doʻstona.", "Өзгесі достықпен.")),
    ),
)
HEADER = Header(
    id="aa-bb-friendship",
    kind="agreement",
    name={"ru": "Соглашение о дружбе", "uz": "Doʻstlik toʻgʻrisida bitim", "kk": "Достық туралы келісім"},
    parties=("AAA", "BBB"),
    party_names={"AAA": {"ru": "Аквилония"}, "BBB": {"ru": "Бореалия", "uz": "Borealiya", "kk": "Бореалия"}},
    languages=LANGUAGES,
    state_languages={"AAA": ("uz",), "BBB": ("kk",)},
)
TINY = Original(header=HEADER, holder="AAA", parts=(TITLE, PREAMBLE, SUBJECT, DISPUTES, CLOSING, SIGNATURES, ANNEX))
