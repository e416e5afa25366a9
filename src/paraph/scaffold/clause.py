"""The text of a new clause file: a commented front matter, a section for each language, gaps for words to come."""

from __future__ import annotations

from msgspec import Struct, field

from paraph.scaffold.yaml_text import comment, scalar

_HELP = {
    "en": """\
Parameters make one clause serve many agreements, for example:
parameters:
  notice: {type: duration, unit: months, default: 6, min: 1, max: 24}
and in the text: {{ number(notice, "gen") }}. The types are in docs/format.md.
Numbers are always written `1.`; `- ` is a dash item; three spaces deeper is one level down.
A label at the end of a passage, such as {@notice}, lets references and positions point to it.
Another language is another section: `# uz`. When it follows this text: paraph stamp.""",
    "ru": """\
Параметры позволяют применять одно положение в разных соглашениях, например:
parameters:
  notice: {type: duration, unit: months, default: 6, min: 1, max: 24}
а в тексте: {{ number(notice, "gen") }}. Все типы описаны в docs/format.md.
Номер пункта всегда пишется `1.`; `- ` – абзац с тире; три пробела – на уровень глубже.
Метка в конце пункта, например {@notice}, нужна, чтобы на него можно было сослаться.
Другой язык – другой раздел: `# uz`. Когда перевод соответствует тексту: paraph stamp.""",
}
_GAP = {"ru": "текст", "kk": "мәтін", "uz": "matn"}


class NewClause(Struct, frozen=True, kw_only=True):
    """What a drafter says of a new clause. The first of ``languages`` is the one it is drafted in."""

    id: str
    languages: tuple[str, ...]
    variant: str = ""
    headings: dict[str, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    """Words of the first passage; a gap stands where there are none."""
    numbered: bool = True
    """The first passage takes a number (``1.``); a title, a recital, a formula takes none."""
    source: str = ""
    note: str = ""


def clause_text(values: NewClause, spoken: str) -> str:
    """The file. Comments are in Russian unless ``spoken`` is English; the translations are not yet stamped."""
    front = ["---", *comment(_HELP["en" if spoken == "en" else "ru"])]
    front += [f"{key}: {scalar(text)}" for key, text in (("source", values.source), ("note", values.note)) if text]
    sections = [_section(values, code) for code in values.languages]
    return "\n".join([*front, "---", *"\n\n".join(sections).split("\n"), ""])


def _section(values: NewClause, code: str) -> str:
    lines = [f"# {code} / {values.variant}" if values.variant else f"# {code}"]
    if values.headings:
        lines.append(f"## {values.headings.get(code) or gap(code)}")
    lines.append(("1. " if values.numbered else "") + (values.texts.get(code) or gap(code)))
    return "\n".join(lines)


def gap(code: str) -> str:
    """A visible gap: shown in a draft, stops a signature copy."""
    return f'{{{{ undecided("{_GAP.get(code, "text")}") }}}}'
