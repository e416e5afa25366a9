"""`ForeignAgreement` and `Proposal` in, the files of an agreement of its own out."""

from paraph.readers.drafting.draft import draft, draft_files

__all__ = ["draft", "draft_files"]
