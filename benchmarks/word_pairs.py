"""Pairs of Word treaties whose edits are known: how many articles in, two files and the least to be marked out.

For every 20 articles: four edits of words in each language, one article put in (all later numbers shift, references
with them), one paragraph taken out, one article moved, one sentence made bold; one sum in the annex table changes.
"""

from __future__ import annotations

import difflib
import io
import random
import re
from collections.abc import Iterator
from typing import NamedTuple

from docx import Document

NUMBERING = "Paraph: numbering"
WHO = {
    "ru": ("Уполномоченные органы", "Рабочие группы Сторон", "Таможенные службы", "Координаторы", "Центры данных"),
    "kk": (
        "Уәкілетті органдар",
        "Тараптардың жұмыс топтары",
        "Кеден қызметтері",
        "Үйлестірушілер",
        "Деректер орталықтары",
    ),
}
DOES = {
    "ru": (
        "передают друг другу сведения",
        "согласуют перечни продукции",
        "проводят сличения эталонов",
        "готовят ежегодный обзор",
    ),
    "kk": (
        "бір-біріне мәліметтер береді",
        "өнім тізбелерін келіседі",
        "эталондарды салыстырады",
        "жыл сайынғы шолуды дайындайды",
    ),
}
ABOUT = {
    "ru": (
        "о нормах выбросов транспорта",
        "о качестве зерна и муки",
        "о безопасности игрушек",
        "о строительных материалах",
        "о поверке счетчиков",
    ),
    "kk": (
        "көлік шығарындыларының нормалары туралы",
        "астық пен ұн сапасы туралы",
        "ойыншықтар қауіпсіздігі туралы",
        "құрылыс материалдары туралы",
        "есептегіштерді тексеру туралы",
    ),
}
WHEN = {
    "ru": ("не позднее {n} дней после запроса", "до {n} числа каждого месяца", "в пределах {n} рабочих дней"),
    "kk": ("сұрау салудан кейін {n} күннен кешіктірмей", "әр айдың {n} күніне дейін", "{n} жұмыс күні ішінде"),
}
TITLES = {
    "ru": ("Предмет", "Понятия", "Органы", "Сведения", "Эталоны", "Надзор", "Перечни", "Сроки", "Расходы", "Обзор"),
    "kk": (
        "Мәні",
        "Ұғымдар",
        "Органдар",
        "Мәліметтер",
        "Эталондар",
        "Қадағалау",
        "Тізбелер",
        "Мерзімдер",
        "Шығыстар",
        "Шолу",
    ),
}
REFERENCE = {
    "ru": "Порядок определяет статья {n} настоящего документа.",
    "kk": "Тәртібі осы құжаттың {n}-бабында айқындалады.",
}
HEAD = {"ru": "Статья {n}. {title}", "kk": "{n}-бап. {title}"}
WORD = re.compile(r"\w+|[^\w\s]")


class Line(NamedTuple):
    """One paragraph in both languages; ``to``: the article it refers to; ``bold``: set in bold."""

    key: str
    ru: str
    kk: str
    to: str = ""
    bold: bool = False


class Article(NamedTuple):
    """A title by number in the lists, and its paragraphs."""

    key: str
    title: int
    lines: tuple[Line, ...]


class Pair(NamedTuple):
    """Two files; the fewest characters a redline must mark, numbers apart; ``moved``: those of moved articles."""

    old: bytes
    new: bytes
    least: int
    moved: int


def pair(articles: int, *, columns: bool, seed: int = 11) -> Pair:
    """A treaty of ``articles`` articles (a multiple of 20): in two columns, or in Russian alone."""
    rng = random.Random(seed)
    old = [_article(rng, str(number)) for number in range(articles)]
    new, moved = _edited(rng, old)
    codes = ("ru", "kk") if columns else ("ru",)
    return Pair(_file(old, codes, "240"), _file(new, codes, "260"), *_least(old, new, moved, codes))


def _sentence(rng: random.Random) -> tuple[str, str]:
    chosen = [rng.randrange(len(part["ru"])) for part in (WHO, WHEN, DOES, ABOUT)]
    days = rng.randrange(2, 90)
    ru, kk = (
        [part[code][at] for part, at in zip((WHO, WHEN, DOES, ABOUT), chosen, strict=True)] for code in ("ru", "kk")
    )
    return (
        f"{ru[0]} {ru[1].format(n=days)} {ru[2]} {ru[3]}.",
        f"{kk[0]} {kk[1].format(n=days)} {kk[3]} {kk[2]}.",
    )


