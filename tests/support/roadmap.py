"""A road map of ten columns and 22 rows, in three languages, with the long words such tables have; ends in a table."""

from __future__ import annotations

from paraph.model import Column, Header, Original, Part, Passage, Run, Table

HEADS = {
    "ru": (
        "№ п/п", "Проект", "Регион", "Ответственные исполнители (Узбекская Сторона)",
        "Ответственные исполнители (Казахстанская Сторона)", "Стоимость, источник финансирования", "Срок исполнения",
        "Ожидаемый результат", "Состояние", "Примечание",
    ),
    "uz": (
        "T/r", "Loyiha", "Hudud", "Masʼul ijrochilar (Oʻzbekiston Tomoni)", "Masʼul ijrochilar (Qozogʻiston Tomoni)",
        "Qiymati, moliyalashtirish manbai", "Ijro muddati", "Kutilayotgan natija", "Holati", "Izoh",
    ),
    "kk": (
        "Р/с №", "Жоба", "Өңір", "Жауапты орындаушылар (Өзбекстан Тарапы)", "Жауапты орындаушылар (Қазақстан Тарапы)",
        "Құны, қаржыландыру көзі", "Орындау мерзімі", "Күтілетін нәтиже", "Жай-күйі", "Ескертпе",
    ),
}  # fmt: skip
CELLS = {
    "ru": (
        "", "Сельскохозяйственное машиностроение: сборка тракторов", "Кызылординская область",
        "Министерство инвестиций, промышленности и торговли", "Министерство промышленности и строительства",
        "12 млн долларов США; кредит", "IV квартал 2027 года", "1 000 единиц в год", "перенесено", "Акт от 15 декабря",
    ),
    "uz": (
        "", "Qishloq xoʻjaligi mashinasozligi: traktorlarni yigʻish", "Qiziloʻrda viloyati",
        "Investitsiyalar, sanoat va savdo vazirligi", "Sanoat va qurilish vazirligi",
        "12 mln AQSh dollari; kredit", "2027-yil IV choragi", "yiliga 1 000 dona", "koʻchirilgan",
        "15-dekabrdagi dalolatnoma",
    ),
    "kk": (
        "", "Ауыл шаруашылығы машина жасау: тракторларды құрастыру", "Қызылорда облысы",
        "Инвестициялар, өнеркәсіп және сауда министрлігі", "Өнеркәсіп және құрылыс министрлігі",
        "12 млн АҚШ доллары; кредит", "2027 жылғы IV тоқсан", "жылына 1 000 дана", "ауыстырылған",
        "15 желтоқсандағы акт",
    ),
}  # fmt: skip
WEIGHTS = (3, 18, 10, 14, 14, 11, 9, 11, 9, 10)
WORDS = {
    "title": {"ru": "ДОРОЖНАЯ КАРТА", "uz": "YOʻL XARITASI", "kk": "ЖОЛ КАРТАСЫ"},
    "heading": {"ru": "Проекты", "uz": "Loyihalar", "kk": "Жобалар"},
    "closing": {"ru": "Подписано.", "uz": "Imzolandi.", "kk": "Қол қойылды."},
    "signature": {"ru": "За Сторону", "uz": "Tomon nomidan", "kk": "Тарап үшін"},
}


def table(rows: int = 22) -> Table:
    """The table of the projects; every row says its number and the same words."""

    def row(key: str, number: str) -> Passage:
        texts = HEADS if key == "head" else CELLS
        cells = (
            {code: (Run(number or texts[code][at] if at == 0 else texts[code][at]),) for code in texts}
            for at in range(10)
        )
        return Passage(f"projects/r-{key}", "row", cells=tuple(cells))

    columns = tuple(
        Column(f"c{at}", weight, "who" if at in (3, 4) else None, {3: "UZB", 4: "KAZ"}.get(at))
        for at, weight in enumerate(WEIGHTS)
    )
    numbered = tuple(row(f"p-{number}", str(number)) for number in range(1, rows + 1))
    return Table("projects/table", columns, row("head", ""), numbered)


def roadmap(rows: int = 22, kind: str = "roadmap", *, signed: bool = False) -> Original:
    """The road map, its table in a section; ``signed``: the closing follows the table."""

    def said(id_: str, what: str, kind: str, **more: object) -> Passage:
        text = {code: (Run(word),) for code, word in WORDS[what].items()}
        return Passage(id_, kind, text=text, **more)  # type: ignore[arg-type]

    label = {code: (Run("I", number="projects"), Run(".")) for code in HEADS}
    heading = said("projects/heading", "heading", "heading", label=label)
    closing = (
        Part("closing", "closing", (said("closing/1", "closing", "testimonium"),)),
        Part("signatures", "signatures", (said("signatures/1@UZB", "signature", "signature", party="UZB"),)),
    )
    header = Header(
        id="road-map",
        kind=kind,
        division="section",
        binding=False,
        paper="plain",
        name=WORDS["title"],
        parties=("UZB", "KAZ"),
        languages=tuple(HEADS),
        state_languages={"UZB": ("uz",), "KAZ": ("kk",)},
    )
    parts = (
        Part("title", "title", (said("title/1", "title", "title"),)),
        Part("projects", "article", (heading, table(rows)), number="I"),
        *(closing if signed else ()),
    )
    return Original(header=header, holder="UZB", parts=parts)
