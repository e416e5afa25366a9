"""The drafter's own word on what a change is: ``drafts/overrides.yaml``, read for one pair of editions.

The rule that tells editorial from substantive can be wrong. Under the pair (as its folder is called) stand the
passages, each with ``kind`` and ``reason``; for another pair the rule decides again, since the words are others:

    draft-01--draft-02:
      term/notice: {kind: editorial, reason: "опечатка, согласовано 20 ноября"}
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from paraph.compare.changes import Nature
from paraph.errors import InputError

OVERRIDES = "overrides.yaml"


class Override(Struct, frozen=True, forbid_unknown_fields=True):
    """What a change is, and why the drafter says so."""

    kind: Literal["editorial", "substantive"]
    reason: str


def pair_name(old: str, new: str) -> str:
    """``draft-01--work``: how a pair of editions is called, here and among the folders."""
    return f"{old}--{new}"


def read_overrides(root: Path, agreement: str, pair: str) -> dict[str, tuple[Nature, str]]:
    """Passage id to nature and reason, for ``pair``. Raises ``InputError`` naming what is wrong with the file."""
    name = f"agreements/{agreement}/drafts/{OVERRIDES}"
    try:
        data = (root / name).read_bytes()
    except FileNotFoundError:
        return {}
    import yaml

    try:
        raw = yaml.load(data.decode("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)) or {}
        found = msgspec.convert(raw, dict[str, dict[str, Override]])
    except (UnicodeDecodeError, yaml.YAMLError, msgspec.ValidationError) as error:
        raise InputError(
            "{name} cannot be understood: {problem}",
            hint="under the pair, such as draft-01--draft-02, write `passage: {{kind: editorial, reason: ...}}`",
            name=name,
            problem=" ".join(str(error).split()),
        ) from error
    return {passage: (each.kind, each.reason) for passage, each in found.get(pair, {}).items()}
