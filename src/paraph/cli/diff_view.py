"""How a comparison looks in a terminal: colours and lines where there are some, ``{+ +}`` and ``[- -]`` in a pipe."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

from paraph.cli.console import say
from paraph.compare.changes import Change, ChangeKind, Comparison
from paraph.i18n import plural, translate
from paraph.model import Language, Role
from paraph.report.changes import Group, Line, Piece, behind, by_article, counted, values
from paraph.report.comparison_table import span, value_name

_NO_CONTROL = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 127, *range(128, 160)], "\ufffd")


def kind_word(kind: ChangeKind) -> str:
    """What happened, in the user's language."""
    match kind:
        case "added":
            return translate("added")
        case "deleted":
            return translate("deleted")
        case "changed":
            return translate("changed")
        case "moved":
            return translate("moved")
        case "split":
            return translate("split")
        case "joined":
            return translate("joined")
        case "renumbered":
            return translate("renumbered")
        case "heading":
            return translate("heading changed")
        case "parameter":
            return translate("parameter changed")
        case "status":
            return translate("status changed")


def edition_word(edition: str) -> str:
    """``draft 3``, ``working text``, ``git 1a2b3c4d``."""
    if edition == "work":
        return translate("working text")
    if edition == "library":
        return translate("with the library's text")
    if edition.startswith("git-"):
        return edition.replace("-", " ", 1)
    return translate("draft {number}").format(number=edition.removeprefix("draft-").lstrip("0"))


def pair_words(comparison: Comparison) -> str:
    """``draft 2 → working text``."""
    old, new = comparison.old.header.edition, comparison.new.header.edition
    return f"{edition_word(old)} → {edition_word(new)}"


def print_comparison(comparison: Comparison, codes: Sequence[Language]) -> None:
    """Articles with their changes, then renumberings, then what it comes to."""
    header = comparison.new.header
    named = header.prevailing if header.prevailing is not None and header.prevailing in codes else codes[0]
    say(f"{header.id}: {pair_words(comparison)}", bold=True)
    for group in by_article(comparison, named, codes):
        say()
        _print_group(group)
    numbered = [change for change in comparison.changes if change.kind == "renumbered" and change.numbers]
    if numbered:
        say()
        for change in numbered:
            say(_renumbered(change, comparison), dim=True)
    say()
    for line in _sums(comparison):
        say(line)


def _print_group(group: Group) -> None:
    said = plain(group.name) or translate("the agreement as a whole")
    if group.whole is None:
        say(said, bold=True)
    else:
        moved = f" ({plain(group.was)})" if group.was else ""
        say(f"{click.style(said, bold=True)}: {_kind(group.whole)}{moved}")
    for line in group.lines:
        repeated = group.whole is not None and line.change.kind == group.whole.kind
        print_line(line, named=not repeated)


def print_line(line: Line, *, named: bool) -> None:
    """One change with its words in each language; ``named``: with the word for its kind."""
    head = " ".join(filter(None, [plain(line.number), _kind(line.change) if named else ""]))
    if head:
        say(f"  {head}")
    if line.change.reason:
        say(f"      {plain(line.change.reason)}")
    for value in values(line.change):
        say(f"      {plain(value_name(value))}: {plain(value.old or '–')} → {plain(value.new or '–')}")
    for code, pieces in line.words.items():
        say(f"      {code}  {''.join(_piece(piece) for piece in pieces)}")
    if not line.change.in_step:
        for code in line.change.unchanged:
            say(f"      {code}  " + click.style(translate("unchanged"), fg="yellow", bold=True))


def _kind(change: Change) -> str:
    colour = {"added": "green", "deleted": "red", "moved": "cyan"}.get(change.kind, "blue")
    word = click.style(kind_word(change.kind), fg=colour)
    return f"{word} ({translate('editorial')})" if change.nature == "editorial" else word


def _piece(piece: Piece) -> str:
    text = plain(piece.text).replace("\n", " ¶ ")
    if piece.fate is None:
        return text
    gone = piece.fate == "deleted"
    if not coloured():
        if piece.quiet:
            return "" if gone else text
        return f"[-{text}-]" if gone else f"{{+{text}+}}"
    if piece.quiet:
        return click.style(text, dim=True, strikethrough=gone)
    return click.style(text, fg="red" if gone else "green", strikethrough=gone, underline=not gone)


def coloured() -> bool:
    """True where colours can be shown: on a terminal, unless ``NO_COLOR`` is set."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def _renumbered(change: Change, comparison: Comparison) -> str:
    old, new = span(change.numbers)
    if change.passage is None:
        text = _articles(change.role, many=len(change.numbers) > 1).format(old=old, new=new)
    else:
        part = next(part for part in comparison.new.parts if part.id == change.article)
        text = translate("in article {article}: {old} now {new}").format(
            article=part.number or part.id, old=old, new=new
        )
    if change.references:
        text += "; " + plural("cited in {count} place", "cited in {count} places", len(change.references))
    return plain(text)


def _articles(role: Role, *, many: bool) -> str:
    if role == "annex":
        return translate("annexes {old} are now {new}") if many else translate("annex {old} is now {new}")
    return translate("articles {old} are now {new}") if many else translate("article {old} is now {new}")


def _sums(comparison: Comparison) -> list[str]:
    count = counted(comparison.changes)
    lines = [", ".join(f"{kind_word(kind)}: {number}" for kind, number in count.items())] if count else []
    apart = sum(not each.in_step for each in _all(comparison.changes))
    if apart:
        text = plural("{count} change is not in every language", "{count} changes are not in every language", apart)
        lines.append(click.style(text, fg="yellow"))
    for code, number in behind(comparison.changes).items():
        fell = plural("{count} text newly missing or stale", "{count} texts newly missing or stale", number)
        lines.append(f"{code}: {fell}")
    return lines


def _all(changes: Sequence[Change]) -> list[Change]:
    return [each for change in changes for each in (change, *_all(change.inside))]


def plain(text: str) -> str:
    """Words of a text steer no terminal."""
    return text.translate(_NO_CONTROL)
