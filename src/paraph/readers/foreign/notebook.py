"""Gathers what the stages mend, doubt or set aside; gives findings out, one for each rule with count and example."""

from __future__ import annotations

from msgspec import Struct

from paraph.model import Finding, Language, Level, Place
from paraph.readers.foreign.types import SetAside


class Rule(Struct, frozen=True):
    """How a rule speaks. Templates may use ``{count}`` and ``{example}``."""

    level: Level
    message: str
    hint: str = ""


MENDED = {
    "latin-in-cyrillic": Rule("note", "{count} words had Latin letters among Cyrillic ones ({example}): mended"),
    "cyrillic-in-latin": Rule("note", "{count} words had Cyrillic letters among Latin ones ({example}): mended"),
    "uzbek-apostrophe": Rule("note", "{count} Uzbek words had other apostrophes ({example}): mended"),
    "hard-line-breaks": Rule("note", "{count} lines were joined to paragraphs ({example})"),
    "line-end-hyphen": Rule(
        "warning",
        "{count} words were divided at the line end ({example}): joined",
        "Look whether a hyphen belongs there.",
    ),
    "spaced-letters": Rule("note", "{count} words were spaced out letter by letter ({example}): closed up"),
    "centred-by-spaces": Rule("note", "{count} lines were centred by spaces ({example})"),
    "no-break-space": Rule("note", "{count} passages held no-break spaces ({example}): plain spaces now"),
    "invisible-character": Rule("note", "{count} passages held invisible characters: removed"),
    "unreadable-character": Rule(
        "warning", "{count} passages hold characters only their own font can show ({example}): □ stands for them"
    ),
    "bullet": Rule("note", "{count} bullets became dashes ({example})"),
    "transliterated": Rule(
        "warning",
        "{count} Uzbek paragraphs in Cyrillic were put into Latin letters ({example})",
        "Uzbek is kept in Latin letters. Have them read.",
    ),
    "signature-columns": Rule("note", "signatures set side by side were read column by column ({example})"),
}
DOUBTFUL = {
    "no-title": Rule("warning", "no title was recognised", "Write it into clauses/title.md."),
    "no-articles": Rule("warning", "no articles were recognised: the text stands in one clause"),
    "no-testimonium": Rule("note", "no closing words were recognised"),
    "article-order": Rule("warning", "articles are not numbered in order ({example}); numbers are computed anew"),
    "number-changes": Rule(
        "warning",
        "{count} passages will be numbered otherwise than in the source ({example})",
        "Check references to them.",
    ),
    "letters-change": Rule(
        "warning",
        "{count} items will carry other letters or signs than in the source ({example})",
        "Each language counts with its own letters. Check references to them.",
    ),
    "number-kept": Rule("note", "{count} numbers of an unknown kind stay in the text ({example})"),
    "too-deep": Rule("warning", "{count} items lay deeper than three levels ({example}): now on the third"),
    "passages-joined": Rule(
        "warning",
        "{count} passages of one language have no fellow in the other ({example}): joined to the one before",
        "Compare the texts there.",
    ),
    "passages-missing": Rule("warning", "{count} passages are missing in one language ({example})"),
    "parts-missing": Rule("warning", "{count} parts are missing in one language ({example})"),
    "table-in-article": Rule("warning", "{count} tables outside an annex were turned into passages ({example})"),
    "second-table": Rule(
        "warning",
        "an annex holds {count} tables more than the one it can have ({example})",
        "Place each as its own annex.",
    ),
    "square-brackets": Rule(
        "warning",
        "{count} passages hold square brackets ({example}), kept as characters",
        "Remove the backslashes where they mean text that is not agreed.",
    ),
    "foreign-language": Rule("warning", "{count} paragraphs are in a language this tool does not know ({example})"),
}
ASIDE = {
    "page-number": "a page number",
    "header": "a running header",
    "footer": "a running footer",
    "footnote": "a foot- or endnote",
    "hidden": "hidden text",
    "contents": "a table of contents",
    "editorial": "an editor's note, not part of the text",
    "draft-mark": "a mark of the draft",
    "before-title": "stands before the title",
    "signature-mark": "a mark at the place of a signature",
    "row-number": "the number of a row",
    "column-heading": "the name of a language over its column",
    "section-heading": "a heading over several articles, which the format does not have",
    "label": "a label or number, computed from now on",
    "derived": "Uzbek in Cyrillic beside Uzbek in Latin letters: it is derived from it",
    "after-annex": "stands after the end",
    "annex-label": "the label of an annex, computed from now on",
    "library": "said by a library clause that was accepted",
    "other-language": "in a language this workspace does not know",
}


class Notebook:
    """Collects; the only changing thing that passes through the stages of one reading."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._found: dict[str, list[tuple[int, str]]] = {}
        self.aside: list[SetAside] = []

    def note(self, rule: str, at: int = 0, example: str = "") -> None:
        """Something mended (`MENDED`) or doubtful (`DOUBTFUL`)."""
        self._found.setdefault(rule, []).append((at, example))

    def set_aside(self, reason: str, text: str, at: int, language: Language | None = None) -> None:
        """Words that go into no clause, for a reason out of `ASIDE`."""
        if text.strip():
            place = Place(self.name, at)
            self.aside.append(SetAside(text=text, reason=reason, why=ASIDE[reason], place=place, language=language))

    def findings(self) -> tuple[Finding, ...]:
        """One finding for each rule met, in the order of the tables."""
        return tuple(self._finding(rule, how) for rule, how in {**MENDED, **DOUBTFUL}.items() if rule in self._found)

    def _finding(self, rule: str, how: Rule) -> Finding:
        met = self._found[rule]
        examples = list(dict.fromkeys(shortened(text) for _at, text in met if text))[:3]
        return Finding(
            rule=rule,
            level=how.level,
            place=Place(self.name, min(at for at, _text in met)),
            message=how.message,
            hint=how.hint,
            args={"count": len(met), "example": "; ".join(examples) or "-"},
        )


def shortened(text: str, width: int = 60) -> str:
    """``text`` on one line, cut at ``width`` characters."""
    line = " ".join(text.split())
    return line if len(line) <= width else line[: width - 1].rstrip() + "…"
