"""Gathers every message of the program into src/paraph/i18n/locale/: template, catalogs, compiled catalogs.

`make messages` after a message was added or changed; then give the empty entries of the .po files their words and run
it again. The result depends on the sources alone: no dates, no line numbers. `--check` only says what is out of date.
"""

from __future__ import annotations

import ast
import io
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "paraph"
FOLDER = SOURCE / "i18n" / "locale"
DOMAIN = "paraph"
LANGUAGES = ("ru", "uz", "kk")

TEMPLATES = frozenset({"message", "hint"})
"""Parameters that take a template shown to the user; whoever declares one of them makes its calls messages."""

WORDS = frozenset({"expected", "problem", "what", "found", "reason", "detail", "encoding", "why", "said"})
"""Parameters whose English words fill a template and are looked up too (`paraph.cli.guard.WORDY`)."""

FROM_CLICK = (
    "[OPTIONS]",
    "COMMAND [ARGS]...",
    "[COMMAND] [ARGS]...",
    "Usage:",
    "Options",
    "Commands",
    "Show this message and exit.",
    "Missing command.",
    "Missing argument",
    "Missing option",
    "Missing parameter",
    "Choose from:\n\t{choices}",
    "default: {default}",
    "No such option {name!r}.",
    "Invalid value: {message}",
    "Invalid value for {param_hint}: {message}",
    "Option {name!r} does not take a value.",
    "Error: {message}",
    "Error: invalid input",
    ("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)"),
    ("{value!r} is not {choice}.", "{value!r} is not one of {choices}."),
    ("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})"),
    ("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments."),
)
"""Click's own words; a test holds them against the installed Click."""

FROM_YAML = (
    "mapping values are not allowed here",
    "expected <block end>, but found '<block mapping start>'",
    "did not find expected key",
    "did not find expected node content",
    "did not find expected <document start>",
    "found a tab character that violates indentation",
    "found unknown escape character",
    "did not find expected '-' indicator",
    "could not find expected ':'",
    "found character that cannot start any token",
    "found unexpected end of stream",
    "did not find expected ',' or ']'",
    "did not find expected ',' or '}'",
    "found undefined alias",
    "block sequence entries are not allowed in this context",
)
"""What the YAML reader says most often, in the words of libyaml."""

FROM_MODEL = ("heading", "numbered", "dash", "text")
"""Kinds of passages of a source, which findings name."""

Key = str | tuple[str, str]


def main() -> int:
    """Write what changed; with ``--check`` name it and return 1."""
    check = "--check" in sys.argv[1:]
    stale = [path for path, data in made().items() if not path.is_file() or path.read_bytes() != data]
    for path in stale:
        sys.stdout.write(f"{path.relative_to(ROOT).as_posix()}\n")
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(made()[path])
    return int(check and bool(stale))


def made() -> dict[Path, bytes]:
    """Path to bytes of every catalog file as it should be."""
    template = _template(extracted())
    files = {FOLDER / f"{DOMAIN}.pot": _po(template)}
    for code in LANGUAGES:
        folder = FOLDER / code / "LC_MESSAGES"
        catalog = _updated(template, code, folder / f"{DOMAIN}.po")
        files[folder / f"{DOMAIN}.po"] = _po(catalog)
        files[folder / f"{DOMAIN}.mo"] = _mo(catalog, code)
    return files


class _Catalog(Catalog):
    """A catalog whose header says nothing of the day, the person or the tool."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        headers = [("Project-Id-Version", "paraph"), ("Content-Type", "text/plain; charset=utf-8")]
        headers.append(("Content-Transfer-Encoding", "8bit"))
        if self.locale is not None:
            headers += [("Language", str(self.locale)), ("Plural-Forms", self.plural_forms)]
        return headers

    @mime_headers.setter
    def mime_headers(self, headers: Iterable[tuple[str, str]]) -> None:
        pass


def _template(messages: dict[Key, set[str]]) -> _Catalog:
    catalog = _Catalog(header_comment="# Messages of Paraph.", fuzzy=False)
    for key in sorted(messages, key=str):
        catalog.add(key, locations=[(file, 0) for file in sorted(messages[key])])
    return catalog


def _updated(template: Catalog, code: str, path: Path) -> _Catalog:
    """The template's messages in its order, with the words that ``path`` already has for them."""
    old = read_po(io.BytesIO(path.read_bytes()), locale=code) if path.is_file() else Catalog(locale=code)
    catalog = _Catalog(locale=code, header_comment=f"# Messages of Paraph: {code}.", fuzzy=False)
    for message in template:
        if message.id:
            known = old.get(message.id)
            words = known.string if known is not None and not known.fuzzy else None
            catalog.add(message.id, words or None, locations=message.locations)
    return catalog


def _po(catalog: Catalog) -> bytes:
    text = io.BytesIO()
    write_po(text, catalog, width=120, include_lineno=False, sort_output=False)
    return text.getvalue()


def _mo(catalog: Catalog, code: str) -> bytes:
    """Only what has its words: an empty plural would hide the fallback language."""
    whole = _Catalog(locale=code, fuzzy=False)
    for message in catalog:
        if message.id and complete(message.string):
            whole.add(message.id, message.string)
    compiled = io.BytesIO()
    write_mo(compiled, whole)
    return compiled.getvalue()


