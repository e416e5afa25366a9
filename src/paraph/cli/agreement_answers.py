"""What `paraph new agreement` asks: the kind, the Parties, the name in each language, which agreement it is like."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from pathlib import Path

from paraph.cli.ask import asked, asked_choice, asked_id, asked_list
from paraph.cli.suggest import WrongUse, no_such
from paraph.cli.values import bad_id
from paraph.cli.workspace import languages_of
from paraph.i18n import translate
from paraph.scaffold.agreement import NewAgreement
from paraph.scaffold.cited import cited
from paraph.scaffold.like import placements_like
from paraph.sources.types import Agreement, Kind, Registry, Workspace

NONE = "none"


def answers(
    root: Path,
    workspace: Workspace,
    name: str | None,
    kind: str | None,
    parties: Sequence[str],
    names: Mapping[str, str],
    prevailing: str | None,
    signatories: Sequence[str],
    ratifies: Sequence[str],
    like: str | None,
    themes: Sequence[str],
    as_of: str,
    binding: bool | None = None,
    about: str | None = None,
) -> NewAgreement:
    """Take what was given, ask for the rest. Raises ``WrongUse``."""
    registry = workspace.registry
    id_ = asked_id(name, "ID", translate("Id of the agreement, such as uz-kz-transit"), lambda new: _taken(root, new))
    kinds = sorted(registry.kinds)
    usual = "agreement" if "agreement" in kinds else None
    kind = asked_choice(kind, "--kind", translate("Kind of instrument"), kinds, default=usual)
    binding = _binding(binding, registry.kinds[kind])
    if about is not None and about not in workspace.agreements:
        raise no_such(translate("there is no agreement `{name}`"), about, workspace.agreements)
    chosen = _parties(parties, registry)
    codes = _languages(chosen, names, prevailing, registry)
    named = {code: asked(names.get(code), f"--name {code}=...", _name_question(code)) for code in codes}
    prevailing = _prevailing(prevailing, codes, chosen, registry)
    for party in ratifies:
        if party not in chosen:
            raise no_such(translate("`{name}` is no Party of this agreement"), party, chosen)
    model = _like(like, workspace, kind)
    about = about or _about(model, workspace)
    nouns = registry.kinds[kind].noun
    labelled = all("dat" in cited(code, words, nouns.get(code, {})) for code, words in named.items())
    taken = (
        placements_like(model, chosen, registry, _themes(themes, model), annexes=labelled) if model is not None else {}
    )
    return NewAgreement(
        id=id_,
        kind=kind,
        binding=binding,
        about=about,
        parties=chosen,
        names=named,
        owners={code: _owners(code, chosen, registry) for code in codes},
        signatories=_signatories(signatories, chosen, registry),
        prevailing=prevailing,
        ratification={party: party in ratifies for party in chosen},
        as_of=as_of or datetime.date.today().isoformat(),
        placements=taken,
        annexes_wait=bool(model and model.annexes) and not labelled,
        authorities={p: model.authorities[p] for p in chosen if p in model.authorities} if model else {},
    )


def _taken(root: Path, name: str) -> str | None:
    if (root / "agreements" / name).exists():
        return translate("there is an agreement `{name}` already").format(name=name)
    return bad_id(name)


def _binding(given: bool | None, kind: Kind) -> bool | None:
    """Whether it is meant to bind; asked only where the kind leaves that open."""
    if kind.binding != "asked":
        if given is not None and given != (kind.binding == "yes"):
            said = translate("an instrument of the kind `{kind}` cannot choose whether it binds")
            raise WrongUse(said.format(kind=kind.id))
        return None
    if given is not None:
        return given
    question = translate("Is it meant to bind under international law?")
    return asked_choice(None, "--binding", question, ["yes", "no"]) == "yes"


def _name_question(code: str) -> str:
    return translate("Short name in `{language}`").format(language=code)


def _parties(given: Sequence[str], registry: Registry) -> tuple[str, ...]:
    known = sorted(registry.parties)
    if len(known) < 2:
        raise WrongUse(
            translate("the registry knows fewer than two Parties"), translate("`paraph new party` begins another")
        )
    chosen = asked_list(given, "--party", translate("Parties"), known, default=known if len(known) == 2 else ())
    if len(chosen) < 2:
        raise WrongUse(translate("an agreement needs at least two Parties"), "--party UZB --party KAZ")
    return chosen


def _languages(
    parties: Sequence[str], names: Mapping[str, str], prevailing: str | None, registry: Registry
) -> tuple[str, ...]:
    """Those named; else the state languages of the Parties and the prevailing or a third one."""
    written = languages_of(registry)
    for code in (*names, *filter(None, [prevailing])):
        if code not in written:
            raise no_such(translate("there is no language `{name}`"), code, written)
    if names:
        return tuple(dict.fromkeys((*names, *filter(None, [prevailing]))))
    own = [code for party in parties for code in registry.parties[party].languages if code in written]
    default = tuple(dict.fromkeys((*own, *filter(None, [prevailing]), *written)))
    return asked_list((), "--name LANGUAGE=TEXT", translate("Languages"), written, default=default)


def _prevailing(given: str | None, codes: Sequence[str], parties: Sequence[str], registry: Registry) -> str:
    if given:
        return given
    own = {code for party in parties for code in registry.parties[party].languages}
    third = next((code for code in codes if code not in own), None)
    if len(codes) == 1:
        return ""
    question = translate("Prevailing language, `none` if all are equal")
    answer = asked_choice(None, "--prevailing", question, [*codes, NONE], default=third or NONE)
    return "" if answer == NONE else answer


def _owners(code: str, parties: Sequence[str], registry: Registry) -> tuple[str, ...]:
    """The Parties whose state language it is; all of them where it is nobody's."""
    own = tuple(party for party in parties if code in registry.parties[party].languages)
    return own or tuple(parties)


