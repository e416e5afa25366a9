"""References as structured words: a target and a case in, runs out that know which number they show."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from paraph.assemble.environment import TemplateFault
from paraph.assemble.names import Names, close
from paraph.assemble.targets import Target
from paraph.assemble.values import Formed, Value, capitalised, said
from paraph.languages.base import UnknownFormError
from paraph.model import Run, words


def reference_function(
    names: Names, part: str, labels: Mapping[str, object], *, capital: bool = False
) -> Callable[..., Value]:
    """``ref`` (``Ref`` at the beginning of a sentence) as the clause placed as ``part`` sees it.

    ``labels`` are all passages of the instrument, for hints.
    """

    def ref(target: object, case: str = "nom", of: str | None = None) -> Value:
        if isinstance(target, Formed):  # a parameter left blank
            return target(case)
        if of not in (None, "this"):
            raise UnknownFormError(said(of), ("this",))
        asked = said(target)
        wanted = f"{part}{asked}" if asked.startswith("/") else asked
        found = names.targets.get(wanted)
        if found is None:
            raise _broken(asked, wanted, names.targets, labels)
        if not found.chain:
            raise _unnumbered(asked)
        value = _words(names, found, part, said(case), of)
        return capitalised(names.rules, value) if capital else value

    return ref


def _words(names: Names, target: Target, part: str, case: str, of: str | None) -> Value:
    rules = names.rules
    # "настоящей статьи" replaces the article only where something smaller is named
    inside = len(target.chain) > 1 and target.chain[0].id == part and of is None
    links = [step.link(rules, here=inside and index == 0) for index, step in enumerate(target.chain)]
    owner = dative = None
    if of is not None:
        owner = words(names.fixed["this"]("gen").runs)  # type: ignore[operator]
        dative = words(names.fixed["this"]("dat").runs)  # type: ignore[operator]
    pieces = rules.reference(links, case, owner, of_dative=dative)
    return Value(
        tuple(
            Run(
                piece.text,
                ref=target.id,
                number=None if piece.number is None else target.chain[piece.number].id,
            )
            for piece in pieces
            if piece.text
        )
    )


def _unnumbered(asked: str) -> TemplateFault:
    return TemplateFault(
        "reference-to-unnumbered",
        "`{asked}` has no number in an instrument of this kind, so nothing can refer to it",
        "refer to a labelled passage that takes a number, or say in words what is meant",
        word=asked,
        asked=asked,
    )


def _broken(asked: str, wanted: str, known: Mapping[str, Target], labels: Mapping[str, object]) -> TemplateFault:
    if wanted in labels:
        return TemplateFault(
            "reference-to-unlabelled",
            "`{asked}` has no label, so nothing can refer to it",
            "write a label at the end of that passage, such as {{@notice}}, and refer to it",
            word=asked,
            asked=asked,
        )
    return TemplateFault(
        "broken-reference",
        "there is no `{asked}` to refer to",
        "known are: {known}",
        word=asked,
        asked=asked,
        known=", ".join(close(wanted, known)) or "-",
    )
