"""What poppler reads on the pages of a PDF: words in the order they were set, each with its place on the page."""

from __future__ import annotations

import functools
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from lxml import html

MM = 72 / 25.4


class Word(NamedTuple):
    """A word with its box, in points from the page's top left corner."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


class Page(NamedTuple):
    """A page with its words as they were set."""

    width: float
    height: float
    words: tuple[Word, ...]

    def within(self, top: float, bottom: float, left: float = 0, right: float = 9999) -> str:
        """The squeezed words between these lines, in points."""
        inside = (
            word.text
            for word in self.words
            if top <= (word.top + word.bottom) / 2 < bottom and left <= (word.left + word.right) / 2 < right
        )
        return squeezed("".join(inside))


def squeezed(text: str) -> str:
    """Without white space and soft hyphens: what breaking into lines adds and takes."""
    return "".join("".join(text.split()).split("\u00ad"))


def text(path: Path) -> str:
    """All the words, running lines too."""
    done = subprocess.run(["pdftotext", "-q", "-raw", "-enc", "UTF-8", path, "-"], capture_output=True, check=True)
    return done.stdout.decode("utf-8")


@functools.cache
def pages(path: Path) -> tuple[Page, ...]:
    """Every page. Remembered: no test writes a file twice under one name."""
    done = subprocess.run(["pdftotext", "-q", "-raw", "-bbox", path, "-"], capture_output=True, check=True)
    root = html.document_fromstring(done.stdout.decode("utf-8"))
    return tuple(_page(page) for page in root.iter("page"))


def _page(page: html.HtmlElement) -> Page:
    return Page(float(page.get("width")), float(page.get("height")), tuple(_word(word) for word in page.iter("word")))


def pictures(path: Path) -> Iterator[bytes]:
    """Every page as a small picture: the red, green and blue of each point."""
    rest = subprocess.run(["pdftoppm", "-q", "-r", "40", path], capture_output=True, check=True).stdout
    while rest:
        _, size, _, rest = rest.split(b"\n", 3)
        width, height = map(int, size.split())
        yield rest[: width * height * 3]
        rest = rest[width * height * 3 :]


def _word(word: html.HtmlElement) -> Word:
    sides: Iterable[float] = (float(word.get(name)) for name in ("xmin", "ymin", "xmax", "ymax"))
    left, top, right, bottom = sides
    return Word(left, top, right, bottom, word.text or "")
