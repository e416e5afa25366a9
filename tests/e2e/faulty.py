"""A workspace with an example of every fault that Paraph promises to name. Most of it lies in ``fixtures/faulty``;
what no editor shows, or no archive keeps, is written here."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from pathlib import Path

from e2e.shell import REPO
from support import madeup

FIXTURES = Path(__file__).with_name("fixtures")
EXPECTED = FIXTURES / "faulty.expected.txt"
CLAUSE = "# ru\n## {heading}\n1. {text}\n"


def write(root: Path) -> Path:
    """The workspace at ``root``; beside it stands a folder that it must not read."""
    madeup.write(root)
    shutil.copytree(FIXTURES / "faulty", root, dirs_exist_ok=True)
    clauses = root / "clauses/tests"
    _put(clauses / "tabs.md", CLAUSE.format(heading="Табуляция", text="Слово\tи\tслово."))
    _put(clauses / "byte-order-mark.md", "\ufeff" + CLAUSE.format(heading="Метка порядка байтов", text="Пункт."))
    _put(clauses / "windows-lines.md", CLAUSE.format(heading="Строки Windows", text="Пункт.").replace("\n", "\r\n"))
    _put(clauses / "private-use.md", CLAUSE.format(heading="Чужой знак", text="Пункт \ue000 с ним."))
    (clauses / "cp1251.md").write_bytes(CLAUSE.format(heading="Споры", text="Споры решаются.").encode("cp1251"))
    _put(clauses / "huge.md", CLAUSE.format(heading="Большой", text="Пункт. " * 800_000))
    outside = root.parent / "outside"
    _put(outside / "secret.md", CLAUSE.format(heading="Тайна", text="СЕКРЕТ, который нельзя прочесть."))
    (clauses / "link.md").symlink_to(outside / "secret.md")
    (root / "agreements/linked").symlink_to(outside, target_is_directory=True)
    _template(root, "ru", {"{{ body }}": "{{ body }} {{ draft.__class__ }}"})
    _template(root, "uz", {'w:val="Recital"': 'w:val="Recitel"'})
    _template(root, "kk", {"{{ body }}": "(здесь был текст)"})
    return root


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8"))


def _template(root: Path, language: str, changes: dict[str, str]) -> None:
    """The shipped template with some of its text replaced."""
    target = root / "templates" / language / "agreement.docx"
    target.parent.mkdir(parents=True)
    made = io.BytesIO()
    with (
        zipfile.ZipFile(REPO / "templates" / language / "agreement.docx") as shipped,
        zipfile.ZipFile(made, "w") as changed,
    ):
        for name in shipped.namelist():
            data = shipped.read(name)
            if re.fullmatch(r"word/(document|styles)\.xml", name):
                for old, new in changes.items():
                    data = data.replace(old.encode(), new.encode())
            changed.writestr(name, data)
    target.write_bytes(made.getvalue())
