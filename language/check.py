"""Checks the words of the content: spelling, scripts, apostrophes, figures and values alike in every language.

Comes in: `clauses/`, `registry/`, `agreements/` (of the folder named, or of the project) and the word lists beside
this script. Goes out: a line for each fault; exit 1 if there is any, 2 if a dictionary or a list cannot be used.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from rules import script_faults, translation_faults
from spelling import spelling_faults, word_list
from texts import LANGUAGES, Text, all_texts

HERE = Path(__file__).resolve().parent


def faults(root: Path, lists: Path, texts: Sequence[Text]) -> Iterator[str]:
    """Every fault of the content under ``root``, measured with the word lists in ``lists``.

    Raises ``FileNotFoundError`` if a dictionary or a list is missing, ``ValueError`` for a list that cannot be read.
    """
    for text in texts:
        for fault in script_faults(text):
            yield f"{text.file}:{text.line}: [{text.language}] {fault}"
    yield from translation_faults(root)
    yield from spelling_faults(texts, {code: word_list(lists / f"words-{code}.txt") for code in LANGUAGES})


def main(arguments: Sequence[str]) -> int:
    """Write every fault and a count; return the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    root = Path(arguments[0]) if arguments else HERE.parent
    lists = root / "language" if (root / "language").is_dir() else HERE
    texts = list(all_texts(root))
    try:
        found = list(faults(root, lists, texts))
    except (FileNotFoundError, ValueError) as error:
        sys.stderr.write(f"{error}\nSpelling needs hunspell-ru, hunspell-kk, hunspell-uz and the lists of words.\n")
        return 2
    sys.stdout.writelines(f"{fault}\n" for fault in found)
    counted = ", ".join(f"{code} {sum(text.language == code for text in texts)}" for code in LANGUAGES)
    sys.stdout.write(f"{len(found)} faults in {len(texts)} texts ({counted})\n")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
