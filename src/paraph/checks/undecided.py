"""What is not decided yet: a gap, unlike the blanks that are filled by hand at signature (practice-notes)."""

from __future__ import annotations

from collections.abc import Iterator

from paraph.checks.all_runs import every_run
from paraph.model import Finding, Instrument, Level, Place


def check(instrument: Instrument, place: Place, level: Level) -> Iterator[Finding]:
    """One finding for each undecided blank of a passage in each language; the same blank of two holders is one.

    A parameter that only chooses (`{% if renewal %}`) leaves no blank on the page, so it is told by its name.
    """
    seen: set[tuple[str, str, str]] = set()
    for passage, language, run in every_run(instrument):
        if run.blank == "undecided" and (passage.id, language, run.text) not in seen:
            seen.add((passage.id, language, run.text))
            yield Finding(
                "undecided",
                level,
                place,
                "{passage} ({language}): not decided yet: {what}",
                "decide it in agreement.yaml or in the clause's `with:`",
                {"passage": passage.id, "language": language, "what": run.text},
            )
    yield from _parameters(instrument, place, level)


def _parameters(instrument: Instrument, place: Place, level: Level) -> Iterator[Finding]:
    """Whether it shows on the page or not: which passages stand may hang on it."""
    for part in instrument.parts:
        for name, value in part.parameters.items():
            if value == "undecided":
                yield Finding(
                    "undecided",
                    level,
                    place,
                    "{part}: the parameter `{name}` is not decided yet",
                    "decide it in agreement.yaml or in the clause's `with:`",
                    {"part": part.id, "name": name},
                )
