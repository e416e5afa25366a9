"""Blocks in order, each with how it stands on the page: style, page break, what is kept together, comment."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from paraph.model import Part, PartyGroup, Passage, Table, words
from paraph.writers.docx.context import Comment, Context, is_ghost
from paraph.writers.docx.paragraphs import Setting
from paraph.writers.docx.styles import TABLE_CELL, part_styles


class Placed(Struct, frozen=True):
    """A block with its setting: what both layouts draw."""

    block: Passage | Table
    setting: Setting


def place(context: Context) -> list[Placed]:
    """Every block of the Original with its setting."""
    parts = context.original.parts
    kept = _kept(parts)
    out: list[Placed] = []
    comments = 0
    for part in parts:
        named = part_styles(part)
        note = _note(context, part, comments)
        comments += note is not None
        for index, block in enumerate(part.blocks):
            if isinstance(block, PartyGroup):
                continue
            setting = Setting(part=part, style=TABLE_CELL, keep=id(block) in kept, new_page=_opens_page(part, index))
            if note is not None and (isinstance(block, Table) or not is_ghost(block, part)):
                setting, note = replace(setting, note=note), None
            if isinstance(block, Passage):
                style, was = named[index]
                lead = _leads(part, index)
                setting = replace(setting, style=style, was_style=was, break_after=block.break_, lead=lead)
            out.append(Placed(block, setting))
    return out


def _opens_page(part: Part, index: int) -> bool:
    return part.role == "annex" and index == 0


def _leads(part: Part, index: int) -> bool:
    """True if the next passage is an item of what this one says."""
    block = part.blocks[index]
    following = part.blocks[index + 1] if index + 1 < len(part.blocks) else None
    if not isinstance(block, Passage) or not isinstance(following, Passage):
        return False
    return following.level > block.level or any(words(runs).rstrip().endswith(":") for runs in block.text.values())


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
