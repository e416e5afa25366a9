"""Plain words as clause source: whatever they are, the same characters come out of the grammar."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paraph.assemble.environment import Engine
from paraph.assemble.inline import parse_inline
from paraph.model import Run
from paraph.readers.drafting.escape import escaped, passage_lines
from paraph.readers.drafting.names import slug
from paraph.sources import parse_clause

ALPHABET = "ab1.)( -–—•·*#[]{}|\\%:@,«»\"'/_абв№&<>"
LINES = st.lists(
    st.text(ALPHABET, min_size=1, max_size=25).map(lambda text: " ".join(text.split())).filter(bool),
    min_size=1,
    max_size=4,
)


def come_out(text: str, mark: str) -> str:
    """``text`` written as a passage, read by the sources, rendered, and taken through the inline grammar."""
    source = "# ru\n" + "\n".join(passage_lines(escaped(text), mark, "")) + "\n"
    clause, findings = parse_clause(source, "clauses/x.md", own=True)
    assert clause is not None
    assert [item for item in findings if item.level == "error" or item.rule != "mixed-script"] == [], (source, findings)
    (block,) = next(iter(clause.variants.values())).sections["ru"].blocks
    rendered, values = Engine().render(block.text, {})
    items = parse_inline(rendered, values, brackets=True, typography=lambda words: words)
    assert all(isinstance(item, Run) and not item.defined and item.bracket is None for item in items)
    return "".join(item.text for item in items if isinstance(item, Run))


@pytest.mark.slow
@given(LINES, st.sampled_from(["", "1. ", "- "]))
def test_the_same_characters_come_out(lines: list[str], mark: str) -> None:
    text = "\n".join(lines)
    assert come_out(text, mark) == text


@pytest.mark.parametrize(
    "text",
    [
        "{{ signatories.nom }}",
        "{% if x %}",
        "{# нет #}",
        "{@label}",
        "[UZB: а | KAZ: б]",
        "**Сторона**",
        "конец\\",
        "\\\\",
        "1. первое",
        "12) второе",
        "5.1. третье",
        "а) буква",
        "- дефис",
        "– тире",
        "# решетка",
        "::: рамка",
        "---",
        "строка\n1. строка\n- строка\n::: строка\\\nстрока",
    ],
)
def test_marks(text: str) -> None:
    assert come_out(text, "") == text


@pytest.mark.parametrize(
    ("heading", "id_"),
    [
        ("Предмет Соглашения", "predmet-soglasheniya"),
        ("Дауларды шешу", "daulardy-sheshu"),
        ("Oʻzgartirish va qoʻshimchalar", "ozgartirish-va-qoshimchalar"),
        ("Сотрудничество в области оценки соответствия и аккредитации", "sotrudnichestvo-v-oblasti-otsenki"),
        ("1. Общие положения", "obshchie-polozheniya"),
        ("№ 5", ""),
    ],
)
def test_ids_from_headings(heading: str, id_: str) -> None:
    assert slug(heading) == id_
