"""Times a command as a whole process: medians, and the largest memory of it and its children."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple


class Figure(NamedTuple):
    """Median seconds over the runs, and the peak resident size in MB of the largest process."""

    seconds: float
    megabytes: float
    runs: int

    def __str__(self) -> str:
        return f"{self.seconds:.2f} s (median of {self.runs}), {self.megabytes:.0f} MB"


_CHILD = """
import resource, subprocess, sys, time
t = time.perf_counter()
done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
print(time.perf_counter() - t, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024, done.returncode)
sys.stderr.buffer.write(done.stderr)
"""


def process(
    command: Sequence[str],
    *,
    runs: int = 5,
    before: Callable[[], object] | None = None,
    cwd: Path | None = None,
    ends: Sequence[int] = (0,),
) -> Figure:
    """Run ``command`` ``runs`` times, ``before`` each; raises ``RuntimeError`` when it does not end as in ``ends``."""
    seconds, memory = [], []
    for _ in range(runs):
        if before is not None:
            before()
        done = subprocess.run(
            [sys.executable, "-c", _CHILD, *command],
            capture_output=True,
            text=True,
            cwd=cwd,
            check=False,
            env=os.environ,
        )
        took, peak, code = done.stdout.split()
        if int(code) not in ends:
            raise RuntimeError(f"{' '.join(command)}: exit {code}\n{done.stderr}")
        seconds.append(float(took))
        memory.append(float(peak))
    return Figure(statistics.median(seconds), max(memory), runs)


def peak_here() -> float:
    """Peak resident size of this process in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