def complete(words: str | Iterable[str] | None) -> bool:
    """True if every form of a message has its words."""
    return bool(words) and (isinstance(words, str) or all(words or ()))


def extracted() -> dict[Key, set[str]]:
    """Every message and the files it stands in."""
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(SOURCE.rglob("*.py"))}
    finder = Finder(trees.values())
    found: dict[Key, set[str]] = {}
    for path, tree in trees.items():
        for key in finder.messages(tree):
            found.setdefault(key, set()).add(path.relative_to(ROOT).as_posix())
    for key in FROM_CLICK:
        found.setdefault(key, set()).add("click")
    for key in FROM_YAML:
        found.setdefault(key, set()).add("libyaml")
    for key in FROM_MODEL:
        found.setdefault(key, set()).add("src/paraph/sources/types.py")
    return found


class Finder:
    """Knows which parameters of which functions and types take words for the user."""

    def __init__(self, trees: Iterable[ast.Module]) -> None:
        self.sinks: dict[str, dict[str, int]] = {}
        self.constants: dict[str, ast.expr] = {}
        self.bases: dict[str, list[str]] = {}
        for tree in trees:
            self._declared(tree)
        self._inherit()

    def messages(self, tree: ast.Module) -> Iterator[Key]:
        """The messages of one module."""
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                yield from self._of_call(node)
            elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                if node.targets[0].id in TEMPLATES:
                    yield from self._literals(node.value)
            elif isinstance(node, ast.FunctionDef) and any(_name(each) == "command" for each in node.decorator_list):
                yield ast.get_docstring(node) or ""

    def _of_call(self, node: ast.Call) -> Iterator[Key]:
        name = _name(node)
        if name in {"translate", "as_message"} and node.args:
            yield from self._literals(node.args[0])
        elif name == "plural":
            yield (_text(node.args[0]), _text(node.args[1]))
        elif name in {"option", "argument", "Option", "Group", "App"}:
            for keyword in node.keywords:
                if keyword.arg in {"help", "metavar"} and (text := _text(keyword.value)).strip("[]."):
                    yield text
        elif name in self.sinks:
            for position, value in self._given(node, self.sinks[name]):
                yield from self._literals(value, words=position in WORDS)

    def _given(self, node: ast.Call, places: dict[str, int]) -> Iterator[tuple[str, ast.expr]]:
        for parameter, index in places.items():
            if 0 <= index < len(node.args):
                yield parameter, node.args[index]
        for keyword in node.keywords:
            if keyword.arg in TEMPLATES | WORDS:
                yield keyword.arg, keyword.value

    def _literals(self, node: ast.expr, *, words: bool = False) -> Iterator[str]:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if node.value and (not words or _speaks(node.value)):
                yield node.value
        elif isinstance(node, ast.IfExp):
            yield from self._literals(node.body, words=words)
            yield from self._literals(node.orelse, words=words)
        elif isinstance(node, ast.BoolOp):
            for value in node.values:
                yield from self._literals(value, words=words)
        elif isinstance(node, ast.Name) and node.id in self.constants:
            yield from self._literals(self.constants[node.id], words=words)
        elif isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name):
            table = self.constants.get(node.value.id)
            if isinstance(table, ast.Dict):
                for value in table.values:
                    yield from self._literals(value, words=words)

    def _declared(self, tree: ast.Module) -> None:
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef) and node.name != "__init__":
                self._add(node.name, _parameters(node))
            elif isinstance(node, ast.ClassDef):
                self.bases[node.name] = [_name(base) for base in node.bases]
                makers = [each for each in node.body if isinstance(each, ast.FunctionDef) and each.name == "__init__"]
                fields = [each.target.id for each in node.body if _is_field(each)]  # type: ignore[union-attr]
                self._add(node.name, _parameters(makers[0]) if makers else fields)
        for node in tree.body:
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                self.constants[node.targets[0].id] = node.value
            elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value is not None:
                self.constants[node.target.id] = node.value

    def _add(self, name: str, parameters: list[str]) -> None:
        places = {each: index for index, each in enumerate(parameters) if each in TEMPLATES | WORDS}
        if places:
            self.sinks.setdefault(name, {}).update(places)

    def _inherit(self) -> None:
        """A class without its own sinks takes those of its base; names repeat, so until nothing changes."""
        heirs = [(name, base) for name, bases in self.bases.items() for base in bases]
        while new := {name: base for name, base in heirs if base in self.sinks and name not in self.sinks}:
            self.sinks |= {name: self.sinks[base] for name, base in new.items()}


def _parameters(node: ast.FunctionDef) -> list[str]:
    names = [each.arg for each in node.args.args]
    return [*names[names[:1] in (["self"], ["cls"]) :], *(each.arg for each in node.args.kwonlyargs)]


def _is_field(node: ast.stmt) -> bool:
    return isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name)


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Call):
        return _name(node.func)
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _text(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _speaks(text: str) -> bool:
    """English words, not a name, a file or a range of numbers."""
    return " " in text and text[:1].isalpha()


if __name__ == "__main__":
    sys.exit(main())
