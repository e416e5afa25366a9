"""Who made it: detached signatures of manifests in minisign's format, PDF signatures; good, bad, unknown, missing."""

from __future__ import annotations

import asyncio
import datetime
import hashlib
import io
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from e2e.shell import digests
from paraph.errors import InputError, UsageError
from paraph.publish import Keys
from paraph.publish.sign.keys import trusted_keys
from paraph.publish.sign.minisign import is_good, read_public, read_secret_key, read_signature, sign
from paraph.publish.sign.pdf import PdfSigner, check_pdf
from paraph.publish.verify.conductor import VerifyRequest, verify
from paraph.publish.verify.verdicts import Report
from support import madeup
from support.keys import Pair, minisign_pair, pdf_store
from support.published import publication

PUBLISHED_KEY = "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3"
PUBLISHED_SIGNATURE = b"""untrusted comment: signature from minisign secret key
RUQf6LRCGA9i559r3g7V1qNyJDApGip8MfqcadIgT9CuhV3EMhHoN1mGTkUidF/z7SrlQgXdy8ofjb7bNJJylDOocrCo8KLzZwo=
trusted comment: timestamp:1633700835\tfile:test\tprehashed
wLMDjy9FLAuxZ3q4NlEvkgtyhrr0gtTu6KC4KBJdITbbOeAi1zBIYo0v4iTgt8jJpIidRJnp94ABQkJAgAooBQ==
"""
"""An example that minisign's author has published, over the bytes ``test``."""
AT = "2026-11-24T09:00:00+00:00"


def test_a_signature_that_minisign_made() -> None:
    key = read_public(PUBLISHED_KEY)
    assert key.id == "E7620F1842B4E81F"
    signature = read_signature(PUBLISHED_SIGNATURE)
    assert signature.trusted == "timestamp:1633700835\tfile:test\tprehashed"
    assert is_good(signature, key, b"test")
    assert not is_good(signature, key, b"Test")
    other = read_signature(PUBLISHED_SIGNATURE.replace(b"file:test", b"file:rest"))
    assert not is_good(other, key, b"test")


@pytest.mark.parametrize("password", [None, "Пароль 1"])
def test_sign_and_check(tmp_path: Path, password: str | None) -> None:
    pair = minisign_pair(tmp_path, password=password)
    secret = read_secret_key(pair.secret.read_text(), password)
    made = sign(secret, b"data", "friendship draft-02 internal")
    assert made == sign(secret, b"data", "friendship draft-02 internal")
    assert len(made.splitlines()) == 4
    public = read_public(pair.public.read_text())
    assert is_good(read_signature(made), public, b"data")
    assert not is_good(read_signature(made), public, b"date")


def test_a_locked_key_asks_for_its_password(tmp_path: Path) -> None:
    pair = minisign_pair(tmp_path, password="right")
    with pytest.raises(UsageError, match="locked"):
        read_secret_key(pair.secret.read_text(), None)
    with pytest.raises(UsageError, match="does not open"):
        read_secret_key(pair.secret.read_text(), "wrong")


@pytest.mark.parametrize("text", ["", "untrusted comment: x", "RWQf", "AAAA" * 40, "not base64 at all"])
def test_what_is_no_key(text: str) -> None:
    with pytest.raises(InputError):
        read_public(text)
    with pytest.raises(InputError):
        read_secret_key(text, None)


def test_a_key_with_absurd_costs_is_refused(tmp_path: Path) -> None:
    """A key file from elsewhere may not make us take all the memory there is."""
    import base64

    pair = minisign_pair(tmp_path, password="x")
    line = pair.secret.read_text().splitlines()[1]
    data = bytearray(base64.b64decode(line))
    data[38:54] = b"\xff" * 16
    with pytest.raises(InputError):
        read_secret_key(base64.b64encode(bytes(data)).decode(), "x")


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Pair:
    return minisign_pair(tmp_path_factory.mktemp("keys"))


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory, pair: Pair) -> Path:
    """A published folder whose manifests are signed."""
    root = madeup.write(tmp_path_factory.mktemp("signed") / "workspace")
    publication(root, keys=Keys(manifest=str(pair.secret)))
    return root / "public"


