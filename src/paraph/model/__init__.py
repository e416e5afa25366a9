"""The words of the project as frozen values. Comes in: nothing. Goes out: runs, passages, instruments, findings."""

from paraph.model.finding import Finding, Level, Place
from paraph.model.instrument import Audience, Division, Header, Instrument, Original, Paper, Stage
from paraph.model.nodes import (
    Block,
    Bracket,
    Break,
    Change,
    Column,
    Part,
    PartyGroup,
    Passage,
    Role,
    Table,
    Was,
)
from paraph.model.runs import BlankKind, Fate, Language, PartyId, Run, Runs, words

__all__ = [
    "Audience",
    "BlankKind",
    "Block",
    "Bracket",
    "Break",
    "Change",
    "Column",
    "Division",
    "Fate",
    "Finding",
    "Header",
    "Instrument",
    "Language",
    "Level",
    "Original",
    "Paper",
    "Part",
    "PartyGroup",
    "PartyId",
    "Passage",
    "Place",
    "Role",
    "Run",
    "Runs",
    "Stage",
    "Table",
    "Was",
    "words",
]
