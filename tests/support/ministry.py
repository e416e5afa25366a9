"""A small workspace a lawyer can read: two Parties, two languages, three clauses, one agreement."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from click.testing import Result

FILES = {
    "paraph.toml": "",
    "registry/kinds.yaml": """\
agreement:
  this: {ru: {nom: настоящее Соглашение}, uz: {nom: mazkur Bitim}}
  noun: {ru: {nom: Соглашение, dat: Соглашению}, uz: {nom: Bitim}}
""",
    "registry/languages.yaml": """\
ru: {name: {ru: русский, uz: rus}}
uz: {name: {ru: узбекский, uz: oʻzbek}}
""",
    "registry/parties/NOR.yaml": """\
languages: [ru]
state: {ru: Северная Республика, uz: Shimoliy Respublika}
country: {ru: Север, uz: Shimol}
government: {ru: Правительство Северной Республики, uz: Shimoliy Respublika Hukumati}
side: {ru: Северная Сторона, uz: Shimoliy Tomon}
adjective: {ru: {m.nom: северный}, uz: {nom: Shimoliy}}
""",
    "registry/parties/SUD.yaml": """\
languages: [uz]
state: {ru: Южная Республика, uz: Janubiy Respublika}
country: {ru: Юг, uz: Janub}
government: {ru: Правительство Южной Республики, uz: Janubiy Respublika Hukumati}
side: {ru: Южная Сторона, uz: Janubiy Tomon}
adjective: {ru: {m.nom: южный}, uz: {nom: Janubiy}}
""",
    "clauses/opening/title-trade.md": """\
# ru
СОГЛАШЕНИЕ о торговле {@title}

# uz / follows cf612d04
Savdo toʻgʻrisida BITIM {@title}
""",
    "clauses/final/disputes.md": """\
---
source: model clause
note: Арбитраж не принят.
parameters:
  period: {type: duration, unit: months, default: 3, min: 1, max: 12}
---
# ru
## Разрешение споров
1. Споры разрешаются путем переговоров. {@talks}
1. Срок переговоров – {{ number(period) }}. {@period}

# uz / follows 00000000
## Nizolarni hal etish
1. Nizolar muzokaralar yoʻli bilan hal etiladi. {@talks}
1. Muzokaralar muddati – {{ number(period) }}. {@period}
""",
    "clauses/final/amendments.md": """\
# ru
## Изменения
1. В {{ this.nom }} вносятся изменения. {@protocols}
""",
    "agreements/trade/agreement.yaml": """\
kind: agreement
name: {ru: Соглашение о торговле, uz: Savdo toʻgʻrisida bitim}
cited: {ru: {nom: Соглашение о торговле}, uz: {nom: Savdo toʻgʻrisidagi Bitim}}
parties: [NOR, SUD]
signatories: {NOR: government, SUD: government}
languages: {ru: {owner: NOR, collated: {on: 2026-11-20, by: отдел переводов}}, uz: {owner: SUD}}
prevailing: ru
stage: negotiating
place: at-signature
date: at-signature
as_of: 2026-11-22
ratification: {NOR: false, SUD: false}
numbering: ["1.", "1)", "а)"]
headings: true
title: title-trade
articles: [disputes, amendments]
""",
}

Run = Callable[..., Result]
"""``run("check", "--format", "json", ui="ru")``"""


def ministry(root: Path) -> Path:
    """The workspace on disk. The Uzbek text of `disputes` is stale; `amendments` has none."""
    for name, text in FILES.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return root
