"""What `paraph new clause` asks: the id, where the clause belongs, its languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from paraph.cli.ask import asked_id, asked_list
from paraph.cli.suggest import no_such
from paraph.cli.values import bad_id
from paraph.cli.workspace import known_agreements, languages_of, read
from paraph.i18n import translate
from paraph.sources.types import Workspace


class ClausePlace(Struct, frozen=True):
    """Where a new clause goes: its id, its file below the workspace, its languages."""

    id: str
    file: str
    languages: tuple[str, ...]


def answers(
    root: Path, name: str | None, theme: str | None, agreement: str | None, languages: Sequence[str]
) -> ClausePlace:
    """Take what was given, ask for the rest. Raises ``WrongUse``."""
    if agreement is not None and agreement not in known_agreements(root):
        raise no_such(translate("there is no agreement `{name}`"), agreement, known_agreements(root))
    workspace = read(root).workspace
    taken = {clause.id for clause in workspace.library.values()}

    def objection(answer: str) -> str | None:
        if answer in taken and agreement is None:
            return translate("there is a clause `{name}` already").format(name=answer)
        return bad_id(answer)

    id_ = asked_id(name, "ID", translate("Id of the clause, such as last-notification"), objection)
    if agreement is not None:
        file = f"agreements/{agreement}/clauses/{id_}.md"
    else:
        themes = ", ".join(sorted({clause.theme for clause in workspace.library.values()}))
        question = translate("Theme, a folder of the library ({themes})").format(themes=themes)
        file = f"clauses/{asked_id(theme, '--theme', question, bad_id)}/{id_}.md"
    chosen = asked_list(
        tuple(dict.fromkeys(languages)),
        "--language",
        translate("Languages, the one it is drafted in first"),
        languages_of(workspace.registry),
        default=(usual_language(workspace),),
    )
    return ClausePlace(id_, file, chosen)


def usual_language(workspace: Workspace) -> str:
    """The language in which most of the library is drafted, else the first of the registry."""
    drafted = Counter(v.skeleton for clause in workspace.library.values() for v in clause.variants.values())
    if drafted:
        return drafted.most_common(1)[0][0]
    return languages_of(workspace.registry)[0]
