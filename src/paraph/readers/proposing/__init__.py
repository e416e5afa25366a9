"""`ForeignAgreement`, library and registry in, `Proposal` out: Parties, library clauses, values and references."""

from paraph.readers.proposing.propose import propose

__all__ = ["propose"]
