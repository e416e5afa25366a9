"""References typed into a text, and whether it is certain what they name: only then they become ``ref()``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from paraph.languages.base import LanguageRules, Link, UnknownFormError
from paraph.model import Language
from paraph.readers.foreign.items import parse_item, parse_number
from paraph.readers.foreign.types import ForeignPart
from paraph.sources.types import Kind

_RUSSIAN = re.compile(
    r"(?<!\w)(?:подпункт\w*\s+(?P<sub>\d{1,2}|[а-я])\)?\s+)?(?:пункт\w*\s+(?P<par>\d{1,2})\s+)?"
    r"(?:(?P<here>настоящей\s+статьи)|стать\w{1,4}\s+(?P<art>\d{1,3}(?:-\d{1,2})?))(?P<own>\s+настоящ\w+\s+\w+(?:\s+карты)?)?"
    r"(?![\w-])",
    re.IGNORECASE,
)
_KAZAKH = re.compile(
    r"(?<!\w)(?P<own>осы\s+(?!бап)\w+\s+)?(?:(?P<here>осы\s+баптың)|(?P<art>\d{1,3}(?:-\d{1,2})?)-ба[пб]\w{0,6})"
    r"(?:\s+(?P<par>\d{1,2})-тарма[қғ]\w{0,7})?(?:\s+(?P<sub>\d{1,2})\)\s+тармақша\w{0,7})?(?![\w-])",
    re.IGNORECASE,
)
_UZBEK = re.compile(
    r"(?<!\w)(?P<own>(?:mazkur|ushbu)\s+(?!modda)\w+\s+)?"
    r"(?:(?P<here>(?:mazkur|ushbu)\s+moddaning)|(?P<art>\d{1,3}(?:-\d{1,2})?)-modda\w{0,6})"
    r"(?:\s+(?P<par>\d{1,2})-band\w{0,7})?(?:\s+(?P<sub>\d{1,2})-kichik\s+band\w{0,7})?(?![\w-])",
    re.IGNORECASE,
)
_PATTERNS = {"ru": _RUSSIAN, "kk": _KAZAKH, "uz": _UZBEK}
_LIST_GOES_ON = re.compile(r"\s*(?:,|и|или|–|-|—|және|немесе|мен|va|yoki)\s*\d")
_ENDS = re.compile(r"\s*(?:[.,;:)]|$)")
_POSSESSED = re.compile(r"(?:[ндт][ыі]ң|ning)\s+$", re.IGNORECASE)
_SUFFIXES = (".", ")", "")


class Mention(Struct, frozen=True):
    """A reference found: where, and if it is certain, what it names and in which case."""

    start: int
    end: int
    text: str
    target: str = ""
    passage: int | None = None
    label: str = ""
    case: str = ""
    of_this: bool = False

    @property
    def certain(self) -> bool:
        return bool(self.target)


class Targets:
    """The articles and numbered passages of a text by the numbers they had in it."""

    def __init__(self, parts: Sequence[ForeignPart]) -> None:
        self._articles: dict[str, list[ForeignPart]] = {}
        for part in parts:
            if part.role == "article" and part.number:
                self._articles.setdefault(part.number, []).append(part)

    def article(self, number: str) -> ForeignPart | None:
        """The only article of that number."""
        found = self._articles.get(number, [])
        return found[0] if len(found) == 1 else None

    def passage(self, part: ForeignPart, language: Language, paragraph: str, item: str) -> int | None:
        """The only passage numbered so in ``part``; ``item`` is looked for below the paragraph."""
        top = [at for at, number in self._numbers(part, language, 0, range(len(part.passages))) if number == paragraph]
        if len(top) != 1 or not item:
            return top[0] if len(top) == 1 else None
        end = next((at for at in range(top[0] + 1, len(part.passages)) if part.passages[at].level == 0), None)
        below = range(top[0] + 1, len(part.passages) if end is None else end)
        found = [at for at, number in self._numbers(part, language, 1, below) if number == item]
        return found[0] if len(found) == 1 else None

    def _numbers(self, part: ForeignPart, language: Language, level: int, among: range) -> Iterator[tuple[int, str]]:
        for at in among:
            passage = part.passages[at]
            label = passage.numbers.get(language, "")
            if passage.level == level and passage.kind == "numbered" and label:
                item = parse_number(label, "") or parse_item(f"{label} x")
                yield at, item.number.rpartition(".")[2] if item else ""


def mentions(
    text: str, part: ForeignPart, language: Language, targets: Targets, rules: LanguageRules, kind: Kind | None
) -> Iterator[Mention]:
    """Every reference to an article in ``text``, a passage of ``part``."""
    pattern = _PATTERNS.get(language)
    for match in pattern.finditer(text) if pattern else ():
        groups = match.groupdict()
        if not groups["here"] and not groups["art"]:
            continue
        if groups["here"] and not groups["par"]:
            continue
        yield _mention(match, text, part, language, targets, rules, kind)


def _mention(
    match: re.Match[str],
    text: str,
    part: ForeignPart,
    language: Language,
    targets: Targets,
    rules: LanguageRules,
    kind: Kind | None,
) -> Mention:
    plain = Mention(match.start(), match.end(), match[0])
    if _LIST_GOES_ON.match(text, match.end()) or not _is_ours(match, text, language, kind):
        return plain
    article = part if match["here"] else targets.article(match["art"])
    if article is None or article.role != "article":
        return plain
    at: int | None = None
    label = ""
    if match["par"]:
        at = targets.passage(article, language, match["par"], match["sub"] or "")
        if at is None or (article is part and not match["here"] and not match["own"]):
            # our own words for a paragraph of the same article would be other ones: «настоящей статьи»
            return plain
        label = f"p{match['par']}" + (f"-{_letters(match['sub'])}" if match["sub"] else "")
    case = _case(match, rules, kind)
    if case is None or (match["sub"] and not match["par"]):
        return plain
    return Mention(
        match.start(), match.end(), match[0], article.id, at, label, case, bool(match["own"]) and not match["here"]
    )


def _is_ours(match: re.Match[str], text: str, language: Language, kind: Kind | None) -> bool:
    """It names this instrument, or stands where no other can follow (ru) or precede (kk, uz)."""
    if match["here"]:
        return not match["own"]
    if match["own"]:
        of = (kind.this.get(language, {}) if kind else {}).get("gen", "")
        return " ".join(match["own"].split()).lower() == of.lower()
    if language == "ru":
        return bool(_ENDS.match(text, match.end()))
    return not _POSSESSED.search(text[: match.start()])


def _case(match: re.Match[str], rules: LanguageRules, kind: Kind | None) -> str | None:
    """The case in which our own words for the reference are, letter for letter, the words of the text."""
    this: Mapping[str, str] = kind.this.get(rules.code, {}) if kind and match["own"] else {}
    said = " ".join(match[0].split())
    for suffix in _SUFFIXES:
        chain = [Link("article", match["art"] or "", here=bool(match["here"]))]
        if match["par"]:
            chain.append(Link("paragraph", match["par"], suffix))
        if match["sub"]:
            chain.append(Link("subparagraph", match["sub"], ")" if suffix == "." else suffix))
        for case in rules.cases:
            try:
                pieces = rules.reference(chain, case, this.get("gen"), this.get("dat"))
            except UnknownFormError:
                continue
            if "".join(piece.text for piece in pieces) == said:
                return case
    return None


def _letters(item: str) -> str:
    """``б`` as ``2``: a label is written in Latin letters."""
    return item if item.isdigit() else str("абвгдежзиклмнопрстуфхцчшщэюя".find(item) + 1)
