"""Random treaties: articles of passages in three languages, with repeated phrases, numbers, references, a table.

A `Draft` is what the drafter has in mind: every passage has an identity (``uid``) that survives edits. `render` makes
the tree of it, ids and numbers computed from the places as the real assembly does, and says which id each uid got.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from paraph.model import Column, Header, Original, Part, Passage, Run, Runs, Table

from .phrases import HEADINGS, LANGUAGES, MANNERS, OBJECTS, REFERRING, SUBJECTS, TERMS, VERBS

ORDINALS = "абвгдежзиклмнопрстуфхцчшщэюя"
ARTICLE = {"ru": ("Статья ", ""), "kk": ("", "-бап"), "uz": ("", "-modda")}
OF_ARTICLE = {"ru": ("статьи ", ""), "kk": ("", "-баптың"), "uz": ("", "-moddaning")}


@dataclass(frozen=True)
class Ref:
    """A reference to the article with this uid, as one word of a text."""

    uid: int
    stop: str = ""


Word = str | Ref | Run
"""A word with its punctuation; a reference; a run with marks of its own (a blank, a term, a bracket)."""


@dataclass(frozen=True)
class Text:
    """One passage: its words in every language."""

    uid: int
    kind: str
    words: dict[str, tuple[Word, ...]]
    level: int = 0
    mark: str | None = None


@dataclass(frozen=True)
class Row:
    """One row of the annex table: a key, and words for each column by language."""

    uid: int
    key: str
    cells: dict[str, dict[str, tuple[Word, ...]]]


@dataclass
class Article:
    """An article (or preamble, or annex with a table) with its passages in order."""

    uid: int
    id: str
    heading: Text | None
    texts: list[Text]
    role: str = "article"
    parameters: dict[str, str] = field(default_factory=dict)
    columns: list[Column] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)

    def copy(self) -> Article:
        return Article(
            **{**self.__dict__, "texts": list(self.texts), "columns": list(self.columns), "rows": list(self.rows)}
        )


@dataclass
class Draft:
    """All articles in order; ``uids`` counts on."""

    articles: list[Article]
    uids: int
    header: dict[str, object] = field(default_factory=dict)

    def copy(self) -> Draft:
        return Draft([article.copy() for article in self.articles], self.uids, dict(self.header))

    def uid(self) -> int:
        self.uids += 1
        return self.uids


def sentence(rng: random.Random) -> dict[str, list[Word]]:
    """One sentence, the same in every language."""
    subject, manner, verb, thing, term = (rng.choice(bank) for bank in (SUBJECTS, MANNERS, VERBS, OBJECTS, TERMS))
    number = str(rng.randrange(2, 28))
    orders = {"ru": (0, 1, 2, 3, 4), "kk": (0, 1, 3, 2, 4), "uz": (0, 1, 3, 2, 4)}
    out: dict[str, list[Word]] = {}
    for index, language in enumerate(LANGUAGES):
        pieces = [piece[index] for piece in (subject, manner, verb, thing, term)]
        out[language] = list(" ".join(pieces[at] for at in orders[language]).replace("{n}", number).split())
    return out


def passage(
    rng: random.Random, draft: Draft, *, kind: str = "paragraph", level: int = 0, refer: int | None = None
) -> Text:
    """A new passage of one to three sentences; ``refer`` is the uid of an article it refers to."""
    words: dict[str, list[Word]] = {language: [] for language in LANGUAGES}
    for _ in range(rng.choice((1, 1, 2, 2, 3))):
        for language, some in sentence(rng).items():
            words[language] += some
    if refer is not None:
        wording = rng.choice(REFERRING)
        for index, language in enumerate(LANGUAGES):
            words[language] += [Ref(refer) if word == "{ref}" else word for word in wording[index].split()]
    if rng.random() < 0.05:
        for language in LANGUAGES:
            words[language].insert(1, Run("______", blank="undecided"))
    return Text(draft.uid(), kind, {language: tuple(some) for language, some in words.items()}, level)


def article(rng: random.Random, draft: Draft, size: int | None = None) -> Article:
    """A new article with heading and passages, every fifth of them an item one level down."""
    heading = Text(
        draft.uid(), "heading", dict(zip(LANGUAGES, (tuple(h.split()) for h in rng.choice(HEADINGS)), strict=True))
    )
    uid = draft.uid()
    targets = [one.uid for one in draft.articles] or [uid]
    texts: list[Text] = []
    for _ in range(size or rng.randrange(2, 7)):
        level = 1 if texts and rng.random() < 0.2 else 0
        refer = rng.choice(targets) if rng.random() < 0.15 else None
        text = passage(rng, draft, level=level, refer=refer)
        texts.append(Text(text.uid, text.kind, text.words, level, f"label-{text.uid}" if rng.random() < 0.1 else None))
    return Article(uid, f"clause-{uid}", heading, texts, parameters={"notice": str(rng.randrange(1, 12))})


def row(rng: random.Random, draft: Draft, columns: list[Column]) -> Row:
    """A new row of the annex table."""
    uid = draft.uid()
    cells = {}
    for column in columns:
        some = rng.choice(OBJECTS) if column.key == "item" else (str(rng.randrange(10, 900)),) * 3
        cells[column.key] = dict(zip(LANGUAGES, (tuple(words.split()) for words in some), strict=True))
    return Row(uid, f"key-{uid}", cells)


def treaty(rng: random.Random, articles: int = 8, rows: int = 4) -> Draft:
    """A preamble, articles, an annex with a table."""
    draft = Draft([], 0, {"stage": "negotiating", "edition": "draft-01"})
    recitals = [passage(rng, draft, kind="recital") for _ in range(rng.randrange(2, 5))]
    preamble = Article(draft.uid(), "preamble", None, recitals, role="preamble")
    for _ in range(articles):
        draft.articles.append(article(rng, draft))
    columns = [Column("item", 40), Column("fee", 20)]
    annex = Article(draft.uid(), "annex-1", None, [], role="annex", columns=columns)
    annex.rows = [row(rng, draft, columns) for _ in range(rows)]
    draft.articles = [preamble, *draft.articles, annex]
    return draft


# -- the tree ------------------------------------------------------------------------------------------------------


def render(draft: Draft) -> tuple[Original, dict[int, str]]:
    """The tree of ``draft`` and the id of every uid in it."""
    ids: dict[int, str] = {one.uid: one.id for one in draft.articles}
    numbers: dict[int, str] = {}
    for one in draft.articles:
        if one.role == "article":
            numbers[one.uid] = str(len(numbers) + 1)
    parts = tuple(_part(one, ids, numbers) for one in draft.articles)
    header = Header(
        id="sample",
        kind="agreement",
        name={"ru": "Соглашение"},
        parties=("UZB", "KAZ"),
        languages=LANGUAGES,
        stage=draft.header["stage"],  # type: ignore[arg-type]
        edition=str(draft.header["edition"]),
    )
    return Original(header=header, holder="UZB", parts=parts), ids


def _part(one: Article, ids: dict[int, str], numbers: dict[int, str]) -> Part:
    blocks: list[Passage | Table] = []
    if one.heading is not None:
        ids[one.heading.uid] = f"{one.id}/heading"
        label = _label(ARTICLE, numbers.get(one.uid, ""), one.id)
        blocks.append(Passage(f"{one.id}/heading", "heading", _texts(one.heading.words, ids, numbers), label))
    places = [0, 0]
    for text in one.texts:
        places = [places[0] + 1, 0] if text.level == 0 else [places[0], places[1] + 1]
        address = text.mark or ".".join(str(place) for place in places[: text.level + 1])
        ids[text.uid] = f"{one.id}/{address}"
        shown = f"{places[0]}." if text.level == 0 else f"{ORDINALS[places[1] - 1]})"
        numbered = text.kind == "paragraph"
        label = _label(dict.fromkeys(LANGUAGES, ("", shown[-1])), shown[:-1], ids[text.uid]) if numbered else {}
        words = _texts(text.words, ids, numbers)
        blocks.append(Passage(ids[text.uid], text.kind, words, label, text.level, text.mark))  # type: ignore[arg-type]
    if one.columns:
        blocks.append(_table(one, ids, numbers))
    return Part(one.id, one.role, tuple(blocks), numbers.get(one.uid), clause=one.id, parameters=one.parameters)  # type: ignore[arg-type]


def _table(one: Article, ids: dict[int, str], numbers: dict[int, str]) -> Table:
    rows = []
    for line in one.rows:
        ids[line.uid] = f"{one.id}/r-{line.key}"
        cells = tuple(_texts(line.cells.get(column.key, {}), ids, numbers) for column in one.columns)
        rows.append(Passage(ids[line.uid], "row", mark=line.key, cells=cells))
    head = Passage(f"{one.id}/r-head", "row", cells=tuple({"ru": (Run(column.key),)} for column in one.columns))
    return Table(f"{one.id}/table", tuple(one.columns), head, tuple(rows))


def _label(words: dict[str, tuple[str, str]], number: str, target: str) -> dict[str, Runs]:
    return {
        language: tuple(run for run in (Run(before), Run(number, number=target), Run(after)) if run.text)
        for language, (before, after) in words.items()
    }


def _texts(words: dict[str, tuple[Word, ...]], ids: dict[int, str], numbers: dict[int, str]) -> dict[str, Runs]:
    return {language: _runs(language, some, ids, numbers) for language, some in words.items() if some}


def _runs(language: str, words: tuple[Word, ...], ids: dict[int, str], numbers: dict[int, str]) -> Runs:
    out: list[Run] = []
    plain = ""
    for index, word in enumerate(words):
        plain += " " if index else ""
        if isinstance(word, str):
            plain += word
            continue
        out += [Run(plain)] if plain else []
        plain = ""
        if isinstance(word, Run):
            out.append(word)
        elif word.uid in numbers:
            before, after = OF_ARTICLE[language]
            target = ids[word.uid]
            out += [Run(before, ref=target)] if before else []
            out.append(Run(numbers[word.uid], number=target, ref=target))
            out += [Run(after, ref=target)] if after else []
            plain = word.stop
        else:
            plain = "–" + word.stop
    return tuple(out + ([Run(plain)] if plain else []))
