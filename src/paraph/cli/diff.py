"""``paraph diff``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import click

from paraph.cli.base import argument, command, option
from paraph.cli.values import Count
from paraph.i18n import translate

if TYPE_CHECKING:
    from pathlib import Path

    from paraph.build.redlines import Compared, RedlineRequest


@command("diff")
@argument("agreement", metavar="AGREEMENT")
@argument("old", required=False, metavar="[OLD")
@argument("new", required=False, metavar="[NEW]]")
@option(
    "--format",
    "formats",
    multiple=True,
    type=click.Choice(["text", "json", "docx", "pdf", "html", "table"]),
    help="text, json: to the screen; the others are files; may be repeated.",
)
@option("--write", is_flag=True, help="All files: Word, PDF, HTML, comparison table, list of changes.")
@option("--out", metavar="DIR", help="Where the files go; otherwise dist/ in the workspace.")
@option("--first", is_flag=True, help="From the first draft issued to the last.")
@option("--base", metavar="EDITION", help="OLD and NEW are two sides' answers to this edition: where do they clash?")
@option("--holder", "holders", multiple=True, metavar="PARTY", help="Only this Party's original; may be repeated.")
@option("--languages", multiple=True, metavar="UZ-RU", help="Only these languages side by side; may be repeated.")
@option(
    "--audience",
    type=click.Choice(["internal", "counterpart"]),
    default="internal",
    show_default=True,
    help="internal: with drafting notes. counterpart: nothing of the house goes out.",
)
@option("--jobs", type=Count(), metavar="N", help="How many files at once; otherwise one for each processor.")
@click.pass_context
def diff(
    ctx: click.Context,
    agreement: str,
    old: str | None,
    new: str | None,
    formats: tuple[Literal["text", "json", "docx", "pdf", "html", "table"], ...],
    write: bool,
    out: str | None,
    first: bool,
    base: str | None,
    holders: tuple[str, ...],
    languages: tuple[str, ...],
    audience: Literal["internal", "counterpart"],
    jobs: int | None,
) -> None:
    """Show what changed between two editions, and draw the redlines.

    OLD and NEW: the number of a draft, `work` (the text as it stands), or a tag, branch or hash of git. Without them
    the last draft issued is compared with `work`. On its own the command shows the changes and writes nothing; files
    are written with `--write`, `--out` or a `--format` that is a file.
    """
    from paraph.build.plan import parse_layout
    from paraph.build.redlines import FORMATS, RedlineFormat, RedlineRequest, compared
    from paraph.cli.workspace import chosen, locate, output_folder

    root = locate(ctx)
    (name,) = chosen(root, [agreement])
    if base is not None:
        _sides(root, name, base, (old, new), tuple(parse_layout(text) for text in languages), "json" in formats)
        return
    before, after = _pair(root, name, old, new, first=first)
    asked: tuple[RedlineFormat, ...] = tuple(form for form in FORMATS if form in formats and form != "json")
    files = FORMATS if write or (out is not None and not formats) else asked
    request = RedlineRequest(
        root=root,
        out=output_folder(root, out),
        agreement=name,
        old=before,
        new=after,
        holders=holders,
        languages=tuple(parse_layout(text) for text in languages),
        formats=(*files, "json") if files and files is not FORMATS else files,
        audience=audience,
        jobs=jobs or 0,
    )
    found = compared(request)
    if "json" in formats:
        _print_json(found, audience)
    if "text" in formats or not (formats or files):
        _print_text(found, request)
    if files:
        _write(found, request, err="json" in formats)


def _sides(
    root: Path,
    name: str,
    base: str,
    answers: tuple[str | None, str | None],
    languages: tuple[tuple[str, ...], ...],
    as_json: bool,
) -> None:
    """Two answers to one edition."""
    from paraph.build.redlines import in_languages
    from paraph.cli.diff_sides import print_sides, sides_json
    from paraph.cli.suggest import WrongUse
    from paraph.compare import three_way
    from paraph.drafts.editions import resolve

    first, second = answers
    if first is None or second is None:
        raise WrongUse(translate("with `--base` name both answers: paraph diff AGREEMENT A B --base EDITION"))
    editions = in_languages([resolve(root, name, asked) for asked in (base, first, second)], languages)
    holder = editions[0].instrument.header.parties[0]
    found = three_way(*(edition.instrument.original(holder) for edition in editions))
    if as_json:
        click.echo(sides_json(found))
        return
    asked = tuple(dict.fromkeys(code for layout in languages for code in layout))
    print_sides(found, asked or found.a.new.languages)


def _pair(root: Path, name: str, old: str | None, new: str | None, *, first: bool) -> tuple[str, str]:
    """What is compared with what."""
    from paraph.cli.suggest import WrongUse
    from paraph.drafts.editions import WORK, default_pair
    from paraph.drafts.register import read_register

    if first:
        if old is not None:
            raise WrongUse(translate("`--first` says already what is compared: name no editions"))
        default_pair(root, name)
        entries = read_register(root, name).entries
        return str(entries[0].number), str(entries[-1].number)
    if old is None:
        return default_pair(root, name)
    return old, new or WORK


def _print_json(found: Compared, audience: str) -> None:
    """ASCII only, so that any pipe carries it."""
    import json

    from paraph.build.redlines import changes_json
    from paraph.cli.suggest import WrongUse

    if audience != "internal":
        raise WrongUse(translate("the list of changes names clauses and parameters: it is for the house only"))
    click.echo(json.dumps(json.loads(changes_json(found.comparison)), indent=1))


def _print_text(found: Compared, request: RedlineRequest) -> None:
    from paraph.cli.console import complain, say
    from paraph.cli.diff_view import pair_words, print_comparison

    for passage in found.unused:
        complain(translate("overrides.yaml names {passage}, which did not change").format(passage=passage))
    if not found.comparison.changes:
        say(translate("No differences: {pair}.").format(pair=pair_words(found.comparison)))
        return
    asked = [code for layout in request.languages for code in layout]
    codes = tuple(dict.fromkeys(asked)) or found.comparison.new.languages
    print_comparison(found.comparison, codes)


def _write(found: Compared, request: RedlineRequest, *, err: bool) -> None:
    import os

    from paraph.build.redlines import draw_redlines
    from paraph.cli.build_view import progress
    from paraph.cli.console import complain, say
    from paraph.cli.diff_view import pair_words
    from paraph.i18n import plural

    tell = complain if err else say
    if not found.comparison.changes:
        tell(translate("No differences: {pair}.").format(pair=pair_words(found.comparison)))
        return
    with progress() as step:
        report = draw_redlines(request, found, step)
    try:
        folder = os.path.relpath(request.out / report.folder)
    except ValueError:  # another drive on Windows
        folder = str(request.out / report.folder)
    written = plural("{count} file written", "{count} files written", len(report.written))
    kept = plural("{count} unchanged", "{count} unchanged", len(report.kept))
    tell(f"{folder}: {written}, {kept}" if report.kept else f"{folder}: {written}")
