"""An agreement in, the editions to publish out: every issued draft, or the working text where none was issued."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from paraph.drafts.editions import WORK
from paraph.drafts.frozen import head
from paraph.drafts.register import read_register
from paraph.errors import ContentError, InputError, UsageError
from paraph.publish.package.manifest import Link


class Planned(Struct, frozen=True, kw_only=True):
    """One edition to publish. ``number`` is ``None`` for the working text, whose date is known when it is assembled."""

    agreement: str
    edition: str
    number: int | None
    note: str | None = None
    chain: tuple[Link, ...] = ()

    @property
    def digest(self) -> str:
        """What its frozen files are, in one word."""
        return " ".join(link.sha256 for link in self.chain)


def planned(root: Path, agreement: str, *, with_work: bool = False) -> tuple[Planned, ...]:
    """The editions of ``agreement``, the oldest first; with ``with_work`` the working text stands last.

    Raises ``ContentError`` with every fault of its register: a draft that is not what was issued is not published.
    """
    register = read_register(root, agreement)
    faults = [finding for finding in register.faults if finding.level == "error"]
    if faults:
        raise ContentError(faults)
    chain: list[Link] = []
    out: list[Planned] = []
    for entry in register.entries:
        name = f"{register.folder}/{entry.name}"
        found = head((root / name).read_bytes(), name)
        chain.append(Link(edition=entry.number, date=found.date, sha256=entry.sha256, previous=found.previous))
        out.append(
            Planned(
                agreement=agreement,
                edition=f"draft-{entry.number:02d}",
                number=entry.number,
                note=found.note or None,
                chain=tuple(chain),
            )
        )
    if with_work or not out:
        out.append(Planned(agreement=agreement, edition=WORK, number=None, chain=tuple(chain)))
    return tuple(out)


def public_ones(root: Path, asked: tuple[str, ...], known: tuple[str, ...]) -> tuple[str, ...]:
    """The agreements marked ``public: true``, of those asked for or of all.

    Raises ``UsageError`` for one that was asked for by name and is not marked.
    """
    for name in asked:
        if not _is_public(root, name):
            raise UsageError(
                "`{id}` is not marked as public",
                hint="`public: true` in its agreement.yaml says that anybody may read it",
                id=name,
            )
    return asked or tuple(name for name in known if _is_public(root, name))


def _is_public(root: Path, agreement: str) -> bool:
    """Its own words in ``agreement.yaml``; whatever cannot be read is not public."""
    import yaml

    path = root / "agreements" / agreement / "agreement.yaml"
    try:
        raw = yaml.load(path.read_bytes(), Loader=yaml.BaseLoader)
    except (OSError, UnicodeDecodeError) as error:
        raise InputError("{path} cannot be read: {reason}", path=path.name, reason=str(error)) from error
    except yaml.YAMLError:
        return False
    return isinstance(raw, dict) and raw.get("public") == "true"
