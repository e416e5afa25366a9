"""The agreement of this repository, signed as draft 1 and then changed as negotiators would."""

from __future__ import annotations

import shutil
from pathlib import Path

from paraph.drafts import Issue, carry_out, plan_issue

ROOT = Path(__file__).resolve().parents[2]
NAME = "uz-kz-technical-regulation"
PROTOCOL = f"{NAME}-protocol-1"
SIGNED = "2026-03-20"

DIGITAL = """# ru
## Цифровые документы
1. Стороны признают документы об оценке соответствия в электронном виде. {@digital}
1. Порядок устанавливает {{ joint_adjective("f.nom") }} группа, созданная {{ ref("working-group", "ins") }}. {@exchange}

# uz
## Raqamli hujjatlar
1. Tomonlar muvofiqlikni baholash toʻgʻrisidagi elektron hujjatlarni tan oladilar. {@digital}
1. Almashinuv tartibini {{ ref("working-group", "dat") }} muvofiq {{ joint_adjective }} guruhi belgilaydi. {@exchange}

# kk
## Цифрлық құжаттар
1. Тараптар сәйкестікті бағалау туралы электрондық құжаттарды таниды. {@digital}
1. Алмасу тәртібін {{ ref("working-group", "dat") }} сәйкес {{ joint_adjective }} тобы белгілейді. {@exchange}
""".replace("{{ joint_adjective }}", '{{ joint_adjective("nom") }}')
ROW = "  - key: hours\n    item: {ru: Часы работы, uz: Ish vaqti, kk: Жұмыс уақыты}\n"


def signed(root: Path, date: str | None = SIGNED) -> Path:
    """A workspace in which the agreement has been issued as draft 1."""
    for name in ("paraph.toml", "registry", "clauses", "papers", "templates"):
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, root / name)
    shutil.copytree(ROOT / "agreements" / NAME, root / "agreements" / NAME)
    shutil.rmtree(root / "agreements" / NAME / "drafts", ignore_errors=True)
    if date is not None:
        edit(root, "agreement.yaml", "date: {year: 2026}", f"date: {date}")
    planned = plan_issue(root, NAME, SIGNED)
    assert isinstance(planned, Issue)
    carry_out(root, planned)
    return root


def edit(root: Path, file: str, old: str, new: str) -> None:
    """Replace words in a file of the agreement; they must be there."""
    path = root / "agreements" / NAME / file
    text = path.read_text(encoding="utf-8")
    assert old in text, (file, old)
    path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def drop(root: Path, file: str, label: str) -> None:
    """Remove the passage with ``label`` in every language."""
    path = root / "agreements" / NAME / file
    lines = path.read_text(encoding="utf-8").split("\n")
    kept = [line for line in lines if f"{{@{label}}}" not in line]
    assert len(kept) < len(lines)
    path.write_text("\n".join(kept), encoding="utf-8", newline="\n")


def new_article(root: Path) -> None:
    """A new article after article 5."""
    (root / "agreements" / NAME / "clauses/digital.md").write_text(DIGITAL, encoding="utf-8", newline="\n")
    edit(root, "agreement.yaml", "  - metrology\n", "  - metrology\n  - digital\n")


def changed(root: Path) -> Path:
    """A new article, a removed definition, other months, other words with an adjective of both Parties, another
    authority, another row of the annex."""
    new_article(root)
    drop(root, "clauses/definitions.md", "technical-barrier")
    edit(root, "agreement.yaml", "notice: 6}", "notice: 12}")
    edit(root, "clauses/working-group.md", "из представителей", "в составе представителей")
    edit(root, "agreement.yaml", "KAZ: [kz-trade]", "KAZ: [kz-trade, kz-technical-regulation]")
    edit(root, "tables/contact-points.yaml", "  - key: mail\n", ROW + "  - key: mail\n")
    return root
