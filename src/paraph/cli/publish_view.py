"""What a publication shows: each agreement with its editions, what is new, what a reader should know."""

from __future__ import annotations

import os
from itertools import groupby

from paraph.cli import findings
from paraph.cli.console import complain, say
from paraph.i18n import plural, translate
from paraph.publish import PublishReport, PublishRequest


def print_publication(report: PublishReport, request: PublishRequest) -> None:
    """Warnings, then the packages."""
    urgent = [finding for finding in report.findings if finding.level == "warning"]
    if urgent:
        findings.show(urgent, err=True, root=request.root)
    made = sum(each.act == "made" for each in report.packages)
    head = translate("{folder}: audience {audience}").format(folder=_from_here(request), audience=request.audience)
    if report.up_to_date:
        say(head + "; " + translate("nothing has changed"))
    else:
        count = plural("{count} package made", "{count} packages made", made)
        kept = plural("{count} unchanged", "{count} unchanged", len(report.packages) - made)
        say(f"{head}; {count}, {kept}" if made < len(report.packages) else f"{head}; {count}")
    for agreement, group in groupby(report.packages, key=lambda each: each.agreement):
        say(f"  {agreement}: " + ", ".join(each.edition for each in group))
    for name in report.removed:
        say("  " + translate("no longer there: {name}").format(name=name))
    _tell_what_is_special(report)


def _tell_what_is_special(report: PublishReport) -> None:
    unissued = dict.fromkeys(each.agreement for each in report.packages if not each.issued)
    issued = {each.agreement for each in report.packages if each.issued}
    without = [name for name in unissued if name not in issued]
    if without:
        names = ", ".join(without)
        complain(translate("No draft issued yet, the working text was published: {names}").format(names=names))
    if report.clean is False:
        complain(translate("There are changes that are not committed: the packages say so."))


def _from_here(request: PublishRequest) -> str:
    try:
        return os.path.relpath(request.out)
    except ValueError:  # another drive on Windows
        return str(request.out)
