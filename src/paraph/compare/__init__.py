"""Two trees in, a comparison or a redline (a tree with marks) out. Knows nothing of Word."""

from paraph.compare.align import align
from paraph.compare.alignment import Alignment, Verdicts, settle, verdicts
from paraph.compare.changes import (
    Change,
    ChangeKind,
    ChangeList,
    Comparison,
    Nature,
    Number,
    Value,
    Words,
    schema,
    to_json,
)
from paraph.compare.comparison import compare, redline
from paraph.compare.normal import normal
from paraph.compare.patch import apply
from paraph.compare.redline import accept, draw, reject
from paraph.compare.threeway import Both, ThreeWay, three_way

__all__ = [
    "Alignment",
    "Both",
    "Change",
    "ChangeKind",
    "ChangeList",
    "Comparison",
    "Nature",
    "Number",
    "ThreeWay",
    "Value",
    "Verdicts",
    "Words",
    "accept",
    "align",
    "apply",
    "compare",
    "draw",
    "normal",
    "redline",
    "reject",
    "schema",
    "settle",
    "three_way",
    "to_json",
    "verdicts",
]
