"""``paraph verify``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import click

from paraph.cli.base import argument, command, option

if TYPE_CHECKING:
    from pathlib import Path


@command("verify")
@argument("paths", nargs=-1, required=True, metavar="PATH...")
@option(
    "--package",
    "packages",
    multiple=True,
    metavar="PATH",
    help="Look loose files up in this package, folder or ZIP; otherwise in what lies near them. May be repeated.",
)
@option(
    "--key",
    "keys",
    multiple=True,
    metavar="FILE",
    help="A minisign public key: packages must be signed by it; otherwise PARAPH_VERIFY_KEY, if set. May be repeated.",
)
@option(
    "--certificate",
    "certificates",
    multiple=True,
    metavar="FILE",
    help="Trust PDF signatures that this certificate vouches for. May be repeated.",
)
@option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="json: for programs.",
)
@click.pass_context
def verify(
    ctx: click.Context,
    paths: tuple[str, ...],
    packages: tuple[str, ...],
    keys: tuple[str, ...],
    certificates: tuple[str, ...],
    form: Literal["text", "json"],
) -> None:
    """Say what a package or a loose file is, and whether it is exactly what was issued.

    PATH: a published folder, the folder or ZIP of a package, or a single file, renamed or not. Needs no sources. Each
    verdict has its own exit code, listed in docs/package.md; of several the highest is returned.
    """
    import os

    from paraph.cli.verify_view import print_json, print_reports
    from paraph.publish.sign.keys import trusted_keys
    from paraph.publish.sign.sources import read_secret
    from paraph.publish.verify.conductor import VerifyRequest
    from paraph.publish.verify.conductor import verify as verified

    named = keys or (("env:PARAPH_VERIFY_KEY",) if os.environ.get("PARAPH_VERIFY_KEY") else ())
    request = VerifyRequest(
        paths=paths,
        packages=packages,
        workspace=_workspace(ctx),
        keys=trusted_keys(named),
        certificates=tuple(read_secret(each) for each in certificates),
    )
    reports = verified(request)
    (print_json if form == "json" else print_reports)(reports)
    ctx.exit(max(report.code for report in reports))


def _workspace(ctx: click.Context) -> Path | None:
    """The workspace, if one stands here: it is not needed."""
    from paraph.cli.workspace import locate
    from paraph.errors import InputError

    try:
        return locate(ctx)
    except InputError:
        return None
