"""What a verification shows: the verdict, what the thing is, what is wrong with it, which words differ."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

import click
import msgspec

from paraph.cli.console import say
from paraph.cli.guard import fill
from paraph.i18n import translate
from paraph.i18n.session import language

if TYPE_CHECKING:
    from paraph.publish.sign.keys import Signed
    from paraph.publish.sign.pdf import PdfSigned
    from paraph.publish.verify.verdicts import Passage, Problem, Report, Subject, Verdict

SHOWN = 20
"""So many problems and passages are printed; ``--format json`` has them all."""
_WORD = re.compile(r"\s+|[^\s]+")
_NO_CONTROL = dict.fromkeys([*range(32), 127, *range(128, 160), 0x200E, 0x200F, *range(0x202A, 0x202F)], "\ufffd")


def print_json(reports: Sequence[Report]) -> None:
    """Everything; ASCII only, so that any pipe carries it."""
    data = [{**msgspec.to_builtins(report), "code": report.code} for report in reports]
    click.echo(json.dumps(data, indent=1))


def print_reports(reports: Sequence[Report]) -> None:
    """One report after the other."""
    for number, report in enumerate(reports):
        if number:
            say()
        _print(report)


def _print(report: Report) -> None:
    colour = {0: "green", 1: "yellow"}.get(report.code // 10, "red") if report.code else "green"
    say(f"{_safe(report.path)}: {click.style(verdict_words(report.verdict), fg=colour, bold=True)}")
    if report.subject is not None:
        for line in _subject(report.subject):
            say(f"    {line}")
    for each in report.packages:
        say(f"    {_safe(each.agreement)}: {_edition(each)}")
    for line in _signatures(report.signed, report.pdf_signed):
        say(f"    {line}")
    _print_problems(report.problems)
    _print_problems(report.notes)
    for passage in report.passages[:SHOWN]:
        _print_passage(passage)
    more = len(report.passages) - len(report.passages[:SHOWN]) + report.left_out
    if more:
        say("    " + translate("and {count} more").format(count=more))


def verdict_words(verdict: Verdict) -> str:
    """The verdict in the user's language."""
    match verdict:
        case "issued":
            return translate("exactly as issued")
        case "resaved":
            return translate("saved or packed anew: the words are equal, the bytes differ")
        case "metadata":
            return translate("the words are equal, properties differ")
        case "appended":
            return translate("as issued, with something added at the end")
        case "words":
            return translate("the words differ from what was issued")
        case "unknown":
            return translate("not of any package at hand")
        case "unsigned":
            return translate("not signed by the key that was named")
        case "missing":
            return translate("not whole: files are missing")
        case "extra":
            return translate("there are files that do not belong to it")
        case "altered":
            return translate("altered after it was published")
        case "truncated":
            return translate("cut short")
        case "swapped":
            return translate("the manifest is not that of these files")
        case "chain":
            return translate("the chain of drafts is broken")
        case "forged":
            return translate("a signature does not fit")
        case "unsafe":
            return translate("dangerous: do not unpack it")
        case "unreadable":
            return translate("cannot be read")


def _subject(subject: Subject) -> Iterator[str]:
    name = _named(subject, subject.name)
    yield f"{_safe(name)} ({_safe(subject.agreement)})"
    yield _edition(subject)
    about = [_what(subject)] if subject.what is not None else []
    if subject.holder is not None:
        about.append(translate("original of {holder}").format(holder=_safe(subject.holder)))
    if subject.languages:
        about.append("-".join(_safe(code) for code in subject.languages))
    if about:
        yield ", ".join(about)
    if subject.path:
        yield translate("in its package: {path}").format(path=_safe(subject.path))


def _named(subject: Subject, names: Mapping[str, str]) -> str:
    """In the user's language, else in the one that prevails."""
    return names.get(language()) or names.get(subject.prevailing or "") or next(iter(names.values()), "")


def _paper(subject: Subject) -> str:
    name = _named(subject, subject.paper_name) or subject.paper or ""
    shown = translate("paper around the draft")
    return f"{shown}: {_safe(name)}" if name else shown


def _edition(subject: Subject) -> str:
    if subject.edition == "work":
        edition = translate("working text, not issued")
    else:
        edition = translate("draft {number}").format(number=_safe(subject.edition).removeprefix("draft-").lstrip("0"))
    return translate("{edition} of {date}; audience: {audience}").format(
        edition=edition, date=_safe(subject.date), audience=subject.audience
    )


def _what(subject: Subject) -> str:
    match subject.what:
        case "original":
            return translate("text")
        case "signing-folder":
            return translate("signing folder")
        case "redline":
            return translate("redline against {old}").format(old=_safe(subject.old or ""))
        case "table":
            return translate("comparison table against {old}").format(old=_safe(subject.old or ""))
        case "draft":
            return translate("the frozen draft itself")
        case "paper":
            return _paper(subject)
        case "page":
            return translate("page")
        case _:
            return translate("data")


def _signatures(signed: Sequence[Signed], pdf_signed: Sequence[PdfSigned]) -> Iterator[str]:
    for each in signed:
        if each.standing == "good":
            yield translate("signed by {name} (key {key})").format(name=_safe(each.by), key=each.key)
        elif each.standing == "unknown-key":
            yield translate("signed with key {key}, which was not named as trusted").format(key=each.key)
    for one in pdf_signed:
        who = {"name": _safe(one.by), "issuer": _safe(one.issuer), "date": _safe(one.on)}
        if one.standing == "good":
            yield translate("PDF signature of {name}, {date}: good").format(**who)
        elif one.standing == "unknown-signer":
            text = translate("PDF signature of {name}, {date}: fits, but nobody trusted vouches for it ({issuer})")
            yield text.format(**who)
        elif one.standing == "bad":
            yield translate("PDF signature: does not fit the file")
        else:
            yield translate("PDF signature: not checked, install paraph[sign-pdf]")
        if not one.whole:
            yield translate("something was added after the PDF signature")


def _print_problems(problems: Sequence[Problem]) -> None:
    for each in problems[:SHOWN]:
        text = _safe(fill(each.message, each.args))
        say(f"  {_safe(each.path)}: {text}" if each.path else f"  {text}")
    if len(problems) > SHOWN:
        say("  " + translate("and {count} more").format(count=len(problems) - SHOWN))


def _print_passage(passage: Passage) -> None:
    where = ", ".join(_safe(each) for each in (passage.place, passage.language) if each)
    text = "".join(_marked(passage.old, passage.new))
    say(f"  {where}: {text}" if where else f"  {text}")


def _marked(old: str, new: str) -> Iterator[str]:
    """Both in one, word by word: ``[-old-]`` and ``{+new+}``; long stretches that are the same are cut."""
    before, after = _WORD.findall(_safe(old)), _WORD.findall(_safe(new))
    for tag, start, end, first, last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            same = "".join(before[start:end])
            yield same if len(same) <= 60 else f"{same[:28]}…{same[-28:]}"
            continue
        if end > start:
            yield f"[-{''.join(before[start:end])}-]"
        if last > first:
            yield f"{{+{''.join(after[first:last])}+}}"


def _safe(text: str) -> str:
    """Text from outside, without anything that could move the cursor or turn the writing round."""
    return text.translate(_NO_CONTROL)
