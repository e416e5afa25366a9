"""A workspace of made-up states, data only: nothing in the code knows them. For tests that need a real build.

Three states: Лагория (Uzbek-speaking), Северия (Kazakh-speaking), Аркания (Russian-speaking).
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from paraph.sources import stamp

STATES = {
    "LAG": ("Лагория", "Лагория", "Lagoriya", "лагорск", "uz"),
    "SEV": ("Северия", "Северия", "Severiya", "северск", "kk"),
    "ARK": ("Аркания", "Аркания", "Arkaniya", "арканск", "ru"),
}
RU_CASES = ("nom", "gen", "dat", "acc", "ins", "prep")
_RU_IE = ("е", "я", "ю", "е", "ем", "и")
_RU_IA = ("ия", "ии", "ии", "ию", "ией", "ии")


def ru(*stems: tuple[str, Sequence[str]], after: str = "") -> dict[str, str]:
    """Russian forms of a name whose words each change their ending."""
    return {
        case: " ".join(stem + endings[index] for stem, endings in stems) + after for index, case in enumerate(RU_CASES)
    }


def kk(nominative: str) -> dict[str, str]:
    """Kazakh forms of a possessed front or back stem in -ы / -і."""
    back = nominative[-1] == "ы"
    endings = ("ның", "на", "н", "нда", "нан", "мен") if back else ("нің", "не", "н", "нде", "нен", "мен")
    names = ("gen", "dat", "acc", "loc", "abl", "ins")
    return {"nom": nominative, **{name: nominative + ending for name, ending in zip(names, endings, strict=True)}}


def uz(nominative: str) -> dict[str, str]:
    """Uzbek forms."""
    endings = {"gen": "ning", "acc": "ni", "dat": "ga", "loc": "da", "abl": "dan"}
    return {"nom": nominative, **{name: nominative + ending for name, ending in endings.items()}}


def party(code: str) -> dict[str, Any]:
    """``registry/parties/<code>.yaml`` of a made-up state."""
    name_ru, name_kk, name_uz, stem, language = STATES[code]
    base = name_ru[:-2]
    republic = ("Республик", ("а", "и", "е", "у", "ой", "е"))
    adjective = {"first": f"{stem}о", "nom": f"{stem}ий"}
    for gender, endings in {
        "m": ("ий", "ого", "ому", "ий", "им", "ом"),
        "f": ("ая", "ой", "ой", "ую", "ой", "ой"),
        "n": ("ое", "ого", "ому", "ое", "им", "ом"),
        "pl": ("ие", "их", "им", "ие", "ими", "их"),
    }.items():
        adjective |= {f"{gender}.{case}": stem + ending for case, ending in zip(RU_CASES, endings, strict=True)}
    side = (stem.capitalize(), ("ая", "ой", "ой", "ую", "ой", "ой"))
    return {
        "languages": [language],
        "state": {
            "ru": ru(republic, (base, _RU_IA)),
            "kk": kk(f"{name_kk} Республикасы"),
            "uz": uz(f"{name_uz} Respublikasi"),
        },
        "country": {"ru": ru((base, _RU_IA)), "kk": kk(f"{name_kk} елі"), "uz": uz(name_uz)},
        "government": {
            "ru": ru(("Правительств", ("о", "а", "у", "о", "ом", "е")), after=f" Республики {base}ии"),
            "kk": kk(f"{name_kk} Республикасының Үкіметі"),
            "uz": uz(f"{name_uz} Respublikasi Hukumati"),
        },
        "side": {
            "ru": ru(side, ("Сторон", ("а", "ы", "е", "у", "ой", "е"))),
            "kk": kk(f"{name_kk} Тарапы"),
            "uz": uz(f"{name_uz} Tomoni"),
        },
        "adjective": {
            "ru": adjective,
            "kk": {"first": name_kk, "nom": name_kk},
            "uz": {"first": name_uz, "nom": name_uz},
        },
        "capital": "port",
    }


KINDS = {
    "agreement": {
        "this": {
            "ru": ru(
                ("настоящ", ("ее", "его", "ему", "ее", "им", "ем")), ("Соглашени", ("е", "я", "ю", "е", "ем", "и"))
            ),
            "kk": {"nom": "осы Келісім", "gen": "осы Келісімнің", "dat": "осы Келісімге", "loc": "осы Келісімде"},
            "uz": uz("mazkur Bitim"),
        },
        "noun": {
            "ru": ru(("Соглашени", _RU_IE)),
            "kk": {"nom": "Келісім", "gen": "Келісімнің", "dat": "Келісімге"},
            "uz": uz("Bitim"),
        },
    }
}
LANGUAGES = {
    "ru": {"name": {"ru": ru(("русск", ("ий", "ого", "ому", "ий", "им", "ом"))), "kk": "орыс", "uz": "rus"}},
    "uz": {"name": {"ru": ru(("узбекск", ("ий", "ого", "ому", "ий", "им", "ом"))), "kk": "өзбек", "uz": "oʻzbek"}},
    "kk": {"name": {"ru": ru(("казахск", ("ий", "ого", "ому", "ий", "им", "ом"))), "kk": "қазақ", "uz": "qozoq"}},
}
PLACES = {"port": {"names": [{"ru": ru(("Порт", ("", "а", "у", "", "ом", "е"))), "kk": "Порт", "uz": uz("Port")}]}}
BODIES = {
    f"{code.lower()}-office": {
        "party": code,
        "names": [
            {
                "ru": ru(("Ведомств", ("о", "а", "у", "о", "ом", "е")), after=f" {name[0][:-2]}ии"),
                "kk": kk(f"{name[1]} ведомствосы"),
                "uz": uz(f"{name[2]} idorasi"),
            }
        ],
    }
    for code, name in STATES.items()
}

CLAUSES = {
    "preamble/opening": """---
