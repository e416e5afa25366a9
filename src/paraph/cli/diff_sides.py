"""Two sides' answers to one edition in the terminal: what each changed, and where they clash."""

from __future__ import annotations

import json
from collections.abc import Sequence

import msgspec

from paraph.cli.console import say
from paraph.cli.diff_view import print_comparison, print_line
from paraph.compare import ThreeWay
from paraph.compare.changes import Comparison
from paraph.i18n import plural, translate
from paraph.model import Language
from paraph.report.changes import line_of, told
from paraph.report.places import Places


def print_sides(found: ThreeWay, codes: Sequence[Language]) -> None:
    """Both lists of changes, then every passage that both sides changed, each in its own way."""
    for side in (found.a, found.b):
        print_comparison(side, codes)
        say()
    alike = sum(one.alike for one in found.merged)
    if alike:
        say(
            plural(
                "{count} change is the same on both sides", "{count} changes are the same on both sides", alike
            ).format(count=alike)
        )
    # two translations that fell behind alike are no clash of the sides
    clashes = [one for one in found.conflicts if any(told(change) for change in (*one.a, *one.b))]
    if not clashes:
        say(translate("No conflicts: no passage was changed by both sides in different ways."), bold=True)
        return
    say(plural("{count} conflict", "{count} conflicts", len(clashes)).format(count=len(clashes)), bold=True)
    for one in clashes:
        changes = one.a or one.b
        side = found.a if one.a else found.b
        say()
        say(f"{Places(side).article(changes[0], _named(side, codes), titled=True)}  {one.base}", bold=True)
        for title, comparison, some in (
            (found.a.new.header.edition, found.a, one.a),
            (found.b.new.header.edition, found.b, one.b),
        ):
            say(f" {title}:")
            places = Places(comparison)
            for change in some:
                print_line(line_of(change, places, _named(comparison, codes), codes), named=True)
            if not some:
                say("  " + translate("the whole article was deleted"))


def sides_json(found: ThreeWay) -> str:
    """Every passage that either side touched, conflicts marked; ASCII only."""
    data = [msgspec.to_builtins(one) for one in found.merged]
    return json.dumps({"a": found.a.new.header.edition, "b": found.b.new.header.edition, "merged": data}, indent=1)


def _named(comparison: Comparison, codes: Sequence[Language]) -> Language:
    prevailing = comparison.new.header.prevailing
    return prevailing if prevailing is not None and prevailing in codes else codes[0]
