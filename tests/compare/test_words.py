"""Word diff: exact both ways, whole words, quiet. ``[-old-]{+new+}`` shows what is marked, ``#`` a number alone."""

from __future__ import annotations

import random

import pytest

from paraph.compare.sides import NEW, OLD, one_side
from paraph.compare.targets import Targets
from paraph.compare.tokens import merged
from paraph.compare.words import diff, diff_pieces
from paraph.model import Bracket, Run, Runs, words


def shown(runs: Runs) -> str:
    out = []
    for run in runs:
        number = "#" if run.renumbered else ""
        if run.change == "deleted":
            out.append(f"[-{number}{run.text}-]")
        elif run.change == "inserted":
            out.append(f"{{+{number}{run.text}+}}")
        else:
            out.append(run.text)
    return "".join(out)


CASES = [
    # one word for another: no half words
    ("не позднее пяти дней", "не позднее десяти дней", "не позднее [-пяти-]{+десяти+} дней"),
    ("Тараптардың органдары", "Тараптардың органдарына", "Тараптардың [-органдары-]{+органдарына+}"),
    ("Oʻzbekiston Hukumati", "Oʻzbekiston Hukumatining", "Oʻzbekiston [-Hukumati-]{+Hukumatining+}"),
    # dates and numbers
    ("до 22.11.2026 года", "до 23.11.2026 года", "до [-22.11.2026-]{+23.11.2026+} года"),
    ("2026-жылғы келісім", "2027-жылғы келісім", "[-2026-]{+2027+}-жылғы келісім"),
    ("10\u00a0000 тенге", "12\u00a0000 тенге", "[-10\u00a0000-]{+12\u00a0000+} тенге"),
    # insertion, deletion: with one space
    (
        "Стороны обмениваются данными",
        "Стороны ежегодно обмениваются данными",
        "Стороны {+ежегодно +}обмениваются данными",
    ),
    ("Стороны ежегодно обмениваются", "Стороны обмениваются", "Стороны [-ежегодно -]обмениваются"),
    ("обмен данными", "обмен данными, книгами", "обмен данными{+, книгами+}"),
    # a no-break space is exact on both sides, and only it is marked
    ("пункт 5", "пункт\u00a05", "пункт[- -]{+\u00a0+}5"),
    # the clause that was added, not its shadow
    (
        "в сфере торговли, в сфере науки",
        "в сфере торговли, в сфере культуры, в сфере науки",
        "в сфере торговли{+, в сфере культуры+}, в сфере науки",
    ),
    (
        "Стороны обмениваются. Стороны признают.",
        "Стороны обмениваются. Стороны поверяют. Стороны признают.",
        "Стороны обмениваются. {+Стороны поверяют. +}Стороны признают.",
    ),
    # no confetti: a lone conjunction or preposition in a rewritten phrase is rewritten with it
    (
        "порядок и сроки проверки устанавливаются",
        "перечень и состав комиссии устанавливаются",
        "[-порядок и сроки проверки-]{+перечень и состав комиссии+} устанавливаются",
    ),
    (
        "путем консультаций в области торговли",
        "посредством переговоров в сфере сбыта",
        "[-путем консультаций в области торговли-]{+посредством переговоров в сфере сбыта+}",
    ),
    # but words that say something stay
    (
        "уполномоченные органы Сторон проводят встречи",
        "компетентные органы Сторон организуют встречи",
        "[-уполномоченные-]{+компетентные+} органы Сторон [-проводят-]{+организуют+} встречи",
    ),
    # and ends of clauses stay
    (
        "первое слово; второе слово",
        "иное дело; другое дело",
        "[-первое слово-]{+иное дело+}; [-второе слово-]{+другое дело+}",
    ),
    ("", "Новый текст.", "{+Новый текст.+}"),
    ("Старый текст.", "", "[-Старый текст.-]"),
    ("", "", ""),
]


@pytest.mark.parametrize(("old", "new", "expected"), CASES)
def test_what_is_marked(old: str, new: str, expected: str) -> None:
    assert shown(diff(merged([Run(old)]), merged([Run(new)]))) == expected


def refer(number: str, target: str) -> Runs:
    return (Run("согласно "), Run("статье ", ref=target), Run(number, ref=target, number=target), Run(" Соглашения"))


def test_a_renumbered_target_is_no_change_of_words() -> None:
    assert shown(diff(refer("5", "force"), refer("6", "force"))) == "согласно статье [-#5-]{+#6+} Соглашения"


