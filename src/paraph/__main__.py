"""``python -m paraph``: the same command where no script was installed."""

from paraph.cli import main

main()
