"""Files from outside in (Word, text), plain text by passage out; and the files of an agreement drafted from them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from paraph.readers.drafting import draft_files
    from paraph.readers.drafting.types import Replacement
    from paraph.readers.foreign.types import ForeignAgreement, ForeignPart, ForeignPassage, ForeignTable, SetAside
    from paraph.readers.foreign.understand import understand
    from paraph.readers.importing import Imported, import_agreement, read_file
    from paraph.readers.plain import read_text
    from paraph.readers.proposing import propose
    from paraph.readers.proposing.types import Candidate, Edit, Proposal
    from paraph.readers.texts import Cell, Endnote, Paragraph, ReadText, Revision, Row, Table, paragraphs
    from paraph.readers.word import read_docx

__all__ = [
    "Candidate",
    "Cell",
    "Edit",
    "Endnote",
    "ForeignAgreement",
    "ForeignPart",
    "ForeignPassage",
    "ForeignTable",
    "Imported",
    "Paragraph",
    "Proposal",
    "ReadText",
    "Replacement",
    "Revision",
    "Row",
    "SetAside",
    "Table",
    "draft_files",
    "import_agreement",
    "paragraphs",
    "propose",
    "read_docx",
    "read_file",
    "read_text",
    "understand",
]

_HOMES = {
    "draft_files": "paraph.readers.drafting",
    "Replacement": "paraph.readers.drafting.types",
    "understand": "paraph.readers.foreign.understand",
    "ForeignAgreement": "paraph.readers.foreign.types",
    "ForeignPart": "paraph.readers.foreign.types",
    "ForeignPassage": "paraph.readers.foreign.types",
    "ForeignTable": "paraph.readers.foreign.types",
    "SetAside": "paraph.readers.foreign.types",
    "Imported": "paraph.readers.importing",
    "import_agreement": "paraph.readers.importing",
    "read_file": "paraph.readers.importing",
    "read_text": "paraph.readers.plain",
    "propose": "paraph.readers.proposing",
    "Candidate": "paraph.readers.proposing.types",
    "Edit": "paraph.readers.proposing.types",
    "Proposal": "paraph.readers.proposing.types",
    "Cell": "paraph.readers.texts",
    "Endnote": "paraph.readers.texts",
    "Paragraph": "paraph.readers.texts",
    "ReadText": "paraph.readers.texts",
    "Revision": "paraph.readers.texts",
    "Row": "paraph.readers.texts",
    "Table": "paraph.readers.texts",
    "paragraphs": "paraph.readers.texts",
    "read_docx": "paraph.readers.word",
}


def __getattr__(name: str) -> Any:
    """Loaded when asked for: who reads Word files needs no assembly, and that takes its time."""
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(name)