tags: [opening]
---
# ru
{{ signatories.nom }}, далее именуемые Сторонами, {@parties}

# uz
{{ signatories.nom }}, bundan keyin Tomonlar deb ataluvchilar, {@parties}

# kk
Бұдан әрі Тараптар деп аталатын {{ signatories.nom }}, {@parties}
""",
    "preamble/title": """# ru
СОГЛАШЕНИЕ \\
между {{ signatories.ins }} \\
о дружбе

# uz
{{ signatories.ins }} oʻrtasida \\
doʻstlik toʻgʻrisida \\
BITIM

# kk
{{ signatories.nom }} арасындағы \\
достық туралы \\
КЕЛІСІМ
""",
    "legal/bodies": """# ru
## Уполномоченные органы
1. Уполномоченными органами являются: {@list}
{% for party in parties %}
   - от {{ party.side.gen }} – {{ party.authorities }}{{ party.stop }}
{% endfor %}
1. Создается {{ joint_adjective("f.nom") }} рабочая группа. {@group}

# uz
## Vakolatli organlar
1. Vakolatli organlar quyidagilardir: {@list}
{% for party in parties %}
   - {{ party.side.abl }} – {{ party.authorities }}{{ party.stop }}
{% endfor %}
1. {{ joint_adjective("nom") }} ishchi guruhi tuziladi. {@group}

# kk
## Уәкілетті органдар
1. Уәкілетті органдар мыналар болып табылады: {@list}
{% for party in parties %}
   - {{ party.side.abl }} – {{ party.authorities }}{{ party.stop }}
{% endfor %}
1. {{ joint_adjective("nom") }} жұмыс тобы құрылады. {@group}
""",
    "final/term": """---
parameters:
  notice: {type: duration, unit: months, default: 6, min: 1, max: 24}
  renewal: {type: boolean, default: true}
---
# ru
## Срок действия
1. {{ This.nom }} действует, пока одна из Сторон не уведомит другую за {{ number(notice, "acc") }}. {@notice}
{% if renewal %}
1. Срок, указанный в {{ ref("/notice", "prep") }}, продлевается.
{% endif %}
1. Споры решает группа, названная в {{ ref("bodies/group", "prep") }}. {@disputes}

# uz
## Amal qilish muddati
1. {{ This.nom }} Tomonlardan biri {{ number(notice, "nom") }} oldin xabardor qilgunga qadar amal qiladi. {@notice}
{% if renewal %}
1. {{ ref("/notice", "loc") }} koʻrsatilgan muddat uzaytiriladi.
{% endif %}
1. Nizolarni {{ ref("bodies/group", "loc") }} koʻrsatilgan guruh hal qiladi. {@disputes}

# kk
## Қолданылу мерзімі
1. {{ This.nom }} Тараптардың бірі {{ number(notice, "nom") }} бұрын хабардар еткенге дейін қолданылады. {@notice}
{% if renewal %}
1. {{ ref("/notice", "loc") }} көрсетілген мерзім ұзартылады.
{% endif %}
1. Дауларды {{ ref("bodies/group", "loc") }} көрсетілген топ шешеді. {@disputes}
""",
    "closing/testimonium": """# ru
