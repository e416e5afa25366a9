"""What no file for others may hold, whatever its words: comments, authors, revisions, paths, attachments, scripts.

Each rule names what it met. They look at the file as it is, not at how it was made.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from paraph.i18n import as_message
from paraph.publish.scan.pieces import Piece

_TOPS = ("home", "root", "tmp", "usr", "var", "opt", "srv", "mnt", "work", "builds", "Users", "private")
PATHS = (
    # What must stand in a text for the pattern to be tried at all, and the pattern: most texts hold none of it.
    (tuple(f"/{top}/" for top in _TOPS), re.compile(rf"(?<![\w./])/(?:{'|'.join(_TOPS)})/[\w.-]+")),
    ((":\\",), re.compile(r"\b[A-Za-z]:\\+(?:Users|Documents|Temp|[\w-]+\\+)[\w.-]*")),
    (("file://",), re.compile(r"file://[^\s\"'<]+")),
    (
        (".md", ".yaml", ".json"),
        re.compile(r"\b(?:agreements|clauses|registry|positions)/[\w./-]+\.(?:md|yaml|json)\b"),
    ),
    ((".md", ".yaml"), re.compile(r"\b[a-z0-9][a-z0-9-]*\.(?:md|yaml)\b")),
)
ADDRESS = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
REVISION = re.compile(r"(?<![0-9a-fA-F])[0-9a-f]{40}(?![0-9a-fA-F])")

_PARTS = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/core\.xml"
    r"|word/(?:document|styles|settings|numbering|footnotes|endnotes|fontTable|(?:header|footer)\d*)\.xml"
    r"|word/theme/[\w.-]+|word/media/[\w.-]+|word/_rels/[\w.-]+\.rels"
)
_WORD = {
    as_message("comments"): re.compile(r"<w:comment|w:annotationRef"),
    as_message("a note in the markup"): re.compile(r"<!--|<\?(?!xml )"),
    as_message("traces of editing sessions"): re.compile(r"\bw:rsid|<w:proofErr"),
    as_message("variables"): re.compile(r"<w:docVar|<w:customXml[ P]"),
    as_message("a link to a file outside"): re.compile(r'TargetMode="External"'),
    as_message("hidden words"): re.compile(r"<w:vanish ?/>|<w:webHidden"),
}
_PROPERTIES = re.compile(r"<(dc:creator|dc:description|dc:subject|cp:(?!coreProperties\b)\w+|dcterms:\w+)[ >/]")
_AUTHOR = re.compile(r'w:author="([^"]*)"')
_PDF = {
    as_message("an attachment"): re.compile(r"/EmbeddedFiles?\b|/AF\b|/Filespec\b"),
    as_message("a script"): re.compile(r"/JavaScript\b|/JS\b|/Launch\b|/RichMedia\b"),
    as_message("an action"): re.compile(r"/AA\b|/OpenAction\s*<<"),
    as_message("a note"): re.compile(r"/Subtype\s*/(?:Text|FreeText|Popup|FileAttachment|Stamp|Ink)\b"),
    as_message("an author"): re.compile(r"/Author\s*[(<]\s*[^)>\s]"),
}
_XMP_AUTHOR = re.compile(r"<dc:creator>|<pdf:Author>")
_JSON_KEYS = re.compile(
    r'"(note|source|parameters|clause|variant|reason|collated|stale)":\s*(?!null|""|\{\}|\[\]|0\b)\S'
)


def broken(path: str, piece: Piece) -> Iterator[tuple[str, str]]:
    """What ``piece`` of the file called ``path`` holds against the rules: the kind of leak and what was met."""
    for needed, pattern in PATHS[:-1] if piece.binary else PATHS:
        for side in (piece.raw, piece.text):
            if any(each in side for each in needed) and (found := pattern.search(side)) is not None:
                yield as_message("a path"), found[0]
    if (found := REVISION.search(piece.raw)) is not None and not piece.binary:
        yield as_message("a revision"), found[0]
    suffix = path.rpartition(".")[2].lower()
    if suffix == "docx":
        yield from _word(piece)
    elif suffix == "pdf":
        yield from _pdf(piece)
    elif suffix in ("html", "htm") and (found := re.search(r"<!--(?!\[if)|<meta name=\"author\"", piece.raw)):
        yield as_message("a note in the markup"), found[0]
    elif suffix == "json" and (found := _JSON_KEYS.search(piece.raw)):
        yield as_message("a field of the house"), found[1]


def _word(piece: Piece) -> Iterator[tuple[str, str]]:
    part = piece.where.partition(": ")[2]
    if part != "list of parts" and not _PARTS.fullmatch(part):
        yield as_message("a part that no treaty needs"), part
    for what, pattern in _WORD.items():
        if (found := pattern.search(piece.raw)) is not None:
            yield what, found[0]
    if part == "docProps/core.xml":
        yield from ((as_message("a property"), found[1]) for found in _PROPERTIES.finditer(piece.raw))
    for author in sorted(set(_AUTHOR.findall(piece.raw))):
        if not author.startswith("Paraph: "):
            yield as_message("an author"), author


def _pdf(piece: Piece) -> Iterator[tuple[str, str]]:
    if piece.where.endswith(": objects"):
        for what, pattern in _PDF.items():
            if (found := pattern.search(piece.raw)) is not None:
                yield what, found[0]
    elif piece.where.endswith(": metadata") and (found := _XMP_AUTHOR.search(piece.raw)) is not None:
        yield as_message("an author"), found[0]
