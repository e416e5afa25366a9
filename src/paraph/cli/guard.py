"""The boundary: every exception becomes a message and an exit code here."""

from __future__ import annotations

import errno
import sys
from collections.abc import Callable, Mapping

import click
from click.exceptions import NoArgsIsHelpError

from paraph.cli.console import complain
from paraph.i18n import as_message, translate

WRONG_USE = 2
INTERRUPTED = 130
BUG = 70
"""A fault of Paraph itself: outside the promised 0, 1, 2, so that nobody takes it for a finding."""


def guarded(run: Callable[[], object], *, debug: bool) -> int:
    """Run and return the exit code; with ``debug`` the traceback is shown before the message."""
    try:
        result = run()
        return result if isinstance(result, int) else 0
    except click.ClickException as error:
        _wrong_use(error)
        return WRONG_USE
    except (KeyboardInterrupt, click.Abort):
        if sys.stderr.isatty():  # the terminal has printed ^C
            complain("")
        complain(translate("interrupted; nothing half-written was left behind"))
        return INTERRUPTED
    except Exception as error:
        if debug:
            import traceback

            traceback.print_exc()
        return _fault(error)


def _wrong_use(error: click.ClickException) -> None:
    if isinstance(error, NoArgsIsHelpError):
        complain(error.format_message())
        return
    hint = getattr(error, "hint", None)
    context = getattr(error, "ctx", None)
    if hint is None and context is not None:
        hint = translate("help: `{command} --help`").format(command=context.command_path)
    _error(error.format_message(), hint or "")


def _fault(error: Exception) -> int:
    from paraph.errors import ContentError, ParaphError

    if isinstance(error, ContentError):
        from paraph.cli.findings import show

        show(error.findings, err=True)
        return error.exit_code
    if isinstance(error, ParaphError):
        _error(fill(error.message, error.args_), fill(error.hint, error.args_))
        return error.exit_code
    if isinstance(error, OSError):
        _error(_reason(error))
        return WRONG_USE
    _error(
        translate("Paraph itself has failed: {error}").format(error=f"{type(error).__name__}: {error}"),
        translate(
            "this is a fault of the program, not of your texts: run it again with `--debug` and report the output"
        ),
    )
    return BUG


def _error(message: str, hint: str = "") -> None:
    complain(click.style(translate("error") + ": ", fg="red", bold=True) + message)
    if hint:
        complain("    " + hint)


WORDY = frozenset({"expected", "problem", "what", "found", "reason", "detail", "encoding", "why", "said"})
"""Arguments that may be English words and not names; `tools/messages.py` gathers their literals."""


def fill(template: str, args: Mapping[str, str | int]) -> str:
    """``template`` in the user's language with its places filled; a faulty translation never hides the fault."""
    words = {name: translate(str(value)) if name in WORDY else value for name, value in args.items()}
    for text in (translate(template), template):
        try:
            return text.format(**words)
        except (KeyError, IndexError, ValueError):
            continue
    return template


_REASONS = {
    errno.ENOENT: as_message("there is no such file or folder"),
    errno.EACCES: as_message("no right to read or write it (is it open in another program?)"),
    errno.EPERM: as_message("no right to read or write it (is it open in another program?)"),
    errno.EROFS: as_message("the disk can only be read"),
    errno.ENOSPC: as_message("no room left on the disk"),
    errno.EEXIST: as_message("it exists already"),
    errno.EISDIR: as_message("this is a folder, not a file"),
    errno.ENOTDIR: as_message("this is a file, not a folder"),
    errno.ENAMETOOLONG: as_message("the name is too long"),
}


def _reason(error: OSError) -> str:
    known = _REASONS.get(error.errno or 0)
    reason = translate(known) if known else error.strerror or str(error)
    return f"{error.filename}: {reason}" if error.filename else reason
