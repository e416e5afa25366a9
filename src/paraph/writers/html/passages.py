"""One passage: what it says in a language, what it carries (anchor, classes, links of a move, a warning)."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from paraph.model import Change, Language, Part, Passage, Run, Runs
from paraph.model.runs import words as plain
from paraph.writers.base import label_in_line
from paraph.writers.html.markup import classes, el, extra
from paraph.writers.html.scene import GONE, Scene, is_ghost
from paraph.writers.html.segments import Scope, Segment, fate_of, markup, scope_of, segments, whole_bracket

NO_BREAK_SPACE = "\u00a0"
_OPENING = frozenset({"title", "heading", "annex-label"})


class Told(Struct, frozen=True):
    """What a passage carries beside its words."""

    anchor: str
    classes: str | None
    level: int
    """Of its heading; 0 for any other passage."""
    links: str
    """To the other end of its move."""
    unchanged: tuple[Language, ...]
    """Languages that stayed while others changed."""


def told(scene: Scene, part: Part, passage: Passage, *, first: bool, level: int) -> Told:
    """``first``: the first passage of its part, which carries the links of a moved part."""
    change = passage.change or part.change
    ghost = is_ghost(passage, part.change)
    moved = _link(scene, part.change, part.move) if first else ""
    return Told(
        anchor=f"was:{passage.id}" if ghost else passage.id,
        classes=classes(
            "hd" if level else None,
            "c" if change is not None or altered(passage) else None,
            {"inserted": "come", "moved-to": "come", "deleted": "gone", "moved-from": "gone"}.get(change or ""),
            f"l{min(passage.level, 3)}" if passage.level else None,
            passage.kind,
        ),
        level=level,
        links=moved + _link(scene, passage.change, passage.move),
        unchanged=unchanged(scene, passage, part.change),
    )


def _link(scene: Scene, change: Change | None, move: str | None) -> str:
    """From the old place to the new one, or back."""
    if change not in ("moved-from", "moved-to") or move not in scene.moves:
        return ""
    away = change == "moved-from"
    sign = "→" if away else "←"
    target = f"#to:{move}" if away else f"#from:{move}"
    here = f"from:{move}" if away else f"to:{move}"
    return el("a", extra(f" {sign} {scene.say(change)}"), id=here, class_="go", href=target)


def altered(passage: Passage) -> bool:
    """True if a redline changed something in it: words, number, level, its ends, brackets."""
    texts = (passage.label, passage.text, *passage.cells)
    if any(run.change or run.was for each in texts for runs in each.values() for run in runs):
        return True
    return passage.break_ is not None or passage.was is not None


def unchanged(scene: Scene, passage: Passage, of_part: Change | None) -> tuple[Language, ...]:
    """The languages whose words stayed while those of others changed: a redline makes them stand out."""
    # At the two ends of a move the same warning would stand twice: the new one has it.
    fate = passage.change or of_part
    if not scene.redline or fate in ("inserted", "deleted", "moved-from") or passage.cells:
        return ()
    if scene.flagged is not None and passage.id not in scene.flagged:
        return ()
    there = {code: runs for code, runs in passage.text.items() if any(run.text for run in runs)}
    changed = {code for code, runs in there.items() if _reworded(runs)}
    return tuple(code for code in there if code not in changed) if changed else ()


def _reworded(runs: Runs) -> bool:
    return any(run.change is not None and not run.renumbered and run.text.strip() for run in runs)


def said(scene: Scene, passage: Passage, language: Language, of_part: Change | None) -> str:
    """Label and words of ``passage`` in ``language``, with every mark and notice."""
    spoken = said_segments(scene, passage, language, of_part)
    return markup(spoken, scene, language) + notices(scene, passage, passage.text, language)


def said_segments(scene: Scene, passage: Passage, language: Language, of_part: Change | None) -> list[Segment]:
    """The same as values, without notices."""
    scope = scope_of(scene, passage, language, of_part)
    labelled = Scope(scene=scene, language=language, change=scope.change, ghost=scope.ghost, in_label=True)
    label = segments(passage.label.get(language, ()), labelled)
    between: list[Segment] = []
    if any(each.text for each in label) and (passage.text.get(language) or missing(passage.text, passage, language)):
        fates = {each.fate for each in label}
        fate = fates.pop() if len(fates) == 1 else fate_of(Run(), scope.change)
        under = passage.kind in _OPENING and not (passage.kind == "heading" and label_in_line(scene.original.header))
        between = [Segment("\n" if under else NO_BREAK_SPACE, fate, label[0].quiet, own=True)]
    body = segments(passage.text.get(language, ()), scope, whole_bracket(passage))
    return [*label, *between, *body, *_ends(passage)]


def _ends(passage: Passage) -> list[Segment]:
    """A paragraph mark where a split has made, or a join unmade, the end of this passage."""
    return [] if passage.break_ is None else [Segment(" ¶", passage.break_, own=True)]


def notices(scene: Scene, passage: Passage, texts: Mapping[Language, Runs], language: Language) -> str:
    """No text in this language; a translation that is behind."""
    if missing(texts, passage, language):
        return extra(f"[{scene.say('missing', language)}]", "gap")
    if passage.state.get(language) == "stale" and plain(texts.get(language, ())):
        return extra(f" [{scene.say('stale', language)}]", "stale")
    return ""


def missing(texts: Mapping[Language, Runs], passage: Passage, language: Language) -> bool:
    """There is no text in this language, though there should be."""
    return language not in texts and (bool(texts) or passage.state.get(language) == "missing")


def step(scene: Scene, facts: Told, language: Language) -> str:
    """The warning that this language stayed as it was; languages not shown are named at the first one."""
    if not facts.unchanged:
        return ""
    named = [language] if language in facts.unchanged else []
    if language == scene.first:
        named += [code for code in facts.unchanged if code not in scene.languages]
    if not named:
        return ""
    names = ", ".join(scene.name_of(code) for code in named)
    return extra(f" {names}: {scene.say('unchanged', language)}", "step")


def lang(scene: Scene, language: Language) -> str | None:
    """The ``lang`` attribute, where it is not the page's own."""
    return scene.locales[language] if language != scene.first else None


def ghost_class(change: Change | None) -> str | None:
    """The class of a section that came or went."""
    return None if change is None else "gone" if change in GONE else "come"


def outline(passage: Passage, part: Part, headed: bool) -> int:
    """The level of a heading, 0 for other passages: title 1, article and annex 2, the heading inside an annex 3."""
    if passage.kind == "title":
        return 0 if headed else 1
    if passage.kind not in ("heading", "annex-label"):
        return 0
    return 3 if part.role == "annex" and headed else 2
