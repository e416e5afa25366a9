"""Is a word lost? The letters of the source against the letters of the files drafted, by code of its own.

Nothing here uses the reader: clause files are read by plain rules, the source is what the test wrote.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

import yaml

from paraph.readers import Imported

_CLASSES = ("AА", "BВ", "CС", "EЕ", "HНҺ", "KК", "MМ", "OО", "PР", "TТ", "XХ", "YУҮ", "IІ")
_LOWER = ("aа", "cс", "eе", "oо", "pр", "xх", "yуү", "kк", "iі", "hһ")
_FOLD = {ord(letter): group[0] for group in (*_CLASSES, *_LOWER) for letter in group}
OUTSIDE = frozenset(("header", "footer", "footnote", "hidden", "library", "row-number"))
"""Reasons of words that do not stand in the body's own lines."""


def letters(text: str) -> str:
    """Letters and digits only, letters that look alike as one."""
    text = unicodedata.normalize("NFC", text).translate(_FOLD)
    return "".join(letter for letter in text if letter.isalnum() and unicodedata.category(letter) != "Lm")


def expected(source: list[tuple[int, str]], imported: Imported, language: str) -> str:
    """The letters of the source lines (number, text), those set aside taken out at their places."""
    whole, starts = "", {}
    for at, text in source:
        starts[at] = len(whole)
        whole += letters(text)
    kept = [True] * len(whole)
    for item in imported.set_aside:
        if item.reason in OUTSIDE or item.language not in (None, language):
            continue
        words = letters(item.text)
        at = whole.find(words, starts[item.place.line])
        while at >= 0 and not all(kept[at : at + len(words)]):
            at = whole.find(words, at + 1)
        assert at >= 0, f"set aside, but not in the source: {item.text!r}"
        kept[at : at + len(words)] = [False] * len(words)
    return "".join(letter for letter, stays in zip(whole, kept, strict=True) if stays)


def produced(imported: Imported, language: str) -> str:
    """The letters of all clauses in one language, in the order of agreement.yaml, values as the words they were."""
    (folder,) = {path.rpartition("/agreement.yaml")[0] for path in imported.files if path.endswith("agreement.yaml")}
    card = yaml.load(imported.files[f"{folder}/agreement.yaml"], yaml.BaseLoader)
    placed = [card["title"]] if "title" in card else []
    for key in ("preamble", "articles", "closing", "signatures", "annexes"):
        placed += card.get(key, [])
    numbers = _numbers(imported, language)
    out = ""
    for item in placed:
        name = item if isinstance(item, str) else item["clause"]
        path = f"{folder}/clauses/{name}.md"
        out += letters(_clause(path, imported, language, numbers.pop(0)))
        if not isinstance(item, str) and "table" in item:
            out += letters(_table(imported.files[f"{folder}/tables/{item['table']}.yaml"], language))
    return out


def _numbers(imported: Imported, language: str) -> list[list[str]]:
    """For each part the old numbers of its passages in this language: they are computed from now on."""
    return [
        [passage.numbers.get(language, "") for passage in part.passages if language in passage.texts]
        for part in imported.agreement.parts
    ]


def _clause(path: str, imported: Imported, language: str, numbers: list[str]) -> str:
    """A section as words: marks off, escapes off, values back to what they stand for."""
    body = _section(imported.files[path], language)
    values = [item for item in imported.replacements if (item.file, item.language) == (path, language)]
    for value in values:
        assert value.expression in body, (path, value)
        body = body.replace(value.expression, f"\ue000{value.original}", 1)
    # a gap stands for words the file does not have
    body = re.sub(r"(?m)^ *(?:1\. |- |## )?\{\{ undecided\(\) \}\}(?: \{@[a-z0-9-]+\})?$", "", body)
    assert "{{" not in body
    body = re.sub(r"(?<!\\)\{@[a-z0-9-]+\}", "", body)
    return _with_numbers(body, iter(numbers))


def _with_numbers(body: str, numbers: Iterator[str]) -> str:
    """Each passage with its old number before it."""
    out: list[str] = []
    fresh = True
    for line in body.split("\n"):
        words = line.strip()
        if words.startswith("## "):
            out.append(words[3:])
            continue
        starts = words.startswith(("1. ", "- ")) or (fresh and bool(words))
        if starts:
            number = next(numbers, "")
            words = re.sub(r"^(?:1\.|-) ", "", words)
            out.append(number)
        out.append(words)
        fresh = not words
    return "\n".join(out)


def _section(text: str, language: str) -> str:
    assert text.startswith("---\n")
    body = text.split("\n---\n", 1)[1]
    found = re.split(r"(?m)^# ([a-z]+)(?: / follows [0-9a-f]{8})?$", "\n" + body)
    sections = dict(zip(found[1::2], found[2::2], strict=True))
    return sections.get(language, "")


def _table(text: str, language: str) -> str:
    table = yaml.load(text, yaml.BaseLoader)
    cells = [column["heading"].get(language, "") for column in table["columns"]]
    for row in table.get("rows", []):
        cells += [cell.get(language, "") for key, cell in row.items() if key != "key"]
    return "\n".join(cells)
