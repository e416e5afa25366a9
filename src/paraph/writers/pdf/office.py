"""Word files in, PDFs out: LibreOffice, for those who restyled the Word templates and want exactly that as PDF.

Never for redlines: LibreOffice 7.4 prints struck words inside content controls as live text (measured).
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from paraph.errors import EngineError

_USUAL = (
    Path("C:/Program Files/LibreOffice/program/soffice.com"),
    Path("C:/Program Files/LibreOffice/program/soffice.exe"),
    Path("C:/Program Files (x86)/LibreOffice/program/soffice.exe"),
    Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
    Path("/opt/libreoffice/program/soffice"),
    Path("/usr/lib/libreoffice/program/soffice"),
    Path("/snap/bin/libreoffice"),
)
_PDF_A_2B = '"SelectPdfVersion":{"type":"long","value":"2"}'
_PDF_UA = '"PDFUACompliance":{"type":"boolean","value":"true"}'
_FILTER = f"pdf:writer_pdf_Export:{{{_PDF_A_2B},{_PDF_UA}}}"
_SECONDS = 60.0
_SECONDS_EACH = 20.0


def find_soffice() -> Path:
    """Where LibreOffice is: on the path, or where its installers put it. Raises ``EngineError`` if it is nowhere."""
    for name in ("soffice", "libreoffice", "soffice.com"):
        found = shutil.which(name)
        if found is not None:
            return Path(found)
    for place in _USUAL:
        if place.is_file():
            return place
    raise EngineError(
        "LibreOffice was not found on this computer",
        hint="install LibreOffice or leave out --pdf-engine libreoffice",
    )


def convert(
    documents: Sequence[bytes | Path], *, soffice: Path | None = None, timeout: float | None = None
) -> tuple[bytes, ...]:
    """The PDFs of Word files, in their order, by one call of LibreOffice with a profile of its own.

    Raises ``EngineError`` if LibreOffice is missing, fails, makes no file or takes longer than ``timeout`` seconds
    (by default a minute and 20 seconds for each file); no process of it is left then.
    """
    if not documents:
        return ()
    program = soffice or find_soffice()
    allowed = timeout if timeout is not None else _SECONDS + _SECONDS_EACH * len(documents)
    with tempfile.TemporaryDirectory(prefix="paraph-office-", ignore_cleanup_errors=True) as folder:
        base = Path(folder)
        names = _lay_out(documents, base / "in")
        said = _run([str(program), *_arguments(base, names)], allowed)
        return tuple(_made(base / "out" / name.with_suffix(".pdf").name, said) for name in names)


def _lay_out(documents: Sequence[bytes | Path], folder: Path) -> list[Path]:
    """Copies under plain numbered names: two files may share one, and none reaches the command line."""
    folder.mkdir()
    names = []
    for number, document in enumerate(documents, 1):
        name = folder / f"{number:04}.docx"
        name.write_bytes(document if isinstance(document, bytes) else document.read_bytes())
        names.append(name)
    return names


def _arguments(base: Path, names: Sequence[Path]) -> list[str]:
    return [
        f"-env:UserInstallation={(base / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--nolockcheck",
        "--convert-to",
        _FILTER,
        "--outdir",
        str(base / "out"),
        *(str(name) for name in names),
    ]


def _run(command: Sequence[str], seconds: float) -> str:
    """Runs LibreOffice and waits; what it said. Cut short, by time or by the user, it takes its children with it."""
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    except OSError as error:
        raise EngineError("LibreOffice could not be started: {reason}", reason=str(error)) from error
    with process:
        try:
            said, _ = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired as error:
            raise EngineError("LibreOffice took longer than {seconds} seconds", seconds=f"{seconds:g}") from error
        finally:
            if process.poll() is None:
                _end(process)
    return said.decode("utf-8", "replace").strip()


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends the process with everything it started: killed alone, the launcher would leave soffice.bin behind."""
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/T", "/F", "/PID", str(process.pid)], capture_output=True, check=False)
    else:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)


def _made(path: Path, said: str) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise EngineError("LibreOffice made no PDF: {reason}", reason=said or "it gave no reason") from error
