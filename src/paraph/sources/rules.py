"""Every fault reading can find: a stable rule id, its level, and its wording (`str.format` templates in English)."""

from __future__ import annotations

from msgspec import Struct

from paraph.model import Level

DID_YOU_MEAN = "did you mean `{suggestion}`?"
KNOWN_ARE = "known: {known}"


class Rule(Struct, frozen=True):
    """``level`` is where it starts: `stages` raises some from note or warning to error as the text matures."""

    level: Level
    message: str
    hint: str = ""


FILES = {
    "encoding": Rule("error", "the file is not UTF-8 text: it looks like {encoding}", "save it again as UTF-8"),
    "bad-bytes": Rule("error", "the bytes here are not UTF-8 text", "type the lost letter again, save as UTF-8"),
    "byte-order-mark": Rule("warning", "the file begins with a byte order mark", "save it as UTF-8 without BOM"),
    "tab": Rule("error", "a tab ({count} in this file)", "use spaces: three for each level of a clause"),
    "control-character": Rule("error", "control character {character} ({count} in this file)", "remove it"),
    "private-use-character": Rule(
        "error", "private-use character {character} ({count} in this file)", "replace it by an ordinary letter or sign"
    ),
    "invisible-character": Rule("warning", "invisible character {character} ({count} in this file)", "remove it"),
    "lost-character": Rule(
        "warning", "a replacement character ({count} in this file): a letter was lost on the way", "type it again"
    ),
    "not-nfc": Rule(
        "note",
        "letters written as letter and separate accent, read as one letter",
        "save the text in Unicode form NFC",
    ),
    "mixed-script": Rule(
        "warning", "`{word}` has Latin and Cyrillic letters in one word", "type the word again in one alphabet"
    ),
    "uzbek-apostrophe": Rule(
        "warning",
        "`{found}` stands for a letter of Uzbek ({count} on this line)",
        "write `{right}` ({code})",
    ),
    "file-too-large": Rule("error", "the file has {size} bytes: more than {limit}, it is not read", "split the text"),
    "unreadable-file": Rule("error", "the file cannot be read: {reason}", "check that it is a file and its rights"),
    "empty-file": Rule("error", "the file is empty"),
    "outside-workspace": Rule(
        "error", "a link that leads out of the workspace is not followed", "copy the file into the workspace"
    ),
    "file-name": Rule(
        "error",
        "the file name `{name}` is no id, the file is not read",
        "lower-case Latin letters, digits and hyphens, beginning with a letter: {example}",
    ),
    "stray-file": Rule("warning", "`{name}` is not read: {expected} stand here"),
    "missing-file": Rule("error", "`{name}` is missing"),
    "duplicate-id": Rule("error", "`{name}` is used twice, first in {first}", "give one of the two another id"),
}

YAML = {
    "bad-yaml": Rule("error", "not valid YAML: {problem}", "put a text with a colon, comma or brace in quotes"),
    "yaml-anchor": Rule(
        "error", "{what} are not allowed here", "write the value itself; quote a text with `&`, `*`, `!`"
    ),
    "yaml-limit": Rule("error", "lists and tables stand more than {limit} deep inside one another", "keep it flat"),
    "double-record": Rule("error", "`{name}` is already on record in {first}", "remove one of the two"),
    "duplicate-key": Rule("error", "the key `{name}` stands twice, first in line {first}", "remove one of the two"),
    "unknown-key": Rule("error", "unknown key `{name}`"),
    "unquoted-comma": Rule("error", "`{name}` is read as a key of its own", "put a text with a comma in quotes"),
    "missing-key": Rule("error", "`{name}` is missing"),
    "wrong-type": Rule("error", "{expected} is expected, this is {found}"),
    "bad-id": Rule(
        "error",
        "`{name}` is no id",
        "lower-case Latin letters, digits and hyphens, beginning with a letter",
    ),
    "bad-value": Rule("error", "`{name}` cannot stand here: {expected} is expected"),
    "bad-date": Rule("error", "`{name}` is no date", "year, month, day: 2026-11-22"),
    "missing-nominative": Rule("error", "a table of case forms without `nom`", "add the nominative"),
    "unknown-form": Rule("warning", "unknown form `{name}`"),
    "unknown-field": Rule("error", "`{name}` is no field of a title", "write a field and its form: {known}"),
}

