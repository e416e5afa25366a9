"""The ready words of a language for one holder: registry and agreement in, the names of ``{{ }}`` out."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence

from paraph.assemble import citing
from paraph.assemble.letters import letter_names
from paraph.assemble.targets import Target
from paraph.assemble.values import (
    BLANK_WIDTH,
    ByHolderError,
    Choice,
    Counted,
    Formed,
    MissingTextError,
    NoBodyError,
    Record,
    Telling,
    UnknownRecordError,
    Value,
    WrongValueError,
    always,
    blank,
    capitalised,
    from_forms,
    joined,
    of_date,
    ordered,
    plain,
    said,
)
from paraph.languages.base import LanguageRules, UnknownFormError
from paraph.model import Language, PartyId, words
from paraph.model.projection import holder_order
from paraph.sources.types import Agreement, Cited, Duration, ParameterValue, Party, Registry, Text


class Names:
    """One language of one agreement for one holder. Builds values; holds no state but caches."""

    def __init__(
        self,
        registry: Registry,
        agreement: Agreement,
        rules: LanguageRules,
        holder: PartyId,
        targets: Mapping[str, Target],
    ) -> None:
        self.registry = registry
        self.agreement = agreement
        self.rules = rules
        self.language: Language = rules.code
        self.order = holder_order(agreement.parties, holder)
        self.targets = targets
        decided = agreement.date if isinstance(agreement.date, datetime.date) else None
        self.day = decided or agreement.as_of
        self.fixed = self._fixed()

    # -- lookups -------------------------------------------------------------------------------------------------

    def forms(self, text: Text | None, what: str) -> Mapping[str, str]:
        """The table of forms in this language. Raises ``MissingTextError``."""
        if text is None or self.language not in text:
            raise MissingTextError(what, self.language)
        return text[self.language]

    def party(self, party: PartyId) -> Party:
        """The registry's record. Raises ``MissingTextError`` if there is none (a finding of the sources too)."""
        if party not in self.registry.parties:
            raise MissingTextError(party, self.language)
        return self.registry.parties[party]

    def party_text(self, party: PartyId, field: str) -> Mapping[str, str]:
        """``state``, ``country``, ``government``, ``side``, ``adjective``, ``capital`` or ``signatory`` of a Party."""
        if field == "signatory":
            return self.signatory(party, self.agreement.signatories.get(party, "government"), self.day)
        if field == "capital":
            capital = self.party(party).capital
            if capital is None:
                raise MissingTextError(f"{field} of {party}", self.language)
            return self.place_forms(capital)
        return self.forms(getattr(self.party(party), field), f"{field} of {party}")

    def signatory(self, party: PartyId, signs: str, day: datetime.date) -> Mapping[str, str]:
        """What signs for ``party``: its state, its government, or a body as it was called on ``day``."""
        return self.party_text(party, signs) if signs in {"government", "state"} else self.body_forms(signs, day)

    def body_forms(self, body: str, day: datetime.date | None = None) -> Mapping[str, str]:
        """The name of a body on ``day``, else on the instrument's."""
        record = self.registry.bodies.get(body)
        if record is None:
            raise UnknownRecordError("body", body, close(body, self.registry.bodies))
        return self.forms(record.at(day or self.day), body)

    def place_forms(self, place: str) -> Mapping[str, str]:
        """The name of a place on the instrument's day."""
        record = self.registry.places.get(place)
        if record is None:
            raise UnknownRecordError("place", place, close(place, self.registry.places))
        return self.forms(record.at(self.day), place)

    def in_order(self, parties: Sequence[PartyId]) -> list[PartyId]:
        """``parties`` of another instrument in the order of this original; those that are none of this one last."""
        ours = [party for party in self.order if party in parties]
        return [*ours, *(party for party in parties if party not in ours)]

    # -- what stands in the text ---------------------------------------------------------------------------------

    def _fixed(self) -> dict[str, object]:
        known = conditions(self.agreement)
        names: dict[str, object] = {
            **{name: Choice(name, value) for name, value in known.items()},
            "parties": [self.party_record(party) for party in self.order],
            "authorities": _lazy(self._authorities),
            "languages": Formed(self._languages),
            "copies": Formed(lambda case: plain(self.rules.number(len(self.order), "copies", case))),
            "prevailing": Formed(self._prevailing),
            "place": self._place(),
            "date": citing.date_value(self.rules, self.agreement.date),
            "joint_adjective": self._joint,
            "by_holder": self._by_holder,
            "verbatim": lambda words: plain(said(words)),
            "term": self._term,
            "treaty": self._treaty,
            "body": lambda name, case="nom": self._looked_up(self.body_forms(said(name)), case),
            "place_name": lambda name, case="nom": self._looked_up(self.place_forms(said(name)), case),
            "number": self._number,
            "Term": self._capital(self._term),
            "Number": self._capital(self._number),
            "Joint_adjective": self._capital(self._joint),
            "blank": lambda width=BLANK_WIDTH: blank("at-signature", "_" * _width(width)),
            "undecided": lambda what="": blank("undecided", said(what) or self.rules.words["undecided"]),
        }
        for capital in (False, True):
            for name, field in _LISTS.items():
                names[name.capitalize() if capital else name] = self._list(field, capital)
            names["This" if capital else "this"] = self._speaks_of_itself("this", capital)
            names["Instrument" if capital else "instrument"] = self._speaks_of_itself("noun", capital)
            names["About" if capital else "about"] = citing.about(self, capital=capital)
            names["Parties_states" if capital else "parties_states"] = self._parties_states(capital)
        names |= letter_names(self)
        names["governments"] = Telling(self._list("government", capital=False), truth=bool(known["governments"]))
        return names

    def _parties_states(self, capital: bool) -> Formed:
        """государств Сторон; where the Parties are the States themselves: Сторон."""
        phrase = "parties" if conditions(self.agreement)["interstate"] else "parties-states"
        return from_forms(self.rules, self.rules.phrases[phrase], capital=capital)

    def _capital(self, function: Callable[..., Value]) -> Callable[..., Value]:
        return lambda *args: capitalised(self.rules, function(*args))

    def _list(self, field: str, capital: bool) -> Formed:
        return Lazy(lambda: self._joined(field, capital=capital))

    def _speaks_of_itself(self, field: str, capital: bool) -> Formed:
        return Lazy(lambda: from_forms(self.rules, self._kind(field), capital=capital))

    def _kind(self, field: str) -> Mapping[str, str]:
        kind = self.registry.kinds.get(self.agreement.kind)
        return self.forms(getattr(kind, field) if kind else None, self.agreement.kind)

    def _joined(self, field: str, *, capital: bool) -> Formed:
        return joined(self.rules, [self.party_text(party, field) for party in self.order], capital=capital)

    def _languages(self, case: str) -> Value:
        names = [self.forms(self.registry.languages.get(code), code) for code in self.language_order()]
        return ordered(self.rules.language_list(names, case))

    def language_order(self) -> list[Language]:
        """The languages of signature in this holder's order, third languages last."""
        own = [code for party in self.order for code in self.party(party).languages]
        known = [code for code in own if code in self.agreement.languages]
        return list(dict.fromkeys([*known, *self.agreement.languages]))

    def tongue(self, code: Language) -> Formed:
        """The name of a language, as ``language`` says it in a column of its own."""
        return Lazy(lambda: from_forms(self.rules, self.forms(self.registry.languages.get(code), code)))

    def _prevailing(self, case: str) -> Value:
        if self.agreement.prevailing is None:
            raise MissingTextError("prevailing", self.language)
        forms = self.forms(self.registry.languages.get(self.agreement.prevailing), self.agreement.prevailing)
        return plain(self.rules.language_name(forms, case))

    def _authorities(self) -> Value:
        shown = []
        for party in self.order:
            bodies = [
                self.rules.form(self.body_forms(body), "nom") for body in self.agreement.authorities.get(party, ())
            ]
            shown.append(self.rules.authority(self.party_text(party, "side"), self.rules.join(bodies)))
        return ordered("; ".join(shown))

    def _place(self) -> Formed:
        place = self.agreement.signing_place
        if place == "at-signature":
            return always(blank("at-signature", "_" * BLANK_WIDTH))
        if place == "undecided":
            return always(blank("undecided", self.rules.words["undecided"]))
        return Lazy(lambda: from_forms(self.rules, self.place_forms(place)))

    def _joint(self, form: str = "nom") -> Value:
        adjectives = [self.party_text(party, "adjective") for party in self.order]
        return ordered(self.rules.joint(adjectives, said(form)))

    def _by_holder(self, **words: str) -> Value:
        """Words written out for each holder: for texts taken over from elsewhere, such as quoted ones."""
        for party in (*words, *self.order):
            if party not in words or party not in self.order:
                raise ByHolderError(party, self.order, missing=party not in words)
        return ordered(said(words[self.order[0]]))

    def _looked_up(self, forms: Mapping[str, str], case: str) -> Value:
        return plain(self.rules.form(forms, said(case)))

    def _term(self, asked: object, case: str = "nom") -> Value:
        if isinstance(asked, Formed):
            return asked(case)
        name = said(asked)
        record = self.registry.terms.get(name)
        if record is None:
            raise UnknownRecordError("term", name, close(name, self.registry.terms))
        return self._looked_up(self.forms(record.forms, name), case)

    def _treaty(self, asked: object, case: str = "nom") -> Value:
        if isinstance(asked, Formed):
            return asked(case)
        name = said(asked)
        record = self.registry.treaties.get(name)
        if record is None:
            raise UnknownRecordError("treaty", name, close(name, self.registry.treaties))
        title = self.rules.form(self.forms(record.title, name), said(case))
        tables = [self.party_text(party, record.side) for party in self.in_order(record.parties)]
        fields: dict[str, Callable[[str], Value]] = {"parties": lambda form: joined(self.rules, tables)(form)}
        fields["date"] = lambda form: plain(self.rules.date(record.date, form))  # type: ignore[arg-type]
        return citing.fill(title, fields)

    def cited(self, case: str) -> Value:
        """The instrument as its annexes cite it, in ``case``."""
        own = self.agreement
        cited = Cited(
            id=own.id,
            kind=own.kind,
            titles=own.cited,
            parties=own.parties,
            signatories=own.signatories,
            date=own.date,
            as_of=own.as_of,
        )
        return citing.title(self, cited, case)

    def _number(self, value: object, form: str = "nom", style: str = "words") -> Value:
        if isinstance(value, Formed):
            return value(form)
        if style not in _STYLES:
            raise UnknownFormError(said(style), _STYLES)
        if isinstance(value, Counted):
            return plain(self.rules.number(value.count, value.unit, said(form), style))  # type: ignore[arg-type]
        if isinstance(value, int) and not isinstance(value, bool):
            return plain(self.rules.number(value, "", said(form), style))  # type: ignore[arg-type]
        raise WrongValueError("a parameter that is a duration or a whole number")

    # -- Parties in a loop ---------------------------------------------------------------------------------------

    def party_record(self, party: PartyId) -> Record:
        """``party`` inside ``for party in parties``."""

        def forms(field: str) -> Callable[[], object]:
            return lambda: from_forms(self.rules, self.party_text(party, field))

        fields: dict[str, Callable[[], object]] = {
            field: forms(field)
            for field in ("state", "country", "government", "side", "signatory", "adjective", "capital")
        }
        last = party == self.order[-1]
        fields["authorities"] = lambda: self.authorities_of(party)
        fields["bodies"] = lambda: lambda asked, case="nom": self.bodies_asked(party, asked, case)
        fields["stop"] = lambda: ordered("." if last else ";")
        fields["comma"] = lambda: ordered("" if last else ",")
        fields["signature"] = lambda: plain(self.rules.signature_line(self.party_text(party, "signatory")))
        return Record(fields)

    def authorities_of(self, party: PartyId) -> Formed:
        """The competent authorities of one Party as one phrase."""
        named = self.agreement.authorities.get(party, ())
        return Formed(lambda case: self._bodies(named, case))

    def _bodies(self, named: Sequence[str], case: str) -> Value:
        bodies = [self.body_forms(body) for body in named]
        return plain(words(joined(self.rules, bodies)(case).runs)) if bodies else plain("")

    def bodies_asked(self, party: PartyId, asked: object, case: str) -> Value:
        """Those bodies of a parameter that are this Party's. Raises ``NoBodyError`` if it has none there."""
        if isinstance(asked, Formed):  # left blank
            return asked(case)
        if not isinstance(asked, Choice) or not isinstance(asked.value, tuple):
            raise WrongValueError("the name of a parameter of the type `bodies`")
        known = self.registry.bodies
        own = [body for body in asked.value if body not in known or known[body].party == party]
        if not own:
            raise NoBodyError(asked.name, party)
        return self._bodies(own, said(case))

    # -- parameters ----------------------------------------------------------------------------------------------

    def parameter(self, name: str, kind: str, value: ParameterValue) -> object:
        """A parameter of a clause as the text sees it."""
        if value == "undecided":
            return always(blank("undecided", self.rules.words["undecided"]))
        if value == "at-signature":
            return always(blank("at-signature", "_" * BLANK_WIDTH))
        if isinstance(value, Duration):
            return Counted(value.count, value.unit)
        if isinstance(value, dict):
            return Lazy(lambda: from_forms(self.rules, self.forms(value, name)))
        if isinstance(value, datetime.date):
            return of_date(self.rules, value)
        match kind:
            case "integer":
                return value
            case "term":
                return Formed(lambda case: self._term(value, case))
            case "treaty":
                return Formed(lambda case: self._treaty(value, case))
            case "body":
                return Lazy(lambda: from_forms(self.rules, self.body_forms(str(value))))
            case "place":
                return Lazy(lambda: from_forms(self.rules, self.place_forms(str(value))))
            case "article":
                return value
        return Choice(name, value)


