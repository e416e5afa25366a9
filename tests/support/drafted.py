"""The small workspace of made-up states with an issued draft and a text that went on: for tests of comparisons."""

from __future__ import annotations

from pathlib import Path

from paraph.drafts import Issue, carry_out, plan_issue
from support import madeup

NEW_CLAUSE = """# ru
## Встречи
1. Встречи проводятся ежегодно. {@meetings}

# uz
## Uchrashuvlar
1. Uchrashuvlar har yili oʻtkaziladi. {@meetings}

# kk
## Кездесулер
1. Кездесулер жыл сайын өткізіледі. {@meetings}
"""
SECRET = "СЕКРЕТ-ДОМА"


def issue(root: Path, date: str = "2026-11-23", note: str = SECRET) -> None:
    """Freeze the next draft."""
    planned = plan_issue(root, "friendship", date, note)
    assert isinstance(planned, Issue)
    carry_out(root, planned)


def edit(root: Path, *pairs: tuple[str, str], name: str = "term") -> None:
    """Change the agreement's own copy of a clause."""
    path = root / f"agreements/friendship/clauses/{name}.md"
    text = path.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8", newline="\n")


def drafted(root: Path) -> Path:
    """Draft 1 issued; then words changed in all languages, a word in Russian alone, and a new article 1.

    The clauses carry notes and sources that are for the house.
    """
    madeup.write(root)
    clause = root / "clauses/final/term.md"
    text = clause.read_text(encoding="utf-8")
    clause.write_text(
        text.replace("---\n", f"---\nnote: {SECRET}\nsource: {SECRET}\n", 1), encoding="utf-8", newline="\n"
    )
    issue(root)
    edit(
        root,
        ("действует, пока", "остается в силе, пока"),
        ("amal qiladi", "kuchda qoladi"),
        ("қолданылады", "күшінде қалады"),
        ("Споры решает группа", "Разногласия решает группа"),
    )
    (root / "agreements/friendship/clauses/meetings.md").write_text(NEW_CLAUSE, encoding="utf-8", newline="\n")
    path = root / "agreements/friendship/agreement.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("articles:\n- bodies\n", "articles:\n- meetings\n- bodies\n"),
        encoding="utf-8",
        newline="\n",
    )
    return root