NAMES = {
    "unknown-clause": Rule("error", "unknown clause `{name}`"),
    "unknown-variant": Rule("error", "the clause `{clause}` has no variant `{name}`"),
    "unknown-kind": Rule("error", "unknown kind of instrument `{name}`"),
    "unknown-agreement": Rule("error", "unknown agreement `{name}`"),
    "unknown-party": Rule("error", "unknown Party `{name}`"),
    "unknown-body": Rule("error", "unknown body `{name}`"),
    "unknown-place": Rule("error", "unknown place `{name}`"),
    "unknown-term": Rule("error", "unknown term `{name}`"),
    "unknown-treaty": Rule("error", "unknown treaty `{name}`"),
    "unknown-paper": Rule("error", "no form `{name}` among the papers"),
    "unknown-table": Rule("error", "unknown table `{name}`"),
    "unknown-article": Rule("error", "no article or annex is placed as `{name}`"),
    "unknown-language": Rule("error", "unknown language `{name}`"),
    "language-without-rules": Rule(
        "error",
        "`{name}` is on record, but Paraph does not know how it writes numbers, dates and references",
        "leave it out: another language needs a module of its own",
    ),
    "no-official-language": Rule(
        "warning",
        "no text in an official language of {party} ({languages})",
        "the law of that state may ask for one",
    ),
    "derived-language": Rule("error", "`{name}` is derived from `{base}` and never written", "remove this text"),
    "reserved-id": Rule("error", "`{name}` is a reserved name", "give the placement another `as:`"),
    "duplicate-placement": Rule(
        "error", "two placements have the id `{name}`, first in line {first}", "give one of them its own `as:`"
    ),
    "duplicate-row": Rule("error", "the row key `{name}` stands twice, first in line {first}", "row keys are unique"),
    "no-column": Rule("error", "a table without columns", "write at least one: {{key: ..., heading: {{...}}}}"),
    "duplicate-column": Rule("error", "the column key `{name}` stands twice, first in line {first}", "keys are unique"),
    "overlapping-names": Rule("warning", "two names of `{name}` are in force at the same time", "end one with `to:`"),
    "missing-language": Rule("note", "no {language} text of `{name}`, which `{agreement}` needs", "add it"),
}