def test_a_target_under_another_id_is_the_same_target() -> None:
    targets = Targets({"b/3": "b/2"}, {"b/2"})
    assert shown(diff(refer("2", "b/2"), refer("3", "b/3"), targets)) == "согласно статье [-#2-]{+#3+} Соглашения"
    assert (
        diff(refer("2", "b/2"), refer("2", "b/3"), targets)
        == tuple(
            one if one.ref is None else Run(one.text, ref="b/3", number=one.number and "b/3")
            for one in refer("2", "b/3")
        )
        or shown(diff(refer("2", "b/2"), refer("2", "b/3"), targets)) == "согласно статье 2 Соглашения"
    )


def test_another_target_with_the_same_number_is_a_change() -> None:
    targets = Targets({"b/3": "b/2"}, {"b/2"})
    assert shown(diff(refer("2", "b/2"), refer("2", "b/2"), targets)) == "согласно статье [-2-]{+2+} Соглашения"
    assert shown(diff(refer("5", "force"), refer("7", "disputes"))) == "согласно статье [-5-]{+7+} Соглашения"


def test_other_marks_on_the_same_words_are_kept_silently() -> None:
    bracket = Bracket(by="UZB")
    old = (Run("Срок "), Run("шесть", bracket=bracket), Run(" месяцев", defined=True))
    new = (Run("Срок "), Run("шесть месяцев"))
    found = diff(old, new)
    assert shown(found) == "Срок шесть месяцев"
    assert [run.was for run in found] == [None, Run(bracket=bracket), Run(defined=True)]


def test_a_typed_number_that_became_a_reference() -> None:
    old = (Run("согласно статье 5 Соглашения"),)
    assert shown(diff(old, refer("5", "force"))) == "согласно статье 5 Соглашения"


def test_a_label_is_numbering_whatever_changes_in_it() -> None:
    old = (Run("2", number="a/2"), Run("."))
    new = (Run("б", number="a/2"), Run(")"))
    assert shown(diff(old, new, numbering=True)) in ("[-#2-]{+#б+}[-#.-]{+#)+}", "[-#2.-]{+#б)+}")


def test_a_split_is_cut_where_the_pieces_part() -> None:
    old = (Run("Стороны обмениваются. Стороны признают испытания."),)
    new = [(Run("Стороны обмениваются."),), (Run("Стороны признают все испытания."),)]
    assert [shown(piece) for piece in diff_pieces([old], new)] == [
        "Стороны обмениваются.[- -]",
        "Стороны признают {+все +}испытания.",
    ]


def test_a_join_is_cut_where_the_pieces_parted() -> None:
    old = [(Run("Стороны обмениваются."),), (Run("Стороны признают испытания."),)]
    new = (Run("Стороны обмениваются. Стороны признают испытания."),)
    assert "".join(shown(piece) for piece in diff_pieces(old, [new])).replace("{+ +}", " ") == words(new)


WORDS = ["Стороны", "и", "в", "на", "органы", ",", ".", ";", "обмен", "данные", "5", "10", "22.11.2026", "«Битим»"]
WORDS += ["oʻz", "taʼsir", "қоидалар\u00a0мен", "\n", "жылы"]


def random_runs(rng: random.Random) -> Runs:
    runs: list[Run] = []
    for _ in range(rng.randrange(0, 30)):
        text = rng.choice(WORDS) + rng.choice(("", " ", " ", "\u00a0", "  "))
        kind = rng.random()
        if kind < 0.08:
            runs.append(Run(str(rng.randrange(1, 4)), number=rng.choice("abc"), ref="a"))
        elif kind < 0.12:
            runs.append(Run("____", blank=rng.choice(("undecided", "at-signature"))))
        elif kind < 0.2:
            runs.append(Run(text, bracket=Bracket(by=rng.choice(("UZB", "KAZ")))))
        elif kind < 0.25:
            runs.append(Run(text, ref=rng.choice("abc"), defined=rng.random() < 0.3))
        else:
            runs.append(Run(text))
    return merged(runs)


@pytest.mark.parametrize("seed", range(300))
def test_accept_gives_new_and_reject_gives_old(seed: int) -> None:
    rng = random.Random(seed)
    old = random_runs(rng)
    new = (
        random_runs(rng)
        if seed % 3 == 0
        else merged([run for run in old if rng.random() < 0.8] + list(random_runs(rng)[:5]))
    )
    found = diff(old, new)
    assert one_side(found, NEW) == new
    assert one_side(found, OLD) == old
    assert not any(run.renumbered and run.number is None for run in found)
