"""The files of editions: originals and signing folders, redlines to earlier editions, data, the frozen draft."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from paraph.build.conductor import Ready, prepare
from paraph.build.layouts import wanted_layouts
from paraph.build.redlines import Compared, RedlineFormat, RedlineRequest, compared_editions, redline_files
from paraph.build.render import render_all
from paraph.build.request import BuildRequest
from paraph.build.stamp import stamp
from paraph.drafts.editions import Edition, resolve
from paraph.drafts.overrides import pair_name
from paraph.errors import ContentError
from paraph.model import Finding
from paraph.publish.gather.standing import about, language_status, open_matters
from paraph.publish.make.around import around
from paraph.publish.make.house import of_comparison, of_tree
from paraph.publish.make.naming import Namer
from paraph.publish.make.orders import ContentOrder, Contents, EditionOrder, Made, Task
from paraph.publish.make.press import Press
from paraph.publish.make.ready_made import from_dist
from paraph.publish.make.shelf import Shelf
from paraph.publish.package.redline_data import redline_bytes, redline_data
from paraph.publish.package.shown import shown_instrument
from paraph.publish.request import Keys
from paraph.writers.json import instrument_json

if TYPE_CHECKING:
    from paraph.publish.sign.pdf import PdfSigner

_TEXTS: tuple[RedlineFormat, ...] = ("docx", "pdf", "html", "json")
TOGETHER = 4
"""So many editions are under way at once: their files wait in memory until they are written."""


def make_contents(order: ContentOrder) -> Contents:
    """Make everything but pages, manifest and archive of every edition in its folder.

    Raises ``ContentError`` with the faults of all texts that cannot be published, and what build and redlines raise.
    """
    made: dict[str, Made] = {}
    faults: list[Finding] = []
    newest_first = tuple(reversed(order.editions))
    for start in range(0, len(newest_first), TOGETHER):
        press = Press(order.threads)
        try:
            contents = list(_begun(order.task, newest_first[start : start + TOGETHER], press, faults))
            if not faults:
                press.start()
                made |= {content.edition.name: content.finished() for content in contents}
        finally:
            press.shutdown(cancel_futures=True)
    if faults:
        raise ContentError(faults)
    return Contents(made=tuple(made[each.edition.edition] for each in order.editions))


def _begun(task: Task, orders: Sequence[EditionOrder], press: Press, faults: list[Finding]) -> Iterator[_Content]:
    """Each edition prepared and compared, its PDFs with the press; ``faults`` gathers what is wrong with the texts."""
    for order in orders:
        try:
            yield _Content(task, order, press)
        except ContentError as error:
            faults.extend(error.findings)


def _request(task: Task, order: EditionOrder) -> BuildRequest:
    edition = order.edition
    return BuildRequest(
        root=Path(task.root),
        out=Path(task.dist),
        agreements=(edition.agreement,),
        audience=task.audience,
        draft=edition.number,
    )


def _prepared(order: EditionOrder, request: BuildRequest) -> tuple[tuple[Ready, ...], list[Finding]]:
    """What a build would make. Raises ``ContentError`` with the faults that stand in its way."""
    ready, findings = prepare(request)
    errors = [each for each in findings if each.level == "error"]
    faults = [each for each in errors if _concerns(each, order.edition.agreement)]
    if faults or not ready:
        raise ContentError(faults or errors)
    return ready, [each for each in findings if each.level != "error"]


def _concerns(finding: Finding, name: str) -> bool:
    """A fault in a paper, too, stops the agreement whose paper it is; one in another agreement does not."""
    file = finding.place.file
    return not file.startswith("agreements/") or file.startswith(f"agreements/{name}/")


def _signer(keys: Keys) -> PdfSigner | None:
    if not keys.pdf:
        return None
    from paraph.publish.sign.pdf import PdfSigner

    return PdfSigner(keys.pdf, keys.signed_at)


def _primed(files: Iterator[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    """``files`` with the first already made: by then all PDFs have been handed over."""
    first = next(files, None)
    return files if first is None else chain([first], files)


class _Content:
    """One edition being made: prepared when it is made, written when it is finished."""

    def __init__(self, task: Task, order: EditionOrder, press: Press) -> None:
        self.task = task
        self.order = order
        self.request = _request(task, order)
        ready, self.findings = _prepared(order, self.request)
        self.around = around(task, order, self.request, ready)
        ready = (*ready, *self.around.ready)
        self.instrument = ready[0].instrument
        self.edition = Edition(order.edition.edition, self.instrument, ready[0].date, order.edition.number)
        self.shelf = Shelf(Path(order.folder))
        self.namer = Namer(order.edition, task.audience, ready)
        self.signer = _signer(task.keys)
        self.reasons: list[str] = []
        ready_made = from_dist(self.request.out, order.ready_made)
        originals = iter(ready_made) if ready_made is not None else render_all(ready, self.request, press)
        self.streams: list[tuple[Iterator[tuple[str, bytes]], str | None]] = [(_primed(originals), None)]
        self._compare(press)

    def finished(self) -> Made:
        """Write everything, and say what it is."""
        for files, old in self.streams:
            for path, data in files:
                self._put(path, data, old)
        self._data()
        return Made(
            about=about(self.instrument),
            date=self.edition.date,
            languages=language_status(self.instrument, self.task.audience),
            open=open_matters(self.instrument),
            files=self.shelf.files,
            house=tuple(dict.fromkeys([*of_tree(self.instrument), *self.reasons, *self.around.house])),
            said=self.around.said,
            findings=tuple(self.findings),
        )

    def _data(self) -> None:
        """The text as data for others too, and the frozen draft for the house."""
        if self.task.audience != "internal":
            self.shelf.put("instrument.json", instrument_json(shown_instrument(self.instrument)), what="tree")
            return
        number = self.order.edition.number
        if number is not None:
            name = f"drafts/{number:02d}.json"
            frozen = self.request.root / "agreements" / self.order.edition.agreement / name
            self.shelf.put(name, frozen.read_bytes(), what="draft")

    def _compare(self, press: Press) -> None:
        """With every earlier edition as data; drawn with the one before and the first."""
        older = self.order.older
        for name in older:
            old = resolve(self.request.root, self.order.edition.agreement, name)
            found = compared_editions(self._redlines(name), old, self.edition)
            self.reasons.extend(of_comparison(found.comparison))
            for request in self._drawn(name, before=name == older[-1], first=name == older[0]):
                self.streams.append((_primed(redline_files(request, found, press)), name))
            self._reader(found, name)

    def _drawn(self, old: str, *, before: bool, first: bool) -> Iterator[RedlineRequest]:
        """What is drawn of a pair: against the draft before in every layout, against the first for the overview.

        Where the agreement names its layouts, those are drawn and no others.
        """
        codes = self.instrument.header.languages
        usual = tuple(dict.fromkeys([*((code,) for code in codes), codes]))
        overview = wanted_layouts(self.request.root, self.instrument, usual=usual)
        if before or first:
            yield self._redlines(old, formats=_TEXTS, languages=() if before else overview)
            yield self._redlines(old, formats=("table",), languages=overview)

    def _redlines(self, old: str, **more: Any) -> RedlineRequest:
        edition = self.order.edition
        return RedlineRequest(
            root=self.request.root,
            out=self.request.out,
            agreement=edition.agreement,
            old=old,
            new=edition.edition,
            audience=self.task.audience,
            **more,
        )

    def _reader(self, found: Compared, old: str) -> None:
        edition = self.order.edition
        data = redline_bytes(redline_data(found.comparison, edition.agreement, old, edition.edition))
        path = f"redlines/{pair_name(old, edition.edition)}/redline.json"
        self.shelf.put(path, data, what="redline-data", holder=found.comparison.new.holder, old=old)

    def _put(self, path: str, data: bytes, old: str | None) -> None:
        place, known = self.namer.named(path)
        if self.signer is not None and place.endswith(".pdf") and known["what"] in ("original", "signing-folder"):
            data = self.signer.sign(data)
        marked = stamp(path) if place.endswith((".docx", ".pdf", ".html")) else ""
        self.shelf.put(place, data, stamp=marked, old=old, **known)
