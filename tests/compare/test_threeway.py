"""Two answers to one draft: each side's changes, and the passages on which they collide."""

from __future__ import annotations

from paraph.compare import three_way
from paraph.model import Original, Part, Passage, Run

from .test_nature import SAMPLE

TEXTS = {
    "1": "Стороны обмениваются сведениями о технических регламентах.",
    "2": "Уполномоченные органы проводят консультации ежегодно.",
    "3": "Расходы каждая Сторона несет самостоятельно.",
    "4": "Споры разрешаются путем переговоров.",
}


def draft(*, drop: tuple[str, ...] = (), **changed: str) -> Original:
    texts = {**TEXTS, **{name.removeprefix("p"): text for name, text in changed.items()}}
    blocks = tuple(
        Passage(f"a/m{name}", "paragraph", {"ru": (Run(text),)}, mark=f"m{name}")
        for name, text in texts.items()
        if name not in drop
    )
    return Original(header=SAMPLE.header, holder="UZB", parts=(Part("a", "article", blocks),))


def test_each_sides_changes_stand_side_by_side() -> None:
    found = three_way(
        draft(),
        draft(
            p1="Стороны обмениваются сведениями о национальных стандартах.",
            p3=TEXTS["3"].replace("несет", "оплачивает"),
        ),
        draft(p2=TEXTS["2"].replace("ежегодно", "ежеквартально"), p3=TEXTS["3"].replace("самостоятельно", "сама")),
    )
    assert [(one.base, len(one.a), len(one.b), one.conflict) for one in found.merged] == [
        ("a/m1", 1, 0, False),
        ("a/m2", 0, 1, False),
        ("a/m3", 1, 1, True),
    ]
    assert [one.base for one in found.conflicts] == ["a/m3"]


def test_the_same_change_on_both_sides_is_no_conflict() -> None:
    both = draft(p2=TEXTS["2"].replace("ежегодно", "ежеквартально"))
    (one,) = three_way(draft(), both, both).merged
    assert (one.alike, one.conflict) == (True, False)


def test_a_deletion_against_a_change_is_a_conflict() -> None:
    found = three_way(draft(), draft(drop=("4",)), draft(p4=TEXTS["4"].replace("переговоров", "консультаций")))
    assert [(one.base, one.conflict) for one in found.merged] == [("a/m4", True)]


def test_what_both_added_is_listed_twice() -> None:
    found = three_way(draft(), draft(p5="Одно новое положение."), draft(p6="Другое новое положение."))
    assert [(one.base, bool(one.a), bool(one.b), one.conflict) for one in found.merged] == [
        ("a/m5", True, False, False),
        ("a/m6", False, True, False),
    ]


def test_a_deleted_article_collides_with_a_change_inside_it() -> None:
    base, gone = draft(), Original(header=SAMPLE.header, holder="UZB", parts=())
    found = three_way(base, gone, draft(p1="Стороны обмениваются сведениями о национальных стандартах."))
    assert [(one.base, one.conflict) for one in found.merged] == [("a", False), ("a/m1", True)]


def test_nobody_changed_anything() -> None:
    assert three_way(draft(), draft(), draft()).merged == ()
