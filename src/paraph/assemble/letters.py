"""Words of a letter: an original that one Party writes to the other. Names of ``{{ }}`` out.

In an exchange of notes each original is its holder's own note: it speaks of its writer and of its reader, and one
Party writes first while the other replies (the order of ``parties`` in agreement.yaml says which).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from msgspec.structs import replace

from paraph.assemble.values import Formed, NoOtherError, Record, Value, capitalised, from_forms, ordered, said

if TYPE_CHECKING:
    from paraph.assemble.names import Names
    from paraph.model import PartyId

_FIELDS = ("state", "country", "government", "side", "signatory", "capital")


def letter_names(names: Names) -> dict[str, object]:
    """``own`` and ``other`` (also ``Own``, ``Other``) with the names of a Party, and ``by_turn``.

    Between more than two Parties ``other`` raises ``NoOtherError``: a letter to several has no one reader.
    """
    own, *others = names.order

    def by_turn(first: str, reply: str) -> Value:
        words = (said(first), said(reply))
        return ordered(words[own != names.agreement.parties[0]])

    out: dict[str, object] = {"by_turn": by_turn}
    for capital in (False, True):
        out["Own" if capital else "own"] = _record(names, own, capital=capital)
        reader = _record(names, others[0], capital=capital) if len(others) == 1 else _nobody()
        out["Other" if capital else "other"] = reader
    return out


def _nobody() -> Record:
    """The reader of a letter to several: every name of it is a fault."""

    def asked() -> object:
        raise NoOtherError

    return Record(dict.fromkeys((*_FIELDS, "authorities", "bodies"), asked))


def _record(names: Names, party: PartyId, *, capital: bool) -> Record:
    """The names of ``party``, marked as words that depend on whose original it is."""

    def field(name: str) -> Callable[[], object]:
        def forms() -> Mapping[str, str]:
            return names.party_text(party, name)

        return lambda: Formed(lambda case: _marked(from_forms(names.rules, forms(), capital=capital)(case)))

    def marked(value: Value) -> Value:
        return _marked(capitalised(names.rules, value) if capital else value)

    fields: dict[str, Callable[[], object]] = {name: field(name) for name in _FIELDS}
    fields["authorities"] = lambda: Formed(lambda case: marked(names.authorities_of(party)(case)))
    fields["bodies"] = lambda: lambda asked, case="nom": marked(names.bodies_asked(party, asked, case))
    return Record(fields)


def _marked(value: Value) -> Value:
    return Value(tuple(replace(run, party_order=True) for run in value.runs))
