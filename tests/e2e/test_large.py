"""An instrument of a thousand articles builds."""

from __future__ import annotations

from pathlib import Path

import pytest

from e2e import docx_text, expected, pdf_text
from e2e.shell import built
from paraph.writers.json import read_instrument
from support import madeup

ARTICLES = 1_000
CLAUSE = madeup.stamp(
    """# ru
## Предмет
1. {{ This.nom }} действует; споры решаются согласно {{ ref("a1000", "dat") }}. {@rule}
1. {{ signatories.nom }} сотрудничают:
   1) на основе {{ ref("/rule", "gen") }};
   - иначе.

# uz
## Predmet
1. {{ This.nom }} amal qiladi; nizolar {{ ref("a1000", "dat") }} muvofiq hal etiladi. {@rule}
1. {{ signatories.nom }} hamkorlik qiladi:
   1) {{ ref("/rule", "gen") }} asosida;
   - aks holda.

# kk
## Мәні
1. {{ This.nom }} қолданылады; даулар {{ ref("a1000", "dat") }} сәйкес шешіледі. {@rule}
1. {{ signatories.nom }} ынтымақтасады:
   1) {{ ref("/rule", "gen") }} негізінде;
   - әйтпесе.
""".replace("   1) ", "   1. ")
)


def workspace(root: Path, count: int) -> Path:
    """A treaty of ``count`` articles, each with references."""
    articles = [{"clause": "long", "as": f"a{number}"} for number in (*range(1, count), ARTICLES)]
    return madeup.write(root, clauses={"tests/long": CLAUSE}, articles=articles)


@pytest.mark.slow
def test_a_thousand_articles(tmp_path: Path) -> None:
    root = workspace(tmp_path, ARTICLES)
    built("--languages", "ru", "--holder", "LAG", cwd=root)
    built("--languages", "uz-kk-ru", "--format", "docx", "--holder", "LAG", cwd=root)
    out = root / "dist/friendship/work"
    original = read_instrument((out / "instrument.json").read_bytes()).original("LAG")
    for layout in (("ru",), ("uz", "kk", "ru")):
        lines = docx_text.lines(out / f"originals/LAG/friendship.{'-'.join(layout)}.docx")
        assert [line.text for line in lines if line.style != "Language Name"] == expected.said(original, layout)
    said = expected.said(original, ("ru",))
    assert sum(line.startswith("Статья ") for line in said) == ARTICLES
    assert sum("согласно статье 1000" in line for line in said) == ARTICLES
    page = pdf_text.squeezed(pdf_text.text(out / "originals/LAG/friendship.ru.pdf"))
    assert page.count("согласностатье1000") == ARTICLES
    assert "Nothing has changed" in built("--languages", "ru", "--holder", "LAG", cwd=root).stdout
