"""The list of changes of two Word files on a terminal: by article; then renumberings, warnings, what it comes to."""

from __future__ import annotations

from collections import Counter
from itertools import groupby

import click

from paraph.cli.console import complain, say
from paraph.cli.diff_view import coloured, plain
from paraph.i18n import language, plural, translate
from paraph.wordcompare.listing.changes import Change, ChangeKind, ChangeList, Renumbering, Segment, Warned

_COLOURS: dict[ChangeKind, str] = {"inserted": "green", "deleted": "red", "moved": "cyan"}
_AROUND = 60
"""So many letters of unchanged words are shown on either side of a change."""
_LONGEST = 200


def print_list(listed: ChangeList) -> None:
    """The changes for reading."""
    for (article, story), changes in groupby(listed.changes, key=lambda change: (change.article, change.story)):
        say()
        say(_place(article, story), bold=True)
        looks = 0
        for change in changes:
            if change.kind == "formatting":
                looks += 1
            else:
                _print_change(change)
        if looks:
            word = click.style(kind_word("formatting"), fg="blue")
            say(f"  {word}: " + plural("{count} place", "{count} places", looks))
    if listed.renumbered:
        say()
        for each in listed.renumbered:
            say(renumbered_words(each), dim=True)
    if listed.warnings:
        say()
        for warned in listed.warnings:
            say(click.style(warning_words(warned), fg="yellow"))
    say()
    say(sums(listed))


def _place(article: str, story: str) -> str:
    where = plain(_short(article))
    if story == "body":
        return where or translate("before the first article")
    return f"{where} ({story_word(story)})" if where else story_word(story)


def sums(listed: ChangeList) -> str:
    """``words: 8, inserted: 1``: how many of each kind."""
    count = Counter(change.kind for change in listed.changes)
    parts = [f"{kind_word(kind)}: {number}" for kind, number in sorted(count.items())]
    if listed.renumbered_places:
        parts.append(f"{kind_word('renumbered')}: {listed.renumbered_places}")
    if listed.controls:
        parts.append(translate("content controls: {count}").format(count=listed.controls))
    return ", ".join(parts)


def _print_change(change: Change) -> None:
    head = click.style(kind_word(change.kind), fg=_COLOURS.get(change.kind, "blue"))
    about = [plain(change.author), change.language, what_word(change.what)]
    if change.kind == "moved" and change.was:
        about.append(translate("it was {place}").format(place=plain(_short(change.was))))
    told = ", ".join(filter(None, about))
    say(f"  {head} ({told})" if told else f"  {head}")
    if change.segments:
        say("      " + _line(change.segments))
    elif change.kind == "structure":
        return
    elif change.kind in ("inserted", "deleted", "moved"):
        text = change.new or change.old
        if text.strip():
            say("      " + _one_line(text))


def _line(segments: tuple[Segment, ...]) -> str:
    out = []
    for at, segment in enumerate(segments):
        text = plain(segment.text).replace("\n", " ¶ ")
        if segment.operation == "kept":
            out.append(_clipped(text, first=at == 0, last=at == len(segments) - 1))
        elif segment.operation in ("inserted", "renumbered-to"):
            out.append(_marked(text, "green", gone=False))
        else:
            out.append(_marked(text, "red", gone=True))
    return "".join(out)


def _marked(text: str, colour: str, *, gone: bool) -> str:
    if coloured():
        return click.style(text, fg=colour, strikethrough=gone, underline=not gone)
    return f"[-{text}-]" if gone else f"{{+{text}+}}"


def _clipped(text: str, *, first: bool, last: bool) -> str:
    if first and last:
        return text
    if first and len(text) > _AROUND:
        return "…" + text[-_AROUND:]
    if last and len(text) > _AROUND:
        return text[:_AROUND] + "…"
    return text if len(text) <= 2 * _AROUND else f"{text[:_AROUND]} … {text[-_AROUND:]}"


def _one_line(text: str) -> str:
    line = plain(text).replace("\n", " ¶ ").strip()
    return line if len(line) <= _LONGEST else line[:_LONGEST] + "…"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 100 else line[:100] + "…"


def kind_word(kind: ChangeKind) -> str:
    """What happened, in the user's language."""
    match kind:
        case "words":
            return translate("changed")
        case "inserted":
            return translate("inserted")
        case "deleted":
            return translate("deleted")
        case "moved":
            return translate("moved")
        case "renumbered":
            return translate("renumbered")
        case "formatting":
            return translate("formatting changed")
        case "structure":
            return translate("structure changed")


def what_word(what: str) -> str:
    """What changed its form, in the user's language."""
    match what:
        case "paragraph":
            return translate("paragraph")
        case "table":
            return translate("table")
        case "row":
            return translate("row")
        case "cell":
            return translate("cell")
        case "section":
            return translate("section")
        case "split":
            return translate("split")
        case "joined":
            return translate("joined")
        case _:
            return ""


