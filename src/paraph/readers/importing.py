"""One call from a file to an agreement's files: read, understand, propose, draft."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from msgspec import Struct

from paraph.model import Finding
from paraph.readers.drafting import draft
from paraph.readers.drafting.types import Replacement
from paraph.readers.foreign.types import ForeignAgreement, SetAside
from paraph.readers.foreign.understand import understand
from paraph.readers.plain import read_text
from paraph.readers.proposing import propose
from paraph.readers.proposing.types import Candidate, Proposal
from paraph.readers.texts import ReadText
from paraph.readers.word import read_docx
from paraph.sources.types import Clause, Registry


class Imported(Struct, frozen=True, kw_only=True):
    """An agreement read in. Nothing is written: ``files`` maps a path below the workspace to its text."""

    files: dict[str, str]
    report: tuple[Candidate, ...]
    """Library clauses that say the same as a part: to be shown, and given as ``accept`` in a second call."""
    set_aside: tuple[SetAside, ...]
    """Every word of the file that stands in none of ``files``, with the reason."""
    notes: tuple[Finding, ...]
    """What was mended, what is doubtful."""
    replacements: tuple[Replacement, ...]
    """Words that became values."""
    agreement: ForeignAgreement
    proposal: Proposal


def read_file(data: bytes, name: str) -> ReadText:
    """A .docx or a text file, told by its first bytes and its name. Raises ``InputError``."""
    zipped = data.startswith(b"PK\x03\x04")
    word = name.lower().endswith((".docx", ".docm", ".doc", ".dotx", ".dotm", ".rtf", ".odt", ".pdf"))
    binary = data.startswith((b"\xd0\xcf\x11\xe0", b"%PDF", b"{\\rtf"))
    return read_docx(data, name) if zipped or word or binary else read_text(data, name)


def import_agreement(
    data: bytes,
    name: str,
    agreement_id: str,
    library: Mapping[str, Clause],
    registry: Registry,
    accept: Mapping[str, str] | None = None,
    *,
    as_of: datetime.date | None = None,
    spoken: str = "ru",
) -> Imported:
    """The file ``name`` as the files of the agreement ``agreement_id``.

    ``accept`` maps parts to library clauses (``{"article-5": "disputes/staged"}``), as ``report`` proposes them.
    ``as_of`` goes into ``agreement.yaml``; ``spoken`` (``ru``, ``en``) is the language of notes in the files. Raises
    ``InputError`` for an unreadable file, ``UsageError`` for an ``agreement_id`` or ``accept`` that makes no sense.
    """
    agreement = understand(read_file(data, name))
    proposal = propose(agreement, library, registry)
    made = draft(agreement, proposal, accept or {}, agreement_id, as_of=as_of, spoken=spoken)
    return Imported(
        files=made.files,
        report=proposal.candidates,
        set_aside=(*agreement.set_aside, *made.set_aside),
        notes=(*agreement.findings, *proposal.findings),
        replacements=made.replacements,
        agreement=agreement,
        proposal=proposal,
    )
