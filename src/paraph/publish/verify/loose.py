"""One loose file in, renamed or from a letter: which issued file it is, and how it differs from it out."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from paraph.errors import InputError
from paraph.publish.reading.content import Content, Line, content
from paraph.publish.sign.pdf import PdfSigned, check_pdf, is_signed
from paraph.publish.verify.by_words import by_words
from paraph.publish.verify.catalog import Catalog, Hit
from paraph.publish.verify.differ import Difference, Pair, by_passages, difference, plain
from paraph.publish.verify.manifests import subject_of
from paraph.publish.verify.places import Finder, Spot, spots, tree_of
from paraph.publish.verify.store import READ_LIMIT, read
from paraph.publish.verify.verdicts import Passage, Problem, Report, Subject

_CHUNK = 1 << 20


def verify_file(path: Path, shown: str, catalog: Catalog, certificates: Sequence[bytes] = ()) -> Report:
    """The verdict on ``path``. ``certificates``: whose PDF signatures are trusted. Raises ``OSError``."""
    if path.stat().st_size > READ_LIMIT:
        return _unreadable(shown, InputError("{file} is too large to read", file=path.name))
    digest = _digest(path)
    for hit in catalog.by_digest(digest):
        signed = _signatures(path, certificates)
        return Report(path=shown, kind="file", verdict="issued", subject=subject(hit), pdf_signed=signed)
    return _Altered(path, shown, catalog, certificates).report()


def subject(hit: Hit) -> Subject:
    """What an issued file is."""
    file = hit.file
    about = subject_of(hit.manifest)
    return replace(
        about,
        path=file.path,
        what=file.what,
        holder=file.holder,
        languages=file.languages,
        old=file.old,
        paper=file.paper,
        paper_name=file.name,
    )


class _Altered:
    """A file that is not, byte for byte, one that was issued."""

    def __init__(self, path: Path, shown: str, catalog: Catalog, certificates: Sequence[bytes]) -> None:
        self.data = path.read_bytes()
        self.name = path.name
        self.suffix = path.suffix.lower()
        self.shown = shown
        self.catalog = catalog
        self.certificates = certificates

    def report(self) -> Report:
        from paraph.publish.reading.apart import content_apart

        signed = check_pdf(self.data, self.certificates) if is_signed(self.data) else ()
        hit = self._cut()
        if hit is not None:
            args: dict[str, str | int] = {"size": len(self.data), "whole": hit.file.size}
            problem = Problem(verdict="truncated", message="it is cut short: {size} bytes of {whole}", args=args)
            return Report(path=self.shown, kind="file", verdict="truncated", subject=subject(hit), problems=(problem,))
        try:
            came = content_apart(self.data, self.name)
        except InputError as error:
            return _unreadable(self.shown, error)
        hits = list(self.catalog.by_stamp(came.stamps)) if came.stamps else []
        longer = next((hit for hit in hits if self._begins_with(hit)), None)
        if longer is not None:
            return self._appended(longer, came, signed)
        if not hits:
            guess = by_words(self.catalog, [line.text for line in came.lines], self.suffix)
            hits = [guess] if guess is not None else []
        if not hits:
            return self._unknown(came, signed)
        return self._compared(hits, came, signed)

    def _cut(self) -> Hit | None:
        """The issued file of which this is the beginning."""
        for store, manifest in self.catalog.all():
            for file in manifest.files:
                if len(self.data) < file.size and file.path.endswith(self.suffix) and len(self.data) >= 64:
                    try:
                        with store.open(file.path) as stream:
                            if stream.read(64) == self.data[:64] and stream.read(len(self.data) - 64) == self.data[64:]:
                                return Hit(store, manifest, file)
                    except (KeyError, OSError, ValueError):
                        continue
        return None

    def _begins_with(self, hit: Hit) -> bool:
        size = hit.file.size
        return len(self.data) > size and hashlib.sha256(self.data[:size]).hexdigest() == hit.file.sha256

    def _appended(self, hit: Hit, came: Content, signed: tuple[PdfSigned, ...]) -> Report:
        args: dict[str, str | int] = {"count": len(self.data) - hit.file.size}
        problem = Problem(
            verdict="appended",
            message="after the issued file stand {count} bytes: a signature, notes or fields",
            args=args,
        )
        found = self._difference(hit, came)
        if found is not None and found.verdict == "words":
            return self._told(hit, found, signed)
        notes = found.notes if found is not None else ()
        return Report(
            path=self.shown,
            kind="file",
            verdict="appended",
            subject=subject(hit),
            problems=(problem,),
            notes=notes,
            pdf_signed=signed,
        )

    def _compared(self, hits: Sequence[Hit], came: Content, signed: tuple[PdfSigned, ...]) -> Report:
        """Against the issued file it comes from; of several with one stamp, the most alike."""
        best: tuple[int, Hit, Difference] | None = None
        for hit in hits:
            found = self._difference(hit, came)
            if found is not None:
                weight = len(found.pairs) + found.left_out
                if best is None or weight < best[0]:
                    best = (weight, hit, found)
        if best is None:
            problem = Problem(
                verdict="altered", message="the issued file is not in the package, so that the words cannot be compared"
            )
            return Report(
                path=self.shown, kind="file", verdict="altered", subject=subject(hits[0]), problems=(problem,)
            )
        return self._told(best[1], best[2], signed)

    def _difference(self, hit: Hit, came: Content) -> Difference | None:
        issued = _issued(hit)
        if issued is None:
            return None
        if hit.file.what == "original" and (issued.kind != came.kind or hit.file.stamp not in came.stamps):
            return by_passages(_spots(hit), [issued, *_twins(hit)], came)
        return difference(issued, came)

    def _told(self, hit: Hit, found: Difference, signed: tuple[PdfSigned, ...]) -> Report:
        return Report(
            path=self.shown,
            kind="file",
            verdict=found.verdict,
            subject=subject(hit),
            passages=tuple(_passages(hit, found.pairs)),
            left_out=found.left_out,
            notes=found.notes,
            pdf_signed=signed,
        )

    def _unknown(self, came: Content, signed: tuple[PdfSigned, ...]) -> Report:
        if came.stamps:
            message = "it carries a mark of Paraph, and stands in none of the packages at hand"
        else:
            message = "it carries no mark of Paraph, and its words are not those of any package at hand"
        problem = Problem(verdict="unknown", message=message)
        return Report(path=self.shown, kind="file", verdict="unknown", problems=(problem,), pdf_signed=signed)


def _issued(hit: Hit) -> Content | None:
    """The issued file, read: its digest is proved, so it may be read here."""
    try:
        data = read(hit.store, hit.file.path)
        if hashlib.sha256(data).hexdigest() != hit.file.sha256:
            return None
        return content(data, hit.file.path.rpartition("/")[2])
    except (KeyError, InputError):
        return None


def _spots(hit: Hit) -> list[Spot]:
    """The passages of the original that the file holds, as the text of its package has them."""
    tree = tree_of(hit.store)
    if tree is None:
        return []
    holder = hit.file.holder or next(iter(tree.header.parties), "")
    return list(spots(tree, holder, hit.file.languages or tree.header.languages))


def _twins(hit: Hit) -> list[Content]:
    """The same original in the other kinds of file: each words its headers in its own way."""
    about = (hit.file.what, hit.file.holder, hit.file.languages)
    twins = [
        file
        for file in hit.manifest.files
        if (file.what, file.holder, file.languages) == about and file.path != hit.file.path
    ]
    found = [_issued(Hit(hit.store, hit.manifest, file)) for file in twins]
    return [each for each in found if each is not None]


def _passages(hit: Hit, pairs: Sequence[Pair]) -> list[Passage]:
    """Where each difference stands, as far as the text of the package can tell."""
    issued = _issued(hit)
    lines: Sequence[Line] = issued.lines if issued is not None else ()
    finder = Finder(_spots(hit), [line.text for line in lines])
    out = []
    for pair in pairs:
        spot = pair.spot or (finder.at(pair.at) if pair.at >= 0 else None)
        out.append(
            Passage(
                place=spot.place if spot is not None else "",
                id=spot.id if spot is not None else "",
                language=spot.language if spot is not None else "",
                old=plain(pair.old),
                new=plain(pair.new),
            )
        )
    return out


def _signatures(path: Path, certificates: Sequence[bytes]) -> tuple[PdfSigned, ...]:
    if path.suffix.lower() != ".pdf":
        return ()
    data = path.read_bytes()
    return check_pdf(data, certificates) if is_signed(data) else ()


def _unreadable(shown: str, error: InputError) -> Report:
    problem = Problem(verdict="unreadable", message=error.message, args=dict(error.args_))
    return Report(path=shown, kind="file", verdict="unreadable", problems=(problem,))


def _digest(path: Path) -> str:
    seen = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            seen.update(chunk)
    return seen.hexdigest()
