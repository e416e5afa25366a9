"""The report on progress: its words as a tree, its pictures as values."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from msgspec.structs import replace

from paraph.assemble import assemble
from paraph.assemble.derive import with_derived
from paraph.follow_up import STATES, Deadline, FollowUp, Group, Step, Task, tally
from paraph.model import Header, Instrument, Passage, Place, Run, Table, words
from paraph.report.drawn_words import cut, lines, room
from paraph.report.progress import Progress, progress_tree
from paraph.report.progress_bars import bars, evenly
from paraph.report.progress_timeline import timeline
from paraph.report.progress_words import Speech
from paraph.sources import load
from paraph.writers.drawing import INKS, Drawing, Label, Line, Mark, Rect, inks
from paraph.writers.html.svg import figure
from support import followed

DAY = datetime.date(2021, 6, 10)


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Progress]:
    root = followed.workspace(tmp_path_factory.mktemp("followed"))
    workspace = load(root).workspace
    out = {}
    for name in ("talks", "plan"):
        assembly = assemble(workspace, name)
        day = workspace.agreements[name].day
        out[name] = Progress(header=assembly.instrument.header, day=DAY, start=day, tasks=assembly.tasks)
    return out


def dump(tree: Instrument, code: str) -> str:
    """The words of a tree: headings after `##`, cells between bars, an empty cell as a dot."""
    said = []
    for part in tree.original(tree.header.parties[0]).parts:
        for block in part.blocks:
            if isinstance(block, Passage):
                said.append("## " + words(block.text[code]).replace("\n", " / "))
            elif isinstance(block, Table):
                for row in (block.head, *block.rows):
                    cells = (words(cell.get(code, (Run("?"),))).replace("\n", " / ") or "·" for cell in row.cells)
                    said.append(" | ".join(cells))
    return "\n".join(said).replace("\u00a0", " ") + "\n"


PLAN_RU = """\
## Ход исполнения / Дорожная карта / по состоянию на 10 июня 2021 года
## По разделам
Раздел | Всего | Выполнено | Открыто | Просрочено | Перенесено | Снято
Сельское хозяйство | 3 | 1 (33 %) | 1 (33 %) | – | – | 1 (33 %)
Машиностроение | 2 | – | – | 1 (50 %) | 1 (50 %) | –
Всего | 5 | 1 (20 %) | 1 (20 %) | 1 (20 %) | 1 (20 %) | 1 (20 %)
## По ответственным органам
Ответственный орган | Всего | Выполнено | Открыто | Просрочено | Перенесено | Снято
Ведомство Лагории | 5 | 1 (20 %) | 1 (20 %) | 1 (20 %) | 1 (20 %) | 1 (20 %)
Ведомство Северии | 5 | 1 (20 %) | 1 (20 %) | 1 (20 %) | 1 (20 %) | 1 (20 %)
## Сроки исполнения
## Перечень мероприятий
№ | Мероприятие | Ответственные органы (Лагорская Сторона) | Ответственные органы (Северская Сторона) | Срок | \
Состояние | Подтверждающие документы | Примечание
I.1 | Заложить сады | Ведомство Лагории | Ведомство Северии | 1 марта 2021 года | выполнено | Акт приемки | ·
I.2 | Построить теплицы | Ведомство Лагории | Ведомство Северии | 1 сентября 2021 года | открыто | · | Подрядчик \
просит еще месяц.
I.3 | Открыть хранилище | Ведомство Лагории | Ведомство Северии | 1 июня 2021 года | снято | · | ·
II.1 | Собирать тракторы | Ведомство Лагории | Ведомство Северии | I квартал 2022 года / (ранее: май 2021 года) | \
перенесено | · | ·
II.2 | Выпускать запасные части | Ведомство Лагории | Ведомство Северии | 15 апреля 2021 года | просрочено / (56 дней \
сверх срока) | · | ·
"""
TALKS_KK = """\
## Орындалу барысы / Протокол встречи / 2021 жылғы 10 маусымдағы жағдай бойынша
## Тармақтар бойынша
Тармақ | Барлығы | Орындалды | Орындалуда | Мерзімі өтті | Кейінге қалдырылды | Алып тасталды
Сауда туралы | 2 | 1 (50 %) | – | 1 (50 %) | – | –
Жолдар туралы | 1 | – | 1 (100 %) | – | – | –
Барлығы | 3 | 1 (33 %) | 1 (33 %) | 1 (33 %) | – | –
## Жауапты органдар бойынша
Жауапты орган | Барлығы | Орындалды | Орындалуда | Мерзімі өтті | Кейінге қалдырылды | Алып тасталды
Лагория ведомствосы | 3 | 1 (33 %) | 1 (33 %) | 1 (33 %) | – | –
Северия ведомствосы | 3 | 1 (33 %) | 1 (33 %) | 1 (33 %) | – | –
## Шешімдер тізбесі
"""


def test_the_report_on_a_road_map(reports: dict[str, Progress]) -> None:
    assert dump(progress_tree(reports["plan"], pictures=True), "ru") == PLAN_RU


def test_the_report_on_talks_in_another_language(reports: dict[str, Progress]) -> None:
    assert dump(progress_tree(reports["talks"], pictures=False), "kk").startswith(TALKS_KK)


def test_notes_stay_in_the_house(reports: dict[str, Progress]) -> None:
    for audience in ("counterpart", "public"):
        shown = dump(progress_tree(replace(reports["plan"], audience=audience), pictures=True), "ru")
        assert "Подрядчик" not in shown
        assert "Примечание" not in shown
    assert "Подрядчик" not in str(bars(reports["plan"], Speech("ru"))) + str(timeline(reports["plan"], Speech("ru")))


def test_one_group_is_not_counted_by_group(reports: dict[str, Progress]) -> None:
    plan = reports["plan"]
    alone = replace(plan, tasks=tuple(task for task in plan.tasks if task.group.id == "farm"))
    assert [part.id for part in progress_tree(alone, pictures=True).parts] == ["title", "bodies", "deadlines", "list"]
    assert "по ответственным органам" in bars(alone, Speech("ru"))[0].caption


def test_groups_of_different_kinds_are_parts(reports: dict[str, Progress]) -> None:
    plan = reports["plan"]
    branch = replace(plan.tasks[0], group=Group("sheep", {"ru": "Овцеводство"}, "branch"))
    assert replace(plan, tasks=(branch,)).kind == "branch"
    assert replace(plan, tasks=(branch, *plan.tasks[1:])).kind == "part"


def test_evidence_that_is_not_translated_is_a_gap(reports: dict[str, Progress]) -> None:
    plan = reports["plan"]
    task = replace(plan.tasks[0], record=replace(plan.tasks[0].record, evidence={"ru": "Акт"}))
    tree = progress_tree(replace(plan, tasks=(task,)), pictures=False)
    row = next(block for block in tree.parts[-1].blocks if isinstance(block, Table)).rows[0]
    assert row.state == {"uz": "missing", "kk": "missing"}


def test_a_derived_orthography_speaks_throughout(reports: dict[str, Progress]) -> None:
    tree = with_derived(progress_tree(reports["plan"], pictures=True), "uz-Cyrl")
    assert "## Ижро муддатлари" in dump(tree, "uz-Cyrl")
    speech = Speech("uz-Cyrl")
    for drawing in (*bars(reports["plan"], speech), *timeline(reports["plan"], speech)):
        text = drawing.alt + drawing.caption + "".join(each.text for each in drawing.pieces if isinstance(each, Label))
        assert not set("abcdefghjklmnopqrstuvwxyz") & set(text), "no Latin letter but the numbers of sections"


# ---- pictures


def inside(drawing: Drawing) -> bool:
    """Everything stands on the sheet, words by their estimated width."""
    for each in drawing.pieces:
        match each:
            case Rect():
                corners = [(each.x, each.y), (each.x + each.width, each.y + each.height)]
            case Line():
                corners = [(each.x1, each.y1), (each.x2, each.y2)]
            case Mark():
                corners = [(each.x - each.size // 2, each.y), (each.x + each.size // 2, each.y)]
            case Label():
                wide = room(each.text, each.size)
                left = each.x - {"start": 0, "middle": wide // 2, "end": wide}[each.anchor]
                corners = [(left, each.y - each.size), (left + wide, each.y)]
        if not all(-20 <= x <= drawing.width + 20 and -20 <= y <= drawing.height + 20 for x, y in corners):
            return False
    return True


@pytest.mark.parametrize("name", ["talks", "plan"])
@pytest.mark.parametrize("code", ["ru", "kk", "uz", "uz-Cyrl", "uz-Latn-2026"])
def test_pictures_stay_on_their_sheet(reports: dict[str, Progress], name: str, code: str) -> None:
    for drawing in (*bars(reports[name], Speech(code)), *timeline(reports[name], Speech(code))):
        assert inside(drawing)


def test_bars_show_each_share(reports: dict[str, Progress]) -> None:
    (drawing,) = bars(reports["plan"], Speech("ru"))
    assert drawing.alt == (
        "Ход исполнения, по состоянию на 10 июня 2021 года: по разделам. "
        "Всего: выполнено 1, открыто 1, просрочено 1, перенесено 1, снято 1. "
        "Сельское хозяйство: выполнено 1, открыто 1, снято 1. Машиностроение: просрочено 1, перенесено 1."
    )
    drawn = [each for each in drawing.pieces if isinstance(each, Rect) and each.y > 60]
    by_row: dict[int, list[Rect]] = {}
    for each in drawn:
        by_row.setdefault(each.y, []).append(each)
    whole, farm, machines = by_row.values()
    assert [each.ink for each in whole] == list(STATES)
    assert [each.ink for each in machines] == ["overdue", "postponed"]
    for row in (whole, farm, machines):
        assert sum(each.width for each in row) == 1350
        assert max(each.width for each in row) - min(each.width for each in row) <= 1


def test_the_line_of_time_shows_each_deadline(reports: dict[str, Progress]) -> None:
    (drawing,) = timeline(reports["plan"], Speech("ru"))
    marks = [(each.shape, each.ink) for each in drawing.pieces if isinstance(each, Mark)]
    legend = [
        ("circle", "done"),
        ("ring", "open"),
        ("triangle", "overdue"),
        ("diamond", "postponed"),
        ("cross", "dropped"),
    ]
    tasks = [
        ("circle", "done"),
        ("ring", "open"),
        ("cross", "dropped"),
        ("diamond", "postponed"),
        ("triangle", "overdue"),
    ]
    assert marks == [*legend, *tasks]
    assert "II.2: 15 апреля 2021 года, просрочено, 56 дней сверх срока." in drawing.alt
    assert any(isinstance(each, Label) and each.text == "день отчета 10.06.2021" for each in drawing.pieces)
    late = next(each for each in drawing.pieces if isinstance(each, Line) and each.ink == "overdue")
    report = next(each for each in drawing.pieces if isinstance(each, Line) and each.dashed and each.ink == "text")
    assert late.x2 == report.x1, "an overdue task is late up to the day of the report"


def test_every_state_has_a_sign_of_its_own() -> None:
    """Colours alone tell nobody who does not see them: grey levels differ, and so do shapes and patterns."""
    svg = figure(Drawing(id="x", width=10, height=10, alt="a", caption="c", pieces=()), INKS)
    patterns = [etree.tostring(each[1]) for each in etree.fromstring(svg).iter("{*}pattern")]
    assert len(patterns) == len(STATES)
    without_colour = [part.replace(INKS[state].encode(), b"") for state, part in zip(STATES, patterns, strict=True)]
    assert without_colour[0] == without_colour[1], "full and empty differ by being full and empty"
    assert len(set(without_colour)) == len(STATES) - 1

    def grey(colour: str) -> float:
        red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
        return 0.299 * red + 0.587 * green + 0.114 * blue

    assert grey(INKS["open"]) - grey(INKS["done"]) > 120


def test_a_style_may_set_other_colours() -> None:
    assert inks({"progress": {"done": "#000000"}})["done"] == "#000000"
    assert inks({"progress": {"done": "#000000"}})["open"] == INKS["open"]
    assert inks({}) == INKS


def test_words_in_a_picture_are_never_markup() -> None:
    evil = '</title><script>alert(1)</script>"&'
    drawing = Drawing(id="x", width=100, height=50, alt=evil, caption=evil, pieces=(Label(0, 40, evil, plate=20),))
    svg = figure(drawing, INKS)
    root = etree.fromstring(svg)
    assert {each.tag.rpartition("}")[2] for each in root.iter()} == {
        *("figure", "svg", "title", "desc", "defs", "pattern", "rect", "path", "circle", "text", "figcaption", "span"),
    }
    assert [each.text for each in root.iter("{*}title", "{*}desc", "{*}text")] == [evil] * 3
    assert "style=" not in svg, "the page's policy allows no style inside"


def test_long_lists_are_shared_out_evenly() -> None:
    assert [len(page) for page in evenly(range(22), 22)] == [22]
    assert [len(page) for page in evenly(range(23), 22)] == [12, 11]
    assert [len(page) for page in evenly(range(45), 22)] == [15, 15, 15]
    assert evenly((), 22) == []


@given(st.text(alphabet="аб вшiW", max_size=60), st.integers(60, 900), st.integers(1, 3))
def test_words_are_cut_to_their_room(text: str, width: int, most: int) -> None:
    assert room(cut(text, 34, width), 34) <= max(width, room("…", 34))
    found = lines(text, 34, width, most)
    assert len(found) <= most
    assert all(room(line, 34) <= max(width, room("…", 34)) for line in found)
    if "…" not in "".join(found):
        assert "".join(found).replace(" ", "") == text.replace(" ", "")


DAYS = st.dates(datetime.date(1, 1, 1), datetime.date.max)


@st.composite
def tasks(draw: st.DrawFn) -> Task:
    """A task with any dates the calendar has."""
    on = draw(DAYS)
    moved = draw(DAYS)
    record = FollowUp(
        id=draw(st.sampled_from(("a", "b"))),
        place=Place("records.yaml"),
        row="a",
        grade="agreed",
        deadline=draw(st.none() | DAYS.map(Deadline)),
        status=draw(st.sampled_from(("open", "done", "dropped"))),
        history=draw(st.sampled_from(((), (Step(on=on, status="postponed", deadline=Deadline(moved)),)))),
        responsible={"LAG": ("x",)},
    )
    group = Group(draw(st.sampled_from(("one", "two", "three"))), {"ru": "слово " * draw(st.integers(1, 40))}, "part")
    return Task(
        record=record, group=group, number={"ru": "1"}, text={"ru": (Run("что-то "),)}, responsible={"LAG": (group,)}
    )


@pytest.mark.slow
@settings(max_examples=60)
@given(st.lists(tasks(), min_size=1, max_size=60), DAYS, st.none() | DAYS)
def test_any_days_can_be_drawn(found: list[Task], day: datetime.date, start: datetime.date | None) -> None:
    header = Header(id="plan", kind="roadmap", name={"ru": "План"}, parties=("LAG",), languages=("ru",))
    progress = Progress(header=header, day=day, start=start, tasks=tuple(found))
    speech = Speech("ru")
    pictures = (*bars(progress, speech), *timeline(progress, speech))
    assert all(inside(drawing) for drawing in pictures)
    assert sum(drawing.alt.count("1: ") >= 1 for drawing in timeline(progress, speech)) == len(
        timeline(progress, speech)
    )
    assert progress.total == tally(progress.standing(task).state for task in found)
    dump(progress_tree(progress, pictures=True), "ru")