def story_word(story: str) -> str:
    """Where in the file, in the user's language."""
    match story:
        case "header":
            return translate("header")
        case "footer":
            return translate("footer")
        case "footnote":
            return translate("footnote")
        case "endnote":
            return translate("endnote")
        case "text-box":
            return translate("text box")
        case _:
            return ""


def renumbered_words(each: Renumbering) -> str:
    """``old articles 6-20 are now 7-21``."""
    if each.first == each.last:
        one = (
            translate("old annex {old} is now {new}")
            if each.kind == "annex"
            else translate("old article {old} is now {new}")
        )
        return one.format(old=each.first, new=each.now_first)
    many = (
        translate("old annexes {old} are now {new}")
        if each.kind == "annex"
        else translate("old articles {old} are now {new}")
    )
    return many.format(old=f"{each.first}–{each.last}", new=f"{each.now_first}–{each.now_last}")


def warning_words(warned: Warned) -> str:
    """What should be looked at, in the user's language."""
    place = _place(warned.article, warned.story) if warned.article or warned.story != "body" else ""
    match warned.rule:
        case "one-language":
            text = translate("changed in one language only ({language})").format(language=warned.language)
        case "reference-stayed":
            text = translate("a reference did not follow its article: {old} is now {new}").format(
                old=warned.old, new=warned.new
            )
        case "reference-elsewhere":
            text = translate("a reference leads elsewhere: it says {old}, its article is now {new}").format(
                old=warned.old, new=warned.new
            )
        case "untracked":
            text = untracked_words(warned)
        case "clash":
            text = translate("both sides changed the same")
        case "header-stays":
            text = translate("{what}: only one of the files has it; Word cannot track that, so an empty one stays")
            return text.format(what=story_word(warned.story))
        case "lost":
            text = lost_words(warned)
        case "revision-gone":
            text = translate("a tracked change of {author} is no change against the old file").format(
                author=plain(warned.old)
            )
    shown = f": {_one_line(warned.text)}" if warned.rule.startswith("reference") else ""
    if warned.rule == "clash" or warned.what == "block":
        shown = "".join(f"\n      {_one_line(each)}" for each in (warned.text, warned.old or "–", warned.new or "–"))
    return (f"{place}: " if place else "") + text + shown


def untracked_words(warned: Warned) -> str:
    """What differs and no tracked change carries, in the user's language."""
    name = plain(warned.text)
    if warned.what == "bookmark":
        text = translate("only the old file has the bookmark {name}; references to it, when brought back, lead nowhere")
        return text.format(name=name)
    what = translate("style {name}") if warned.what == "style" else "{name}"
    return translate("differs, and Word cannot track it: {what}").format(what=what.format(name=name))


def lost_words(warned: Warned) -> str:
    """What of an answer is not in the file, in the user's language."""
    author, name = plain(warned.author), plain(_short(warned.text))
    match warned.what:
        case "block":
            text = translate("NOT in the file, for the other side changed the same: what {author} made of")
        case "formatting":
            text = translate(
                "NOT in the file, for the other side changed it too: the formatting {author} gave to: {name}"
            )
        case "style":
            text = translate("NOT in the file: how {author} defines the style {name}")
        case "setting":
            text = translate("NOT in the file: the setting {name} of {author}")
        case "comment":
            text = translate("NOT in the file: the comments of {author}")
        case "bookmark":
            text = translate("NOT in the file: the bookmark {name} of {author}")
        case "part":
            text = translate("NOT in the file: the part {name} of {author}")
        case _:
            text = translate("the changes of {author} could not be told apart from the other side's: {name}")
    return text.format(author=author, name=name)


def notices(listed: ChangeList) -> list[str]:
    """What a page of two answers says before all: where they clash, what is not in it."""
    return [warning_words(each) for each in listed.warnings if each.rule in ("clash", "lost")]


def print_written(files: list[str], engine: str) -> None:
    """Which files are there now, and who made the redline if it was not Paraph."""
    if engine != "paraph":
        complain(translate("the redline is by {engine}: Paraph could not make it exactly").format(engine=engine))
    for file in files:
        say(translate("Written: {file}").format(file=file))


def nothing(listed: ChangeList) -> str:
    """Nothing differs."""
    return translate("No differences: {pair}.").format(pair=pair(listed))


def pair(listed: ChangeList) -> str:
    """What was compared with what."""
    return f"{plain(listed.old)} → {plain(listed.new)}"


def labels() -> dict[str, str]:
    """What a page of a redline says itself, in the user's language."""
    return {
        "language": language(),
        "both": translate("with marks"),
        "new": translate("new text"),
        "old": translate("old text"),
        "quiet": translate("hide renumbering"),
        "only": translate("changed only"),
        "show": translate("Show"),
        "inserted": translate("inserted"),
        "deleted": translate("deleted"),
        "moved-from": translate("moved from here"),
        "moved-to": translate("moved here"),
        "renumbered": translate("renumbered"),
        "notes": translate("Notes"),
        "header": translate("header"),
        "footer": translate("footer"),
        "look": translate("To look at"),
    }
