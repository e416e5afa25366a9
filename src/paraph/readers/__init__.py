"""Files from outside in (Word, text), plain text by passage out; and the files of an agreement drafted from them."""

from paraph.readers.drafting import draft_files
from paraph.readers.drafting.types import Replacement
from paraph.readers.foreign import understand
from paraph.readers.foreign.types import ForeignAgreement, ForeignPart, ForeignPassage, ForeignTable, SetAside
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
