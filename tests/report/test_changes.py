"""Changes as a terminal shows them: long stretches cut, brackets as a drafter writes them."""

from __future__ import annotations

from paraph.model import Bracket, Run
from paraph.report.changes import Piece, shortened


def test_alternatives_stand_apart_in_their_brackets() -> None:
    ours, theirs = Bracket("AAA"), Bracket("BBB", 1)
    runs = (
        Run("Срок "),
        Run("три", bracket=ours, change="deleted"),
        Run("четыре", bracket=ours, change="inserted"),
        Run("пять", bracket=theirs),
        Run(" месяцев "),
        Run("и более", bracket=Bracket(), change="inserted"),
    )
    found = list(shortened(runs))
    assert "".join(piece.text for piece in found) == "Срок [AAA: тричетыре] [BBB: пять] месяцев [и более]"
    assert found[-3:] == [Piece("[", "inserted"), Piece("и более", "inserted"), Piece("]", "inserted")]
    assert Piece("[AAA: ") in found


def test_what_stands_far_from_a_change_is_cut() -> None:
    runs = (Run("слово " * 30), Run("новое", change="inserted"), Run(" слово" * 30))
    before, new, after = shortened(runs)
    assert (before.text[0], new, after.text[-1]) == ("…", Piece("новое", "inserted"), "…")
    assert len(before.text) < 60
