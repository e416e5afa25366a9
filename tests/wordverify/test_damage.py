"""The judge against right redlines spoilt in one place: every damage is refused, every harmless change passes."""

from __future__ import annotations

import pytest

from paraph.wordverify import verify
from wordverify.damages import ALL, HARMLESS
from wordverify.spoiling import Damage, File
from wordverify.triples import MAKERS, triple

DAMAGES = [
    pytest.param(name, damage, id=f"{name}: {what}") for name, each in ALL.items() for what, damage in each.items()
]


def spoilt(name: str, damage: Damage) -> bytes:
    file = File(triple(name).redline)
    whole = dict(file.parts)
    damage(file)
    assert file.parts != whole
    return file.data()


@pytest.mark.parametrize("name", MAKERS)
def test_what_is_spoilt_was_right(name: str) -> None:
    given = triple(name)
    assert verify(given.old, given.new, given.redline) == ()
    assert verify(given.old, given.new, File(given.redline).data()) == ()
    assert verify(given.old, given.new, given.new) != ()
    assert verify(given.old, given.new, given.old) != ()


def test_there_are_enough_damages() -> None:
    assert len(DAMAGES) >= 150


@pytest.mark.parametrize(("name", "damage"), DAMAGES)
def test_a_spoilt_redline_is_refused(name: str, damage: Damage) -> None:
    given, damaged = triple(name), spoilt(name, damage)
    refused = bool(verify(given.old, given.new, damaged))
    assert refused


@pytest.mark.parametrize("what", HARMLESS)
def test_what_no_reader_sees_is_no_difference(what: str) -> None:
    name, change = HARMLESS[what]
    given, changed = triple(name), spoilt(name, change)
    assert verify(given.old, given.new, changed) == ()
