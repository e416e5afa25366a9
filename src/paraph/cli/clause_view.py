"""How a clause looks on the screen: what it is, its parameters, its wordings."""

from __future__ import annotations

from collections.abc import Iterator

from paraph.cli.console import say
from paraph.cli.workspace import has_wording
from paraph.i18n import translate
from paraph.report.columns import laid_out, wrap
from paraph.report.reading import VariantView, parameter_text, views
from paraph.sources.types import Clause


def print_clause(clause: Clause, languages: tuple[str, ...], variant: str | None, width: int) -> None:
    """Print ``clause``. Raises ``WrongUse`` on a variant or language it does not have."""
    has_wording(clause, None, variant)
    for code in languages:
        has_wording(clause, code, variant)
    say(clause.id, bold=True)
    for text in _about(clause):
        for line in wrap(text, width):
            say(line)
    for view in views(clause, languages):
        if variant in (None, view.name):
            say()
            _print_view(view, len(clause.variants) > 1, width)


def _about(clause: Clause) -> Iterator[str]:
    yield clause.place.file
    if clause.source:
        yield translate("Source: {text}").format(text=clause.source)
    if clause.note:
        yield translate("Note: {text}").format(text=clause.note)
    for parameter in clause.parameters.values():
        yield translate("Parameter: {text}").format(text=parameter_text(parameter))


def _print_view(view: VariantView, named: bool, width: int) -> None:
    if named:
        say(translate("Variant: {name}").format(name=view.name), bold=True)
    stale = translate("stale")
    titles = [f"{code} ({stale})" if code in view.stale else code for code in view.languages]
    for line in laid_out(titles, view.rows, width):
        say(line)
