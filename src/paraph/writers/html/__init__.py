"""An Original in, one self-contained HTML page out: no script, no network, nothing but words and marks."""

from paraph.writers.html.writer import HtmlWriter

__all__ = ["HtmlWriter"]