def _article(rng: random.Random, key: str) -> Article:
    lines = []
    for at in range(3):
        one, two = _sentence(rng), _sentence(rng)
        lines.append(Line(f"{key}.{at}", f"{at + 1}. {one[0]} {two[0]}", f"{at + 1}. {one[1]} {two[1]}"))
    if key.isdigit() and int(key) > 2 and int(key) % 3 == 0:
        lines[1] = lines[1]._replace(to=str(int(key) - 2))
    return Article(key, rng.randrange(len(TITLES["ru"])), tuple(lines))


def _edited(rng: random.Random, old: list[Article]) -> tuple[list[Article], set[str]]:
    new: list[Article] = []
    moved: set[str] = set()
    for start in range(0, len(old), 20):
        block = list(old[start : start + 20])
        for at, line, change in ((1, 0, _put_in), (7, 2, _number), (13, 1, _exchanged), (18, 0, _taken_out)):
            block[at] = _with(block[at], line, change(block[at].lines[line]))
        block[2] = _with(block[2], 1, block[2].lines[1]._replace(bold=True))
        block[8] = block[8]._replace(lines=block[8].lines[:-1])
        moved.add(block[15].key)
        block.insert(11, block.pop(15))
        block.insert(5, _article(rng, f"new{start}"))
        new += block
    return new, moved


def _with(article: Article, at: int, line: Line) -> Article:
    return article._replace(lines=(*article.lines[:at], line, *article.lines[at + 1 :]))


def _put_in(line: Line) -> Line:
    return _both(line, lambda words: [*words[:3], "также", *words[3:]])


def _taken_out(line: Line) -> Line:
    return _both(line, lambda words: [*words[:4], *words[5:]])


def _exchanged(line: Line) -> Line:
    return _both(line, lambda words: [*words[:2], "совместно", *words[3:]])


def _number(line: Line) -> Line:
    return _both(line, lambda words: [*words[:-1], "91", words[-1]])


def _both(line: Line, change: object) -> Line:
    return line._replace(ru=" ".join(change(line.ru.split())), kk=" ".join(change(line.kk.split())))  # type: ignore[operator]


def _rows(articles: list[Article], code: str) -> Iterator[tuple[str, str, bool]]:
    numbers = {article.key: number for number, article in enumerate(articles, 1)}
    for number, article in enumerate(articles, 1):
        yield f"{article.key}.h", HEAD[code].format(n=number, title=TITLES[code][article.title]), True
        for line in article.lines:
            text = getattr(line, code)
            reference = f" {REFERENCE[code].format(n=numbers[line.to])}" if line.to else ""
            yield line.key, text + reference, line.bold


def _file(articles: list[Article], codes: tuple[str, ...], amount: str) -> bytes:
    document = Document()
    rows = [list(_rows(articles, code)) for code in codes]
    if len(codes) == 2:
        table = document.add_table(rows=len(rows[0]), cols=2)
        cells = table._cells  # one walk over the grid, not one for each cell
        for at, said in enumerate(zip(*rows, strict=True)):
            for column, (_, text, bold) in enumerate(said):
                cells[at * 2 + column].paragraphs[0].add_run(text).bold = bold or None
    else:
        for _, text, bold in rows[0]:
            document.add_paragraph().add_run(text).bold = bold or None
    document.add_paragraph("Приложение / Қосымша")
    fees = document.add_table(rows=3, cols=2)
    for at, (what, sum_) in enumerate((("Поверка", "120"), ("Испытание", amount), ("Выписка", "15"))):
        fees.cell(at, 0).text, fees.cell(at, 1).text = what, sum_
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _least(old: list[Article], new: list[Article], moved: set[str], codes: tuple[str, ...]) -> tuple[int, int]:
    """Characters that differ, words taken whole; numbers of articles and references aside. And those that move."""
    before = {line.key: line for article in old for line in article.lines}
    after = {line.key: line for article in new for line in article.lines}
    fixed = {article.key for article in old}
    marked = len("240") + len("260")
    shifted = 0
    for code in codes:
        for article in new:
            if article.key not in fixed:
                marked += _size(HEAD[code].format(n=0, title=TITLES[code][article.title]))
            if article.key in moved:
                shifted += _size(HEAD[code].format(n=0, title=TITLES[code][article.title]))
        for key in before.keys() | after.keys():
            one, two = (getattr(lines[key], code) if key in lines else "" for lines in (before, after))
            gone, come = _differing(one, two)
            if key in after and after[key].to and key not in before:
                come += _size(REFERENCE[code].format(n=0))
            marked += gone + come
            if key.split(".")[0] in moved:
                shifted += _size(one) - gone
    return marked, shifted


def _differing(one: str, two: str) -> tuple[int, int]:
    a, b = WORD.findall(one), WORD.findall(two)
    gone = come = 0
    for what, i, j, k, m in difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if what != "equal":
            gone += sum(map(len, a[i:j]))
            come += sum(map(len, b[k:m]))
    return gone, come


def _size(text: str) -> int:
    return len("".join(text.split()))
