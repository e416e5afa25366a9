"""The texts of a new workspace, beside what is copied from the shipped one."""

from __future__ import annotations

from pathlib import Path

COPIED = ("clauses", "registry", "agreements", "papers", "templates", "docs/format.md")
"""What a new workspace takes over from the shipped one: folders, and the page that explains every file."""

LAST = "paraph.toml"
"""Written last of all: a folder without it is no workspace, so an interrupted start is never taken for one."""

_IGNORED = """\
# What is made from the texts is not kept with them.
dist/
public/
packages/
.paraph-cache/
# Word keeps a lock file beside an open document.
~$*
.DS_Store
Thumbs.db
"""

_ATTRIBUTES = """\
* text=auto eol=lf
*.docx binary
*.pdf binary
# A frozen draft is proved by its bytes: no line end may change.
agreements/*/drafts/* -text
"""

_SETTINGS = {
    "en": """\
# This file marks a Paraph workspace. All keys are optional.

# Where `paraph build` puts its files, seen from this folder.
# output = "dist"

# What the project's Pages show to everybody (`paraph publish --pages`): nothing unless you say so. true: every
# agreement that says `public: true`; or a list of their ids.
# [publish]
# pages = false
""",
    "ru": """\
# Этот файл отмечает рабочую папку Paraph. Все ключи необязательны.

# Куда `paraph build` кладет готовые файлы, считая от этой папки.
# output = "dist"

# Что видно всем на страницах проекта (`paraph publish --pages`): ничего, пока не сказано иное. true: все соглашения
# с отметкой `public: true`; или список их имен.
# [publish]
# pages = false
""",
}


def workspace_files(language: str) -> dict[str, str]:
    """Path to text of the files a new workspace needs, for drafters who read ``language``."""
    spoken = "en" if language == "en" else "ru"
    readme = Path(__file__).with_name(f"readme_{spoken}.md").read_text(encoding="utf-8")
    return {".gitignore": _IGNORED, ".gitattributes": _ATTRIBUTES, "README.md": readme, LAST: _SETTINGS[spoken]}
