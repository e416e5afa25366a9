"""Run by a Python that has ``uno``: Word files in, the same with every tracked change accepted or rejected out.

``officeside.py SOFFICE FOLDER``: every ``*.docx`` of FOLDER goes to ``accepted/`` and ``rejected/`` there, and its
tracked changes as LibreOffice lists them to ``changes.json``. One LibreOffice for all, with a profile in FOLDER, ended
with the script. Comments must not be in the files: without a screen (its packages "nogui") LibreOffice has no windows
to show them and falls over. Nothing but the standard library and ``uno`` is needed, whatever that Python is.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

COMMANDS = {"accepted": ".uno:AcceptAllTrackedChanges", "rejected": ".uno:RejectAllTrackedChanges"}
START_SECONDS = 60


def main(soffice: str, folder: Path) -> None:
    """Starts LibreOffice, does all files, ends it."""
    pipe = f"paraph{os.getpid()}"
    command = [
        soffice,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        *("--headless", "--norestore", "--nolockcheck", "--nologo", "--nodefault"),
        f"--accept=pipe,name={pipe};urp;StarOffice.ComponentContext",
    ]
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL)
    try:
        context = connected(pipe, process)
        desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        dispatcher = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
        found = {path.stem: side(desktop, dispatcher, path) for path in sorted(folder.glob("*.docx"))}
        (folder / "changes.json").write_text(json.dumps(found), encoding="utf-8")
        desktop.terminate()
        process.wait(30)
    finally:
        if process.poll() is None:
            process.kill()


def connected(pipe: str, process: subprocess.Popen[bytes]) -> Any:
    """The context of the LibreOffice that has just been started, as soon as it answers."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and process.poll() in (None, 0):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.1)
    raise SystemExit("LibreOffice did not answer")


def side(desktop: Any, dispatcher: Any, path: Path) -> list[dict[str, str]]:
    """Both sides of one file; its tracked changes: kind, author."""
    changes: list[dict[str, str]] = []
    for name, command in COMMANDS.items():
        document = desktop.loadComponentFromURL(path.as_uri(), "_blank", 0, (value("Hidden", True),))
        listed = document.getRedlines().createEnumeration()
        changes = []
        while listed.hasMoreElements():
            each = listed.nextElement()
            changes.append({"kind": each.RedlineType, "author": each.RedlineAuthor})
        dispatcher.executeDispatch(document.CurrentController.Frame, command, "", 0, ())
        if document.getRedlines().createEnumeration().hasMoreElements():
            raise SystemExit(f"{path.name}: changes are left when all are {name}")
        document.getTextFields().refresh()
        out = path.parent / name / path.name
        out.parent.mkdir(exist_ok=True)
        document.storeToURL(out.as_uri(), (value("FilterName", "MS Word 2007 XML"),))
        document.close(True)
    return changes


def value(name: str, of: object) -> Any:
    """A named argument."""
    made = PropertyValue()
    made.Name, made.Value = name, of
    return made


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]).resolve())
