"""The template engine: sandboxed, strict, no filters. A passage in, text with one character per value out."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator, Mapping
from typing import Any

from jinja2 import StrictUndefined, TemplateSyntaxError, Undefined, UndefinedError, nodes
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer
from msgspec.structs import replace

from paraph.assemble.inline import ATOM, BRACE, CLOSE, OPEN
from paraph.assemble.values import (
    ByHolderError,
    Choice,
    Formed,
    MissingTextError,
    NoBodyError,
    NoOtherError,
    NotAboutError,
    Record,
    UnknownRecordError,
    Value,
    WrongValueError,
    plain,
)
from paraph.languages.base import UnknownFormError

_ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Getattr,
    nodes.Getitem,
    nodes.Call,
    nodes.Const,
    nodes.If,
    nodes.For,
    nodes.CondExpr,
    nodes.Compare,
    nodes.Operand,
    nodes.Not,
    nodes.And,
    nodes.Or,
    nodes.List,
    nodes.Tuple,
)


_VALUE = re.compile(r"\{\{(?:[^'\"{}]|'[^'\\\\]*'|\"[^\"\\\\]*\")*\}\}")
"""One value, its strings whole; anything odder goes through Jinja with the whole passage."""


class TemplateFault(ValueError):  # noqa: N818 - a fault in the text becomes a finding, it is not an error of the program
    """A fault inside ``{{ }}``: rule id, message, hint, the line of the passage (from 1) and the word to point at."""

    def __init__(self, rule: str, message: str, hint: str = "", *, line: int = 1, word: str = "", **args: str) -> None:
        self.rule = rule
        self.message = message
        self.hint = hint
        self.line = line
        self.word = word
        self.args_ = args
        super().__init__(message)


class _Loops(NodeTransformer):
    """Puts the two slot marks around every loop over the Parties."""

    def visit_For(self, node: nodes.For) -> Any:  # noqa: N802 - the name is Jinja's
        self.generic_visit(node)

        def mark(char: str) -> nodes.Output:
            return nodes.Output([nodes.TemplateData(char, lineno=node.lineno)], lineno=node.lineno)

        return [mark(OPEN), node, mark(CLOSE)]


class _Environment(ImmutableSandboxedEnvironment):
    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        _refuse_unknown(tree)
        return _Loops().visit(tree)  # type: ignore[no-any-return]


class Engine:
    """Renders passages. Compiled passages are kept, so each holder after the first costs little."""

    def __init__(self) -> None:
        self._table: list[Value] = []
        self._compiled: dict[str, Any] = {}
        self._environment = _Environment(
            undefined=StrictUndefined, finalize=self._finalize, keep_trailing_newline=True, autoescape=False
        )
        for registry in (self._environment.filters, self._environment.tests, self._environment.globals):
            registry.clear()

    @property
    def compiled(self) -> int:
        """How many passages and values are kept compiled."""
        return len(self._compiled)

    def render(self, source: str, names: Mapping[str, object]) -> tuple[str, tuple[Value, ...]]:
        """Text of ``source`` with the values it holds. Raises ``TemplateFault``."""
        # A brace behind a backslash is a character: Jinja must not see it open anything.
        source = source.replace("\\{", "\\" + BRACE)
        if "{{" not in source and "{%" not in source:
            return source.replace(BRACE, "{"), ()
        self._table = []
        text = "".join(self._pieces(source, names))
        return text.replace(BRACE, "{"), tuple(self._table)

    def _pieces(self, source: str, names: Mapping[str, object]) -> Iterator[str]:
        """A text without directives goes value by value: the same few values stand in every passage of a treaty."""
        values = list(_VALUE.finditer(source)) if "{%" not in source and "{#" not in source else []
        if any("{{" in literal or "}}" in literal for literal in _VALUE.split(source)) or not values:
            yield self._whole(source, names)
            return
        at = 0
        for value in values:
            yield source[at : value.start()]
            try:
                yield self._whole(value[0], names)
            except TemplateFault as fault:
                fault.line += source.count("\n", 0, value.start())
                fault.word = fault.word or value[0]
                raise
            at = value.end()
        yield source[at:]

    def _whole(self, source: str, names: Mapping[str, object]) -> str:
        template = self._compile(source)
        try:
            return "".join(template.root_render_func(template.new_context(dict(names))))
        except TemplateFault:
            raise
        except (UndefinedError, SecurityError, LookupError, TypeError, AttributeError, ValueError) as error:
            raise _fault(error, _line(template, error), names) from error

    def _compile(self, source: str) -> Any:
        template = self._compiled.get(source)
        if template is None:
            try:
                template = self._environment.from_string(source)
            except TemplateSyntaxError as error:
                raise TemplateFault(
                    "template-syntax",
                    "this is not a value Paraph understands: {detail}",
                    "write `{{{{ name }}}}` or `{{{{ name.case }}}}`; to print a brace write `\\{{`",
                    line=error.lineno,
                    detail=error.message or "",
                ) from error
            self._compiled[source] = template
        return template

    def _finalize(self, value: object) -> str:
        printed = _printed(value)
        if any(BRACE in run.text for run in printed.runs):  # from a string written inside the value
            printed = Value(tuple(replace(run, text=run.text.replace(BRACE, "{")) for run in printed.runs))
        self._table.append(printed)
        return chr(ATOM + len(self._table) - 1)


class _OfThread(threading.local):
    """One engine for each thread: what it compiled for one instrument serves the next."""

    engine: Engine | None = None


_OF_THREAD = _OfThread()
MOST_COMPILED = 20_000
"""Compiled values kept: far more than a library has, so that a program that runs for days does not grow."""


def engine_of_thread() -> Engine:
    """The engine of this thread, made when it is first asked for."""
    engine = _OF_THREAD.engine
    if engine is None or engine.compiled > MOST_COMPILED:
        engine = _OF_THREAD.engine = Engine()
    return engine


def _printed(value: object) -> Value:
    if isinstance(value, Undefined):
        str(value)  # raises UndefinedError with the name
    if isinstance(value, Value):
        return value
    if isinstance(value, Formed):
        return value()
    if isinstance(value, Record):
        return _printed(value.value())
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return plain(str(value))
    if isinstance(value, Choice):
        raise TemplateFault(
            "not-printable",
            "`{name}` is not a value that can be printed",
            "it only chooses: use it in `{{% if %}}`, or print it with `number(...)`, `ref(...)`",
            name=value.name,
        )
    raise TemplateFault("not-printable", "this is not a value that can be printed", _SECTION)


def _refuse_unknown(tree: nodes.Template) -> None:
    for node in tree.find_all(nodes.Node):
        if isinstance(node, nodes.Concat):
            raise TemplateFault(
                "joined-values",
                "values are joined by `~`",
                "put them side by side: `{{{{ a }}}} {{{{ b }}}}`; endings are asked for as a case",
                line=node.lineno,
                word="~",
            )
        if isinstance(node, nodes.Filter):
            raise _not_allowed(node, "a filter (`|`)", "|")
        if isinstance(node, nodes.For) and not (isinstance(node.iter, nodes.Name) and node.iter.name == "parties"):
            raise _not_allowed(node, "this loop")
        if isinstance(node, nodes.BinExpr) and node.operator is not None and not isinstance(node, _ALLOWED):
            raise _not_allowed(node, f"`{node.operator}`", node.operator)
        if not isinstance(node, (*_ALLOWED, nodes.Keyword, nodes.EvalContextModifier)):
            raise _not_allowed(node, "this")


def _not_allowed(node: nodes.Node, what: str, word: str = "") -> TemplateFault:
    return _forbidden(what, node.lineno, word)


def _forbidden(what: str, line: int, word: str) -> TemplateFault:
    return TemplateFault(
        "not-allowed-in-text",
        "{what} is not allowed inside a clause",
        "use the ready values of docs/format.md; loops run over `parties` only",
        line=line,
        word=word,
        what=what,
    )


def _line(template: Any, error: BaseException) -> int:
    found = 1
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            found = template.get_corresponding_lineno(trace.tb_lineno)
        trace = trace.tb_next
    return int(found)


def _fault(error: Exception, line: int, names: Mapping[str, object]) -> TemplateFault:
    if isinstance(error, UnknownFormError):
        if not error.asked:
            message, known = "it must be said which of its names is meant", ", ".join(error.known)
            return TemplateFault("unknown-form", message, "known here: {known}", line=line, known=known)
        return TemplateFault(
            "unknown-form",
            "unknown case or form `{asked}`",
            "known here: {known}",
            line=line,
            word=error.asked,
            asked=error.asked,
            known=", ".join(error.known),
        )
    if isinstance(error, UnknownRecordError):
        return _no_record(error, line)
    if isinstance(error, MissingTextError):
        return TemplateFault(
            "missing-name",
            "{what} has no text in {language}",
            "write its {language} forms in the registry or the agreement",
            line=line,
            what=error.what,
            language=error.language,
        )
    if isinstance(error, NotAboutError):
        return TemplateFault(
            "about-nothing",
            "`about` is asked for, but the agreement is about no other",
            "name the other in agreement.yaml: `about: ID`",
            line=line,
            word="about",
        )
    if isinstance(error, ByHolderError):
        return _by_holder(error, line)
    return _asked_wrongly(error, line, names)


_SECTION = "see docs/format.md, section 3"


def _asked_wrongly(error: Exception, line: int, names: Mapping[str, object]) -> TemplateFault:
    """What stands there is no value, or takes something else. The words of Python and Jinja are told to nobody."""
    if isinstance(error, UndefinedError) and (unknown := re.match(r"'([^' ]+)' is undefined", str(error))):
        return _undefined(unknown[1], line, names)
    if isinstance(error, SecurityError) and (hidden := re.search(r"attribute '([^']+)'", str(error))):
        return _forbidden(f"`{hidden[1]}`", line, hidden[1])
    if isinstance(error, WrongValueError):
        message = "what stands in the brackets does not fit: {expected} is expected"
        return TemplateFault("bad-value", message, _SECTION, line=line, expected=error.expected)
    if isinstance(error, NoBodyError):
        return TemplateFault(
            "no-body",
            "`{name}` names no body of {party}",
            "name one under `with:` in agreement.yaml",
            line=line,
            word=error.name,
            name=error.name,
            party=error.party,
        )
    if isinstance(error, NoOtherError):
        message = "`other` is the one other Party, and this agreement has several"
        hint = "write to all of them: `{{% for party in parties %}}`"
        return TemplateFault("no-other", message, hint, line=line, word="other")
    return TemplateFault("bad-value", "this value cannot be worked out", _SECTION, line=line)


_NO_RECORD = {
    "term": "unknown term `{name}`",
    "treaty": "unknown treaty `{name}`",
    "body": "unknown body `{name}`",
    "place": "unknown place `{name}`",
}


def _no_record(error: UnknownRecordError, line: int) -> TemplateFault:
    return TemplateFault(
        f"unknown-{error.kind}",
        _NO_RECORD[error.kind],
        "known: {known}",
        line=line,
        word=error.name,
        name=error.name,
        known=", ".join(error.near) or "-",
    )


def _by_holder(error: ByHolderError, line: int) -> TemplateFault:
    return TemplateFault(
        "by-holder",
        "`by_holder` has no words for {party}" if error.missing else "`by_holder` names {party}, which is no Party",
        "write the words of each original: `by_holder({example})`",
        line=line,
        word="by_holder" if error.missing else error.party,
        party=error.party,
        example=", ".join(f'{party}="..."' for party in sorted(error.known)),
    )


def _undefined(name: str, line: int, names: Mapping[str, object]) -> TemplateFault:
    from difflib import get_close_matches

    close = get_close_matches(name, list(names), 1)
    hint = (
        "did you mean `{suggestion}`?" if close else "declare it under `parameters:`, or see docs/format.md, section 3"
    )
    extra = {"suggestion": close[0]} if close else {}
    return TemplateFault("unknown-name", "unknown name `{name}`", hint, line=line, word=name, name=name, **extra)
