"""The files of one edition: originals and signing folders, redlines to earlier editions, data, the frozen draft."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from paraph.build.conductor import Ready, prepare
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
from paraph.publish.make.orders import ContentOrder, Made
from paraph.publish.make.ready_made import from_dist
from paraph.publish.make.shelf import Shelf
from paraph.publish.package.redline_data import redline_bytes, redline_data
from paraph.publish.package.shown import shown_instrument
from paraph.publish.request import Keys
from paraph.writers.json import instrument_json

if TYPE_CHECKING:
    from paraph.publish.sign.pdf import PdfSigner

_DRAWN: tuple[RedlineFormat, ...] = ("docx", "pdf", "html", "table", "json")


def make_content(order: ContentOrder) -> Made:
    """Make everything but pages, manifest and archive below ``order.folder``.

    Raises ``ContentError`` with the faults of a text that cannot be published, and what build and redlines raise.
    """
    request = _request(order)
    ready, findings = prepare(request)
    faults = [each for each in findings if each.level == "error" and _concerns(each, order.edition.agreement)]
    if faults or not ready:
        raise ContentError(faults or [each for each in findings if each.level == "error"])
    beside = around(order, request, ready)
    content = _Content(order, request, (*ready, *beside.ready))
    content.originals()
    content.data()
    content.redlines()
    instrument = ready[0].instrument
    return Made(
        about=about(instrument),
        date=ready[0].date,
        languages=language_status(instrument, order.task.audience),
        open=open_matters(instrument),
        files=content.shelf.files,
        house=tuple(dict.fromkeys([*of_tree(instrument), *content.reasons, *beside.house])),
        said=beside.said,
        findings=tuple(each for each in findings if each.level != "error"),
    )


def _concerns(finding: Finding, name: str) -> bool:
    """A fault in a paper, too, stops the agreement whose paper it is; one in another agreement does not."""
    file = finding.place.file
    return not file.startswith("agreements/") or file.startswith(f"agreements/{name}/")


def _request(order: ContentOrder) -> BuildRequest:
    edition = order.edition
    return BuildRequest(
        root=Path(order.task.root),
        out=Path(order.task.dist),
        agreements=(edition.agreement,),
        audience=order.task.audience,
        draft=edition.number,
        jobs=order.threads,
    )


def _signer(keys: Keys) -> PdfSigner | None:
    if not keys.pdf:
        return None
    from paraph.publish.sign.pdf import PdfSigner

    return PdfSigner(keys.pdf, keys.signed_at)


class _Content:
    """One edition being made."""

    def __init__(self, order: ContentOrder, request: BuildRequest, ready: tuple[Ready, ...]) -> None:
        self.order = order
        self.request = request
        self.ready = ready
        self.shelf = Shelf(Path(order.folder))
        self.namer = Namer(order.edition, order.task.audience, [target for each in ready for target in each.targets])
        self.reasons: list[str] = []
        self._signer = _signer(order.task.keys)
        self.edition = Edition(order.edition.edition, ready[0].instrument, ready[0].date, order.edition.number)

    def originals(self) -> None:
        """What `paraph build` makes, taken from ``dist/`` where it stands there already."""
        ready_made = from_dist(self.request.out, self.order.ready_made)
        for path, data in render_all(self.ready, self.request) if ready_made is None else ready_made:
            self._put(path, data)

    def data(self) -> None:
        """The text as data for others too, and the frozen draft for the house."""
        if self.order.task.audience != "internal":
            self.shelf.put("instrument.json", instrument_json(shown_instrument(self.edition.instrument)), what="tree")
            return
        number = self.order.edition.number
        if number is not None:
            name = f"drafts/{number:02d}.json"
            frozen = self.request.root / "agreements" / self.order.edition.agreement / name
            self.shelf.put(name, frozen.read_bytes(), what="draft")

    def redlines(self) -> None:
        """Against every earlier edition as data; drawn against the one before and the first."""
        older = self.order.older
        drawn = {older[0], older[-1]} if older else set()
        for name in older:
            old = resolve(self.request.root, self.order.edition.agreement, name)
            request = self._redline_request(name, drawn=name in drawn)
            found = compared_editions(request, old, self.edition)
            self.reasons.extend(of_comparison(found.comparison))
            if request.formats:
                for path, data in redline_files(request, found):
                    self._put(path, data, old=name)
            self._reader(found, name)

    def _redline_request(self, old: str, *, drawn: bool) -> RedlineRequest:
        edition, task = self.order.edition, self.order.task
        return RedlineRequest(
            root=self.request.root,
            out=self.request.out,
            agreement=edition.agreement,
            old=old,
            new=edition.edition,
            formats=_DRAWN if drawn else (),
            audience=task.audience,
            jobs=self.order.threads,
        )

    def _reader(self, found: Compared, old: str) -> None:
        edition = self.order.edition
        data = redline_bytes(redline_data(found.comparison, edition.agreement, old, edition.edition))
        path = f"redlines/{pair_name(old, edition.edition)}/redline.json"
        self.shelf.put(path, data, what="redline-data", holder=found.comparison.new.holder, old=old)

    def _put(self, path: str, data: bytes, **more: str) -> None:
        place, known = self.namer.named(path)
        if self._signer is not None and place.endswith(".pdf") and known["what"] in ("original", "signing-folder"):
            data = self._signer.sign(data)
        marked = stamp(path) if place.endswith((".docx", ".pdf", ".html")) else ""
        self.shelf.put(place, data, stamp=marked, **known, **more)