def _signatories(given: Sequence[str], parties: Sequence[str], registry: Registry) -> dict[str, str]:
    signs = dict.fromkeys(parties, "government")
    for pair in given:
        party, equals, who = pair.partition("=")
        if party not in parties:
            raise no_such(translate("`{name}` is no Party of this agreement"), party, parties)
        known = ["government", "state", *registry.bodies]
        if not equals or who not in known:
            raise no_such(translate("`{name}` cannot sign"), who, known)
        signs[party] = who
    return signs


def _like(like: str | None, workspace: Workspace, kind: str) -> Agreement | None:
    there = workspace.agreements
    if like is None:
        same = sorted(name for name, each in there.items() if each.kind == kind)
        if not same:
            return None
        question = translate("Take the articles of this agreement as the start, `none` to begin with gaps")
        of_library = (name for name in same if _shared(there[name]))
        like = asked_choice(None, "--like", question, [*sorted(there), NONE], default=next(of_library, same[0]))
    if like == NONE:
        return None
    if like not in there:
        raise no_such(translate("there is no agreement `{name}`"), like, there)
    return there[like]


def _shared(agreement: Agreement) -> bool:
    """Whether another can take articles from it: some of them are the library's."""
    return any(not agreement.clauses[placement.clause].own for placement in agreement.articles)


def _about(model: Agreement | None, workspace: Workspace) -> str:
    """What it is about: asked where the agreement it is like is about another, as its clauses may cite that."""
    if model is None or model.about is None:
        return ""
    question = translate("The agreement that it is about")
    return asked_choice(None, "--about", question, sorted(workspace.agreements), default=model.about.id)


def _themes(given: Sequence[str], model: Agreement) -> tuple[str, ...]:
    known = sorted({clause.theme for clause in model.clauses.values() if not clause.own})
    if not known:
        return ()
    return asked_list(given, "--theme", translate("Themes of the clauses to take"), known, default=known)
