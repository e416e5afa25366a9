"""What a reader gets out of a PDF: poppler's text by page, and how to look for words in it."""

from __future__ import annotations

import html
import itertools
import re
import subprocess
import tempfile
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from paraph.model import Original, Passage, Table, words


def squeeze(text: str) -> str:
    """Without white space and soft hyphens: where a line ends is no matter of words."""
    return "".join(char for char in unicodedata.normalize("NFC", text) if not char.isspace() and char != "\u00ad")


def _poppler(data: bytes, *command: str) -> str:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "it.pdf")
        path.write_bytes(data)
        line = [str(path) if part == "FILE" else part for part in command]
        done = subprocess.run(line, capture_output=True, check=True)
    return done.stdout.decode("utf-8", "replace")


def raw_pages(data: bytes) -> list[str]:
    """The text of each page in the order it was drawn."""
    return _poppler(data, "pdftotext", "-raw", "FILE", "-").split("\f")[:-1]


def layout(data: bytes) -> str:
    """The pages as they look, for golden files: one line for one line, trailing space cut."""
    text = _poppler(data, "pdftotext", "-layout", "FILE", "-")
    return "\n".join(line.rstrip() for line in text.splitlines()) + "\n"


class Line(NamedTuple):
    """A line of text: its page from 0, top and bottom in points from the top of the page, its words."""

    page: int
    top: float
    bottom: float
    text: str


def lines(data: bytes) -> list[Line]:
    """Every line with its place."""
    found = []
    for number, page in enumerate(_poppler(data, "pdftotext", "-bbox-layout", "FILE", "-").split("<page ")[1:]):
        for top, bottom, inner in re.findall(
            r'<line .*?yMin="([\d.]+)".*?yMax="([\d.]+)">(.*?)</line>', page, re.DOTALL
        ):
            said = " ".join(html.unescape(word) for word in re.findall(r">([^<>]+)</word>", inner))
            found.append(Line(number, float(top), float(bottom), said))
    return found


def found(text: str, pages: Sequence[str]) -> bool:
    """True if the squeezed ``text`` stands on one of the squeezed pages, or begins on one and ends on the next."""
    if any(text in page for page in pages):
        return True
    return any(
        text[:cut] in first and text[cut:] in second
        for first, second in itertools.pairwise(pages)
        for cut in range(1, len(text))
    )


def spoken(original: Original, languages: Sequence[str]) -> list[tuple[str, str, str]]:
    """Passage id, language and squeezed words (label first) of everything in the tree, in the order of a row layout.

    In a table a text that is the same in all languages stands once.
    """
    out: list[tuple[str, str, str]] = []
    for part in original.parts:
        signatures = [block for block in part.blocks if isinstance(block, Passage) and block.kind == "signature"]
        for block in part.blocks:
            if isinstance(block, Table):
                for row in (block.head, *block.rows):
                    for cell in row.cells:
                        texts = {code: squeeze(words(cell[code])) for code in languages if code in cell}
                        once = dict.fromkeys(texts.values())
                        out.extend((row.id, "any", text) for text in once if text)
            elif isinstance(block, Passage) and block.kind != "signature":
                out.extend((block.id, code, _said(block, code)) for code in languages)
        out.extend((each.id, code, _said(each, code)) for code in languages for each in signatures)
    return [entry for entry in out if entry[2]]


def _said(passage: Passage, code: str) -> str:
    return squeeze(words(passage.label.get(code, ())) + words(passage.text.get(code, ())))
