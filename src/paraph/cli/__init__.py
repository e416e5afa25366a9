"""Arguments in, messages and exit codes out: the only place that prints, asks or exits."""

from __future__ import annotations


def main() -> None:
    """The ``paraph`` command. Ends the process with 0, 1 (findings of level error) or 2 (wrong use)."""
    from paraph.cli.app import app

    app(prog_name="paraph")
