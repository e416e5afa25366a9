"""What no tracked change can carry, of two answers: styles, settings; each side's where the other left them."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

from paraph.wordcompare.canonical import Canon
from paraph.wordcompare.document import Document
from paraph.wordcompare.listing.changes import Warned
from paraph.wordcompare.listing.untracked import definition
from paraph.wordcompare.names import RELATION, Element, w, ws
from paraph.wordcompare.package import Output, Parts, serialise

_RENEWED = ws(
    "rsids zoom proofState trackRevisions revisionView hdrShapeDefaults shapeDefaults docVars attachedTemplate"
)
"""Settings that an editor keeps for itself, or that point to other parts."""


class Answers:
    """The base and both answers, and the file that is made of them."""

    def __init__(self, base: bytes, first: bytes, second: bytes, redline: bytes, author: str) -> None:
        self.base, self.first, self.second = (Document(each, "") for each in (base, first, second))
        self.made = Document(redline, "", tracked=True)
        self.out = Output(Parts(redline, ""))
        self.author = author
        self.told: list[Warned] = []

    def lost(self, what: str, text: str) -> None:
        """A change of the second answer that is not in the file."""
        self.told.append(Warned(rule="lost", what=what, text=text, author=self.author))


def merge_parts(base: bytes, first: bytes, second: bytes, redline: bytes, author: str) -> tuple[bytes, list[Warned]]:
    """``redline`` with the second answer's styles and settings; what could not be taken over.

    ``author``: the name of the second.
    """
    answers = Answers(base, first, second, redline, author)
    changed = _styles(answers)
    changed = _settings(answers) or changed
    _others(answers)
    return answers.out.to_bytes() if changed else redline, answers.told


def _styles(answers: Answers) -> bool:
    made, second = answers.made, answers.second
    ids = {name: key for key, name in made.styles.names.items()}
    changed = False
    for name, style in _changed_styles(answers):
        there = made.styles.by_id.get(ids.get(name, ""))
        if there is None:
            continue
        if not _left_alone(answers, name) or next(style.iter(w("numId")), None) is not None:
            answers.lost("style", name.partition(":")[2])
            continue
        for child in [each for each in there if each.tag not in _NAMES]:
            there.remove(child)
        for child in style:
            if child.tag in _TIES:
                target = ids.get(second.styles.identity(child.get(w("val"), "")))
                if target is not None:
                    there.append(_tied(child, target))
            elif child.tag not in _NAMES:
                there.append(deepcopy(child))
        changed = True
    part = made.parts.related(made.main, "styles")
    if changed and part is not None:
        answers.out.change(part, serialise(made.root(part)))
    return changed


_NAMES = ws("name aliases")
_TIES = ws("basedOn next link")


def _tied(child: Element, target: str) -> Element:
    made = deepcopy(child)
    made.set(w("val"), target)
    return made


def _changed_styles(answers: Answers) -> Iterator[tuple[str, Element]]:
    """Styles that the second answer defines otherwise than the base, and otherwise than the first."""
    for key, name in answers.second.styles.names.items():
        after = definition(answers.second, name)
        if definition(answers.base, name) not in ("", after) and definition(answers.first, name) not in ("", after):
            yield name, answers.second.styles.by_id[key]


def _left_alone(answers: Answers, name: str) -> bool:
    return definition(answers.first, name) == definition(answers.base, name)


def _settings(answers: Answers) -> bool:
    """Settings by name; their order is that of the schema, so a new one goes where its neighbour stands."""
    base, first, second = (_by_tag(each) for each in (answers.base, answers.first, answers.second))
    part = answers.made.parts.related(answers.made.main, "settings")
    root = None if part is None else answers.made.root(part)
    canon = Canon(lambda key: key)
    changed = False
    for tag in dict.fromkeys((*second, *base)):
        was, mine, theirs = (canon.of(each.get(tag)) for each in (base, first, second))
        if theirs in (was, mine):
            continue
        name = tag.rpartition("}")[2]
        if was != mine or root is None or _linked(second.get(tag)):
            answers.lost("setting", name)
            continue
        _set(root, tag, second)
        changed = True
    if changed and part is not None:
        answers.out.change(part, serialise(root))
    return changed


def _by_tag(document: Document) -> dict[str, Element]:
    part = document.parts.related(document.main, "settings")
    root = None if part is None else document.root(part)
    return {each.tag: each for each in (() if root is None else root) if each.tag not in _RENEWED}


def _linked(element: Element | None) -> bool:
    spaced = f"{{{RELATION}}}"
    return element is not None and any(key.startswith(spaced) for each in element.iter() for key in each.attrib)


def _set(root: Element, tag: str, second: dict[str, Element]) -> None:
    there = root.find(tag)
    wanted = second.get(tag)
    if wanted is None:
        root.remove(there)
    elif there is not None:
        root.replace(there, deepcopy(wanted))
    else:
        before = list(second)[: list(second).index(tag)]
        last = next((found for each in reversed(before) if (found := root.find(each)) is not None), None)
        if last is None:
            root.insert(0, deepcopy(wanted))
        else:
            last.addnext(deepcopy(wanted))


def _others(answers: Answers) -> None:
    """Themes and comments of the second answer that are others than in the base."""
    for kind, what in (("theme", "part"), ("comments", "comment"), ("glossaryDocument", "part")):
        was, mine, theirs = (_related(each, kind) for each in (answers.base, answers.first, answers.second))
        if theirs not in (None, was, mine):
            answers.lost(what, kind)


def _related(document: Document, kind: str) -> bytes | None:
    part = document.parts.related(document.main, kind)
    return None if part is None else document.parts.read(part)
