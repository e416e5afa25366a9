"""``paraph update``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from paraph.cli.base import argument, command, option
from paraph.i18n import translate

if TYPE_CHECKING:
    from paraph.drafts.updating import UpdatePlan


@command("update")
@argument("agreement", metavar="AGREEMENT")
@argument("clauses", nargs=-1, metavar="[CLAUSE]...")
@option("--yes", is_flag=True, help="Take the newer text without asking.")
@click.pass_context
def update(ctx: click.Context, agreement: str, clauses: tuple[str, ...], yes: bool) -> None:
    """Take newer library text into an agreement, after showing what it changes.

    The first `paraph issue` copies the library clauses in use beside the agreement. Without CLAUSE all copies that
    the library has newer text for. A copy that was edited since is left alone, and its lines are named.
    """
    from paraph.cli import findings
    from paraph.cli.console import complain, is_terminal, say
    from paraph.cli.suggest import WrongUse
    from paraph.cli.workspace import chosen, locate
    from paraph.drafts.updating import plan_update, unchanged

    root = locate(ctx)
    (name,) = chosen(root, [agreement])
    plan = plan_update(root, name, clauses)
    if plan.refused:
        findings.show(plan.refused, err=True, root=root)
    if not plan.updates:
        say(translate("The library has nothing newer for these copies."))
        ctx.exit(findings.exit_code(plan.refused))
    _show(plan)
    if not yes:
        if not is_terminal():
            raise WrongUse(
                translate("nothing was taken over"), translate("give `--yes`; on a terminal it would be asked for")
            )
        if not click.confirm(translate("Take this text over?")):
            complain(translate("Nothing was taken over."))
            ctx.exit(0)
    if not unchanged(root, plan):
        raise WrongUse(translate("the copies were edited meanwhile: nothing was taken over"), "")
    from paraph.build.disk import Staging

    with Staging(root) as staging:
        for each in plan.updates:
            staging.add(each.path, each.new)
        staging.commit()
    say(translate("Taken over: {files}").format(files=", ".join(each.path for each in plan.updates)))
    ctx.exit(findings.exit_code(plan.refused))


def _show(plan: UpdatePlan) -> None:
    from paraph.cli.console import say
    from paraph.cli.diff_view import print_comparison

    for each in plan.updates:
        say(translate("{path}: newer text in {source}").format(path=each.path, source=each.source))
    say()
    if plan.comparison is None or not plan.comparison.changes:
        say(translate("It changes no word of this agreement."))
    else:
        print_comparison(plan.comparison, plan.comparison.new.languages)
    say()
