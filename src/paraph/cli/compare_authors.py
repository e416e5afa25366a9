"""Under whose name the changes of ``paraph compare`` stand."""

from __future__ import annotations

from pathlib import Path

from paraph.cli.suggest import WrongUse
from paraph.i18n import translate


def one_author(given: tuple[str, ...]) -> str:
    """The author of one comparison. Raises ``WrongUse`` where more were given."""
    if len(given) > 1:
        raise WrongUse(translate("two authors are for two answers to one file: name that file with `--base`"))
    return given[0] if given else "Paraph"


def two_authors(given: tuple[str, ...], files: tuple[str, str], *, keep_revisions: bool) -> tuple[str, str]:
    """The authors of two answers, by default the names of their files. Raises ``WrongUse``: they must be told apart."""
    if keep_revisions:
        message = translate("`--keep-revisions` cannot go with `--base`: each change stands under its side")
        raise WrongUse(message)
    if given and len(given) != 2:
        raise WrongUse(translate("with `--base` there are two sides: give `--author` twice, for OLD and for NEW"))
    first, second = given or (Path(files[0]).stem, Path(files[1]).stem)
    if first == second or not first.strip() or not second.strip():
        message = translate("both sides would stand under the name `{name}`")
        hint = translate("give `--author` twice, for OLD and for NEW")
        raise WrongUse(message.format(name=first), hint)
    return first, second
