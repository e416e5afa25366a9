"""Drafting notes as Word comments: only in a draft for the house."""

from __future__ import annotations

from paraph.writers.docx.context import Comment, Context
from paraph.writers.docx.ooxml import el, namespaces, text_nodes

_AUTHOR = "Paraph"


def comments_part(context: Context) -> bytes | None:
    """``word/comments.xml``, or ``None`` where nothing was noted."""
    if not context.comments:
        return None
    made = "".join(_comment(context, each) for each in context.comments)
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments {namespaces()}>{made}</w:comments>'
    ).encode()


def _comment(context: Context, comment: Comment) -> str:
    author = context.dress.author or _AUTHOR
    paragraphs = [
        el("p", el("r", text_nodes(line))) for text in comment.lines for line in text.splitlines() if line.strip()
    ]
    initials = "".join(word[0] for word in author.split())[:3]
    date = f"{context.dress.date}T00:00:00Z"
    return el("comment", *paragraphs, id=str(comment.id), author=author, date=date, initials=initials)
