"""One notion, one term: where a term stands in Russian, its term stands in the same passage in the other languages.

Comes in: the texts by passage, the terms of the registry, the exceptions. Goes out: a line for each fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import yaml
from texts import LANGUAGES, VALUE, WORD, Aligned, bare

from paraph.languages.stemming import stemmer
from paraph.report.search import fold
from paraph.sources.types import Term

NAMED = re.compile(r"""[Tt]erm\(\s*["']([a-z0-9-]+)["']""")


class Exceptional(NamedTuple):
    """A passage in which a term is rightly said in other words."""

    file: str
    label: str
    term: str
    language: str
    reason: str


class Patterns(NamedTuple):
    """How a term can stand in a text: runs of stems (every case form), and runs of beginnings (allowed words)."""

    stems: tuple[tuple[str, ...], ...]
    beginnings: tuple[tuple[str, ...], ...]


def exceptions(path: Path) -> list[Exceptional]:
    """The list beside this script. Raises ``ValueError`` for an entry without a reason."""
    out: list[Exceptional] = []
    for entry in yaml.safe_load(path.read_text(encoding="utf-8")) or []:
        item = Exceptional(*(str(entry.get(key, "")).strip() for key in Exceptional._fields))
        if not all(item):
            raise ValueError(f"{path.name}: file, label, term, language and reason: {entry}")
        out.append(item)
    return out


def words(text: str) -> list[str]:
    """The words of a text, folded."""
    return [fold(word) for part in WORD.findall(text) for word in part.split("-")]


def patterns(term: Term, language: str) -> Patterns:
    """What to look for in a text of ``language``."""
    stem = stemmer(language)
    forms = term.forms.get(language, {}).values()
    stems = {tuple(stem(word) for word in words(form)) for form in forms}
    allowed = {tuple(words(form)) for form in term.allowed.get(language, ())}
    return Patterns(tuple(sorted(stems - {()})), tuple(sorted(allowed - {()})))


def places(found: Patterns, stems: Sequence[str], plain: Sequence[str]) -> Iterator[range]:
    """Where the term stands among the words of a text: its stems one after the other, or an allowed form begun."""
    for at in range(len(plain)):
        for run in found.stems:
            if tuple(stems[at : at + len(run)]) == run:
                yield range(at, at + len(run))
        for run in found.beginnings:
            if len(plain) - at >= len(run) and all(map(str.startswith, plain[at : at + len(run)], run)):
                yield range(at, at + len(run))


class Concordance:
    """Looks for terms in aligned passages."""

    def __init__(self, terms: Mapping[str, Term], excepted: Sequence[Exceptional]) -> None:
        self.terms = terms
        self.excepted = {item[:4]: item for item in excepted}
        self.used: set[tuple[str, ...]] = set()
        self.patterns = {(code, name): patterns(term, code) for code in LANGUAGES for name, term in terms.items()}
        self.longest = sorted(terms, key=lambda name: (-_length(self.patterns["ru", name]), name))

    def said(self, text: str, language: str) -> list[str]:
        """The terms a text says, the longer before those inside them; a term inside a longer one does not count."""
        bare_words = words(bare(text))
        stems = [stemmer(language)(word) for word in bare_words]
        taken: set[int] = set()
        out = [name for name in NAMED.findall(" ".join(VALUE.findall(text))) if name in self.terms]
        for name in self.longest:
            for where in places(self.patterns[language, name], stems, bare_words):
                if not taken.intersection(where):
                    taken.update(where)
                    out.append(name)
        return out

    def says(self, text: str, language: str, name: str) -> bool:
        """True if the term stands in ``text``, by its words or by its value."""
        if name in NAMED.findall(text):
            return True
        plain = words(bare(text))
        stems = [stemmer(language)(word) for word in plain]
        return next(places(self.patterns[language, name], stems, plain), None) is not None

    def faults(self, passages: Iterable[Aligned]) -> Iterator[str]:
        """A line for each Russian term whose own term is not in the passage of another language."""
        for passage in passages:
            for name in dict.fromkeys(self.said(passage.texts["ru"], "ru") if "ru" in passage.texts else ()):
                for language in ("uz", "kk"):
                    text = passage.texts.get(language)
                    if text is None or self.says(text, language, name):
                        continue
                    if self.excused((passage.file, passage.label, name, language)):
                        continue
                    wanted = self.terms[name].forms.get(language, {}).get("nom", "?")
                    place = f"{passage.file}:{passage.lines[language]}"
                    yield f"{place}: [{language}] `{name}`: `{wanted}` does not stand here"

    def forbidden(self, passages: Iterable[Aligned]) -> Iterator[str]:
        """A line for each word that must not stand for a term."""
        banned = [
            (code, term.id, Patterns((tuple(stemmer(code)(word) for word in words(form)),), ()), form)
            for term in self.terms.values()
            for code, forms in term.forbidden.items()
            for form in forms
        ]
        for passage in passages:
            for language, text in passage.texts.items():
                plain = words(bare(text))
                stems = [stemmer(language)(word) for word in plain]
                for code, name, found, form in banned:
                    if code != language or next(places(found, stems, plain), None) is None:
                        continue
                    if not self.excused((passage.file, passage.label, name, language)):
                        place = f"{passage.file}:{passage.lines[language]}"
                        yield f"{place}: [{language}] `{form}` must not stand for `{name}`"

    def excused(self, key: tuple[str, str, str, str]) -> bool:
        """True if the list of exceptions names it; remembers that it was needed."""
        if key not in self.excepted:
            return False
        self.used.add(key)
        return True

    def idle(self) -> Iterator[str]:
        """A line for each exception that nothing needed; asked after the checks."""
        for key in self.excepted:
            if key not in self.used:
                yield f"language/terms-exceptions.yaml: not needed: {', '.join(key)}"


def _length(found: Patterns) -> int:
    return max((len(run) for run in (*found.stems, *found.beginnings)), default=0)
