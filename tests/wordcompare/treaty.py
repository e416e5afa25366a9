"""A short treaty in two languages as a Word file: one row for each paragraph, to be edited by a test."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from wordcompare.files import docx, p, r, row, table

Article = tuple[str, str, list[tuple[str, str]]]
"""Heading in Russian and Kazakh, paragraphs in both."""

ARTICLES: tuple[Article, ...] = (
    (
        "Предмет",
        "Мәні",
        [
            (
                "Стороны сотрудничают в области метрологии в соответствии с законодательством своих государств.",
                "Тараптар өз мемлекеттерінің заңнамасына сәйкес метрология саласында ынтымақтасады.",
            ),
            (
                "Стороны признают результаты поверки средств измерений, выданные в государствах Сторон.",
                "Тараптар мемлекеттерінде берілген өлшем құралдарын тексеру нәтижелерін таниды.",
            ),
        ],
    ),
    (
        "Обмен информацией",
        "Ақпарат алмасу",
        [
            (
                "Компетентные органы обмениваются сведениями в течение тридцати дней со дня получения запроса.",
                "Құзыретті органдар сұрау салу алынған күннен бастап отыз күн ішінде мәліметтер алмасады.",
            ),
        ],
    ),
    (
        "Консультации",
        "Консультациялар",
        [
            (
                "По вопросам статьи 2 настоящего Соглашения Стороны проводят консультации по запросу.",
                "Осы Келісімнің 2-бабының мәселелері бойынша Тараптар сұрау салу бойынша кеңес өткізеді.",
            ),
        ],
    ),
    (
        "Расходы",
        "Шығыстар",
        [
            (
                "Каждая Сторона самостоятельно несет расходы, связанные с исполнением настоящего Соглашения.",
                "Әрбір Тарап осы Келісімді орындауға байланысты шығыстарды дербес көтереді.",
            ),
        ],
    ),
    (
        "Споры",
        "Даулар",
        [
            (
                "Споры о толковании статьи 4 настоящего Соглашения решаются путем переговоров между Сторонами.",
                "Осы Келісімнің 4-бабын түсіндіру туралы даулар Тараптар арасындағы келіссөздер арқылы шешіледі.",
            ),
        ],
    ),
)


def rows(articles: Sequence[Article]) -> list[tuple[str, str]]:
    """The treaty as pairs of paragraphs, numbers typed."""
    out = []
    for number, (ru, kk, paragraphs) in enumerate(articles, 1):
        out.append((f"Статья {number}. {ru}", f"{number}-бап. {kk}"))
        out += [(f"{at}. {one}", f"{at}. {other}") for at, (one, other) in enumerate(paragraphs, 1)]
    return out


def bilingual(lines: Sequence[tuple[str, str]]) -> bytes:
    """Two columns."""
    head = p("СОГЛАШЕНИЕ о сотрудничестве в области метрологии", style="Title")
    body = table(*(row(ru, kk) for ru, kk in lines))
    return docx(head, body, p(r("Совершено в городе Ташкенте.")))


def russian(lines: Sequence[tuple[str, str]]) -> bytes:
    """One column, plain paragraphs."""
    return docx(*(ru for ru, _ in lines))


Layout = Callable[[Sequence[tuple[str, str]]], bytes]
LAYOUTS: dict[str, Layout] = {"bilingual": bilingual, "russian": russian}


def cited(lines: Sequence[tuple[str, str]], numbers: dict[int, int]) -> list[tuple[str, str]]:
    """The same lines with every cited article under its new number."""
    out = []
    for ru, kk in lines:
        for old, new in numbers.items():
            ru = ru.replace(f"статьи {old} ", f"статьи @{new} ")
            kk = kk.replace(f"Келісімнің {old}-ба", f"Келісімнің @{new}-ба")
        out.append((ru.replace("@", ""), kk.replace("@", "")))
    return out
