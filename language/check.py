"""Checks the words of the content, in every language, and writes the report docs/language.md.

Comes in: `clauses/`, `registry/`, `agreements/` (of the folder named, or of the project), the word lists and lists of
exceptions beside this script. Goes out: a line for each fault; exit 1 if there is any, 2 if a dictionary or a list
cannot be used.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from pathlib import Path

import morphology
import roundtrip
import terms
from rules import script_faults, translation_faults
from spelling import spelling_faults, word_list
from texts import LANGUAGES, Text, aligned, all_texts

import report as reporting
from paraph.sources import load

HERE = Path(__file__).resolve().parent


def checks(root: Path, lists: Path, texts: Sequence[Text]) -> dict[str, list[str]]:
    """Every check by its name, with the faults it found under ``root``.

    Raises ``FileNotFoundError`` if a dictionary or a list is missing, ``ValueError`` for a list that cannot be read.
    """
    registry = load(root).workspace.registry
    passages = list(aligned(root))
    concordance = terms.Concordance(registry.terms, terms.exceptions(lists / "terms-exceptions.yaml"))
    words = {code: word_list(lists / f"words-{code}.txt") for code in LANGUAGES}
    return {
        "scripts, apostrophes, the letter ё": [
            f"{text.file}:{text.line}: [{text.language}] {fault}" for text in texts for fault in script_faults(text)
        ],
        "figures, months, values, references, labels, defined terms, lists alike in all languages": list(
            translation_faults(root)
        ),
        "words unknown to the dictionaries and the lists": list(spelling_faults(texts, words)),
        "Russian forms of the registry against the morphology": list(
            morphology.form_faults(registry, morphology.exceptions(lists / "forms-exceptions.yaml"))
        ),
        "a Russian term without its Uzbek or Kazakh term in the passage": list(concordance.faults(passages)),
        "words that must not stand for a term": list(concordance.forbidden(passages)),
        "exceptions that are not needed": list(concordance.idle()),
        "Uzbek that does not come back whole from Cyrillic": list(roundtrip.faults(texts)),
    }


def main(arguments: Sequence[str]) -> int:
    """Write every fault and a count; return the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    root = Path(arguments[0]) if arguments else HERE.parent
    lists = root / "language" if (root / "language").is_dir() else HERE
    texts = list(all_texts(root))
    try:
        found = checks(root, lists, texts)
        page = _page(root, lists, texts, found)
    except (FileNotFoundError, ValueError) as error:
        sys.stderr.write(f"{error}\nSpelling needs hunspell-ru, hunspell-kk, hunspell-uz and the lists of words.\n")
        return 2
    for faults in found.values():
        sys.stdout.writelines(f"{fault}\n" for fault in faults)
    if (root / "docs").is_dir():
        reporting.write(root / "docs" / "language.md", page)
    number = sum(len(faults) for faults in found.values())
    counted = ", ".join(f"{code} {sum(text.language == code for text in texts)}" for code in LANGUAGES)
    sys.stdout.write(f"{number} faults in {len(texts)} texts ({counted})\n")
    return 1 if number else 0


def _page(root: Path, lists: Path, texts: Sequence[Text], found: dict[str, list[str]]) -> str:
    workspace = load(root).workspace
    counted = {
        "clauses in the library": len(workspace.library),
        "wordings (variants)": sum(len(clause.variants) for clause in workspace.library.values()),
        "instruments": len(workspace.agreements),
        "terms in the registry": len(workspace.registry.terms),
        "exceptions from the terms, each with its reason": len(terms.exceptions(lists / "terms-exceptions.yaml")),
        "exceptions from the morphology, each with its reason": len(
            morphology.exceptions(lists / "forms-exceptions.yaml")
        ),
    }
    words = {code: word_list(lists / f"words-{code}.txt") for code in LANGUAGES}
    return reporting.page(texts, words, found, counted)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
