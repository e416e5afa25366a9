"""Blocks in order, each with how it stands on the page: style, page break, what is kept together, comment."""

from __future__ import annotations

from msgspec import Struct

from paraph.model import Part, Passage, Table
from paraph.writers.docx import styles
from paraph.writers.docx.context import Comment, Context, is_ghost
from paraph.writers.docx.paragraphs import Setting


class Placed(Struct, frozen=True):
    """A block with its setting: what both layouts draw."""

    block: Passage | Table
    setting: Setting


def place(context: Context) -> list[Placed]:
    """Every block of the Original with its setting."""
    kept = _kept(context.original.parts)
    out: list[Placed] = []
    comments = 0
    for part in context.original.parts:
        named = styles.part_styles(part)
        note = _note(context, part, comments)
        comments += note is not None
        for index, block in enumerate(part.blocks):
            if not isinstance(block, Passage | Table):
                continue
            shown = note if isinstance(block, Table) or not is_ghost(block, part) else None
            setting = Setting(
                part=part,
                style=named.get(index, styles.TABLE_CELL),
                keep=id(block) in kept,
                new_page=part.role == "annex" and index == 0,
                note=shown,
                break_after=block.break_ if isinstance(block, Passage) else None,
            )
            note = None if shown is not None else note
            out.append(Placed(block, setting))
    return out


def _kept(parts: tuple[Part, ...]) -> frozenset[int]:
    """The testimonium and the passage before it: the last page must not hold only them and the signatures.

    Published rules for signature copies (domain guide, section 5): no page with the closing formula alone.
    """
    body = [(part, block) for part in parts if part.role not in {"annex", "signatures"} for block in part.blocks]
    out: list[int] = []
    for part, block in reversed(body):
        out.append(id(block))
        if part.role != "closing":
            break
    return frozenset(out)


def _note(context: Context, part: Part, number: int) -> Comment | None:
    """The part's drafting note and source, for the house only."""
    if context.dress.audience != "internal" or not context.draft:
        return None
    source = context.facts[context.languages[0]].words["source"]
    lines = [part.note or "", f"{source}: {part.source}" if part.source else ""]
    said = tuple(line for line in lines if line)
    return Comment(number, said) if said else None
