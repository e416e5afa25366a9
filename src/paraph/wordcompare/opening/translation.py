"""The old file made to speak the ids of the new one, and rid of what the redline takes from the new one alone."""

from __future__ import annotations

from paraph.wordcompare.document import Document
from paraph.wordcompare.names import RPR, ZERO_WIDTH, Element, R, w
from paraph.wordcompare.opening.links import LinkIds
from paraph.wordcompare.opening.lists import NUM_ID, ListIds
from paraph.wordcompare.opening.notes import KINDS, NoteIds
from paraph.wordcompare.opening.styles import STYLE_TAGS, StyleIds

_COMMENT = w("commentReference")
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_OWN_IDS = (f"{{{_W14}}}paraId", f"{{{_W14}}}textId")
_SHAPES = tuple(
    f"{{urn:schemas-microsoft-com:vml}}{name}" for name in ("shape", "rect", "roundrect", "oval", "line", "polyline")
)
_DOC_PR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


class Translation:
    """From old ids to new ones, for the whole file."""

    def __init__(self, old: Document, new: Document) -> None:
        self.styles = StyleIds(old, new)
        self.lists = ListIds(old, new)
        self.links = LinkIds(old, new)
        self.notes = {kind: NoteIds(kind, old, new) for kind in KINDS}
        self._shapes = 0
        self._drawings = _last_drawing(new)

    def story(self, root: Element, old_part: str, new_part: str) -> None:
        """Translate a part of the old file that meets ``new_part``."""
        self.styles.translate(root.iter(*STYLE_TAGS))
        self.lists.translate(root.iter(NUM_ID))
        self.links.translate(root, old_part, new_part)
        for notes in self.notes.values():
            if notes.olds:
                notes.translate(root)
        if root.nsmap.get("w14") == _W14:
            for each in root.xpath("//*[@w14:paraId or @w14:textId]", namespaces={"w14": _W14}):
                for name in _OWN_IDS:
                    each.attrib.pop(name, None)
        for each in list(root.iter(*ZERO_WIDTH)):
            each.getparent().remove(each)
        for each in list(root.iter(_COMMENT)):
            run = each.getparent()
            run.remove(each)
            if run.tag == R and all(child.tag == RPR for child in run):
                run.getparent().remove(run)
        for each in root.iter(*_SHAPES):
            if each.get("id"):
                self._shapes += 1
                each.set("id", f"{each.get('id')}_{self._shapes}")
        for each in root.iter(_DOC_PR):
            each.set("id", self.drawing())

    def drawing(self) -> str:
        """A number that no drawing has."""
        self._drawings += 1
        return str(self._drawings)


def _last_drawing(new: Document) -> int:
    found = [int(each.get("id", "0")) for each in new.body.iter(_DOC_PR) if each.get("id", "0").isdigit()]
    return max(found, default=0)
