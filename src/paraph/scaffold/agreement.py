"""The text of a new ``agreement.yaml``: what the drafter said, and placements like another agreement's, or gaps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct, field

from paraph.scaffold.cited import cited
from paraph.scaffold.clause import NewClause, clause_text
from paraph.scaffold.yaml_text import comment, flow, flow_plain, listed, scalar

PARTS = ("title", "preamble", "articles", "closing", "signatures", "annexes")


class NewPlacement(Struct, frozen=True, kw_only=True):
    """A clause to be placed, values as a drafter writes them (YAML text)."""

    clause: str
    variant: str = ""
    as_: str = ""
    values: dict[str, str] = field(default_factory=dict)
    table: str = ""

    def line(self) -> str:
        """``subject`` or ``{clause: ..., variant: ..., with: {...}}``."""
        keys = [("clause", self.clause), ("variant", self.variant), ("as", self.as_), ("table", self.table)]
        said = [f"{key}: {value}" for key, value in keys if value]
        if self.values:
            said.append("with: {" + ", ".join(f"{name}: {text}" for name, text in self.values.items()) + "}")
        return self.clause if len(said) == 1 else "{" + ", ".join(said) + "}"


class NewAgreement(Struct, frozen=True, kw_only=True):
    """What a drafter says of a new agreement."""

    id: str
    kind: str
    binding: bool | None = None
    """Whether it is meant to bind, where the kind asks."""
    about: str = ""
    """The agreement it is about."""
    parties: tuple[str, ...]
    names: dict[str, str]
    """Language to the short name."""
    owners: dict[str, tuple[str, ...]]
    """Language to the Parties that own its text; in the order in which the languages are listed."""
    signatories: dict[str, str]
    prevailing: str = ""
    ratification: dict[str, bool] = field(default_factory=dict)
    as_of: str
    placements: dict[str, tuple[NewPlacement, ...]] = field(default_factory=dict)
    authorities: dict[str, tuple[str, ...]] = field(default_factory=dict)
    annexes_wait: bool = False
    """Annexes were left out: how the instrument is cited has no dative to label them with."""


_SAID = {
    "en": {
        "head": "What this instrument is. Everything here is explained in docs/format.md, section 4.",
        "name": "The short name: for page headers, lists, document properties.",
        "cited": "How annexes and other papers cite it. Check the forms; missing cases can be added.",
        "signatories": "What signs for each Party: government, state, or an id of registry/bodies.yaml.",
        "authorities": "Competent authorities, ids of registry/bodies.yaml: {example}",
        "languages": "Who owns each text. When the texts have been collated: collated: {on: 2026-11-20, by: ...}",
        "stage": "negotiating, own-language, collated, signature: what is missing is a note first, an error later.",
        "place": "at-signature: a blank filled by hand. undecided: a gap. Or an id of registry/places.yaml, a date.",
        "as_of": "Names of bodies and places are those of this day, while the date is not decided.",
        "ratification": "Which Party ratifies: it decides how the instrument enters into force.",
        "numbering": "How passages are numbered on each level: 1. | 1) | (1) | а) | -",
        "articles": "A clause of the library (paraph clauses), or {clause: ..., variant: ..., with: {...}}.",
        "gap": "Made for this agreement only, in clauses/: replace it, or name a clause of the library.",
        "wait": "The annexes were left out: their labels need the dative (dat) of `cited` in every language.",
    },
    "ru": {
        "head": "Карточка документа. Все, что здесь стоит, описано в docs/format.md, раздел 4.",
        "name": "Краткое название: для колонтитулов, списков и свойств документа.",
        "cited": "Как на документ ссылаются приложения и другие бумаги. Проверьте формы; падежи можно добавить.",
        "signatories": "Кто подписывает от каждой Стороны: government, state или орган из registry/bodies.yaml.",
        "authorities": "Уполномоченные органы, идентификаторы из registry/bodies.yaml: {example}",
        "languages": "Кто ведет текст на каждом языке. После сверки: collated: {on: 2026-11-20, by: ...}",
        "stage": "negotiating, own-language, collated, signature: чего нет, сначала примечание, потом ошибка.",
        "place": "at-signature: впишут от руки. undecided: пробел. Иначе место из registry/places.yaml, дата.",
        "as_of": "Названия органов и мест берутся на этот день, пока дата не решена.",
        "ratification": "Какая Сторона ратифицирует: от этого зависит вступление в силу.",
        "numbering": "Чем нумеруются пункты на каждом уровне: 1. | 1) | (1) | а) | -",
        "articles": "Положение библиотеки (paraph clauses) или {clause: ..., variant: ..., with: ...}.",
        "gap": "Создано только для этого соглашения, в clauses/: замените или укажите положение библиотеки.",
        "wait": "Приложения не взяты: для их обозначения нужен дательный падеж (dat) в `cited` на каждом языке.",
    },
}


def agreement_files(values: NewAgreement, nouns: Mapping[str, Mapping[str, str]], spoken: str) -> dict[str, str]:
    """Path (below ``agreements/<id>/``) to text. ``nouns`` are the forms of the kind of instrument by language.

    What no placement gives is made as the agreement's own clauses, with gaps for their words: an article, and the
    title too where there are no placements at all.
    """
    own = {"articles": "subject"} if not values.placements.get("articles") else {}
    if not any(values.placements.values()):
        own = {"title": "title", **own}
    files = {f"clauses/{values.id}-{name}.md": _gap(values, name, spoken) for name in own.values()}
    gaps = {part: (NewPlacement(clause=f"{values.id}-{name}"),) for part, name in own.items()}
    said = _SAID["en" if spoken == "en" else "ru"]
    placed = _placed({**values.placements, **gaps}, values, said)
    lines = [*comment(said["head"]), *_about(values, nouns, said), *placed, ""]
    return {"agreement.yaml": "\n".join(lines), **files}


def _gap(values: NewAgreement, name: str, spoken: str) -> str:
    languages = tuple(values.names)[:1]
    return clause_text(NewClause(id=f"{values.id}-{name}", languages=languages, numbered=name != "title"), spoken)


def _about(values: NewAgreement, nouns: Mapping[str, Mapping[str, str]], said: Mapping[str, str]) -> list[str]:
    example = f"authorities: {{{values.parties[0]}: [...]}}"
    authorities = [f"authorities: {_lists(values.authorities)}"] if values.authorities else []
    return [
        f"kind: {values.kind}",
        *([] if values.binding is None else [f"binding: {str(values.binding).lower()}"]),
        *([f"about: {values.about}"] if values.about else []),
        *comment(said["name"]),
        "name:",
        *(f"  {code}: {scalar(name)}" for code, name in values.names.items()),
        *comment(said["cited"]),
        "cited:",
        *(line for code, name in values.names.items() for line in _cited(code, cited(code, name, nouns.get(code, {})))),
        f"parties: {listed(values.parties)}",
        *comment(said["signatories"]),
        f"signatories: {flow(values.signatories)}",
        *(authorities or comment(said["authorities"].replace("{example}", example))),
        *comment(said["languages"]),
        "languages:",
        *(f"  {code}: {{owner: {_owners(owners)}}}" for code, owners in values.owners.items()),
        *([f"prevailing: {values.prevailing}"] if values.prevailing else []),
        *comment(said["stage"]),
        "stage: negotiating",
        *comment(said["place"]),
        "place: at-signature",
        "date: at-signature",
        *comment(said["as_of"]),
        f"as_of: {values.as_of}",
        *comment(said["ratification"]),
        "ratification: "
        + flow_plain({party: str(values.ratification.get(party, False)).lower() for party in values.parties}),
        *comment(said["numbering"]),
        'numbering: ["1.", "1)", "а)"]',
        "headings: true",
    ]


def _cited(code: str, forms: Mapping[str, str]) -> list[str]:
    return [f"  {code}:", *(f"    {case}: {scalar(form)}" for case, form in forms.items())]


def _owners(owners: Sequence[str]) -> str:
    return owners[0] if len(owners) == 1 else listed(owners)


def _lists(values: Mapping[str, Sequence[str]]) -> str:
    return flow_plain({party: listed(bodies) for party, bodies in values.items()})


def _placed(
    placements: Mapping[str, Sequence[NewPlacement]], values: NewAgreement, said: Mapping[str, str]
) -> list[str]:
    own = any(part not in values.placements or not values.placements[part] for part in placements)
    lines = ["", *comment(said["gap"] if own else said["articles"])]
    for part in PARTS:
        there = placements.get(part, ())
        if part == "title" and len(there) == 1:
            lines.append(f"title: {there[0].line()}")
        elif there:
            lines += [f"{part}:", *(f"  - {placement.line()}" for placement in there)]
    return [*lines, *(comment(said["wait"]) if values.annexes_wait else [])]
