"""``paraph amend``."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from paraph.cli.base import argument, command, option
from paraph.cli.values import id_, iso_date
from paraph.i18n import language as spoken
from paraph.i18n import translate

if TYPE_CHECKING:
    from paraph.model import Instrument
    from paraph.sources.types import Agreement


@command("amend")
@argument("agreement", metavar="AGREEMENT")
@option("--from", "signed", metavar="DRAFT", help="The signed text: a draft number or a git revision.")
@option("--id", "name", metavar="NEW-ID", callback=id_, help="Id of the protocol; otherwise AGREEMENT-protocol-1.")
@option(
    "--numbering",
    type=click.Choice(["hyphen", "superscript"]),
    default="hyphen",
    help="What a new article between 5 and 6 is: 5-1 (Kazakhstan) or 5¹ (Uzbekistan).",
)
@option(
    "--words",
    type=click.Choice(["never", "safe"]),
    default="never",
    help="`safe`: replace a phrase that answers to one phrase in every language; `never`: set the passage out anew.",
)
@option("--force", metavar="VARIANT", help="Variant of the clause on entry into force; otherwise the agreement's own.")
@option("--under", metavar="ARTICLE", default="", help="Id of the article that allows changes; otherwise `amendments`.")
@option(
    "--as-of", metavar="YYYY-MM-DD", callback=iso_date, help="The day whose names of bodies are used; otherwise today."
)
@click.pass_context
def amend(
    ctx: click.Context,
    agreement: str,
    signed: str | None,
    name: str | None,
    numbering: str,
    words: str,
    force: str | None,
    under: str,
    as_of: str,
) -> None:
    """Draft the protocol on changes that turns the signed text into the working text.

    The numbers of the signed text stay: a new article between 5 and 6 is 5-1. What is changed is set out anew, in
    every language and for every original. The protocol is an agreement of its own, to be read and mended by hand.
    """
    from paraph import languages
    from paraph.amend import FORCE, Options, Order, plan, protocol_files
    from paraph.cli.amend_view import report
    from paraph.cli.console import say
    from paraph.cli.files import write_new
    from paraph.cli.suggest import WrongUse
    from paraph.cli.workspace import chosen, locate, read
    from paraph.drafts.editions import WORK, alignment, resolve

    root = locate(ctx)
    (agreement,) = chosen(root, [agreement])
    if signed is None:
        raise WrongUse(
            translate("which text was signed is not said"),
            translate("name its draft: `paraph amend {name} --from 3`; see `paraph status`").format(name=agreement),
        )
    own_id = _free(root, name or f"{agreement}-protocol-1")
    old, new = resolve(root, agreement, signed), resolve(root, agreement, WORK)
    _same_treaty(old.instrument, new.instrument)
    workspace = read(root).workspace
    model = _dated(workspace.agreements[agreement], old.instrument.header.date)
    in_force = workspace.library.get(FORCE)
    _known_variant(force, sorted(in_force.variants) if in_force is not None else [])
    made = plan(
        old.instrument,
        new.instrument,
        alignment(root, agreement, old, new, old.instrument.header.parties[0]),
        {code: languages.get(code) for code in new.instrument.header.languages},
        Options(numbering, words),  # type: ignore[arg-type]
    )
    if not made.instructions:
        say(translate("Nothing to amend: the working text says what {draft} says.").format(draft=old.name))
        return
    order = Order(
        id=own_id,
        draft=old.name,
        as_of=datetime.date.fromisoformat(as_of) if as_of else datetime.date.today(),
        under=_article(old.instrument, under),
        force=force,
        spoken=spoken(),
    )
    own = {clause.id: root / clause.place.file for clause in model.clauses.values() if clause.own}
    texts = {clause: path.read_text(encoding="utf-8") for clause, path in own.items()}
    files = protocol_files(made, model, workspace, new.instrument.header, texts, order)
    write_new(root, files)
    for file in files:
        say(translate("Written: {file}").format(file=file))
    report(made, model)
    say(translate("Next: {command}").format(command=f"paraph build {own_id}"))


def _free(root: Path, name: str) -> str:
    """``name``, if no agreement has it. Raises ``WrongUse``."""
    from paraph.cli.suggest import WrongUse

    if (root / "agreements" / name).exists():
        message = translate("`{file}` exists already; nothing was written").format(file=f"agreements/{name}")
        raise WrongUse(message, translate("name another with `--id`"))
    return name


def _dated(model: Agreement, signed: str | None) -> Agreement:
    """The agreement with the day of the signed text, where its file does not say one."""
    from msgspec.structs import replace

    if isinstance(model.date, datetime.date) or signed is None:
        return model
    return replace(model, date=datetime.date.fromisoformat(signed))


def _same_treaty(old: Instrument, new: Instrument) -> None:
    """Raises ``UsageError`` where other Parties or other languages make it another treaty."""
    from paraph.errors import UsageError

    if set(old.header.languages) != set(new.header.languages):
        raise UsageError(
            "the languages are not those of the signed text",
            hint="signed were: {known}; a protocol does not add or remove a language",
            known=", ".join(old.header.languages),
        )
    if set(old.header.parties) != set(new.header.parties):
        raise UsageError(
            "the Parties are not those of the signed text",
            hint="a protocol between others is another treaty: `paraph new agreement`",
        )


def _known_variant(asked: str | None, known: list[str]) -> None:
    from paraph.cli.suggest import no_such

    if asked is not None and asked not in known:
        raise no_such(translate("the clause has no variant `{name}`"), asked, known)


def _article(old: Instrument, asked: str) -> str | None:
    """The number of the article that allows changes. Raises ``WrongUse`` if one was named that is not there."""
    from paraph.cli.suggest import no_such

    articles = {part.id: part for part in old.parts if part.role == "article"}
    name = asked or "amendments"
    found = articles.get(name) or next((part for part in articles.values() if part.clause == name), None)
    if found is None and asked:
        raise no_such(translate("the signed text has no article `{name}`"), asked, articles)
    return found.number if found is not None else None
