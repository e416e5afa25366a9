"""What stands around the text: page, running lines, properties, watermark."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from paraph.languages.edition import edition_name
from paraph.model import Header, Original
from paraph.writers.base import Dress
from paraph.writers.columns import Measure
from paraph.writers.pdf.payload import Frame, Tongue
from paraph.writers.pdf.words import Words
from paraph.writers.style import Style

POINTS_PER_MM = 72 / 25.4
ROWS_HEAD_MM = 6
"""What the names of the languages take above the columns."""
CELL_PT = 4
"""Between the words of a cell and its lines."""
_HYPHENATED = frozenset({"ru"})
"""Typst has patterns for Russian, none for Kazakh and Uzbek."""


def frame(original: Original, words: Sequence[Words], dress: Dress, *, running: bool = True) -> Frame:
    """The frame of one document in these languages, in their order. ``running``: a draft says that it is one."""
    draft = dress.profile == "draft"
    names = [original.header.name.get(word.code, "") for word in words]
    return Frame(
        landscape=dress.landscape or len(words) > 2,
        draft=draft,
        running=draft and running,
        initials=has_initials(original.header, dress),
        line_numbers=draft and dress.line_numbers,
        tongues=tuple(_tongue(word, ragged=len(words) > 1) for word in words),
        title=" / ".join(_distinct(names)) or original.header.id,
        author=dress.author if draft and dress.audience == "internal" else "",
        keywords=_keywords(original, words, dress),
        header=(_header_left(names, words), _header_right(words, dress)) if draft and running else ("", ""),
        derived=tuple(_distinct(word.derived for word in words)) if draft else (),
        page=tuple((word.page, word.of) for word in words),
        watermark=words[0].draft.upper() if draft and running else "",
    )


def has_initials(header: Header, dress: Dress) -> bool:
    """Each page of a treaty is initialled at signature; plans, minutes and papers are not."""
    return dress.profile == "signature" and header.paper == "treaty"


def measure(sections: Style, dress: Dress, languages: int, *, initials: bool = False) -> Measure:
    """What tables are set in: as the templates have it (``common.typ``)."""
    page, font = sections["page"], sections["font"]
    across = dress.landscape or languages > 2
    width, height = (297, 210) if across else (210, 297)
    sides = ("landscape_left_mm", "landscape_right_mm") if across else ("left_mm", "right_mm")
    foot = sections["signature"]["bottom_mm"] if initials else page["bottom_mm"]
    ends = float(page["top_mm"]) + (ROWS_HEAD_MM if languages > 1 else 0) + float(foot)
    return Measure(
        width=(width - sum(float(page[side]) for side in sides)) * POINTS_PER_MM,
        height=(height - ends) * POINTS_PER_MM,
        size=float(font["table_pt"]),
        padding=CELL_PT,
        bold_head=dress.profile == "draft",
    )


def _tongue(word: Words, *, ragged: bool) -> Tongue:
    lang, *rest = word.locale.split("-")
    hyphenated = lang in _HYPHENATED
    return Tongue(
        lang=lang,
        region=rest[-1] if rest else "",
        script=rest[0].lower() if len(rest) > 1 else "",
        name=word.name,
        hyphenate=hyphenated,
        # Narrow columns without hyphenation would tear into rivers.
        justify=hyphenated or not ragged,
    )


def _header_left(names: Sequence[str], words: Sequence[Words]) -> str:
    return " · ".join([" / ".join(_distinct(word.draft for word in words)), names[0]])


def _header_right(words: Sequence[Words], dress: Dress) -> str:
    """``редакция 3 · 22.11.2026``: in the first language of the layout."""
    year, month, day = dress.date.split("-")
    return f"{edition_name(words[0].all, dress.edition)} · {day}.{month}.{year}"


def _keywords(original: Original, words: Sequence[Words], dress: Dress) -> tuple[str, ...]:
    """The Parties in the order of this original, the languages; of a draft also its edition; the stamp."""
    names = original.header.party_names
    parties = [names.get(party, {}).get(words[0].code, party) for party in original.parties]
    edition = [dress.edition] if dress.profile == "draft" else []
    return (*parties, *(word.locale for word in words), *edition, *([dress.stamp] if dress.stamp else []))


def _distinct(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(text for text in texts if text))
