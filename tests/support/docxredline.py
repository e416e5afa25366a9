"""A redline of a small treaty, made by hand, with one of every change; and the words it must give back."""

from __future__ import annotations

from msgspec.structs import replace

from paraph.model import Bracket, Original, Part, Passage, Run, Runs, Was
from support.tiny import DISPUTES, HEADER, SIGNATURES, TABLE, TITLE, article, numbered, say


def renumbered(before: str, old: str, new: str, after: str, target: str) -> Runs:
    """A label whose number alone changed."""
    runs = (
        Run(before),
        Run(old, number=target, change="deleted", renumbered=True),
        Run(new, number=target, change="inserted", renumbered=True),
        Run(after),
    )
    return tuple(run for run in runs if run.text)


def moved_heading(number: str, id_: str, change: str, was: str = "") -> dict[str, Runs]:
    digits = (Run(number, number=id_),)
    if was:
        digits = (Run(was, number=id_, change="deleted", renumbered=True), Run(number, number=id_, change="inserted"))
    return {"ru": (Run("Статья "), *digits), "kk": (*digits, Run("-бап")), "uz": (*digits, Run("-modda"))}


NEW_ARTICLE = replace(
    article(
        "aims",
        "1",
        numbered("aims/1", "1", say("Цели велики.", "Maqsadlar ulugʻ.", "Мақсаттар ұлы.")),
        heading=say("Цели", "Maqsadlar", "Мақсаттар"),
    ),
    change="inserted",
)
RENUMBERED = Part(
    id="subject",
    role="article",
    number="2",
    blocks=(
        Passage(
            id="subject/heading",
            kind="heading",
            label={
                "ru": renumbered("Статья ", "1", "2", "", "subject"),
                "uz": renumbered("", "1", "2", "-modda", "subject"),
                "kk": renumbered("", "1", "2", "-бап", "subject"),
            },
            text=say("Предмет", "Predmet", "Мәні"),
        ),
        Passage(
            id="subject/1",
            kind="text",
            text={
                "ru": (
                    Run("Стороны "),
                    Run("дружат", change="deleted"),
                    Run("сотрудничают", change="inserted"),
                    Run(" по статье "),
                    Run("1", number="subject", ref="subject", change="deleted", renumbered=True),
                    Run("2", number="subject", ref="subject", change="inserted", renumbered=True),
                    Run("; ", change="inserted"),
                    Run("см. статью ", change="inserted", ref="aims"),
                    Run("1", number="aims", ref="aims", change="inserted"),
                    Run("."),
                ),
                "uz": (Run("Tomonlar doʻst."),),
                "kk": (Run("Тараптар "), Run("дос", change="deleted"), Run("әріптес", change="inserted"), Run(".")),
            },
        ),
        Passage(
            id="subject/2",
            kind="paragraph",
            level=1,
            was=Was(level=0),
            text=say("Пункт стал подпунктом.", "Band kichik band boʻldi.", "Тармақ тармақша болды."),
        ),
        Passage(
            id="subject/3",
            kind="text",
            change="deleted",
            text=say("Лишний абзац.", "Ortiqcha band.", "Артық тармақ."),
        ),
        Passage(
            id="subject/4",
            kind="text",
            break_="inserted",
            text=say("Первая половина. ", "Birinchi yarim. ", "Бірінші жарты. "),
        ),
        Passage(
            id="subject/5",
            kind="text",
            was=Was(part_of="subject/4"),
            text=say("Вторая половина.", "Ikkinchi yarim.", "Екінші жарты."),
        ),
        Passage(
            id="subject/6",
            kind="text",
            break_="deleted",
            text=say("Было порознь, ", "Alohida edi, ", "Бөлек еді, "),
        ),
        Passage(
            id="subject/7",
            kind="text",
            was=Was(joined_to="subject/6"),
            text=say("стало вместе.", "birga boʻldi.", "бірге болды."),
        ),
        Passage(
            id="subject/8",
            kind="text",
            bracket=None,
            was=Was(bracket=Bracket(by="BBB")),
            text={
                "ru": (
                    Run("Скобки "),
                    Run("сняты", was=Run(bracket=Bracket(by="AAA"))),
                    Run(" и "),
                    Run("поставлены", bracket=Bracket(), was=Run()),
                    Run("."),
                ),
                "uz": (Run("Qavslar."),),
                "kk": (Run("Жақшалар."),),
            },
        ),
    ),
)
MOVED_AWAY = replace(
    article(
        "place",
        "3",
        Passage(
            id="place/1",
            kind="text",
            text={
                "ru": (Run("Место "), Run("прежнее", change="deleted"), Run(".")),
                "uz": (Run("Joy."),),
                "kk": (Run("Орын."),),
            },
        ),
        heading=say("Место", "Joy", "Орын"),
    ),
    change="moved-from",
    move="m1",
)
MOVED_HERE = Part(
    id="place",
    role="article",
    number="4",
    change="moved-to",
    move="m1",
    blocks=(
        Passage(
            id="place/heading",
            kind="heading",
            label=moved_heading("4", "place", "moved-to"),
            text=say("Место", "Joy", "Орын"),
        ),
        Passage(
            id="place/1",
            kind="text",
            text={
                "ru": (Run("Место "), Run("новое", change="inserted"), Run(".")),
                "uz": (Run("Joy."),),
                "kk": (Run("Орын."),),
            },
        ),
    ),
)
OLD_LABELS = replace(
    DISPUTES.blocks[0],
    label={
        "ru": renumbered("Статья ", "2", "3", "", "disputes"),
        "uz": renumbered("", "2", "3", "-modda", "disputes"),
        "kk": renumbered("", "2", "3", "-бап", "disputes"),
    },
)
DISPUTES_NOW = replace(DISPUTES, blocks=(OLD_LABELS, DISPUTES.blocks[2]))
CHANGED_TABLE = replace(
    TABLE,
    columns=(TABLE.columns[0], TABLE.columns[1], replace(TABLE.columns[2], change="inserted")),
    rows=(
        replace(TABLE.rows[0], change="deleted"),
        replace(TABLE.rows[1], change="inserted"),
    ),
)
ANNEX = Part(
    id="annex-1",
    role="annex",
    number="1",
    blocks=(
        Passage(id="annex-1/heading", kind="heading", text=say("Список", "Roʻyxat", "Тізім")),
        CHANGED_TABLE,
    ),
)
REDLINE = Original(
    header=HEADER,
    holder="BBB",
    parts=(TITLE, NEW_ARTICLE, RENUMBERED, MOVED_AWAY, DISPUTES_NOW, MOVED_HERE, SIGNATURES, ANNEX),
)
NEW_RU = [
    "Статья 1\nЦели", "1.\u00a0Цели велики.",
    "Статья 2\nПредмет",
    "Стороны сотрудничают по статье 2; см. статью 1.",
    "Пункт стал подпунктом.",
    "Первая половина. ", "Вторая половина.",
    "Было порознь, стало вместе.",
    "Скобки сняты и [поставлены].",
    "Статья 3\nСпоры",
    "Статья 4\nМесто", "Место новое.",
]  # fmt: skip
OLD_RU = [
    "Статья 1\nПредмет",
    "Стороны дружат по статье 1.",
    "Пункт стал подпунктом.",
    "Лишний абзац.",
    "Первая половина. Вторая половина.",
    "Было порознь, ", "стало вместе.",
    "[Бореалия:\u00a0Скобки [Аквилония:\u00a0сняты] и поставлены.]",
    "Статья 3\nМесто", "Место прежнее.",
    "Статья 2\nСпоры",
]  # fmt: skip
