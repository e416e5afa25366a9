"""What `paraph amend` tells of its draft: what it ordered, and where it had to take more than one passage."""

from __future__ import annotations

import datetime

from paraph.amend import Note, Plan, Reason, Restate
from paraph.cli.console import say
from paraph.i18n import as_message, plural, translate
from paraph.sources.types import Agreement

_WHY: dict[Reason, str] = {
    "heading": as_message("its heading changed"),
    "moved": as_message("passages changed places in it"),
    "split": as_message("a passage of it was split"),
    "joined": as_message("passages of it were joined"),
    "structure": as_message("a passage of it became another kind or level"),
    "unnumbered": as_message("a passage without a number came, went or changed in it"),
    "first": as_message("a passage came before its first number"),
    "lead": as_message("the words above a list changed"),
    "party": as_message("words repeated for each Party changed"),
    "nothing-left": as_message("nothing of it stayed"),
    "table": as_message("its table changed"),
}
_NOTES = {
    "moved": as_message("article {was} stands elsewhere now: numbers are frozen, it is removed and added as {number}"),
    "before-all": as_message("article {number} stands before the first: see whether it can stand elsewhere"),
    "not-amended": as_message("{id}: the words differ from the signed text; a protocol does not amend them"),
}


def report(plan: Plan, agreement: Agreement) -> None:
    """Print the number of changes, then everything a drafter should look at."""
    count = len(plan.instructions)
    say(plural("{count} change is ordered.", "{count} changes are ordered.", count))
    for each in plan.instructions:
        if isinstance(each, Restate):
            _restated(each)
    for note in plan.notes:
        say("  " + _note(note))
    if not isinstance(agreement.date, datetime.date):
        file = f"agreements/{agreement.id}/agreement.yaml"
        say("  " + translate("the day of signature is not known: write it as `date` in {file}").format(file=file))


def _restated(each: Restate) -> None:
    if each.reason is not None:
        if len(each.address.steps) == 1:
            number = next(iter(each.address.steps[0].number.values()))
            text = translate("article {number} is set out anew as a whole: {why}").format(
                number=number, why=translate(_WHY[each.reason])
            )
        else:
            text = translate("{passage} is set out anew with all that stands under it: {why}").format(
                passage=each.id, why=translate(_WHY[each.reason])
            )
        say("  " + text)
    if each.only:
        text = translate("{passage}: only the words in {languages} changed; it is set out anew in every language")
        say("  " + text.format(passage=each.id, languages=", ".join(each.only)))


def _note(note: Note) -> str:
    return translate(_NOTES[note.kind]).format(id=note.id, number=note.number, was=note.was)
