"""Writes requirements/*.lock: every dependency with the hashes of its wheels, and no download address."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TARGETS = {
    "runtime": ["--extra", "build"],
    "sign": ["--extra", "build", "--extra", "sign", "--extra", "sign-pdf"],
    "dev": ["--extra", "build", "--extra", "dev", "--extra", "sign", "--extra", "sign-pdf"],
}
HEAD = "# Written by `make lock` from pyproject.toml. Hashes only: any index or mirror serves.\n"


def main() -> int:
    for name, extras in TARGETS.items():
        command = [
            sys.executable,
            "-m",
            "uv",
            "pip",
            "compile",
            "pyproject.toml",
            *extras,
            "--universal",
            "--python-version",
            "3.11",
            "--generate-hashes",
            "--no-header",
            "--no-annotate",
            "--no-emit-index-url",
            "--no-emit-find-links",
            "--quiet",
        ]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env=os.environ, check=False)
        if done.returncode:
            print(done.stderr, file=sys.stderr)
            return 1
        if re.search(r"https?://", done.stdout):
            print("a download address got into the lock", file=sys.stderr)
            return 1
        (ROOT / "requirements" / f"{name}.lock").write_text(HEAD + done.stdout, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
