"""Two orders of the same things in one line: the new order, with ghosts of what went or moved away in between."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from paraph.compare.sequence import increasing

Thread = tuple[int | None, int | None]
"""(new place, old place): both: it stands where it stood; new only: it came or moved here; old only: a ghost."""


def weave(partners: Sequence[int | None], olds: int, weights: Sequence[float]) -> list[Thread]:
    """``partners``: for each new place the old one it came from, or ``None``; ``olds``: how many old places there are.

    What weighs most stays in place, the rest moves. A ghost stands after the nearest earlier survivor.
    """
    both = [(new, old) for new, old in enumerate(partners) if old is not None]
    keep = increasing([old for _, old in both], [weights[new] for new, _ in both])
    stay = {both[at][0]: both[at][1] for at in keep}
    staying = set(stay.values())
    ghosts: defaultdict[int, list[Thread]] = defaultdict(list)
    last = -1
    for old in range(olds):
        if old in staying:
            last = old
        else:
            ghosts[last].append((None, old))
    out: list[Thread] = list(ghosts[-1])
    for new in range(len(partners)):
        out.append((new, stay.get(new)))
        if new in stay:
            out += ghosts[stay[new]]
    return out
