"""What can be said of a file or a package, each with its own exit code; and the report of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, TypeAlias

from msgspec import Struct

from paraph.model import Audience, Language, PartyId
from paraph.publish.package.manifest import What
from paraph.publish.sign.keys import Signed
from paraph.publish.sign.pdf import PdfSigned

Verdict: TypeAlias = Literal[
    "issued",  # exactly as it was issued
    "resaved",  # other bytes, the same words and properties: saved or packed anew
    "metadata",  # the same words, other properties
    "appended",  # all of the issued file, and something after it: a signature, notes
    "words",  # other words
    "unknown",  # belongs to none of the packages at hand
    "unsigned",  # a key was named, and there is no signature by it
    "missing",  # a package without one of its files
    "extra",  # a file that the package does not list
    "altered",  # a file of the package is another
    "truncated",  # a file is cut short
    "swapped",  # the manifest is not that of these files
    "chain",  # the chain of drafts is broken
    "forged",  # a signature does not fit
    "unsafe",  # an archive or folder that would do harm
    "unreadable",  # cannot be read as what it should be
]

EXIT: dict[Verdict, int] = {
    "issued": 0,
    "resaved": 10,
    "metadata": 11,
    "appended": 12,
    "words": 13,
    "unknown": 14,
    "unsigned": 15,
    "missing": 20,
    "extra": 21,
    "altered": 22,
    "truncated": 23,
    "swapped": 24,
    "chain": 25,
    "forged": 26,
    "unreadable": 30,
    "unsafe": 31,
}
"""Where several hold, the highest decides."""


class Subject(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What it is, as the manifest of its package says."""

    agreement: str
    name: dict[Language, str]
    prevailing: Language | None = None
    edition: str
    issued: bool
    date: str
    audience: Audience
    path: str = ""
    """Of a file: how it is called in its package."""
    what: What | None = None
    holder: PartyId | None = None
    languages: tuple[Language, ...] = ()
    old: str | None = None
    paper: str | None = None
    paper_name: dict[Language, str] = {}


class Problem(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing that is not as it should be. ``message`` is an English template that ``args`` fill."""

    verdict: Verdict
    path: str = ""
    message: str = ""
    args: dict[str, str | int] = {}


class Passage(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A passage whose words differ. ``place``: where it stands, as printed; ``id``: its id, where it is known."""

    place: str = ""
    id: str = ""
    language: Language = ""
    old: str = ""
    new: str = ""


class Report(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What was found of one path. ``notes``: what else is worth knowing, and changes no verdict."""

    path: str
    verdict: Verdict
    kind: Literal["file", "package", "published"]
    subject: Subject | None = None
    packages: tuple[Subject, ...] = ()
    """Of a published folder: what stands in it."""
    files: int = 0
    problems: tuple[Problem, ...] = ()
    passages: tuple[Passage, ...] = ()
    left_out: int = 0
    """Passages that differ beyond those listed."""
    notes: tuple[Problem, ...] = ()
    signed: tuple[Signed, ...] = ()
    pdf_signed: tuple[PdfSigned, ...] = ()

    @property
    def code(self) -> int:
        """The exit code."""
        return EXIT[self.verdict]


def worst(verdicts: Iterable[Verdict]) -> Verdict:
    """The one with the highest code; without any, all is as issued."""
    return max(verdicts, key=EXIT.__getitem__, default="issued")
