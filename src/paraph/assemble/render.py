"""One passage in one language: authored text in, neutral runs out, or a finding with its line."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from paraph.assemble.environment import TemplateFault, engine_of_thread
from paraph.assemble.inline import InlineError, Item, parse_inline
from paraph.assemble.labels import annex_items
from paraph.assemble.merge import OrderShowsError, merge
from paraph.assemble.nameless import missing_name
from paraph.assemble.names import Names
from paraph.assemble.references import reference_function
from paraph.assemble.values import MissingTextError
from paraph.languages.base import UnknownFormError
from paraph.model import Finding, Language, PartyId, Place, Run, Runs
from paraph.sources.types import Clause, Placement

_CODE = re.compile(r"\{[{%].*?(?:[%}]\}|$)")


class Renderer:
    """Renders the passages of one instrument. ``findings`` gathers every fault met on the way."""

    def __init__(
        self,
        names: Mapping[Language, Mapping[PartyId, Names]],
        orthography: Mapping[Language, Mapping[str, str | bool]],
        passage_ids: Mapping[str, object],
    ) -> None:
        self.names = names
        self.findings: list[Finding] = []
        self._engine = engine_of_thread()
        self._ids = passage_ids
        self._orthography = orthography
        self._contexts: dict[tuple[Language, PartyId, str], dict[str, object]] = {}

    def runs(
        self,
        text: str,
        place: Place,
        language: Language,
        placement: Placement,
        clause: Clause,
        party: PartyId | None = None,
        *,
        tongue: Language | None = None,
        brackets: bool = False,
        columns: Sequence[int] = (),
    ) -> Runs | None:
        """The runs of ``text``, or ``None`` after a fault (which is then among ``findings``).

        ``party``, ``tongue``: whom and which language the words are about, where they are repeated for each.
        ``brackets``: `[...]` is a mark here; elsewhere it is plain characters. ``columns``: where each line of the
        text begins in its line of the file.
        """
        holders = self.names[language]
        typography = self._typography(language)
        try:
            if "{{" not in text and "{%" not in text:
                return _plain(parse_inline(text, (), brackets=brackets, typography=typography))
            renderings: dict[PartyId, tuple[Item, ...]] = {}
            for holder in holders:
                context = self._about(
                    self._context(language, holder, placement, clause), language, holder, party, tongue
                )
                rendered, values = self._engine.render(text, context)
                renderings[holder] = parse_inline(rendered.strip(), values, brackets=brackets, typography=typography)
            return merge(renderings)
        except TemplateFault as fault:
            self._note(fault.rule, fault.message, fault.hint, _at(place, text, fault, columns), fault.args_)
        except InlineError as fault:
            self._note("unbalanced-mark", fault.message, fault.hint, place, {})
        except OrderShowsError as fault:
            self._note(
                "order-outside-slot",
                "these words depend on whose original it is, outside any slot: {first} / {second}",
                "use `signatories`, `joint_adjective`, `party....` inside `for party in parties`",
                place,
                {"first": fault.first, "second": fault.second},
            )
        return None

    def annex_label(self, language: Language, number: str, own: str, place: Place) -> Runs | None:
        """``Приложение 1 к Соглашению ...``, or ``None`` after a fault."""
        try:
            return merge({holder: annex_items(names, number, own) for holder, names in self.names[language].items()})
        except MissingTextError as error:
            self.findings.append(missing_name(error.what, error.language, place))
        except UnknownFormError as error:
            message = "`cited` has no case `{asked}` in {language}, which the label of an annex needs"
            hint = "write `{asked}:` beside the other cases, under `cited:` in agreement.yaml"
            self._note("cited-form", message, hint, place, {"asked": error.asked, "language": language})
        return None

    def _about(
        self,
        context: dict[str, object],
        language: Language,
        holder: PartyId,
        party: PartyId | None,
        tongue: Language | None,
    ) -> dict[str, object]:
        names = self.names[language][holder]
        if party is not None:
            context = {**context, "party": names.party_record(party)}
        return context if tongue is None else {**context, "language": names.tongue(tongue)}

    def _context(self, language: Language, holder: PartyId, placement: Placement, clause: Clause) -> dict[str, object]:
        key = (language, holder, placement.id)
        if key not in self._contexts:
            names = self.names[language][holder]
            declared = clause.parameters
            self._contexts[key] = {
                **names.fixed,
                **{
                    name: names.parameter(name, declared[name].type, value)
                    for name, value in placement.values.items()
                    if name in declared
                },
                "ref": reference_function(names, placement.id, self._ids),
                "Ref": reference_function(names, placement.id, self._ids, capital=True),
            }
        return self._contexts[key]

    def _typography(self, language: Language) -> Callable[[str], str]:
        rules = next(iter(self.names[language].values())).rules
        options = self._orthography.get(language, {})
        return lambda text: rules.typography(text, options)

    def _note(self, rule: str, message: str, hint: str, place: Place, args: Mapping[str, str]) -> None:
        self.findings.append(Finding(rule, "error", place, message, hint, dict(args)))


def _plain(items: tuple[Item, ...]) -> Runs:
    return tuple(item for item in items if isinstance(item, Run))


def _at(place: Place, text: str, fault: TemplateFault, columns: Sequence[int]) -> Place:
    """The place of the fault's word in a passage that begins at ``place``: the first one inside ``{{ }}``."""
    lines = text.split("\n")
    line = min(max(fault.line, 1), len(lines))
    starts = [place.column or 1, *columns[1:]]
    column = (starts[line - 1] if line <= len(starts) else 1) + _inside(lines[line - 1], fault.word)
    return Place(place.file, place.line + line - 1, column)


def _inside(line: str, word: str) -> int:
    if not word:
        return 0
    spans = (found.span() for found in _CODE.finditer(line))
    places = [at for start, end in spans if (at := line.find(word, start, end)) >= 0]
    return places[0] if places else max(line.find(word), 0)
