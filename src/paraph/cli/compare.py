"""``paraph compare``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from paraph.cli.base import argument, command, option
from paraph.cli.values import iso_date

if TYPE_CHECKING:
    from paraph.cli.compare_files import Target
    from paraph.wordcompare.result import WordComparison


@command("compare")
@argument("old", metavar="OLD.docx")
@argument("new", metavar="NEW.docx")
@option("-o", "--out", metavar="FILE", help="The redline: NEW with tracked changes.")
@option("--html", "html", metavar="FILE", help="The same redline as a page.")
@option("--pdf", "pdf", metavar="FILE", help="The same redline as PDF.")
@option("--json", "json", metavar="FILE", help="The list of changes by article; `-`: to the screen.")
@option(
    "--author",
    "authors",
    metavar="NAME",
    multiple=True,
    help="Under whose name the changes stand; otherwise `Paraph`. With `--base` give it twice: for OLD, then for NEW.",
)
@option(
    "--date",
    metavar="YYYY-MM-DD",
    callback=iso_date,
    help="The day of the changes; otherwise the day NEW was last saved, if it says so.",
)
@option("--moves/--no-moves", default=True, show_default=True, help="Show what stands elsewhere as moved.")
@option("--keep-revisions", is_flag=True, help="Tracked changes in NEW keep their authors and dates.")
@option(
    "--base",
    metavar="BASE.docx",
    help="OLD and NEW are two sides' answers to this file: both in one, each under its `--author` or its file's name.",
)
@click.pass_context
def compare(
    ctx: click.Context,
    old: str,
    new: str,
    out: str | None,
    html: str | None,
    pdf: str | None,
    json: str | None,
    authors: tuple[str, ...],
    date: str,
    moves: bool,
    keep_revisions: bool,
    base: str | None,
) -> None:
    """Compare two Word files and write an exact redline of any two .docx.

    The redline is NEW with tracked changes: accept all gives NEW, reject all gives OLD. That is verified before
    anything is written. Without `-o` only the changes are listed. With `--base` rejecting all gives BASE, and accepting
    one side's changes and rejecting the other's gives that side's file; exit code 1 where something is not in the file.
    """
    from msgspec.structs import replace

    from paraph.cli.compare_authors import one_author, two_authors
    from paraph.cli.compare_files import Target, read, write_all
    from paraph.cli.compare_view import nothing, print_list, print_written
    from paraph.cli.console import complain, say
    from paraph.wordcompare.checked import compare_word
    from paraph.wordcompare.result import Options

    target = Target(inputs=tuple(filter(None, (old, new, base))), redline=out, html=html, pdf=pdf, json=json)
    target.check()
    options = Options(date=date, moves=moves, keep_revisions=keep_revisions)
    names = (Path(old).name, Path(new).name)
    if base is None:
        options = replace(options, author=one_author(authors))
        made = compare_word(read(old), read(new), options, names=names)
    else:
        from paraph.wordcompare.threeway.compare import compare_answers

        both = two_authors(authors, (old, new), keep_revisions=keep_revisions)
        files = read(base), read(old), read(new)
        made = compare_answers(*files, options, names=(Path(base).name, *names), authors=both)
    tell = complain if json == "-" else say
    if made.listed.identical:
        tell(nothing(made.listed))
    elif json != "-":
        print_list(made.listed)
    written = _files(made, target)
    write_all(written)
    print_written(list(written), made.engine)
    ctx.exit(1 if made.listed.incomplete else 0)


def _views(made: WordComparison, target: Target, files: dict[str, bytes]) -> None:
    """The redline as a page and as PDF."""
    from paraph.cli.compare_view import labels, notices, pair
    from paraph.wordcompare.viewing.looking import look

    scene = look(made.redline)
    told = notices(made.listed)
    if target.html is not None:
        from paraph.wordcompare.viewing.html import to_html

        files[target.html] = to_html(scene, pair(made.listed), labels(), told)
    if target.pdf is not None:
        from paraph.wordcompare.viewing.pdf import to_pdf

        files[target.pdf] = to_pdf(scene, pair(made.listed), labels(), made.date[:10], told)


def _files(made: WordComparison, target: Target) -> dict[str, bytes]:
    """Name to bytes of every file asked for; the list of changes goes to the screen for ``-``."""
    from paraph.wordcompare.listing.changes import to_json

    files: dict[str, bytes] = {}
    if target.redline is not None:
        files[target.redline] = made.redline
    if target.html is not None or target.pdf is not None:
        _views(made, target, files)
    if target.json == "-":
        click.echo(to_json(made.listed).decode("utf-8"))
    elif target.json is not None:
        files[target.json] = to_json(made.listed) + b"\n"
    return files
