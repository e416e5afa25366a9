"""Paths in, a report on each out."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from paraph.errors import InputError
from paraph.publish.package.manifest import MANIFEST, Index, Manifest
from paraph.publish.sign.keys import Trusted
from paraph.publish.verify.catalog import Catalog, given, near
from paraph.publish.verify.loose import verify_file
from paraph.publish.verify.manifests import NoManifestError, read_manifest, subject_of
from paraph.publish.verify.package import check_package
from paraph.publish.verify.published import check_published
from paraph.publish.verify.store import LISTING, Archive, Folder, Store, listing_size
from paraph.publish.verify.verdicts import Problem, Report, worst


class VerifyRequest(Struct, frozen=True, kw_only=True):
    """What is asked. ``packages``: where loose files are looked up; empty: in what lies near them."""

    paths: tuple[str, ...]
    packages: tuple[str, ...] = ()
    workspace: Path | None = None
    keys: tuple[Trusted, ...] = ()
    certificates: tuple[bytes, ...] = ()


def verify(request: VerifyRequest) -> tuple[Report, ...]:
    """A report on every path, in their order. Raises ``UsageError`` for packages that are not there."""
    named = given(request.packages) if request.packages else None
    return tuple(_verify(path, request, named) for path in request.paths)


def _verify(name: str, request: VerifyRequest, named: Catalog | None) -> Report:
    path = Path(name)
    try:
        if path.name == MANIFEST and path.is_file():
            path = path.parent
        if path.exists() and not (path.is_dir() or path.is_file()):
            raise InputError("{file} is neither a file nor a folder", file=path.name)
        if path.is_dir():
            return _store(Folder(path), name, request.keys)
        if _is_package(path):
            archive = Archive(path)
            try:
                return _store(archive, name, request.keys)
            finally:
                archive.close()
        catalog = named if named is not None else near(path, request.workspace)
        return verify_file(path, name, catalog, request.certificates)
    except InputError as error:
        problem = Problem(verdict="unreadable", message=error.message, args=dict(error.args_))
        return Report(path=name, kind="package", verdict="unreadable", problems=(problem,))
    except OSError as error:
        args: dict[str, str | int] = {"reason": error.strerror or str(error)}
        problem = Problem(verdict="unreadable", message="it cannot be read: {reason}", args=args)
        return Report(path=name, kind="file", verdict="unreadable", problems=(problem,))


def _is_package(path: Path) -> bool:
    """A ZIP that is no Word file: it says so by its name or by what it holds."""
    if path.suffix.lower() == ".zip":
        return True
    if not zipfile.is_zipfile(path) or listing_size(path) > LISTING:
        return False
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()[:1000]
    return any(name == MANIFEST or name.endswith(f"/{MANIFEST}") for name in names)


def _store(store: Store, name: str, keys: Sequence[Trusted]) -> Report:
    if any(not each.path for each in store.problems):
        # The heap as a whole is dangerous: nothing in it is read.
        return Report(path=name, kind="package", verdict="unsafe", problems=tuple(store.problems))
    try:
        manifest, data = read_manifest(store)
    except NoManifestError as error:
        return _refused(store, name, Problem(verdict="missing", path=MANIFEST, message=error.message))
    except InputError as error:
        problem = Problem(verdict="unreadable", path=MANIFEST, message=error.message, args=dict(error.args_))
        return _refused(store, name, problem)
    if isinstance(manifest, Index):
        return _published(store, manifest, data, name, keys)
    return _package(store, manifest, data, name, keys)


def _refused(store: Store, name: str, problem: Problem) -> Report:
    problems = (*store.problems, problem)
    return Report(path=name, kind="package", verdict=worst(each.verdict for each in problems), problems=problems)


def _package(store: Store, manifest: Manifest, data: bytes, name: str, keys: Sequence[Trusted]) -> Report:
    checked = check_package(store, manifest, data, keys)
    return Report(
        path=name,
        kind="package",
        verdict=worst(each.verdict for each in checked.problems),
        subject=subject_of(manifest),
        files=len(manifest.files),
        problems=checked.problems,
        signed=checked.signed,
    )


def _published(store: Store, index: Index, data: bytes, name: str, keys: Sequence[Trusted]) -> Report:
    checked = check_published(store, index, data, keys)
    return Report(
        path=name,
        kind="published",
        verdict=worst(each.verdict for each in checked.problems),
        packages=checked.packages,
        files=checked.files,
        problems=checked.problems,
        signed=checked.signed,
    )
