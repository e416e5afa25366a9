"""Exceptions: misuse and the machine. Faults in the content are findings (`paraph.model.Finding`), never these.

ParaphError
  UsageError        the call makes no sense: an unknown agreement, holder, language, draft       exit 2
  InputError        a file cannot be read at all                                                 exit 2
  ContentError      findings of level error stop the work; carries them                          exit 1
  OutputError       the output cannot be written: no room, no right, a file held open            exit 2
  EngineError       a helper program (Typst, LibreOffice) is missing or failed                   exit 2
"""

from __future__ import annotations

from collections.abc import Sequence

from paraph.model.finding import Finding


class ParaphError(Exception):
    """Root of all. ``message`` is an English template, ``args_`` fills it, ``hint`` says what to do next."""

    exit_code = 2

    def __init__(self, message: str, *, hint: str = "", **args: str | int) -> None:
        self.message = message
        self.hint = hint
        self.args_ = args
        super().__init__(message.format(**args) if args else message)


class UsageError(ParaphError):
    """The call makes no sense: an unknown agreement, holder, language, draft."""


class InputError(ParaphError):
    """A file cannot be read at all."""


class ContentError(ParaphError):
    """Findings of level error stop the work."""

    exit_code = 1

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__("the content has faults")


class OutputError(ParaphError):
    """The output cannot be written: no room, no right, a file held open."""


class EngineError(ParaphError):
    """A helper program (Typst, LibreOffice) is missing or failed."""
