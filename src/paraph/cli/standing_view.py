"""How the standing of an agreement looks on the screen."""

from __future__ import annotations

from collections.abc import Sequence

from paraph.cli.console import say
from paraph.cli.findings import counts
from paraph.i18n import plural, translate
from paraph.model import Finding, Stage
from paraph.report.columns import pad
from paraph.report.standing import LanguageStanding, Standing

_NAMED = 6
"""So many places are named before the rest is only counted."""


def stage_words(stage: Stage) -> str:
    """The stage in the user's language."""
    match stage:
        case "negotiating":
            return translate("negotiating text")
        case "own-language":
            return translate("own-language texts")
        case "collated":
            return translate("collated texts")
        case "signature":
            return translate("ready for signature")


def print_standing(standing: Standing, findings: Sequence[Finding]) -> None:
    """Print one agreement: the stage, a line for each language, then what is open."""
    articles = plural("{count} article", "{count} articles", standing.articles)
    say(standing.id, bold=True)
    say("  " + translate("Stage: {stage}; {articles}").format(stage=stage_words(standing.stage), articles=articles))
    for line in _languages(standing.languages):
        say("  " + line)
    for each in standing.languages:
        _places(translate("Missing in {language}: {places}"), each.missing, each.language)
        _places(translate("Stale in {language}: {places}"), each.stale, each.language)
    _places(translate("Undecided: {places}"), standing.undecided)
    _places(translate("In brackets: {places}"), standing.brackets)
    if findings:
        say("  " + translate("Findings: {counts} (see `paraph check`)").format(counts=counts(findings)))


def _languages(languages: Sequence[LanguageStanding]) -> list[str]:
    rows = [
        (
            each.language,
            translate("{complete} of {total} texts complete").format(complete=each.complete, total=each.total),
            translate("missing: {count}").format(count=len(each.missing)),
            translate("stale: {count}").format(count=len(each.stale)),
            translate("owner: {parties}").format(parties=", ".join(each.owners) or "-"),
            _collation(each),
        )
        for each in languages
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(6)] if rows else []
    return ["  ".join(pad(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]


def _collation(each: LanguageStanding) -> str:
    if each.collated_on is None:
        return translate("not collated")
    if each.collated_by is None:
        return translate("collated on {date}").format(date=each.collated_on)
    return translate("collated on {date} by {who}").format(date=each.collated_on, who=each.collated_by)


def _places(template: str, ids: Sequence[str], language: str = "") -> None:
    if not ids:
        return
    named = ", ".join(ids[:_NAMED])
    if len(ids) > _NAMED:
        rest = plural("and {count} more", "and {count} more", len(ids) - _NAMED)
        named = f"{named} {rest}"
    say("  " + template.format(places=named, language=language))
