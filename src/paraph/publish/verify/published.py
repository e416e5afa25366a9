"""A published folder in: its list of packages, each package, what stands beside them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from msgspec import Struct

from paraph.errors import InputError
from paraph.publish.package.manifest import MANIFEST, SIGNATURE, SUMS, Index, Manifest
from paraph.publish.sign.keys import Signed, Trusted
from paraph.publish.verify.manifests import read_manifest, read_sums, subject_of
from paraph.publish.verify.package import check_package, file_problems, signature_problems, signatures
from paraph.publish.verify.store import Part, Store
from paraph.publish.verify.verdicts import Problem, Subject, Verdict


class CheckedAll(Struct, frozen=True, kw_only=True):
    """What was found in the whole."""

    problems: tuple[Problem, ...]
    packages: tuple[Subject, ...]
    files: int
    signed: tuple[Signed, ...]


def check_published(store: Store, index: Index, data: bytes, keys: Sequence[Trusted]) -> CheckedAll:
    """Hold everything in ``store`` against the list of packages, whose bytes are ``data``."""
    sums = read_sums(store)
    problems = list(store.problems)
    if sums.get(MANIFEST) != hashlib.sha256(data).hexdigest():
        problems.append(_not_of_sums(sums))
    chains: dict[str, tuple[str, ...]] = {}
    subjects: list[Subject] = []
    beside = [*index.files, *(package.archive for package in index.packages)]
    for package in index.packages:
        part = Part(store, package.folder)
        try:
            manifest, own = read_manifest(part)
        except InputError as error:
            verdict: Verdict = "unreadable" if MANIFEST in part.sizes() else "missing"
            problem = Problem(verdict=verdict, path=MANIFEST, message=error.message, args=error.args_)
            problems.append(_of(package.folder, problem))
            continue
        if not isinstance(manifest, Manifest):
            message = "it is not the manifest of a package"
            problems.append(_of(package.folder, Problem(verdict="swapped", path=MANIFEST, message=message)))
            continue
        checked = check_package(part, manifest, own, expected=package.manifest)
        problems += [_of(package.folder, each) for each in checked.problems]
        problems += _fits(package.folder, package.agreement, package.edition, manifest)
        problems += _follows(package.folder, manifest, chains)
        subjects.append(subject_of(manifest))
    problems += file_problems(store, beside)
    folders = tuple(f"{package.folder}/" for package in index.packages)
    known = {MANIFEST, SUMS, SIGNATURE, *(file.path for file in beside)}
    for path in sorted(set(store.sizes()) - known):
        if not path.startswith(folders):
            problems.append(Problem(verdict="extra", path=path, message="the manifest does not list it"))
    signed = signatures(store, data, keys)
    problems += signature_problems(signed, keys)
    return CheckedAll(problems=_distinct(problems), packages=tuple(subjects), files=len(store.sizes()), signed=signed)


def _not_of_sums(sums: dict[str, str]) -> Problem:
    if not sums:
        return Problem(verdict="missing", path=SUMS, message="it is not there")
    return Problem(verdict="swapped", path=MANIFEST, message="it is not the manifest that SHA256SUMS names")


def _of(folder: str, problem: Problem) -> Problem:
    path = f"{folder}/{problem.path}" if problem.path else folder
    return Problem(verdict=problem.verdict, path=path, message=problem.message, args=problem.args)


def _fits(folder: str, agreement: str, edition: str, manifest: Manifest) -> Iterator[Problem]:
    if (manifest.agreement.id, manifest.edition) != (agreement, edition):
        message = "it is the manifest of {agreement}, {edition}"
        args: dict[str, str | int] = {"agreement": manifest.agreement.id, "edition": manifest.edition}
        yield Problem(verdict="swapped", path=f"{folder}/{MANIFEST}", message=message, args=args)


def _follows(folder: str, manifest: Manifest, chains: dict[str, tuple[str, ...]]) -> Iterator[Problem]:
    """The chains of one agreement's editions are beginnings of one another."""
    chain = tuple(link.sha256 for link in manifest.chain)
    longest = chains.get(manifest.agreement.id, ())
    shorter = min(len(chain), len(longest))
    if chain[:shorter] != longest[:shorter]:
        yield Problem(verdict="chain", path=folder, message="its chain of drafts is not that of the other editions")
    if len(chain) > len(longest):
        chains[manifest.agreement.id] = chain


def _distinct(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    return tuple({(each.verdict, each.path, each.message): each for each in problems}.values())