def checked(path: Path, *keys: Path) -> Report:
    (report,) = verify(VerifyRequest(paths=(str(path),), keys=trusted_keys(map(str, keys))))
    return report


def test_verify_says_who_signed(signed: Path, pair: Pair, tmp_path: Path) -> None:
    for path in (signed, signed / "friendship/work", signed / "friendship/friendship-work-internal.zip"):
        report = checked(path, pair.public)
        assert report.verdict == "issued"
        (found,) = report.signed
        assert (found.standing, found.by) == ("good", "ministry")
    assert checked(signed / "friendship/work", pair.public).signed[0].says == "friendship work internal"
    without = checked(signed).signed[0]
    assert (without.standing, without.by) == ("unknown-key", "")
    other = minisign_pair(tmp_path, "somebody")
    report = checked(signed, other.public)
    assert (report.verdict, report.code) == ("unsigned", 15)


def test_a_forged_manifest(signed: Path, pair: Pair, tmp_path: Path) -> None:
    folder = tmp_path / "package"
    shutil.copytree(signed / "friendship/work", folder)
    path = folder / "manifest.json"
    old = hashlib.sha256(path.read_bytes()).hexdigest()
    path.write_bytes(path.read_bytes().replace(b'"at_signature": 1', b'"at_signature": 0'))
    sums = folder / "SHA256SUMS"
    sums.write_text(sums.read_text().replace(old, hashlib.sha256(path.read_bytes()).hexdigest()))
    assert checked(folder).verdict == "issued"
    report = checked(folder, pair.public)
    assert (report.verdict, report.code) == ("forged", 26)


def test_a_package_without_a_signature(signed: Path, pair: Pair, tmp_path: Path) -> None:
    folder = tmp_path / "package"
    shutil.copytree(signed / "friendship/work", folder)
    (folder / "manifest.json.minisig").unlink()
    assert checked(folder, pair.public).verdict == "unsigned"
    (folder / "manifest.json.minisig").write_text("nonsense")
    assert checked(folder, pair.public).verdict == "forged"


def test_the_same_key_makes_the_same_bytes(
    signed: Path, pair: Pair, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And it may come from the environment."""
    monkeypatch.setenv("PARAPH_TEST_KEY", pair.secret.read_text())
    root = madeup.write(tmp_path / "workspace")
    publication(root, keys=Keys(manifest="env:PARAPH_TEST_KEY"))
    assert digests(root / "public") == digests(signed)
    assert publication(root, keys=Keys(manifest="env:PARAPH_TEST_KEY")).up_to_date
    monkeypatch.delenv("PARAPH_TEST_KEY")
    with pytest.raises(UsageError, match="PARAPH_TEST_KEY"):
        publication(root, keys=Keys(manifest="env:PARAPH_TEST_KEY"))


def test_another_key_signs_anew_and_makes_no_file_anew(tmp_path: Path) -> None:
    root = madeup.write(tmp_path / "workspace")
    publication(root)
    before = digests(root / "public/friendship/work")
    report = publication(root, keys=Keys(manifest=str(minisign_pair(tmp_path).secret)))
    assert not report.up_to_date
    after = digests(root / "public/friendship/work")
    assert {name for name in after if before.get(name) != after[name]} == {"SHA256SUMS", "manifest.json.minisig"}


# ---- PDF


@pytest.fixture(scope="module")
def seal(tmp_path_factory: pytest.TempPathFactory) -> Pair:
    return pdf_store(tmp_path_factory.mktemp("seal"))


@pytest.fixture
def password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARAPH_PDF_PASSWORD", "secret")


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory, seal: Pair) -> Path:
    """A published folder whose originals carry a PDF signature."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PARAPH_PDF_PASSWORD", "secret")
        root = madeup.write(tmp_path_factory.mktemp("sealed") / "workspace")
        publication(root, keys=Keys(pdf=str(seal.secret), signed_at=AT))
    return root / "public"


def loose(path: Path, package: Path, *certificates: Path) -> Report:
    request = VerifyRequest(
        paths=(str(path),), packages=(str(package),), certificates=tuple(each.read_bytes() for each in certificates)
    )
    (report,) = verify(request)
    return report


