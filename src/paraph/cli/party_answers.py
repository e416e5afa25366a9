"""What `paraph new party` asks: the id, the state languages, five names in each language of the workspace."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from paraph.cli.ask import asked, asked_id, asked_list
from paraph.cli.suggest import no_such
from paraph.cli.values import bad_party
from paraph.cli.workspace import languages_of, read
from paraph.i18n import translate
from paraph.scaffold.party import NAMES, NewParty


def answers(
    root: Path,
    name: str | None,
    languages: Sequence[str],
    names: Mapping[str, Mapping[str, str]],
    adjectives: Mapping[str, str],
    capital: str | None,
) -> NewParty:
    """Take what was given, ask for the rest. Raises ``WrongUse``."""
    registry = read(root).workspace.registry

    def objection(answer: str) -> str | None:
        if answer in registry.parties:
            return translate("there is a Party `{name}` already").format(name=answer)
        return bad_party(answer)

    id_ = asked_id(name, "ID", translate("Id of the Party, three capital letters of ISO 3166, such as UZB"), objection)
    own = asked_list(languages, "--language", translate("Its state languages"), sorted(registry.languages))
    written = languages_of(registry)
    for given in (*names.values(), adjectives):
        for code in given:
            if code not in written:
                raise no_such(translate("there is no language `{name}`"), code, written)
    if capital is not None and capital not in registry.places:
        raise no_such(translate("there is no place `{name}` in registry/places.yaml"), capital, registry.places)
    return NewParty(
        id=id_,
        languages=own,
        names={kind: _in_each(names[kind], kind, written) for kind in NAMES},
        adjectives=_in_each(adjectives, "adjective", written),
        capital=capital or "",
    )


def _in_each(given: Mapping[str, str], kind: str, languages: Sequence[str]) -> dict[str, str]:
    question = {
        "state": translate("Full name of the state"),
        "country": translate("Short name of the state"),
        "government": translate("Its Government"),
        "side": translate("Its Side, as the text calls it"),
        "adjective": translate("The adjective (masculine where there are genders)"),
    }[kind]
    return {code: asked(given.get(code), f"--{kind} {code}=...", f"{question} [{code}]") for code in languages}
