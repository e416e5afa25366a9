"""The catalogs hold every message of the program, and their words fit the places to be filled."""

from __future__ import annotations

import ast
import importlib.util
import string
from pathlib import Path
from types import ModuleType

import click
import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[2]
SAME = {"N", "UZ-RU", ".md", "--party UZB --party KAZ", "not, ==, !=, in [...], and, or", "{{year: 2026}}"}
"""Messages that are typed alike in every language."""


def tool() -> ModuleType:
    """tools/messages.py as a module."""
    spec = importlib.util.spec_from_file_location("messages_tool", ROOT / "tools" / "messages.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def messages(language: str) -> list[Message]:
    path = ROOT / "src/paraph/i18n/locale" / language / "LC_MESSAGES/paraph.po"
    with path.open("rb") as stream:
        return [message for message in read_po(stream, locale=language) if message.id]


def forms(words: str | list[str] | tuple[str, ...]) -> list[str]:
    return [words] if isinstance(words, str) else list(words)


def places(template: str) -> set[str]:
    """The names in braces; none in what is not a template ("did not find expected '}'")."""
    try:
        parsed = list(string.Formatter().parse(template))
    except ValueError:
        return set()
    return {f"{name}!{conversion}" if conversion else name for _, name, _, conversion in parsed if name is not None}


@pytest.mark.slow
def test_catalogs_are_up_to_date() -> None:
    stale = [path.relative_to(ROOT).as_posix() for path, data in tool().made().items() if path.read_bytes() != data]
    assert stale == [], "run `make messages`"


def test_russian_is_complete() -> None:
    lacking = [message.id for message in messages("ru") if message.fuzzy or not all(forms(message.string or ""))]
    assert lacking == [], "give these their Russian words in the .po file, then run `make messages`"


@pytest.mark.parametrize("language", ["uz", "kk"])
def test_most_visible_messages_have_native_words(language: str) -> None:
    assert sum(all(forms(message.string or "")) for message in messages(language)) >= 90


@pytest.mark.parametrize("language", ["ru", "uz", "kk"])
def test_places_are_the_same(language: str) -> None:
    for message in messages(language):
        wanted = set().union(*(places(form) for form in forms(message.id)))
        for words in filter(None, forms(message.string or "")):
            # a counted phrase may leave its count to the words ("one file"), nothing else may be left out or added
            assert places(words) <= wanted, message.id
            assert isinstance(message.id, tuple | list) or places(words) == wanted, message.id


@pytest.mark.parametrize(("language", "letters"), [("ru", "абвгдежзийклмнопрстуфхцчшщыьэюя"), ("kk", "әғқңөұүһі")])
def test_words_are_in_the_language(language: str, letters: str) -> None:
    words = [form.lower() for message in messages(language) for form in forms(message.string or "") if form not in SAME]
    spoken = [form for form in words if form]
    assert (
        sum(any(letter in form for letter in letters) for form in spoken) >= 0.95 * len(spoken)
        if language == "ru"
        else True
    )
    assert any(letter in "".join(spoken) for letter in letters)


def test_uzbek_apostrophes_are_the_letters() -> None:
    wrong = [
        form
        for message in messages("uz")
        for form in forms(message.string or "")
        if any(f"{x}{y}" in form for x in "ogOG" for y in "'‘’")
    ]
    assert wrong == []


def test_words_of_click_are_those_of_the_installed_click() -> None:
    folder = Path(click.__file__).parent
    said = {
        node.value
        for path in folder.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    lacking = [form for key in tool().FROM_CLICK for form in forms(key) if form not in said]
    assert lacking == []


@pytest.mark.slow
def test_every_rule_of_the_sources_is_gathered() -> None:
    from paraph.sources.rules import RULES

    gathered = set(tool().extracted())
    assert {text for rule in RULES.values() for text in (rule.message, rule.hint) if text} <= gathered


@pytest.mark.parametrize(
    ("source", "gathered"),
    [
        ('raise UsageError("there is no `{x}`", hint="look", x=1)', {"there is no `{x}`", "look"}),
        ('Finding("rule", "error", place, "bad", "mend it")', {"bad", "mend it"}),
        ('def note(rule, message): ...\nnote("a-rule", "one" if x else "two")', {"one", "two"}),
        ('hint = "do it"', {"do it"}),
        ('plural("{count} a", "{count} b", n)', {("{count} a", "{count} b")}),
        ('@command("x")\ndef f():\n    """Do.\n\n    Now.\n    """', {"Do.\n\nNow."}),
        ('other("not a message", name="nor this")', set()),
    ],
)
def test_what_is_a_message(source: str, gathered: set[object]) -> None:
    module = tool()
    errors = (
        "class ParaphError(Exception):\n    def __init__(self, message, *, hint=''): ...\n"
        "class UsageError(ParaphError): ...\n"
    )
    finding = "class Finding:\n    rule: str\n    level: str\n    place: str\n    message: str\n    hint: str\n"
    tree = ast.parse(source)
    finder = module.Finder([ast.parse(errors + finding), tree])
    assert set(finder.messages(tree)) == gathered