@pytest.mark.slow
def test_a_signed_original(sealed: Path, seal: Pair, tmp_path: Path) -> None:
    assert checked(sealed).verdict == "issued"
    for name in ("friendship.uz-ru.pdf", "signing-folder.pdf"):
        path = Path(shutil.copy(sealed / "friendship/work/originals/LAG" / name, tmp_path / "a.pdf"))
        report = loose(path, sealed, seal.public)
        assert report.verdict == "issued"
        (found,) = report.pdf_signed
        assert (found.standing, found.by, found.on, found.whole) == ("good", "Ministry of Seals", AT, True)
        (nobody,) = loose(path, sealed).pdf_signed
        assert nobody.standing == "unknown-signer"
        assert len(PdfReader(path).pages) >= 1


@pytest.mark.slow
def test_a_signature_by_the_other_side(public: Path, seal: Pair, password: None, tmp_path: Path) -> None:
    """They signed the file we issued: all of it is there, and a signature after it."""
    data = (public / "friendship/draft-02/originals/LAG/friendship.ru.pdf").read_bytes()
    path = tmp_path / "a.pdf"
    path.write_bytes(PdfSigner(str(seal.secret), AT).sign(data))
    report = loose(path, public, seal.public)
    assert (report.verdict, report.code) == ("appended", 12)
    assert [(each.standing, each.by) for each in report.pdf_signed] == [("good", "Ministry of Seals")]


@pytest.mark.slow
def test_signed_and_then_altered(public: Path, seal: Pair, password: None) -> None:
    data = (public / "friendship/draft-02/originals/LAG/friendship.ru.pdf").read_bytes()
    signer = PdfSigner(str(seal.secret), AT)
    made = signer.sign(data)
    assert made == signer.sign(data)
    assert made.startswith(data)
    trusted = [seal.public.read_bytes()]
    assert [each.standing for each in check_pdf(made.replace(b"/Title", b"/Titel", 1), trusted)] == ["bad"]
    assert [each.standing for each in check_pdf(made[: len(data) + 500], trusted)] in ([], ["bad"])
    writer = PdfWriter(fileobj=io.BytesIO(made), incremental=True)
    writer.add_metadata({"/Subject": "later"})
    out = io.BytesIO()
    writer.write(out)
    assert [each.whole for each in check_pdf(out.getvalue(), trusted)] == [False]


@pytest.mark.slow
def test_no_clock_and_no_zone_in_a_signature(
    public: Path, seal: Pair, password: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Made again on another day, at another place: the same bytes."""
    import tzlocal

    data = (public / "friendship/draft-02/originals/LAG/friendship.ru.pdf").read_bytes()
    made = []
    for hours in (-11, 3, 12):
        zone = datetime.timezone(datetime.timedelta(hours=hours))
        monkeypatch.setattr(tzlocal, "get_localzone", lambda zone=zone: zone)
        made.append(PdfSigner(str(seal.secret), AT).sign(data))
    assert made[0] == made[1] == made[2]
    assert [each.on for each in check_pdf(made[0], [seal.public.read_bytes()])] == [AT]


@pytest.mark.slow
def test_signed_and_checked_where_an_event_loop_runs(public: Path, seal: Pair, password: None) -> None:
    """A server or a notebook that calls us has a loop of its own; so has every test beside a browser."""

    async def here() -> list[str]:
        data = (public / "friendship/draft-02/originals/LAG/friendship.ru.pdf").read_bytes()
        made = PdfSigner(str(seal.secret), AT).sign(data)
        return [each.standing for each in check_pdf(made, [seal.public.read_bytes()])]

    # In a thread of its own, since this process may have a loop of its own as well.
    with ThreadPoolExecutor(max_workers=1) as thread:
        assert thread.submit(lambda: asyncio.run(here())).result() == ["good"]


def test_a_store_that_does_not_open(seal: Pair, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PARAPH_PDF_PASSWORD", "wrong")
    with pytest.raises(UsageError, match="cannot be opened"):
        PdfSigner(str(seal.secret), AT)
    with pytest.raises(InputError, match="cannot be read"):
        PdfSigner(str(tmp_path / "nothing.p12"), AT)


def test_a_certificate_that_is_none() -> None:
    with pytest.raises(InputError, match="not a certificate"):
        check_pdf(b"%PDF-1.7", [b"nonsense"])
