"""Complex fields of a story: which begin and end within one line of runs, and which run over paragraphs."""

from __future__ import annotations

from paraph.wordcompare.names import FLD_CHAR, FLD_CHAR_TYPE, Element, P


class Fields:
    """``local`` knows the begin marks of fields whose separator and end stand among the same siblings."""

    def __init__(self, root: Element) -> None:
        self._local: set[Element] = set()
        self.broken = False
        self._read(root)

    def local(self, begin: Element) -> bool:
        """Whether the field that ``begin`` opens ends among the same runs."""
        return begin in self._local

    def _read(self, root: Element) -> None:
        stacks: dict[Element, list[tuple[Element, list[Element]]]] = {}
        for mark in root.iter(FLD_CHAR):
            kind = mark.get(FLD_CHAR_TYPE)
            line = mark.getparent().getparent()
            stack = stacks.setdefault(_story(line), [])
            if kind == "begin":
                stack.append((mark, [line]))
            elif not stack:
                self.broken = True
            else:
                stack[-1][1].append(line)
                if kind == "end":
                    begin, lines = stack.pop()
                    if all(each is lines[0] for each in lines):
                        self._local.add(begin)
        self.broken = self.broken or any(stacks.values())


def _story(line: Element) -> Element:
    """The text box or the part in which a line of runs stands: fields do not cross it."""
    above = line
    while above.tag != P and above.getparent() is not None:
        above = above.getparent()
    while above.getparent() is not None and not above.tag.endswith(("}txbxContent", "}footnote", "}endnote")):
        above = above.getparent()
    return above
