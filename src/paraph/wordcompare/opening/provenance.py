"""Who had already proposed what: the tracked changes that the new file carries, remembered before they are accepted."""

from __future__ import annotations

from paraph.wordcompare.merging.entries import Who
from paraph.wordcompare.names import AUTHOR, DATE, DEL_TEXT, PPR, RPR, TRPR, Element, P, R, T, ws

_COME = ws("ins moveTo")
_GONE = ws("del moveFrom")


class Provenance:
    """Authors and dates of tracked changes: ``came`` by run, paragraph or row; ``gone`` by the words that were struck.

    ``used`` gathers those whose change stands in the redline as well.
    """

    def __init__(self) -> None:
        self._came: dict[Element, Who] = {}
        self._gone: dict[str, Who] = {}
        self._gone_in: dict[Element, list[tuple[str, Who]]] = {}
        self.authors: dict[str, int] = {}
        self.used: dict[str, int] = {}

    def read(self, root: Element) -> None:
        """Remember the changes below ``root``."""
        for each in root.iter(*_COME):
            who = self._who(each)
            holder = each.getparent()
            if holder.tag == RPR and holder.getparent() is not None and holder.getparent().tag == PPR:
                self._came[holder.getparent().getparent()] = who
            elif holder.tag == TRPR:
                self._came[holder.getparent()] = who
            else:
                for run in each.iter(R):
                    self._came[run] = who
        for each in root.iter(*_GONE):
            holder = each.getparent()
            if holder.tag == TRPR:
                self._struck(holder.getparent(), self._who(each))
            elif holder.tag != RPR:
                self._struck(each, self._who(each))
                self._whole(each)

    def _who(self, change: Element) -> Who:
        who = Who(change.get(AUTHOR, ""), change.get(DATE))
        self.authors[who.author] = self.authors.get(who.author, 0) + 1
        return who

    def _struck(self, element: Element, who: Who) -> None:
        text = _text(element)
        if text:
            self._gone.setdefault(text, who)

    def _whole(self, change: Element) -> None:
        """A paragraph all of whose words one author struck is gone as a whole too."""
        paragraph = next(change.iterancestors(P), None)
        if paragraph is not None:
            who = Who(change.get(AUTHOR, ""), change.get(DATE))
            self._struck(paragraph, who)
            self._gone_in.setdefault(paragraph, []).append((_text(change), who))

    def came(self, element: Element | None) -> Who | None:
        """Who inserted a run, a paragraph mark, a row."""
        who = self._came.get(element) if element is not None and self._came else None
        if who is not None:
            self.used[who.author] = self.used.get(who.author, 0) + 1
        return who

    def gone(self, text: str, paragraph: Element | None = None) -> Who | None:
        """Who struck just these words; in ``paragraph``, these among others."""
        if not self._gone:
            return None
        text = _squeezed(text)
        here = self._gone_in.get(paragraph, ()) if paragraph is not None else ()
        who = next((by for words, by in here if text in words), None) or self._gone.get(text)
        if who is not None:
            self.used[who.author] = self.used.get(who.author, 0) + 1
        return who


def letters(element: Element) -> str:
    """All letters in ``element``, struck ones too, its paragraphs apart."""
    if element.tag == P:
        return "".join(element.itertext(T, DEL_TEXT))
    found = ["".join(paragraph.itertext(T, DEL_TEXT)) for paragraph in element.iter(P)]
    return "\n".join(found) if found else "".join(element.itertext(T, DEL_TEXT))


def _text(element: Element) -> str:
    return _squeezed(letters(element))


def _squeezed(text: str) -> str:
    return " ".join(text.split())
