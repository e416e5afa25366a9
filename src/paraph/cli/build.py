"""``paraph build``."""

from __future__ import annotations

from typing import Literal

import click

from paraph.cli.base import argument, command, option
from paraph.cli.values import Count, iso_date


@command("build")
@argument("agreements", nargs=-1, metavar="[AGREEMENT]...")
@option("--out", metavar="DIR", help="Where the files go; otherwise dist/ in the workspace.")
@option("--holder", "holders", multiple=True, metavar="PARTY", help="Only this Party's original; may be repeated.")
@option("--languages", multiple=True, metavar="UZ-RU", help="Only these languages side by side; may be repeated.")
@option(
    "--format", "formats", multiple=True, type=click.Choice(["docx", "pdf"]), help="Only this format; may be repeated."
)
@option(
    "--profile",
    type=click.Choice(["draft", "signature"]),
    default="draft",
    show_default=True,
    help="draft: marked as a draft, gaps shown. signature: the copy to be signed.",
)
@option(
    "--audience",
    type=click.Choice(["internal", "counterpart"]),
    default="internal",
    show_default=True,
    help="internal: with drafting notes. counterpart: nothing of the house goes out.",
)
@option(
    "--jobs",
    type=Count(),
    metavar="N",
    help="How many files at once; otherwise one for each processor.",
)
@option("--line-numbers", is_flag=True, help="Number the lines of a draft.")
@option(
    "--pdf-engine",
    type=click.Choice(["typst", "libreoffice"]),
    default="typst",
    show_default=True,
    help="libreoffice: PDF from the Word file, for those who restyled it.",
)
@option(
    "--date",
    metavar="YYYY-MM-DD",
    callback=iso_date,
    help="The date shown in a draft; otherwise the date in the agreement.",
)
@option("--draft", type=Count(), metavar="N", help="An issued draft, from its frozen file alone.")
@click.pass_context
def build(
    ctx: click.Context,
    agreements: tuple[str, ...],
    out: str | None,
    holders: tuple[str, ...],
    languages: tuple[str, ...],
    formats: tuple[Literal["docx", "pdf"], ...],
    profile: Literal["draft", "signature"],
    audience: Literal["internal", "counterpart"],
    jobs: int | None,
    line_numbers: bool,
    pdf_engine: Literal["typst", "libreoffice"],
    date: str,
    draft: int | None,
) -> None:
    """Make the originals of every Party, in every language, as Word and PDF.

    Without AGREEMENT all agreements of the workspace. Files whose content did not change are not touched.
    """
    from paraph.build import BuildRequest
    from paraph.build import build as built
    from paraph.build.plan import parse_layout
    from paraph.cli.build_view import print_report, progress
    from paraph.cli.workspace import chosen, locate, output_folder

    root = locate(ctx)
    request = BuildRequest(
        root=root,
        out=output_folder(root, out),
        agreements=chosen(root, agreements) if agreements and draft is None else agreements,
        holders=holders,
        languages=tuple(parse_layout(text) for text in languages),
        formats=formats or ("docx", "pdf"),
        profile=profile,
        audience=audience,
        line_numbers=line_numbers,
        pdf_engine=pdf_engine,
        date=date,
        draft=draft,
        jobs=jobs or 0,
    )
    with progress() as step:
        report = built(request, step)
    print_report(report, request)
    ctx.exit(int(report.failed))
