"""``paraph publish``."""

from __future__ import annotations

from typing import Literal

import click

from paraph.cli.base import argument, command, option
from paraph.cli.values import Count

PAGES = "paraph.publish.page.pages:PageWriter"
"""The stage that makes the pages, as ``module:class``."""


@command("publish")
@argument("agreements", nargs=-1, metavar="[AGREEMENT]...")
@option("--out", metavar="DIR", help="The folder to be replaced; otherwise public/ in the workspace.")
@option(
    "--audience",
    type=click.Choice(["internal", "counterpart", "public"]),
    default="internal",
    show_default=True,
    help="internal: everything. counterpart: what is meant for the other side. public: only what is marked public.",
)
@option(
    "--pages", is_flag=True, help="Only what paraph.toml lets onto the project's Pages; nothing, unless it says so."
)
@option("--work", is_flag=True, help="The working text too, beside the issued drafts.")
@option("--release", is_flag=True, help="Refuse while there are changes that are not committed.")
@option("--jobs", type=Count(), metavar="N", help="How many files at once; otherwise one for each processor.")
@option("--sign", metavar="FILE", help="Sign the manifests with this minisign key; otherwise PARAPH_SIGN_KEY, if set.")
@option(
    "--sign-pdf", metavar="FILE", help="Sign the originals with this PKCS#12 key; otherwise PARAPH_PDF_KEY, if set."
)
@click.pass_context
def publish(
    ctx: click.Context,
    agreements: tuple[str, ...],
    out: str | None,
    audience: Literal["internal", "counterpart", "public"],
    pages: bool,
    work: bool,
    release: bool,
    jobs: int | None,
    sign: str | None,
    sign_pdf: str | None,
) -> None:
    """Make the draft packages: everything a delegation needs, with proof that it is whole.

    Each issued draft becomes a folder and a ZIP with originals, redlines, comparison tables and a manifest; an
    agreement without drafts is published as its working text. The old folder serves until the new one is whole.
    """
    from pathlib import Path

    from paraph.cli.build_view import progress
    from paraph.cli.publish_view import print_publication
    from paraph.cli.workspace import chosen, locate, output_folder
    from paraph.publish import PublishRequest
    from paraph.publish import publish as published
    from paraph.publish.sign.sources import keys

    root = locate(ctx)
    if pages:
        from paraph.cli.publish_pages import for_pages

        agreements, audience = for_pages(root, audience, agreements), "public"
        if not agreements:
            return
    request = PublishRequest(
        root=root,
        out=(Path(out) if out is not None else root / "public").resolve(),
        dist=output_folder(root, None),
        agreements=chosen(root, agreements) if agreements else (),
        audience=audience,
        release=release,
        work=work,
        jobs=jobs or 0,
        keys=keys(sign, sign_pdf, _now()),
    )
    with progress() as step:
        report = published(request, step, PAGES)
    print_publication(report, request)


def _now() -> str:
    """The moment of signing: ``SOURCE_DATE_EPOCH`` where a build sets it, else now."""
    import datetime
    import os

    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        moment = datetime.datetime.fromtimestamp(int(epoch), tz=datetime.UTC)
    else:
        moment = datetime.datetime.now(tz=datetime.UTC).replace(microsecond=0)
    return moment.isoformat()