Совершено в городе {{ place.prep }} {{ date.done }} в {{ copies.prep }}, каждый на {{ languages.prep }}.

# uz
{{ place.nom }} shahrida {{ date.done }} {{ copies.loc }}, har biri {{ languages.loc }} tuzildi.

# kk
{{ date.done }} {{ place.nom }} қаласында әрқайсысы {{ languages.loc }} {{ copies.loc }} жасалды.
""",
    "closing/signatures": """# ru
{% for party in parties %}
{{ party.signature }}
{% endfor %}

# uz
{% for party in parties %}
{{ party.signature }}
{% endfor %}

# kk
{% for party in parties %}
{{ party.signature }}
{% endfor %}
""",
}


def agreement(parties: Sequence[str] = ("LAG", "SEV"), **changes: Any) -> dict[str, Any]:
    """``agreement.yaml`` of the sample; ``changes`` replace top-level keys."""
    spoken = list(dict.fromkeys(STATES[code][4] for code in parties))
    codes = [*(code for code in spoken if code != "ru"), "ru"]
    return {
        "kind": "agreement",
        "name": {"ru": "Соглашение о дружбе", "uz": "Doʻstlik toʻgʻrisidagi Bitim", "kk": "Достық туралы Келісім"},
        "cited": {
            "ru": {
                "nom": "Соглашение между {signatories:ins} о дружбе",
                "dat": "Соглашению между {signatories:ins} о дружбе",
            },
            "uz": {
                "nom": "{signatories:ins} oʻrtasidagi doʻstlik toʻgʻrisidagi Bitim",
                "dat": "{signatories:ins} oʻrtasidagi doʻstlik toʻgʻrisidagi Bitimga",
            },
            "kk": {
                "nom": "{signatories:nom} арасындағы достық туралы Келісім",
                "dat": "{signatories:nom} арасындағы достық туралы Келісімге",
            },
        },
        "parties": list(parties),
        "signatories": dict.fromkeys(parties, "government"),
        "authorities": {code: [f"{code.lower()}-office"] for code in parties},
        "languages": {code: {"owner": list(parties)} for code in codes},
        "prevailing": "ru",
        "stage": "negotiating",
        "place": "at-signature",
        "date": "at-signature",
        "as_of": "2026-11-22",
        "title": "title",
        "preamble": ["opening"],
        "articles": ["bodies", {"clause": "term", "with": {"notice": 3}}],
        "closing": ["testimonium"],
        "signatures": ["signatures"],
        **changes,
    }


def write(
    root: Path,
    parties: Sequence[str] = ("LAG", "SEV"),
    *,
    clauses: Mapping[str, str] | None = None,
    own: Mapping[str, str] | None = None,
    **changes: Any,
) -> Path:
    """The workspace at ``root`` with the agreement ``friendship``; ``clauses`` are added to the library."""
    _put(root / "paraph.toml", "")
    for code in parties:
        _yaml(root / f"registry/parties/{code}.yaml", party(code))
    for name, data in {"kinds": KINDS, "languages": LANGUAGES, "places": PLACES}.items():
        _yaml(root / f"registry/{name}.yaml", data)
    bodies = {key: body for key, body in BODIES.items() if body["party"] in parties}
    _yaml(root / "registry/bodies.yaml", bodies)
    for name, text in {**CLAUSES, **(clauses or {})}.items():
        _put(root / f"clauses/{name}.md", stamp(text) if name in CLAUSES else text)
    for name, text in (own or {}).items():
        _put(root / f"agreements/friendship/clauses/{name}.md", text)
    _yaml(root / "agreements/friendship/agreement.yaml", agreement(parties, **changes))
    return root


def _yaml(path: Path, data: object) -> None:
    _put(path, yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=1000))


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def many(root: Path, count: int) -> Path:
    """A workspace with so many small agreements in one language."""
    write(root, ("ARK", "LAG"), languages={"ru": {"owner": ["ARK", "LAG"]}})
    source = root / "agreements/friendship/agreement.yaml"
    for number in range(count - 1):
        target = root / f"agreements/friendship-{number:03d}/agreement.yaml"
        target.parent.mkdir()
        shutil.copy(source, target)
    return root
