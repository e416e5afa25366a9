"""The report of the checks of language: findings and counts in, docs/language.md out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from texts import LANGUAGES, WORD, Text

HEAD = """\
# The language of the content, measured

Made by `make language`; do not edit. What each check means stands in [language/README.md](../language/README.md).
The readers were careful colleagues with dictionaries and published texts, not sworn translators.

"""
NAMES = {"ru": "Russian", "uz": "Uzbek", "kk": "Kazakh"}


def page(
    texts: Sequence[Text],
    lists: Mapping[str, Mapping[str, str]],
    checks: Mapping[str, Sequence[str]],
    counted: Mapping[str, int],
) -> str:
    """The page: what was read, what each check found, what is excepted and why."""
    return HEAD + _read(texts, lists) + _checks(checks) + _counted(counted)


def _read(texts: Sequence[Text], lists: Mapping[str, Mapping[str, str]]) -> str:
    lines = [
        "| language | texts | words | different words | accepted by the project list |",
        "| --- | --: | --: | --: | --: |",
    ]
    for code in LANGUAGES:
        mine = [text for text in texts if text.language == code]
        words = [word.casefold() for text in mine for word in WORD.findall(text.words)]
        lines.append(f"| {NAMES[code]} | {len(mine)} | {len(words)} | {len(set(words))} | {len(lists[code])} |")
    return "\n".join(lines) + "\n\n"


def _checks(checks: Mapping[str, Sequence[str]]) -> str:
    lines = ["| check | faults |", "| --- | --: |"]
    lines += [f"| {name} | {len(found)} |" for name, found in checks.items()]
    return "\n".join(lines) + "\n\n"


def _counted(counted: Mapping[str, int]) -> str:
    lines = ["| counted | |", "| --- | --: |"]
    lines += [f"| {name} | {number} |" for name, number in counted.items()]
    return "\n".join(lines) + "\n"


def write(path: Path, text: str) -> None:
    """The same text leaves the file alone."""
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8", newline="\n")
