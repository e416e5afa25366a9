"""``paraph issue``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from paraph.cli.base import argument, command, option
from paraph.cli.values import iso_date
from paraph.i18n import translate

if TYPE_CHECKING:
    from paraph.drafts import Issue


@command("issue")
@argument("agreement", metavar="AGREEMENT")
@option("--date", metavar="YYYY-MM-DD", callback=iso_date, help="The day of issue; otherwise today.")
@option("--note", metavar="TEXT", default="", help="What this draft is for; stays in the house.")
@option(
    "--new",
    "new_passages",
    multiple=True,
    metavar="PASSAGE",
    help="This passage is new, whatever it resembles in the last draft; may be repeated.",
)
@click.pass_context
def issue(ctx: click.Context, agreement: str, date: str, note: str, new_passages: tuple[str, ...]) -> None:
    """Freeze the next numbered draft.

    The text goes into a file that is never changed again; its digest is chained to the draft before. Library
    clauses in use are copied beside the agreement, so that a later change in the library does not reach it.
    """
    import datetime

    from paraph.cli.console import say
    from paraph.cli.workspace import chosen, locate
    from paraph.drafts import Unchanged, carry_out, plan_issue

    root = locate(ctx)
    (name,) = chosen(root, [agreement])
    day = date or datetime.datetime.now(tz=datetime.UTC).astimezone().date().isoformat()
    planned = plan_issue(root, name, day, note, dict.fromkeys(new_passages))
    if isinstance(planned, Unchanged):
        say(translate("Nothing has changed since draft {number}: nothing was issued.").format(number=planned.number))
        return
    carry_out(root, planned)
    _report(planned)


def _report(planned: Issue) -> None:
    from paraph.cli.console import say

    draft = planned.draft
    say(
        translate("Draft {number} of {agreement} issued: {file}").format(
            number=draft.edition, agreement=planned.agreement, file=f"{planned.register.folder}/{planned.entry.name}"
        )
    )
    say(f"  SHA-256 {planned.entry.sha256}")
    if planned.copies:
        say(translate("Copied beside the agreement: {count} texts of the library.").format(count=len(planned.copies)))
    verdicts = draft.from_
    for new, old in sorted(verdicts.same.items()):
        text = translate("{new} is {old} of the last draft") if old else translate("{new} is new in this draft")
        say("  " + text.format(new=new, old=old))
    for new, old in sorted(verdicts.split_from.items()):
        say("  " + translate("{new} was split off {old}").format(new=new, old=old))
    for old, into in sorted(verdicts.joined_to.items()):
        say("  " + translate("{old} was joined to {new}").format(old=old, new=into))