CLAUSES = {
    "front-matter-unterminated": Rule("error", "the front matter is not closed", "end it with a line `---`"),
    "text-before-section": Rule("error", "text before the first section", "open a section: `# ru`"),
    "no-section": Rule("error", "the file has no section", "open one: `# ru`"),
    "section-line": Rule(
        "error", "cannot read this line as a section", "`# language / variant / follows HASH`; `\\#` for the character"
    ),
    "duplicate-section": Rule("error", "a second {language} section of the same variant, first in line {first}"),
    "empty-section": Rule("error", "the {language} section has no text", "write it, or remove the section line"),
    "follows-itself": Rule("warning", "the first section of a variant follows nothing", "remove `follows`"),
    "second-heading": Rule("error", "a second heading, first in line {first}", "an article has one heading"),
    "heading-not-first": Rule("error", "the heading does not stand first", "move it under the section line"),
    "heading-mark": Rule("error", "only `#` and `##` are known", "`##` is the heading; write `\\#` for the character"),
    "typed-number": Rule(
        "error", "a typed number `{number}`", "write `1.`: numbers are computed; `\\{number}` to keep it"
    ),
    "typed-dash": Rule("warning", "`{mark}` opens a line as if it were a list", "write `- `, or `\\{mark}` to keep it"),
    "too-deep": Rule("error", "deeper than three levels", "three spaces are one level, at most six spaces stand"),
    "indent": Rule("error", "an indent of {indent} spaces", "three spaces are one level"),
    "indent-jump": Rule("error", "deeper by more than one level than the passage above", "three spaces are one level"),
    "empty-passage": Rule("error", "a passage without words", "write it, or remove its mark"),
    "label-malformed": Rule(
        "error",
        "`{label}` is no label",
        "lower-case letters, digits, hyphens: {{@last-notice}}; `\\{{` for the character",
    ),
    "label-misplaced": Rule("error", "the label `{label}` does not stand at the end", "move it to the passage's end"),
    "duplicate-label": Rule("error", "the label `{name}` stands twice, first in line {first}", "labels are unique"),
    "break-at-end": Rule("warning", "a line break ends the passage", "remove the `\\`"),
    "unknown-escape": Rule("warning", "`\\{character}` means nothing special", "write `\\\\` for a backslash"),
    "unclosed-value": Rule("error", "`{mark}` is not closed", "close it with `{closing}` in the same passage"),
    "stray-close": Rule("error", "`{mark}` closes nothing", "remove it, or open it before"),
    "unclosed-term": Rule("error", "`**` is opened and not closed", "close the defined term; `\\*` for the character"),
    "bracket-in-library": Rule(
        "error",
        "brackets stand only in an agreement's own clauses",
        "copy the clause to the agreement, or write `\\[` for the character",
    ),
    "unclosed-bracket": Rule("error", "`[` is not closed", "close it with `]`, or write `\\[` for the character"),
    "nested-bracket": Rule("error", "a bracket inside a bracket", "close the first before it"),
    "stray-bracket": Rule("error", "`]` without `[`", "remove it, or write `\\]` for the character"),
    "unclosed-block": Rule("error", "`{mark}` is not closed", "close it with `{closing}` on a line of its own"),
    "mismatched-directive": Rule("error", "`{mark}` does not fit what is open: {open}"),
    "unknown-directive": Rule("error", "unknown directive `{name}`"),
    "directive-line": Rule("error", "two directives on one line", "each stands alone on its line"),
    "too-nested": Rule("error", "directives stand more than {limit} deep inside one another", "join their conditions"),
    "bad-loop": Rule("error", "only `for party in parties` is known", "write {{% for party in parties %}}"),
    "nested-loop": Rule("error", "a loop over the Parties inside another", "close the first before it"),
    "bad-condition": Rule(
        "error", "cannot read the condition: {problem}", "known: names, not, ==, !=, in [...], and, or"
    ),
    "unknown-name": Rule("error", "unknown name `{name}` in a condition", "declare it under `parameters`"),
}

PARAMETERS = {
    "parameter-name": Rule("error", "`{name}` cannot name a parameter", "lower-case letters, digits, underscore"),
    "bad-parameter": Rule("error", "parameter `{name}`: {problem}"),
    "bad-default": Rule("error", "the default of `{name}` does not fit: {expected} is expected"),
    "unknown-parameter": Rule("error", "the clause `{clause}` has no parameter `{name}`"),
    "missing-parameter": Rule(
        "error", "the clause `{clause}` needs a value for `{name}`", "add `with: {{{name}: ...}}`"
    ),
    "parameter-type": Rule("error", "the value of `{name}` does not fit: {expected} is expected"),
    "parameter-range": Rule("error", "the value of `{name}` is out of range: {limits}"),
    "unused-parameter": Rule("note", "the parameter `{name}` is not used", "remove it, or use it"),
}

PAIRING = {
    "missing-passage": Rule(
        "warning", "the {language} text lacks the passage of line {line} ({skeleton})", "add it at the same place"
    ),
    "extra-passage": Rule("error", "the {skeleton} text has no such passage", "remove it, or add it to {skeleton}"),
    "passage-kind": Rule("error", "{found} here, {expected} in the {skeleton} text (line {line})", "make them alike"),
    "passage-level": Rule("error", "level {found} here, {expected} in the {skeleton} text (line {line})"),
    "passage-directives": Rule("error", "other directives here than in the {skeleton} text (line {line})"),
    "passage-brackets": Rule("error", "other `:::` blocks here than in the {skeleton} text (line {line})"),
    "passage-label": Rule("error", "the label `{name}` is not in the {skeleton} text", "use the labels of {skeleton}"),
    "passage-order": Rule("error", "the label `{name}` stands in another order in the {skeleton} text (line {line})"),
    "stale-text": Rule(
        "warning",
        "the {language} text does not follow the {skeleton} text as it now reads",
        "compare the two, then run `paraph stamp`",
    ),
}