_STYLES = ("words", "digits", "both")

LONGEST_BLANK = 80
"""Underscores: about a line. A longer blank would only break the line anywhere."""
_LISTS = {
    "signatories": "signatory",
    "states": "state",
    "governments": "government",
    "countries": "country",
    "sides": "side",
    "capitals": "capital",
}


def conditions(agreement: Agreement) -> dict[str, object]:
    """What every condition may ask about the agreement, besides the clause's parameters.

    ``ratification``: whether any Party ratifies; in a paper, whether the one that makes it does.
    """
    signs = [agreement.signatories.get(party, "government") for party in agreement.parties]
    return {
        "ratification": any(agreement.ratification.get(party, False) for party in agreement.keepers),
        "language_count": len(agreement.languages),
        "party_count": len(agreement.parties),
        "has_prevailing": agreement.prevailing is not None,
        "has_annexes": bool(agreement.annexes),
        "instrument_kind": agreement.kind,
        "binding": agreement.binding,
        "interstate": all(each == "state" for each in signs),
        "governments": all(each == "government" for each in signs),
    }


def _width(asked: object) -> int:
    """Underscores of a blank. Raises ``WrongValueError``."""
    if isinstance(asked, int) and not isinstance(asked, bool):
        return min(asked, LONGEST_BLANK)
    raise WrongValueError("a whole number")


class Lazy(Formed):
    """A formed value looked up only when the text asks, so that an unused missing name is no fault."""

    __slots__ = ()

    def __init__(self, make: Callable[[], Formed]) -> None:
        super().__init__(lambda case: make()(case))


def _lazy(make: Callable[[], Value]) -> Formed:
    return Formed(lambda _case: make())


def close(name: str, known: Mapping[str, object]) -> Sequence[str]:
    """Names like ``name``, or a few that exist."""
    from difflib import get_close_matches

    return get_close_matches(name, list(known), 3) or sorted(known)[:5]
