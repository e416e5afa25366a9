"""Random edit scripts over random treaties, with the truth: which passage came from which, and how strongly edited."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from paraph.model import Column

from .generate import Article, Draft, Row, Text, Word, article, passage, row
from .phrases import FRESH, LANGUAGES


@dataclass
class Script:
    """The edits made to ``draft`` so far. ``touched`` passages are not edited twice, so that the truth stays plain."""

    draft: Draft
    rng: random.Random
    log: list[str] = field(default_factory=list)
    touched: set[int] = field(default_factory=set)
    light: set[int] = field(default_factory=set)
    """Passages whose words differ by less than a third."""
    split_from: dict[int, int] = field(default_factory=dict)
    """Further part of a split -> the passage it was part of."""
    joined_to: dict[int, int] = field(default_factory=dict)
    """Further passage of a join -> the one that took its words."""
    moved: set[int] = field(default_factory=set)
    moved_articles: set[int] = field(default_factory=set)

    def note(self, what: str, *uids: int) -> bool:
        self.log.append(f"{what} {' '.join(str(uid) for uid in uids)}")
        self.touched.update(uids)
        return True

    def bodies(self) -> list[Article]:
        return [one for one in self.draft.articles if one.texts]

    def pick(self) -> tuple[Article, int] | None:
        """A passage that nothing has touched yet."""
        free = [(one, at) for one in self.bodies() for at, text in enumerate(one.texts) if text.uid not in self.touched]
        return self.rng.choice(free) if free else None


def _sentences(rng: random.Random, text: Text, part: tuple[float, float]) -> dict[str, int] | None:
    """A place to cut ``text`` in each language, within ``part`` of its words; at a sentence end if there is one."""
    cuts: dict[str, int] = {}
    for language, words in text.words.items():
        low, high = int(len(words) * part[0]), int(len(words) * part[1])
        ends = [at for at in range(low, high + 1) if 0 < at < len(words) and str(words[at - 1]).endswith(".")]
        anywhere = [at for at in range(low, high + 1) if 2 < at < len(words) - 2]
        if not (ends or anywhere):
            return None
        cuts[language] = rng.choice(ends or anywhere)
    return cuts


def insert(script: Script) -> bool:
    """A new passage."""
    one = script.rng.choice(script.bodies())
    kind = one.texts[0].kind
    new = passage(script.rng, script.draft, kind=kind)
    one.texts.insert(script.rng.randrange(len(one.texts) + 1), new)
    return script.note("insert", new.uid)


def delete(script: Script) -> bool:
    """A passage goes."""
    found = script.pick()
    if found is None or len(found[0].texts) < 2:
        return False
    return script.note("delete", found[0].texts.pop(found[1]).uid)


def _rewrite(script: Script, text: Text, share: float, languages: tuple[str, ...]) -> Text:
    """Replace, drop and add words: ``share`` of them in each of ``languages``."""
    rng = script.rng
    out = dict(text.words)
    for language in languages:
        words: list[Word] = list(out[language])
        count = max(1, int(len(words) * share))
        start = rng.randrange(len(words))
        places = range(start, start + count) if rng.random() < 0.5 else rng.sample(range(len(words)), count)
        for at in sorted({place % len(words) for place in places}, reverse=True):
            if not isinstance(words[at], str):
                continue
            fresh = rng.choice(FRESH[language])
            what = rng.choice(("replace", "replace", "replace", "add", "drop"))
            words[at : at + 1] = {"replace": [fresh], "add": [fresh, words[at]], "drop": []}[what]
        out[language] = tuple(words) or (fresh,)
    return replace(text, words=out)


def edit_lightly(script: Script) -> bool:
    """Less than a third of the words change, in one language or in all."""
    found = script.pick()
    if found is None:
        return False
    one, at = found
    languages = script.rng.choice((LANGUAGES, LANGUAGES, (script.rng.choice(LANGUAGES),)))
    one.texts[at] = _rewrite(script, one.texts[at], script.rng.uniform(0.02, 0.3), languages)
    script.light.add(one.texts[at].uid)
    return script.note("edit", one.texts[at].uid)


def edit_heavily(script: Script) -> bool:
    """A third to 55 % of the words change in all languages."""
    found = script.pick()
    if found is None:
        return False
    one, at = found
    one.texts[at] = _rewrite(script, one.texts[at], script.rng.uniform(0.34, 0.55), LANGUAGES)
    return script.note("rewrite", one.texts[at].uid)


def split(script: Script) -> bool:
    """A passage becomes two; the part with more of the words keeps the identity."""
    found = script.pick()
    if found is None:
        return False
    one, at = found
    text = one.texts[at]
    first_is_larger = script.rng.random() < 0.5
    cuts = _sentences(script.rng, text, (0.6, 0.8) if first_is_larger else (0.2, 0.4))
    if cuts is None:
        return False
    first = {language: words[: cuts[language]] for language, words in text.words.items()}
    rest = {language: words[cuts[language] :] for language, words in text.words.items()}
    new = script.draft.uid()
    uids = (text.uid, new) if first_is_larger else (new, text.uid)
    marks = (text.mark, None) if first_is_larger else (None, text.mark)
    pieces = zip(uids, marks, (first, rest), strict=True)
    one.texts[at : at + 1] = [replace(text, uid=uid, mark=mark, words=words) for uid, mark, words in pieces]
    script.split_from[new] = text.uid
    return script.note("split", text.uid, new)


def join(script: Script) -> bool:
    """Two neighbours become one; the one that gives more words lives on."""
    found = script.pick()
    if found is None:
        return False
    one, at = found
    if at + 1 >= len(one.texts) or one.texts[at + 1].uid in script.touched:
        return False
    first, second = one.texts[at], one.texts[at + 1]
    sizes = [sum(len(str(word)) for words in text.words.values() for word in words) for text in (first, second)]
    # Labels are never reused: a label that stays decides, so only unlabelled passages are joined here.
    if first.level != second.level or not 1.25 < max(sizes) / min(sizes) < 8 or first.mark or second.mark:
        return False
    keep, lose = (first, second) if sizes[0] > sizes[1] else (second, first)
    one.texts[at : at + 2] = [replace(keep, words={x: first.words[x] + second.words[x] for x in LANGUAGES})]
    script.joined_to[lose.uid] = keep.uid
    return script.note("join", first.uid, second.uid)


def move_inside(script: Script) -> bool:
    """A passage changes its place in its article."""
    found = script.pick()
    if found is None or len(found[0].texts) < 3:
        return False
    one, at = found
    text = one.texts.pop(at)
    to = script.rng.choice([place for place in range(len(one.texts) + 1) if place != at])
    one.texts.insert(to, text)
    script.moved.add(text.uid)
    return script.note("move", text.uid)


def move_across(script: Script) -> bool:
    """A passage goes to another article."""
    found = script.pick()
    if found is None or len(found[0].texts) < 2:
        return False
    one, at = found
    others = [other for other in script.bodies() if other is not one and other.role == one.role]
    if not others:
        return False
    other = script.rng.choice(others)
    text = one.texts.pop(at)
    other.texts.insert(script.rng.randrange(len(other.texts) + 1), text)
    script.moved.add(text.uid)
    return script.note("move across", text.uid)


def insert_article(script: Script) -> bool:
    """A new article: later numbers shift."""
    new = article(script.rng, script.draft)
    script.draft.articles.insert(script.rng.randrange(1, len(script.draft.articles)), new)
    return script.note("insert article", new.uid, *(text.uid for text in new.texts))


def delete_article(script: Script) -> bool:
    """An article goes."""
    articles = [one for one in script.draft.articles if one.role == "article" and one.uid not in script.moved_articles]
    free = [one for one in articles if not script.touched & {text.uid for text in one.texts}]
    if len(articles) < 4 or not free:
        return False
    one = script.rng.choice(free)
    script.draft.articles.remove(one)
    return script.note("delete article", one.uid)


def move_article(script: Script) -> bool:
    """An article changes its place among the articles."""
    articles = [one for one in script.draft.articles if one.role == "article"]
    one = script.rng.choice(articles)
    at = script.draft.articles.index(one)
    places = [place for place in range(1, len(articles)) if place != at]
    if not places:
        return False
    script.draft.articles.remove(one)
    script.draft.articles.insert(script.rng.choice(places), one)
    script.moved_articles.add(one.uid)
    return script.note("move article", one.uid)


def rename_article(script: Script) -> bool:
    """The drafter gives an article another id; its words stay."""
    one = script.rng.choice([one for one in script.draft.articles if one.role == "article"])
    one.id = f"renamed-{script.draft.uid()}"
    return script.note("rename article", one.uid)


def edit_heading(script: Script) -> bool:
    """The words of a heading change."""
    one = script.rng.choice([one for one in script.draft.articles if one.heading is not None])
    assert one.heading is not None
    if one.heading.uid in script.touched:
        return False
    one.heading = _rewrite(script, one.heading, 0.3, LANGUAGES)
    return script.note("heading", one.heading.uid)


def set_parameter(script: Script) -> bool:
    """A parameter of an article takes another value."""
    one = script.rng.choice([one for one in script.draft.articles if one.role == "article"])
    one.parameters = {**one.parameters, "notice": str(script.rng.randrange(12, 40))}
    return script.note("parameter", one.uid)


def set_stage(script: Script) -> bool:
    """The text goes on to the next stage."""
    script.draft.header["stage"] = "collated"
    return script.note("stage")


def relevel(script: Script) -> bool:
    """A paragraph becomes an item, or back."""
    found = script.pick()
    if found is None or found[1] == 0 or found[0].texts[found[1]].kind != "paragraph":
        return False
    one, at = found
    one.texts[at] = replace(one.texts[at], level=1 - one.texts[at].level)
    return script.note("level", one.texts[at].uid)


def lose_language(script: Script) -> bool:
    """One language of a passage is not there any more (or again)."""
    found = script.pick()
    if found is None:
        return False
    one, at = found
    language = script.rng.choice(LANGUAGES[1:])
    one.texts[at] = replace(one.texts[at], words={**one.texts[at].words, language: ()})
    return script.note("language", one.texts[at].uid)


def edit_table(script: Script) -> bool:
    """A row is added, dropped, moved or changed; or a column is added or dropped."""
    one = script.rng.choice([one for one in script.draft.articles if one.columns])
    what = script.rng.choice(("add", "add", "drop", "move", "change", "change", "column", "no column"))
    if what == "column":
        key = f"column-{script.draft.uid()}"
        one.columns.insert(script.rng.randrange(len(one.columns) + 1), Column(key, 15))
        for at, line in enumerate(one.rows):
            filled = row(script.rng, script.draft, [Column(key)]).cells
            one.rows[at] = replace(line, cells={**line.cells, **filled})
    elif what == "no column" and len(one.columns) > 1:
        one.columns.pop(script.rng.randrange(len(one.columns)))
    elif what == "add" or not one.rows:
        one.rows.insert(script.rng.randrange(len(one.rows) + 1), row(script.rng, script.draft, one.columns))
    elif what == "drop":
        one.rows.pop(script.rng.randrange(len(one.rows)))
    elif what == "move":
        one.rows.insert(script.rng.randrange(len(one.rows)), one.rows.pop())
    else:
        _edit_cell(script, one)
    return script.note(f"table {what}", one.uid)


def _edit_cell(script: Script, one: Article) -> None:
    at = script.rng.randrange(len(one.rows))
    line: Row = one.rows[at]
    key = script.rng.choice(one.columns).key
    fresh = str(script.rng.randrange(1000, 2000))
    one.rows[at] = replace(line, cells={**line.cells, key: dict.fromkeys(LANGUAGES, (fresh,))})


Edit = Callable[[Script], bool]
PASSAGES: tuple[Edit, ...] = (insert, delete, split, join, move_inside, move_across, edit_lightly, edit_heavily)
ARTICLES: tuple[Edit, ...] = (insert_article, delete_article, move_article, rename_article)
OTHERS: tuple[Edit, ...] = (edit_heading, set_parameter, set_stage, relevel, lose_language, edit_table)
ALL = PASSAGES + ARTICLES + OTHERS


def run_script(rng: random.Random, draft: Draft, count: int, edits: tuple[Edit, ...] = ALL) -> Script:
    """``count`` random edits made to a copy of ``draft``."""
    script = Script(draft.copy(), rng)
    for _ in range(count):
        for _ in range(10):
            if rng.choice(edits)(script):
                break
    return script
