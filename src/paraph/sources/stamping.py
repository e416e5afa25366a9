"""``paraph stamp``: writes into a section line which wording this translation follows. Text in, text out."""

from __future__ import annotations

from paraph.errors import UsageError
from paraph.model import Language
from paraph.sources.faults import Faults
from paraph.sources.sections import RawSection, cut
from paraph.sources.text import clean


def stamp(text: str, language: Language | None = None, variant: str | None = None) -> str:
    """``text`` of a clause file with ``follows HASH`` written or refreshed; all else as it was.

    All sections but the skeletons, or those of one ``language`` and one ``variant``. Raises ``UsageError`` if the file
    has no such section, or if it is the skeleton itself, which follows nothing.
    """
    sections = cut(clean(text, "", Faults())).sections
    first: dict[str, RawSection] = {}
    for section in sections:
        first.setdefault(section.variant, section)
    chosen = [
        section for section in sections if language in (None, section.language) and variant in (None, section.variant)
    ]
    followers = [section for section in chosen if section is not first[section.variant]]
    if not chosen and (language or variant):
        raise UsageError("there is no section {name} to stamp", name=" / ".join(filter(None, (language, variant))))
    if not followers and language:
        raise UsageError("the {language} section is the one the others follow", language=language)
    lines = text.split("\n")
    for section in followers:
        at = section.line - 1
        lines[at] = _stamped(lines[at], first[section.variant].hash)
    return "\n".join(lines)


def _stamped(line: str, digits: str) -> str:
    """The section line with this hash, its own spacing and line end kept."""
    body = line.rstrip()
    end = line[len(body) :]
    head, slash, last = body.rpartition("/")
    if slash and last.split()[:1] == ["follows"]:
        return f"{head}/{last[: len(last) - len(last.split()[-1])]}{digits}{end}"
    return f"{body} / follows {digits}{end}"
