"""Citations that did not follow: the article has another number now, and the text still cites the old one."""

from __future__ import annotations

import re

from paraph.wordcompare.aligning.items import COLUMNS, Item, head_of
from paraph.wordcompare.aligning.plan import Plan
from paraph.wordcompare.listing.changes import Warned
from paraph.wordcompare.listing.log import Log
from paraph.wordcompare.renumbering.citations import Citation, citations
from paraph.wordcompare.renumbering.numbers import Numbers

_DIGIT = re.compile(r"\d")


def watch(plan: Plan, numbers: Numbers, log: Log) -> None:
    """Warn of every citation in ``plan`` whose article went on without it."""
    if next(numbers.shifts(), None) is None:
        return
    for step in plan:
        if step.move is not None:
            if step.fortune == "to":
                _pair(step.move.old, step.move.new, numbers, log)
        elif step.fortune == "keep":
            if step.new.kind in ("p", "row"):
                _pair(step.old, step.new, numbers, log)
            elif step.plan is not None:
                watch(step.plan, numbers, log)


def _pair(old: Item, new: Item, numbers: Numbers, log: Log) -> None:
    if not _DIGIT.search(new.text):
        return
    olds, news = old.text.split(COLUMNS), new.text.split(COLUMNS)
    if len(olds) == len(news):
        for before, after in zip(olds, news, strict=True):
            _texts(before, after, new.article, numbers, log)


def _texts(before: str, after: str, article: str, numbers: Numbers, log: Log) -> None:
    cited = list(_cited(after))
    if not cited:
        return
    were = cited if before == after else list(_cited(before))
    if len(were) != len(cited):
        return
    for was, now in zip(were, cited, strict=True):
        wanted = numbers.elsewhere(now.kind, was.number) if was.kind == now.kind else ""
        if wanted and now.number != wanted:
            rule = "reference-stayed" if now.number == was.number else "reference-elsewhere"
            found = after[max(0, now.start - 40) : now.end + 40]
            log.warn(Warned(rule=rule, article=article, text=found, old=now.number, new=wanted))  # type: ignore[arg-type]


def _cited(text: str) -> list[Citation]:
    """Citations of articles and annexes of this text; the number of its own head is none."""
    if not _DIGIT.search(text):
        return []
    head = head_of(text)
    start = text.find(head.number) + len(head.number) if head is not None else 0
    return [each for each in citations(text) if each.kind != "item" and not each.other and each.start >= start]
