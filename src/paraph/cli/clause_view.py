"""How a clause looks on the screen: what it is, its parameters, its wordings."""

from __future__ import annotations

from collections.abc import Iterator

from paraph.cli.console import say
from paraph.cli.guard import fill
from paraph.cli.workspace import has_wording
from paraph.i18n import translate
from paraph.report.columns import laid_out, wrap
from paraph.report.filled import GAP, filled
from paraph.report.reading import VariantView, parameter_text, views
from paraph.report.usage import Use
from paraph.sources.types import Clause, Workspace


def print_clause(
    clause: Clause,
    languages: tuple[str, ...],
    variant: str | None,
    width: int,
    uses: tuple[Use, ...] = (),
    values: Workspace | None = None,
    among: str | None = None,
) -> None:
    """Print ``clause``: with the values of an agreement of ``values``, else as written.

    Raises ``WrongUse`` on a variant or language it does not have.
    """
    has_wording(clause, None, variant)
    for code in languages:
        has_wording(clause, code, variant)
    say(clause.id, bold=True)
    for text in _about(clause, uses):
        for line in wrap(text, width):
            say(line)
    for view in views(clause, languages):
        if variant in (None, view.name):
            say()
            if len(clause.variants) > 1:
                say(translate("Variant: {name}").format(name=view.name), bold=True)
            _print_view(clause, view, width, values, among)


def _about(clause: Clause, uses: tuple[Use, ...]) -> Iterator[str]:
    yield clause.place.file
    if clause.source:
        yield translate("Source: {text}").format(text=clause.source)
    if clause.note:
        yield translate("Note: {text}").format(text=clause.note)
    for parameter in clause.parameters.values():
        yield translate("Parameter: {text}").format(text=parameter_text(parameter))
    if uses:
        names = ", ".join(dict.fromkeys(use.where for use in uses))
        yield translate("Used by: {text}").format(text=names)


def _print_view(clause: Clause, view: VariantView, width: int, values: Workspace | None, among: str | None) -> None:
    rows = view.rows
    shown = None if values is None else filled(values, clause, clause.variants[view.name], view.languages, among)
    if shown is not None:
        rows = shown.rows
        lent = translate("Names and values as in {name}") if shown.placed else translate("Names lent by {name}")
        say(lent.format(name=shown.agreement))
    stale = translate("stale")
    titles = [f"{code} ({stale})" if code in view.stale else code for code in view.languages]
    for line in laid_out(titles, rows, width):
        say(line)
    for fault in shown.faults if shown is not None else ():
        for line in wrap(f"{GAP} {fault.place}: {fill(fault.message, fault.args)}", width):
            say(line)
