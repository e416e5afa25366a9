"""Notes that the second answer cites and the first has not: copied under the ids they were given."""

from __future__ import annotations

from copy import deepcopy

from paraph.wordcompare.names import ID
from paraph.wordcompare.opening.notes import NoteIds
from paraph.wordcompare.workbench import Workbench


def bring_notes(bench: Workbench) -> None:
    """Copy the notes that the merged body cites."""
    for notes in bench.translation.notes.values():
        _bring(bench, notes)


def _bring(bench: Workbench, notes: NoteIds) -> None:
    root = bench.new.roots[bench.new.main]
    cited = {each.get(ID) for each in root.iter(notes.reference)}
    missing = [key for key in cited if key not in notes.news and key in notes.was]
    if not missing or notes.old_root is None or notes.old_part is None:
        return
    bench.translation.story(notes.old_root, notes.old_part, notes.new_part or notes.old_part)
    if notes.new_root is None:
        made = deepcopy(notes.old_root)
        for each in [each for each in made if each in list(made) and each.get(ID) in notes.olds]:
            made.remove(each)
        notes.new_part = bench.add_part(notes.kind + "s", made)
        notes.new_root = made
    for key in sorted(missing, key=int):
        note = deepcopy(notes.olds[notes.was[key]])
        note.set(ID, key)
        notes.new_root.append(note)
    if notes.new_part is not None:
        bench.changed.add(notes.new_part)
