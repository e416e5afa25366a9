"""``paraph publish --pages``: what paraph.toml lets onto the project's Pages, before anything is made."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from paraph.cli.suggest import WrongUse
from paraph.i18n import translate


def for_pages(root: Path, audience: str, agreements: Sequence[str]) -> tuple[str, ...]:
    """The agreements to publish for the public. Where there are none, says why and returns nothing.

    Raises ``WrongUse`` for other wishes beside ``--pages`` and for an unknown name in paraph.toml.
    """
    from paraph.cli.console import say
    from paraph.cli.settings import pages
    from paraph.cli.workspace import chosen, known_agreements
    from paraph.publish.gather.editions import public_ones

    if agreements or audience == "counterpart":
        raise WrongUse(translate("`--pages` says already what is published: name no agreements and no audience"))
    allowed = pages(root)
    if allowed is False or allowed == ():
        say(translate("Nothing is published: `pages` under `[publish]` in paraph.toml is off."))
        return ()
    if allowed is not True:
        return chosen(root, allowed)
    names = public_ones(root, (), tuple(known_agreements(root)))
    if not names:
        say(translate("Nothing is published: no agreement says `public: true`."))
    return names
