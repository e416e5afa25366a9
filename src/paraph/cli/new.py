"""``paraph new``: the group of the three commands that begin a file."""

from __future__ import annotations

from paraph.cli.base import Group

new = Group(
    "new",
    lazy={
        "agreement": "paraph.cli.new_agreement:agreement",
        "clause": "paraph.cli.new_clause:clause",
        "party": "paraph.cli.new_party:party",
    },
    help="""Begin an agreement, a clause, or a Party.

On a terminal it asks for what was not given. Nothing that exists is overwritten.""",
)
