"""Lists of the old file by the ids of the new one: those that define the same and hold the same paragraphs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from copy import deepcopy

from lxml import etree

from paraph.wordcompare.canonical import Canon
from paraph.wordcompare.document import Document
from paraph.wordcompare.names import VAL, Element, P, T, w, ws

NUM_ID = w("numId")
_NUM = w("num")
_ABSTRACT = w("abstractNum")
_ABSTRACT_ID = w("abstractNumId")
_OWN = ws("nsid tmpl multiLevelType name")


class ListIds:
    """Old list ids to new ones; those the new file lacks get a free id and are supplied if used."""

    def __init__(self, old: Document, new: Document) -> None:
        self._old = _Lists(old.numbering)
        self._new = _Lists(new.numbering)
        self._ids: dict[str, str] = {}
        self._fresh: dict[str, str] = {}
        if self._old.bytes == self._new.bytes:
            return
        taken: set[str] = set()
        for one, other in _votes(old.body, new.body):
            if one not in self._ids and other not in taken and self._alike(one, other):
                self._ids[one] = other
                taken.add(other)
        for key in self._old.nums:
            if key not in self._ids:
                found = next((each for each in (key, *self._new.nums) if self._free(each, key, taken)), None)
                if found is None:
                    found = str(
                        1 + max((int(each) for each in {*self._new.nums, *self._fresh} if each.isdigit()), default=0)
                    )
                    self._fresh[found] = key
                self._ids[key] = found
                taken.add(found)

    def _alike(self, one: str, other: str) -> bool:
        return self._old.definition(one) == self._new.definition(other) != ""

    def _free(self, found: str, key: str, taken: set[str]) -> bool:
        return found not in taken and self._alike(key, found)

    def translate(self, elements: Iterable[Element]) -> None:
        """Rewrite the ids in w:numId."""
        for each in elements:
            key = each.get(VAL)
            found = self._ids.get(key)
            if found is not None and found != key:
                each.set(VAL, found)

    def wanted(self, used: Iterable[str]) -> bool:
        """Whether the new file lacks any of the used lists."""
        return not self._fresh.keys().isdisjoint(used)

    def add(self, used: Iterable[str], numbering: Element) -> None:
        """Add to ``numbering`` the used lists it lacks."""
        for key in sorted({key for key in used if key in self._fresh}, key=int):
            self._add(key, self._fresh[key], numbering)

    def _add(self, key: str, was: str, numbering: Element) -> None:
        num = deepcopy(self._old.nums[was])
        abstract = self._old.abstract_of(was)
        if abstract is None:
            return
        ids = [int(each.get(_ABSTRACT_ID, "0")) for each in numbering.iterchildren(_ABSTRACT)]
        number = str(max(ids, default=-1) + 1)
        copy = deepcopy(abstract)
        copy.set(_ABSTRACT_ID, number)
        for each in list(copy.iterchildren(w("nsid"))):
            copy.remove(each)
        num.set(NUM_ID, key)
        num.find(_ABSTRACT_ID).set(VAL, number)
        first = next(numbering.iterchildren(_NUM), None)
        if first is None:
            numbering.insert(len(ids), copy)
        else:
            first.addprevious(copy)
        last = next(numbering.iterchildren(_NUM, reversed=True), copy)
        last.addnext(num)


class _Lists:
    """The lists of one file."""

    def __init__(self, root: Element | None) -> None:
        self.bytes = b"" if root is None else etree.tostring(root)
        self.nums: dict[str, Element] = {}
        self._abstracts: dict[str, Element] = {}
        self._canon = Canon(lambda key: key)
        for each in () if root is None else root:
            if each.tag == _NUM:
                self.nums[each.get(NUM_ID, "")] = each
            elif each.tag == _ABSTRACT:
                self._abstracts[each.get(_ABSTRACT_ID, "")] = each

    def abstract_of(self, key: str) -> Element | None:
        num = self.nums.get(key)
        link = num.find(_ABSTRACT_ID) if num is not None else None
        return None if link is None else self._abstracts.get(link.get(VAL, ""))

    def definition(self, key: str) -> str:
        """What the list prints, in canonical form; empty if there is no such list."""
        abstract = self.abstract_of(key)
        if abstract is None:
            return ""
        own = "".join(self._canon.of(each) for each in self.nums[key] if each.tag != _ABSTRACT_ID)
        return "".join(self._canon.of(each) for each in abstract if each.tag not in _OWN) + own


def _votes(old: Element, new: Element) -> list[tuple[str, str]]:
    """(old list, new list) of paragraphs that say the same and stand once in each file, the most frequent first."""
    first, second = _by_text(old), _by_text(new)
    votes: Counter[tuple[str, str]] = Counter()
    for text, keys in first.items():
        others = second.get(text, ())
        if len(keys) == len(others) == 1:
            votes[keys[0], others[0]] += 1
    return [pair for pair, _count in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))]


def _by_text(body: Element) -> dict[str, list[str]]:
    out: defaultdict[str, list[str]] = defaultdict(list)
    for each in body.iter(NUM_ID):
        paragraph = next(each.iterancestors(P), None)
        if paragraph is not None:
            text = "".join(paragraph.itertext(T))
            if text:
                out[text].append(each.get(VAL, ""))
    return out