AGREEMENTS = {
    "few-parties": Rule("error", "an instrument needs at least two Parties"),
    "repeated": Rule("error", "`{name}` stands twice in this list", "remove one of the two"),
    "numbering": Rule(
        "error", "`{name}` is no numbering", "one of `1.`, `1)`, `(1)`, `а)`, `-` for each of three levels"
    ),
    "binding-asked": Rule(
        "error",
        "is it meant to bind? An instrument of the kind `{kind}` must say so",
        "write `binding: true`, or `binding: false`: then it is no treaty and creates no obligations",
    ),
    "binding-of-kind": Rule(
        "error", "an instrument of the kind `{kind}` cannot say `binding: {said}`", "remove it, or take another kind"
    ),
    "paper-not-made": Rule("error", "nobody here makes `{name}`: it is a paper of {party}", "remove it from the list"),
    "paper-value": Rule("error", "no clause of the paper `{paper}` has the parameter `{name}`"),
    "about-unread": Rule(
        "error", "what `{name}` is cannot be read, so nothing can cite it", "`paraph check {name}` says why"
    ),
    "about-itself": Rule("error", "`{name}` cannot be about itself", "name the agreement that it cites"),
    "lapsed-treaty": Rule(
        "warning",
        "`{name}` is cited, which lapsed on {date}",
        "cite what is in force; a text may still say what it takes the place of",
    ),
    "not-in-agreement": Rule("error", "`{name}` is not among the {what} of this agreement"),
}

RECORDS = {
    "record-target": Rule(
        "error", "the record `{name}` must say what it is about, once", "write `passage: ...` or `row: ...`, not both"
    ),
    "unknown-passage": Rule("error", "there is no labelled passage `{name}` in this agreement"),
    "unknown-row": Rule("error", "there is no row `{name}` in the tables of this agreement"),
    "row-of-several": Rule(
        "error", "the row `{name}` stands in several tables: {tables}", "give it another key in all but one"
    ),
    "record-row": Rule("error", "the record of the row `{row}` has the id `{name}`", "give it the row's key as its id"),
    "duplicate-target": Rule(
        "error", "the record `{name}` is about the same as `{first}`", "one record for each passage and each row"
    ),
    "wrong-party": Rule("error", "`{name}` is a body of {owner}, not of {party}"),
    "not-a-task": Rule(
        "error",
        "`{name}` is of the grade `{grade}`, which opens no task, and has {what}",
        "only `agreed` and `approved` open tasks: raise the grade, or remove it",
    ),
    "task-without-deadline": Rule("error", "the task `{name}` has no deadline", "add `deadline:`"),
    "task-without-responsible": Rule(
        "error", "nobody of {party} is responsible for the task `{name}`", "name its body under `responsible:`"
    ),
    "history-order": Rule("error", "{on} stands after {before}", "a history is written in the order of time"),
    "history-early": Rule(
        "error", "{on} is before {before}, the day of the instrument itself", "check both: `on:` and the date"
    ),
    "postponed-without-deadline": Rule(
        "error", "`{name}` is postponed without a later deadline", "add the new `deadline:` beside the status"
    ),
    "done-without-evidence": Rule("warning", "`{name}` is done, and nothing proves it", "add `evidence:`"),
    "unknown-decision": Rule(
        "warning", "no decision `{name}` stands in this workspace", "`by:` is <agreement>/<article or passage>"
    ),
    "decision-without-record": Rule(
        "warning", "the decision `{name}` has no record", "add one to records.yaml, or give the label another name"
    ),
    "row-without-record": Rule(
        "warning", "the row `{name}` has no record, its cells stay empty", "add one to records.yaml: its id is the key"
    ),
    "column-from": Rule("error", "`from: {name}` {problem}"),
    "follow-up-circle": Rule(
        "error", "`{name}` already follows up this agreement, or lists it", "follow up the earlier of the two"
    ),
    "lists-nothing": Rule(
        "error",
        "`lists: {name}` tells of the agreement that this one is about, and it is about none",
        "name it in agreement.yaml: `about: ID`",
    ),
    "other-parties": Rule("error", "the Parties of `{name}` are not those of this agreement"),
}

RULES: dict[str, Rule] = {**FILES, **YAML, **NAMES, **CLAUSES, **PARAMETERS, **PAIRING, **AGREEMENTS, **RECORDS}
"""All rules by id. An id is never reused for another fault."""
