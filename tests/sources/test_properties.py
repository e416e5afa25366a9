"""Promises over any text: reading never fails, stamping is exact, ids stay."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from paraph.errors import UsageError
from paraph.sources import load, parse_clause, section_hash, stamp
from paraph.sources.faults import Faults
from paraph.sources.files import Files
from paraph.sources.sections import LABEL
from paraph.sources.text import clean, decode
from paraph.sources.yaml_nodes import Nodes

PIECES = (
    *("# ru\n", "# uz\n", "# kk / late\n", "# ru / late / follows 0123abcd\n", "## Споры\n", "1. ", "   1. ", "- "),
    *("2. ", "а) ", "{@one}\n", "{@two words}", "**", "[", "]", "[AVR: ", " | ", ":::\n", "::: BOR\n", "\\", "{{ a }}"),
    *("{{", "}}", "{% if a %}\n", "{% if ratification %}", "{% endif %}\n", "{% else %}\n", "\n", "      - "),
    *("{% for party in parties %}\n", "{% endfor %}\n", "---\n", "parameters:\n", "  a: {type: integer, default: 1}\n"),
    *("Споры решаются", "oʻ", "o'", "\ufeff", "\r\n", "\t", "\x00", "\ue000", "\u00ad", "и\u0306", "Cпоры"),
)
CLAUSES = st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=60)


@pytest.mark.slow
@given(CLAUSES, st.booleans())
@settings(max_examples=400, deadline=None)
def test_reading_a_clause_never_fails(text: str, own: bool) -> None:
    clause, findings = parse_clause(text, "clauses/a/b.md", own=own, parties=("AVR", "BOR"))
    for finding in findings:
        finding.message.format(**finding.args)
        finding.hint.format(**finding.args)
        assert 0 <= finding.place.line <= text.count("\n") + 2
    for variant in clause.variants.values() if clause else ():
        skeleton = variant.sections[variant.skeleton].blocks
        for paired in variant.paired.values():
            assert len(paired) == len(skeleton)
        for section in variant.sections.values():
            addresses = [block.address for block in section.blocks]
            assert len(addresses) == len(set(addresses))


@given(st.binary(max_size=400))
@settings(deadline=None)
def test_reading_bytes_never_fails(data: bytes) -> None:
    faults = Faults()
    text = decode(data, "a.md", faults)
    assert (text is None) == any(finding.rule in ("encoding", "bad-bytes") for finding in faults.found)
    if text is not None:
        parse_clause(text, "a.md")


@pytest.mark.slow
@given(st.one_of(st.text(), st.text("a:[]{}&*!|>-? \n'\"#,%@`~", max_size=60)))
@settings(max_examples=400, deadline=None)
def test_composing_yaml_never_fails(text: str) -> None:
    Nodes("a.yaml", Faults()).compose(clean(text, "a.yaml", Faults()))


@given(st.dictionaries(st.sampled_from(["agreement.yaml", "clauses/own.md", "tables/t.yaml"]), st.binary(max_size=80)))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_loading_a_workspace_never_fails(tmp_path: Path, files: dict[str, bytes]) -> None:
    (tmp_path / "paraph.toml").touch()
    for name in ("agreement.yaml", "clauses/own.md", "tables/t.yaml"):
        path = tmp_path / "agreements/one" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(files.get(name, b"# ru\n"))
    load(tmp_path)


FLIPPED = st.lists(
    st.tuples(
        st.sampled_from(["", "{% if a %}", "{% if not a %}", "{% for party in parties %}"]),
        st.sampled_from(["1. ", "- ", "   1. ", ""]),
        st.sampled_from(["", " {@one}", " {@two}"]),
    ),
    min_size=1,
    max_size=12,
)


@pytest.mark.slow
@given(FLIPPED)
@settings(deadline=None)
def test_ids_do_not_depend_on_any_condition(shape: list[tuple[str, str, str]]) -> None:
    """The same passages with and without the directives around them bear the same ids."""
    bare, guarded = "# ru\n1. Начало.\n\n", "# ru\n1. Начало.\n\n"
    for directive, mark, label in shape:
        passage = f"{mark}Текст.{label}\n\n"
        bare += passage
        closing = {"": "", "{% f": "{% endfor %}\n"}.get(directive[:4], "{% endif %}\n")
        guarded += (f"{directive}\n" if directive else "") + passage + closing
    front = "---\nparameters:\n  a: {type: boolean, default: true}\n---\n"
    plain, _ = parse_clause(bare, "x.md")
    switched, _ = parse_clause(front + guarded, "x.md")
    assert plain is not None
    assert switched is not None
    ids = [[block.address for block in clause.variants[""].sections["ru"].blocks] for clause in (plain, switched)]
    assert ids[0] == ids[1]


@pytest.mark.slow
@given(CLAUSES)
@settings(max_examples=400, deadline=None)
def test_stamping_is_exact(text: str) -> None:
    stamped = stamp(text)
    assert stamp(stamped) == stamped
    before, after = text.split("\n"), stamped.split("\n")
    assert len(before) == len(after)
    for old, new in zip(before, after, strict=True):
        assert old == new or re.sub(r" / follows [0-9a-f]{8}", "", old) == re.sub(r" / follows [0-9a-f]{8}", "", new)
    clause, _ = parse_clause(stamped, "x.md")
    for variant in clause.variants.values() if clause else ():
        for language in variant.sections:
            assert not variant.stale(language)


TWO = (
    "---\nnote: x # ru\n---\n# ru\n1. Споры. {@a}\n\n# uz\r\n1. Nizolar.\r\n"
    "# kk / follows 00000000  \n1. Даулар.\n# ru / b\nБ.\n# uz / b\nB.\n"
)


def test_one_language_is_stamped_alone() -> None:
    stamped = stamp(TWO, "kk")
    assert stamped == TWO.replace("00000000", section_hash("1. Споры."))
    assert stamp(TWO, variant="b") == TWO.replace("# uz / b", f"# uz / b / follows {section_hash('Б.')}")
    assert f"# uz / follows {section_hash('1. Споры.')}\r\n" in stamp(TWO)


@pytest.mark.parametrize(("language", "variant"), [("de", None), ("ru", None), ("kk", "b"), (None, "c")])
def test_what_cannot_be_stamped_is_misuse(language: str | None, variant: str | None) -> None:
    with pytest.raises(UsageError):
        stamp(TWO, language, variant)


def test_the_hash_is_the_one_of_the_format() -> None:
    import hashlib

    body = "1. Споры  решаются. {@notice}\n\n   1. Сроки.\u00a0{@b}\n"
    assert section_hash(body) == hashlib.sha256("1. Споры решаются. 1. Сроки.".encode()).hexdigest()[:8]


@pytest.mark.slow
@given(st.lists(WORDS), st.sampled_from([" ", "\n", "\r\n", "  \n\n   "]), st.sampled_from(["", " {@one}"]))
@settings(deadline=None)
def test_the_hash_ignores_white_space_and_labels(words: list[str], space: str, label: str) -> None:
    words = [" ".join(LABEL.sub("", word).split()) for word in words]
    words = [word for word in words if word]
    assert section_hash(space.join(f"{word}{label}" for word in words)) == section_hash(" ".join(words))


@given(WORDS, WORDS)
@settings(deadline=None)
def test_the_hash_tells_different_words_apart(one: str, other: str) -> None:
    import unicodedata

    def plain(text: str) -> str:
        return " ".join(unicodedata.normalize("NFC", LABEL.sub("", text)).split())

    assert (section_hash(one) == section_hash(other)) == (plain(one) == plain(other))


def test_files_are_listed_by_name_on_every_system(tmp_path: Path) -> None:
    for name in ("b.md", "a.md", "C.md"):
        (tmp_path / name).touch()
    assert [name for name, _ in Files(tmp_path, Faults()).entries(".")] == ["C.md", "a.md", "b.md"]
