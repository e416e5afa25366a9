"""Which style of the template a passage, a run, a table takes. The body names styles and nothing else."""

from __future__ import annotations

from paraph.model import Part, Passage, Run, Was

TITLE = "Treaty Title"
SEPARATOR = "Separator"
LANGUAGE_NAME = "Language Name"
SIGNATURE = "Signature"
SIGNATURE_LINE = "Signature Line"
TABLE_HEADING = "Table Heading"
TABLE_CELL = "Table Cell"
NUMBER = "Article Number"
DEFINED = "Defined Term"
GAP = "Gap"
UNDECIDED = "Undecided"
STALE = "Stale"
STALE_MARK = "Stale Mark"
BRACKET = "Bracket"
ROWS_TABLE = "Language Rows"
ANNEX_TABLE = "Annex Table"
SIGNATURES_TABLE = "Signatures"

PARAGRAPH_STYLES = (
    TITLE, "Recital", "Enacting Formula", "Article Heading", "Paragraph", "Continuation", "Item", "Item Continuation",
    "Subitem", "Dash Item", "Dash Subitem", "Testimonium", SIGNATURE, SIGNATURE_LINE, "Annex Label", "Annex Heading",
    TABLE_HEADING, TABLE_CELL, "Draft Header", "Page Number", LANGUAGE_NAME, SEPARATOR,
)  # fmt: skip
CHARACTER_STYLES = (NUMBER, DEFINED, GAP, UNDECIDED, STALE, STALE_MARK, BRACKET)
TABLE_STYLES = (ROWS_TABLE, ANNEX_TABLE, SIGNATURES_TABLE)
DECORATION = frozenset({GAP, STALE_MARK, BRACKET})
"""Character styles of what the writer adds to the words of the tree."""


def paragraph_style(part: Part, kind: str, level: int, *, continued: bool = False) -> str:
    """The paragraph style for a passage of ``kind`` at ``level``; ``continued``: it goes on after numbered text."""
    fixed = {
        "title": TITLE,
        "recital": "Recital",
        "formula": "Enacting Formula",
        "testimonium": "Testimonium",
        "signature": SIGNATURE,
        "annex-label": "Annex Label",
        "heading": "Annex Heading" if part.role == "annex" else "Article Heading",
    }
    if kind in fixed:
        return fixed[kind]
    if kind == "dash":
        return "Dash Item" if level == 0 else "Dash Subitem"
    if kind == "text":
        if level:
            return "Item Continuation"
        return "Continuation" if continued else "Paragraph"
    return ("Paragraph", "Item", "Subitem")[min(level, 2)]


def part_styles(part: Part) -> dict[int, tuple[str, str | None]]:
    """The style of each passage of a part, by its place among the blocks; in a redline with the older one, if other.

    Word gives joined paragraphs the look of the last. So what is joined to a passage takes that passage's style at
    once, and what was split from one is noted with the style it goes back to.
    """
    now: dict[int, str] = {}
    old: dict[int, str] = {}
    by_new_id: dict[str, int] = {}
    by_old_id: dict[str, int] = {}
    continued = False
    for index, block in enumerate(part.blocks):
        if not isinstance(block, Passage):
            continued = False
            continue
        was = block.was or Was()
        now[index] = paragraph_style(part, block.kind, block.level, continued=continued)
        level = block.level if was.level is None else was.level
        old[index] = paragraph_style(part, was.kind or block.kind, level, continued=continued)
        continued = continued or block.kind in {"paragraph", "dash"}
        if not block.ghost:
            by_new_id[block.id] = index
        if block.change not in {"inserted", "moved-to"} and was.part_of is None:
            by_old_id[was.id or block.id] = index
    for index, block in enumerate(part.blocks):
        was = block.was if isinstance(block, Passage) and block.was is not None else Was()
        if was.joined_to in by_new_id:
            now[index] = now[by_new_id[was.joined_to]]
        if was.part_of in by_old_id:
            old[index] = old[by_old_id[was.part_of]]
    return {index: (style, None if old[index] == style else old[index]) for index, style in now.items()}


def run_style(run: Run, *, in_label: bool, heading: bool, stale: bool) -> str | None:
    """The character style of a run: one at most, the loudest."""
    if run.blank == "undecided":
        return UNDECIDED
    if stale and not in_label:
        return STALE
    if in_label and heading:
        return NUMBER
    return DEFINED if run.defined else None
