"""Two paragraphs in, the stretches of their diff out; paragraphs of mere letters without a token for every word."""

from __future__ import annotations

from typing import NamedTuple

from paraph.compare.tokens import kind_of, split
from paraph.wordcompare.canonical import Canon
from paraph.wordcompare.merging.controls import opened
from paraph.wordcompare.merging.diff import CONTEXT, Stretch, diff, same_ends
from paraph.wordcompare.names import PPR, RPR, Element, R, T
from paraph.wordcompare.reading.line import Reader, text_in
from paraph.wordcompare.reading.tokens import Part, Source, Token


class Paired(NamedTuple):
    """The stretches, and the marks of places at the end of the new line. ``opened``: with content controls opened."""

    stretches: list[Stretch]
    tail: tuple[Element, ...]
    opened: list[Stretch] | None = None


def paired(old: Element, new: Element, readers: tuple[Reader, Reader], canon: Canon) -> Paired:
    """The diff of two paragraphs."""
    one = _letters(old, canon)
    other = None if one is None else _letters(new, canon)
    if one is None or other is None:
        first, second = readers[0].line(old), readers[1].line(new)
        return Paired(diff(first.tokens, second.tokens), second.tail, opened(first.tokens, second.tokens))
    return Paired(_of_letters(one, other), ())


def _letters(paragraph: Element, canon: Canon) -> list[Part] | None:
    """The letters of a paragraph by run; ``None`` where it holds anything else."""
    out: list[Part] = []
    for child in paragraph:
        if child.tag == PPR:
            continue
        if child.tag != R:
            return None
        properties: Element | None = None
        pieces: list[str] = []
        for each in child:
            if each.tag == T:
                pieces.append(text_in(each))
            elif each.tag == RPR:
                properties = each
            else:
                return None
        text = "".join(pieces)
        if text:
            source = Source(child, "" if properties is None else canon.children(properties))
            source.size = len(text)
            out.append((source, text))
    return out


def _of_letters(old: list[Part], new: list[Part]) -> list[Stretch]:
    first, second = split("".join(text for _, text in old)), split("".join(text for _, text in new))
    head, tail = same_ends(first, second)
    if len(first) - head - tail != 1 or len(second) - head - tail != 1:
        head, tail = max(0, head - CONTEXT), max(0, tail - CONTEXT)
    one, other = _Cutter(old, first), _Cutter(new, second)
    out = [Stretch(True, one.phrase(head), other.phrase(head))]
    out += diff(one.words(len(first) - head - tail), other.words(len(second) - head - tail))
    out.append(Stretch(True, one.phrase(tail), other.phrase(tail)))
    return _joined(out)


def _joined(stretches: list[Stretch]) -> list[Stretch]:
    out: list[Stretch] = []
    for each in stretches:
        if not each.old and not each.new:
            continue
        if out and out[-1].kept == each.kept:
            each = Stretch(each.kept, out[-1].old + each.old, out[-1].new + each.new)
            out.pop()
        out.append(each)
    return out


class _Cutter:
    """Cuts words off the letters of a line, one after the other."""

    def __init__(self, parts: list[Part], words: list[str]) -> None:
        self._parts = list(reversed(parts))
        self._words = words
        self._at = 0

    def phrase(self, count: int) -> list[Token]:
        """The next ``count`` words as one token."""
        if not count:
            return []
        text = "".join(self._words[self._at : self._at + count])
        self._at += count
        return [self._token(text)]

    def words(self, count: int) -> list[Token]:
        """The next ``count`` words."""
        out = [self._token(text) for text in self._words[self._at : self._at + count]]
        self._at += count
        return out

    def _token(self, text: str) -> Token:
        token = Token("text", text, kind_of(text))
        source, left = self._parts[-1]
        size = len(text)
        if len(left) > size:
            self._parts[-1] = (source, left[size:])
            token.parts = ((source, text),)
        else:
            token.parts = tuple(self._taken(size))
        return token

    def _taken(self, size: int) -> list[Part]:
        out: list[Part] = []
        while size:
            source, left = self._parts.pop()
            taken, rest = left[:size], left[size:]
            if rest:
                self._parts.append((source, rest))
            out.append((source, taken))
            size -= len(taken)
        return out
