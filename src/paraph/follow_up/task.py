"""A record that binds somebody, with the words of the instrument it stands in: what every table of tasks shows."""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct, field

from paraph.follow_up.types import FollowUp
from paraph.model import Language, PartyId, Runs

GroupKind: TypeAlias = Literal["branch", "section", "point", "part", "body"]
"""A branch is a term of the registry; section, point and part are what the instrument is divided into."""


class Group(Struct, frozen=True):
    """What a task is counted under."""

    id: str
    names: dict[Language, str]
    kind: GroupKind


class Task(Struct, frozen=True, kw_only=True):
    """``number`` is what the instrument prints for the decision or the row; ``text`` are its words, as they stand.

    A language that has no words is absent. ``responsible`` names the bodies of each Party, by id.
    """

    record: FollowUp
    group: Group
    number: dict[Language, str]
    text: dict[Language, Runs]
    responsible: dict[PartyId, tuple[Group, ...]] = field(default_factory=dict)
