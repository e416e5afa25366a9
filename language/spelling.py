"""Spelling: the dictionaries of the system and the word lists beside this file."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from morphology import lemmas_of
from regular import regular
from texts import LANGUAGES, ROMAN, WORD, Text

from paraph.languages import derive

DICTIONARIES = {"ru": "ru_RU", "uz": "uz_UZ", "kk": "kk_KZ"}
FOLDERS = (Path("/usr/share/hunspell"), Path("/usr/share/myspell/dicts"), Path("/Library/Spelling"))
CYRILLIC = re.compile(r"[\u0400-\u04ff]")


def word_list(path: Path) -> dict[str, str]:
    """Words accepted although the dictionary does not know them, with the reason. Raises ``ValueError``."""
    found: dict[str, str] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        word, _, reason = (part.strip() for part in line.partition("#"))
        if not word or not reason or word.casefold() in found:
            raise ValueError(f"{path.name}:{number}: one word, `#`, a reason, each word once")
        found[word.casefold()] = reason
    return found


def dictionary(language: str) -> Callable[[str], bool] | None:
    """A function that knows the words of a language: spylls, or the hunspell program; ``None`` if there is neither."""
    name = DICTIONARIES[language]
    folder = next((folder for folder in FOLDERS if (folder / f"{name}.dic").exists()), None)
    if folder is None:
        return None
    try:
        from spylls.hunspell import Dictionary
    except ImportError:
        program = shutil.which("hunspell")
        return _program(program, folder / name) if program else None
    lookup = Dictionary.from_files(str(folder / name)).lookup
    return lambda word: bool(lookup(word))


def _program(program: str, dictionary_path: Path) -> Callable[[str], bool]:
    def knows(word: str) -> bool:
        command = [program, "-i", "utf-8", "-d", str(dictionary_path), "-l"]
        return not subprocess.run(command, input=word, capture_output=True, text=True, encoding="utf-8").stdout.strip()

    return knows


def unknown_words(texts: Iterable[Text], knows: Callable[[str], bool], language: str) -> dict[str, Text]:
    """Words of ``language`` that ``knows`` does not know, each with the first place it stands."""
    seen: dict[str, Text] = {}
    for text in texts:
        if text.language == language:
            for word in WORD.findall(text.words):
                if not ROMAN.fullmatch(word) and (not text.note or CYRILLIC.search(word)):
                    seen.setdefault(word, text)
    return {word: text for word, text in seen.items() if not _known(word, knows, language)}


def _known(word: str, knows: Callable[[str], bool], language: str) -> bool:
    """A word is known whole, or all its hyphenated parts are. The Uzbek dictionary is Cyrillic: words are put over."""

    def one(part: str) -> bool:
        written = derive("uz-Cyrl", part) if language == "uz" else part
        return len(part) == 1 or knows(written) or knows(written.lower())

    return one(word) or ("-" in word and all(one(part) for part in word.split("-")))


def spelling_faults(texts: Sequence[Text], lists: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    """Unknown words that no list accepts, and words of the lists that no text needs.

    A regular form of a word that the dictionary or a list knows is not unknown (`regular.py`; Russian: by its lemma).
    """
    for language in LANGUAGES:
        knows = dictionary(language)
        if knows is None:
            raise FileNotFoundError(DICTIONARIES[language])
        for word, text in unknown_words(texts, knows, language).items():
            if not _accepted(word.casefold(), language, lists[language], knows):
                yield f"{text.file}:{text.line}: [{language}] unknown word `{word}`"
        yield from _idle(texts, language, lists[language])


def _accepted(word: str, language: str, accepted: Mapping[str, str], knows: Callable[[str], bool]) -> bool:
    if word in accepted:
        return True
    if language == "ru":
        return bool(lemmas_of(word) & _lemmas(accepted))
    return regular(word, language, lambda base: base in accepted or _known(base, knows, language)) is not None


def _idle(texts: Sequence[Text], language: str, accepted: Mapping[str, str]) -> Iterator[str]:
    said = {word.casefold() for text in texts if text.language == language for word in WORD.findall(text.words)}
    if language == "ru":
        lemmas = _lemmas(said)
        idle = [word for word in accepted if word not in said and not lemmas_of(word) & lemmas]
    else:
        begun = {word[:cut] for word in said for cut in range(3, len(word))}
        idle = [word for word in accepted if word not in said and word[:-1] not in begun]
    for word in sorted(idle):
        yield f"language/words-{language}.txt: `{word}` stands in no text: remove it"


def _lemmas(words: Iterable[str]) -> set[str]:
    return {lemma for word in words for lemma in lemmas_of(word)}
