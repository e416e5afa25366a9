"""What every command needs first: the workspace, read; the agreements asked for, known."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from paraph.cli.suggest import WrongUse, no_such
from paraph.i18n import translate

if TYPE_CHECKING:
    from paraph.sources import Loaded
    from paraph.sources.types import Clause, Registry


def locate(ctx: click.Context) -> Path:
    """The folder of the workspace: ``--workspace``, else found upwards from here.

    Raises ``WrongUse`` or ``InputError`` where there is none.
    """
    from paraph.sources import find_root

    given = (ctx.obj or {}).get("workspace")
    if given is None:
        return find_root(Path.cwd())
    root = Path(given).resolve()
    if not root.is_dir():
        raise WrongUse(translate("there is no folder `{name}`").format(name=given))
    return find_root(root)


def known_agreements(root: Path) -> list[str]:
    """The ids of the agreements of a workspace, readable or not."""
    return sorted(path.parent.name for path in root.glob("agreements/*/agreement.yaml"))


def chosen(root: Path, asked: Sequence[str]) -> tuple[str, ...]:
    """The agreements asked for, or all. Raises ``WrongUse`` on an unknown one."""
    known = known_agreements(root)
    for name in asked:
        if name not in known:
            raise no_such(translate("there is no agreement `{name}`"), name, known)
    return tuple(dict.fromkeys(asked)) or tuple(known)


def read(root: Path, agreements: Sequence[str] | None = None) -> Loaded:
    """The sources of the workspace and all their faults."""
    from paraph.sources import load

    return load(root, agreements=tuple(agreements) if agreements else None)


def clause_named(root: Path, loaded: Loaded, name: str, agreement: str | None) -> Clause:
    """A clause of ``agreement`` or of the library, or the own clause of whichever agreement has it.

    Raises ``WrongUse`` where there is none or more than one, ``ContentError`` where its file cannot be understood.
    """
    from paraph.report.finding_clauses import every, named

    if agreement is not None and agreement not in known_agreements(root):
        raise no_such(translate("there is no agreement `{name}`"), agreement, known_agreements(root))
    found = named(root, loaded, name, agreement)
    if len(found) == 1:
        return found[0]
    if found:
        files = ", ".join(clause.place.file for clause in found)
        raise WrongUse(
            translate("several agreements have a clause `{name}`: {files}").format(name=name, files=files),
            translate("say which with `--agreement`"),
        )
    faults = [finding for finding in loaded.findings if finding.place.file.endswith(f"/{name}.md")]
    if faults:
        from paraph.errors import ContentError

        raise ContentError(faults)
    raise no_such(translate("there is no clause `{name}`"), name, [clause.id for clause in every(root, loaded)])


def has_wording(clause: Clause, language: str | None, variant: str | None) -> None:
    """Raises ``WrongUse`` where ``clause`` has no such variant or language."""
    if variant is not None and variant not in clause.variants:
        raise no_such(translate("the clause has no variant `{name}`"), variant, clause.variants)
    there = {code for name, each in clause.variants.items() if variant in (None, name) for code in each.sections}
    if language is not None and language not in there:
        raise no_such(translate("the clause has no text in `{name}`"), language, sorted(there))


def languages_of(registry: Registry) -> tuple[str, ...]:
    """The languages in which this workspace writes: those its registry names, without the derived ones."""
    from paraph import languages

    written = tuple(code for code in languages.known() if code not in languages.DERIVED)
    return tuple(code for code in written if code in registry.languages) or written


def output_folder(root: Path, given: str | None) -> Path:
    """Where built files go: ``--out`` as seen from here, else ``output`` of paraph.toml, else dist/."""
    if given is not None:
        return Path(given).resolve()
    from paraph.cli.settings import output

    return output(root)
