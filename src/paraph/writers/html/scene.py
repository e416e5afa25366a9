"""What every builder of the page shares while one page is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from paraph import languages as taught
from paraph.errors import UsageError
from paraph.languages.base import UnknownFormError
from paraph.model import Change, Language, Original, Passage, Runs
from paraph.model.walk import passages
from paraph.writers.base import Dress

GONE: frozenset[Change | None] = frozenset({"deleted", "moved-from"})


class Scene(Struct, frozen=True, kw_only=True):
    """One page in the making. ``words``: those of each language shown; ``anchors``: target id to anchor."""

    original: Original
    languages: tuple[Language, ...]
    dress: Dress
    words: Mapping[Language, Mapping[str, str]]
    locales: Mapping[Language, str]
    captions: Mapping[str, Mapping[Language, str]]
    anchors: Mapping[str, str]
    moves: frozenset[str]
    """Keys of moves whose both ends are on the page."""
    redline: bool
    flagged: frozenset[str] | None = None
    """Passages changed in some languages only; ``None``: judged by the marks alone."""
    figures: Mapping[str, str] = {}
    """The id of a part to the markup of the pictures at its end."""

    @property
    def first(self) -> Language:
        """The language the page itself speaks."""
        return self.languages[0]

    @property
    def in_rows(self) -> bool:
        """Languages side by side."""
        return len(self.languages) > 1

    def say(self, key: str, language: Language | None = None) -> str:
        """A fixed word in ``language``, or in that of the page."""
        return self.words[language or self.first][key]

    def name_of(self, language: Language) -> str:
        """The own name of any language of the instrument."""
        return taught.get(language).words.get("name", language)


def scene(
    original: Original, languages: tuple[Language, ...], dress: Dress, flagged: frozenset[str] | None = None
) -> Scene:
    """What ``original`` brings to its page. Raises ``UsageError`` without a language and for an unknown one."""
    if not languages:
        raise UsageError("a page needs at least one language")
    try:
        rules = {code: taught.get(code) for code in languages}
    except UnknownFormError as error:
        raise UsageError(
            "unknown language {code}", hint="known are {known}", code=error.asked, known=", ".join(error.known)
        ) from error
    return Scene(
        original=original,
        languages=languages,
        dress=dress,
        words={code: each.words for code, each in rules.items()},
        locales={code: each.locale_tag for code, each in rules.items()},
        captions=original.header.party_names,
        anchors=_anchors(original),
        moves=_moves(original),
        redline=_is_redline(original),
        flagged=flagged,
    )


def is_ghost(passage: Passage, of_part: Change | None) -> bool:
    """Only a redline has it, for what is no longer there."""
    return passage.ghost or (passage.change or of_part) in GONE


def _anchors(original: Original) -> dict[str, str]:
    """Targets that stand in the text now: parts and passages, each by its own id."""
    out = {part.id: part.id for part in original.parts if part.change not in GONE}
    for part, passage in passages(original.parts):
        if not is_ghost(passage, part.change):
            out[passage.id] = passage.id
    return out


def _moves(original: Original) -> frozenset[str]:
    ends: dict[str, set[str]] = {}
    nodes = [*original.parts, *(block for part in original.parts for block in part.blocks)]
    for node in [*nodes, *(passage for _, passage in passages(original.parts))]:
        change, move = getattr(node, "change", None), getattr(node, "move", None)
        if move and change:
            ends.setdefault(move, set()).add(change)
    return frozenset(move for move, found in ends.items() if found == {"moved-from", "moved-to"})


def _is_redline(original: Original) -> bool:
    nodes = [*original.parts, *(block for part in original.parts for block in part.blocks)]
    if original.was is not None or any(getattr(node, "change", None) or getattr(node, "was", None) for node in nodes):
        return True
    return any(
        passage.change or passage.was or any(run.change for runs in _texts(passage) for run in runs)
        for _, passage in passages(original.parts)
    )


def _texts(passage: Passage) -> Iterator[Runs]:
    for texts in (passage.label, passage.text, *passage.cells):
        yield from texts.values()
