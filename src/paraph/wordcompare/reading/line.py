"""Reads the runs of one paragraph."""

from __future__ import annotations

from collections.abc import Callable

from paraph.compare.tokens import kind_of, split
from paraph.wordcompare.canonical import Canon
from paraph.wordcompare.names import (
    BOXED,
    FLD_CHAR,
    FLD_CHAR_TYPE,
    FLD_SIMPLE,
    INSTR,
    INSTR_TEXT,
    PPR,
    RPR,
    SDT,
    SDT_CONTENT,
    TXBX,
    WRAPPERS,
    XML_SPACE,
    ZERO_WIDTH,
    Element,
    R,
    T,
    w,
)
from paraph.wordcompare.reading.fields import Fields
from paraph.wordcompare.reading.tokens import Part, Piece, Source, Token

_SKIPPED = frozenset((RPR, w("lastRenderedPageBreak")))
_COMMENT = w("commentReference")
_PLAIN = {
    w("tab"): "\t",
    w("cr"): "\n",
    w("noBreakHyphen"): "\u2011",
    w("softHyphen"): "\u00ad",
}
_PROPERTIES = frozenset((PPR, w("sdtPr"), w("sdtEndPr"), w("smartTagPr"), w("customXmlPr")))


class Line:
    """The tokens of one paragraph (or of what stands inside a link or a content control), and the marks at its end."""

    __slots__ = ("tail", "tokens")

    def __init__(self, tokens: list[Token], tail: tuple[Element, ...]) -> None:
        self.tokens = tokens
        self.tail = tail


class Reader:
    """Reads paragraphs of one part of one side."""

    def __init__(self, canon: Canon, fields: Fields) -> None:
        self._canon = canon
        self._fields = fields

    def line(self, holder: Element) -> Line:
        """The tokens of what ``holder`` (a paragraph, a link, the content of a control) holds."""
        gathered = _Gathered(self._canon, self._fields, self.line)
        gathered.walk(holder)
        return gathered.finish()


class _Level:
    """A field that is open: where its token stands, what stands before its result, whether the result has begun."""

    __slots__ = ("depth", "opening", "outer", "result", "token")

    def __init__(self, outer: list[Token], token: Token, first: Piece) -> None:
        self.outer = outer
        self.token = token
        self.opening = [first]
        self.result = False
        self.depth = 0

    def code(self, piece: Piece, kind: str | None) -> bool:
        """Take a piece of the instruction; false where the piece ends it."""
        if kind in ("separate", "end") and self.depth == 0:
            return False
        self.depth += (kind == "begin") - (kind == "end")
        self.opening.append(piece)
        return True


