"""The signed text and the new one in, the instructions of the amending protocol and its files out."""

from paraph.amend.instructions import Add, Address, Content, Instruction, Reason, Remove, Replace, Restate, Step
from paraph.amend.plan import Note, Options, Plan, plan
from paraph.amend.protocol import FORCE, Order, protocol_files
from paraph.amend.view import apply, view

__all__ = [
    "FORCE",
    "Add",
    "Address",
    "Content",
    "Instruction",
    "Note",
    "Options",
    "Order",
    "Plan",
    "Reason",
    "Remove",
    "Replace",
    "Restate",
    "Step",
    "apply",
    "plan",
    "protocol_files",
    "view",
]