class _Gathered:
    """What has been read so far. Letters are kept back until something else comes: words cross the borders of runs."""

    def __init__(self, canon: Canon, fields: Fields, line: Callable[[Element], Line]) -> None:
        self._canon = canon
        self._fields = fields
        self._line = line
        self._tokens: list[Token] = []
        self._letters: list[Part] = []
        self._length = 0
        self._between: list[tuple[int, Element]] = []
        self._lead: list[Element] = []
        self._levels: list[_Level] = []

    def walk(self, holder: Element) -> None:
        for child in holder:
            tag = child.tag
            if tag == R:
                self._run(child)
            elif tag in ZERO_WIDTH:
                self._mark(child)
            elif tag in WRAPPERS:
                self._wrap(child)
            elif tag not in _PROPERTIES:
                self._add(_atom(self._canon.of(child), None, child))

    def finish(self) -> Line:
        self._flush()
        return Line(self._tokens, tuple(self._lead))

    def _mark(self, element: Element) -> None:
        if self._letters:
            self._between.append((self._length, element))
        else:
            self._lead.append(element)

    def _add(self, token: Token) -> None:
        self._flush()
        if self._lead:
            token.lead = tuple(self._lead)
            self._lead.clear()
        self._tokens.append(token)

    def _run(self, run: Element) -> None:
        properties = run.find(RPR)
        source = Source(run, "" if properties is None else self._canon.children(properties))
        for child in run:
            tag = child.tag
            if tag in _SKIPPED:
                continue
            if tag == _COMMENT:
                self._mark(run if len(run) - (properties is not None) == 1 else child)
                continue
            text = text_in(child) if tag == T else None
            if text == "":
                continue
            kind = child.get(FLD_CHAR_TYPE) if tag == FLD_CHAR else None
            level = self._levels[-1] if self._levels else None
            source.size += 1
            if level is not None and not level.result and level.code((source, child), kind):
                continue
            if text is not None:
                source.size += len(text) - 1
                self._letters.append((source, text))
                self._length += len(text)
            elif kind is not None:
                self._field(source, child, kind)
            else:
                self._add(_atom(self._key(child, tag), source, child))

    def _key(self, child: Element, tag: str) -> str:
        plain = _PLAIN.get(tag)
        if plain is not None and not child.attrib:
            return plain
        if tag in BOXED and next(child.iter(TXBX), None) is not None:
            return self._canon.skeleton(child, TXBX)
        return self._canon.of(child)

    def _field(self, source: Source, mark: Element, kind: str) -> None:
        """A mark of a field, in the result of another one or outside of any."""
        level = self._levels[-1] if self._levels else None
        if kind == "begin" and self._fields.local(mark):
            token = Token("field", "", "sign")
            self._add(token)
            self._levels.append(_Level(self._tokens, token, (source, mark)))
            self._tokens = []
        elif kind == "separate" and level is not None and not level.result:
            level.opening.append((source, mark))
            level.result = True
        elif kind == "end" and level is not None:
            self._flush()
            level.token.inner = self._tokens
            level.token.tail = tuple(self._lead)
            self._lead.clear()
            level.token.opening = level.opening
            level.token.closing = [(source, mark)]
            level.token.key = "field:" + _instruction(level.opening)
            self._tokens = level.outer
            self._levels.pop()
        else:
            self._add(_atom(f"mark:{kind}", source, mark))

    def _wrap(self, element: Element) -> None:
        token = Token("wrap", self._wrap_key(element), "sign")
        token.node = element
        content = element.find(SDT_CONTENT) if element.tag == SDT else element
        line = self._line(content) if content is not None else Line([], ())
        token.inner, token.tail = line.tokens, line.tail
        self._add(token)

    def _wrap_key(self, element: Element) -> str:
        if element.tag == FLD_SIMPLE:
            return "field:" + " ".join(element.get(INSTR, "").split())
        properties = "".join(self._canon.of(each) for each in element if each.tag in _PROPERTIES)
        return self._canon.attributes(element) + properties

    def _flush(self) -> None:
        if not self._letters:
            return
        letters, self._letters, self._length = self._letters, [], 0
        start = len(self._tokens)
        first = letters[0][0]
        if len(letters) == 1 or all(source is first for source, _ in letters):
            for text in split("".join(text for _, text in letters)):
                self._word(text, ((first, text),))
        else:
            self._words(letters)
        if self._between:
            between, self._between = self._between, []
            self._place(self._tokens[start:], between)

    def _place(self, tokens: list[Token], between: list[tuple[int, Element]]) -> None:
        """Marks of places among the letters: before a word, inside it, or after the last."""
        end = 0
        for token in tokens:
            begin, end = end, end + len(token.key)
            here = [(at - begin, element) for at, element in between if begin <= at < end]
            token.lead += tuple(element for at, element in here if at == 0)
            token.marks = tuple((at, element) for at, element in here if at)
        self._lead.extend(element for at, element in between if at >= end)

    def _words(self, letters: list[Part]) -> None:
        """Words out of several runs: each knows which letters came from where."""
        rest = iter(letters)
        source, left = next(rest)
        for text in split("".join(text for _, text in letters)):
            parts: list[Part] = []
            missing = text
            while missing:
                if not left:
                    source, left = next(rest)
                taken, left = left[: len(missing)], left[len(missing) :]
                missing = missing[len(taken) :]
                if parts and parts[-1][0] is source:
                    parts[-1] = (source, parts[-1][1] + taken)
                else:
                    parts.append((source, taken))
            self._word(text, tuple(parts))

    def _word(self, text: str, parts: tuple[Part, ...]) -> None:
        token = Token("text", text, kind_of(text))
        token.parts = parts
        if self._lead:
            token.lead = tuple(self._lead)
            self._lead.clear()
        self._tokens.append(token)


def _atom(key: str, source: Source | None, node: Element) -> Token:
    token = Token("atom", key, "space" if key.isspace() else "sign")
    token.source = source
    token.node = node
    return token


def _instruction(pieces: list[Piece]) -> str:
    words = "".join(node.text or "" for _, node in pieces if node.tag in (INSTR_TEXT, T))
    return " ".join(words.split())


def text_in(node: Element) -> str:
    """The letters of a w:t."""
    text: str = node.text or ""
    # without xml:space="preserve" Word shows no space at the ends
    return text if node.get(XML_SPACE) == "preserve" else text.strip(" \t\r\n")
