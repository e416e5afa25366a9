"""PDF signatures through pyHanko (``paraph[sign-pdf]``): made with a PKCS#12 store, checked against certificates.

A signature is appended to the file: every byte before it stays what it was.
"""

from __future__ import annotations

import base64
import binascii
import datetime
import hashlib
import io
import logging
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any, Literal, TypeAlias, TypeVar

from msgspec import Struct

from paraph.errors import InputError, UsageError
from paraph.publish.sign.minisign import needs_extra
from paraph.publish.sign.sources import read_secret

PASSWORD = "PARAPH_PDF_PASSWORD"
FIELD = "Paraph"
Standing: TypeAlias = Literal["good", "unknown-signer", "bad", "unchecked"]
T = TypeVar("T")


class PdfSigned(Struct, frozen=True, kw_only=True):
    """One signature. ``by``: the name in its certificate; ``issuer``: who vouches for it; ``on``: as it claims."""

    standing: Standing
    by: str = ""
    issuer: str = ""
    on: str = ""
    whole: bool = True
    """It covers the file to its end: nothing was added after it."""


class PdfSigner:
    """Signs with one key. Raises ``UsageError`` without the extra or the right password, ``InputError`` otherwise."""

    def __init__(self, source: str, signed_at: str) -> None:
        try:
            from pyhanko.sign import signers
        except ImportError as error:
            raise needs_extra("sign-pdf") from error
        store = read_secret(source)
        if source.startswith("env:"):
            try:
                store = base64.b64decode(store, validate=False)
            except binascii.Error as error:
                raise InputError("{name} is not a PKCS#12 store in base64", name=source) from error
        password = os.environ.get(PASSWORD)
        with _quiet():
            try:
                self._signer = signers.SimpleSigner.load_pkcs12_data(
                    store, other_certs=(), passphrase=password.encode() if password is not None else None
                )
            except ValueError as error:
                raise UsageError(
                    "the key {path} cannot be opened",
                    hint="is it a PKCS#12 store (.p12, .pfx), and is PARAPH_PDF_PASSWORD its password?",
                    path=source,
                ) from error
        self._at = datetime.datetime.fromisoformat(signed_at)

    def sign(self, data: bytes) -> bytes:
        """``data`` with an invisible signature appended."""
        from pyhanko.pdf_utils.generic import ByteStringObject
        from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
        from pyhanko.sign import signers

        moment = self._at

        class Timed(signers.PdfSigner):  # type: ignore[misc,unused-ignore]
            def init_signing_session(self, pdf_out: Any, existing_fields_only: bool = False) -> Any:
                session = super().init_signing_session(pdf_out, existing_fields_only)
                session.system_time = moment
                return session

        class Unmoved(IncrementalPdfFileWriter):  # type: ignore[misc,unused-ignore]
            def _update_meta(self) -> None:
                """The properties say what they said: pyHanko would write the hour and the zone of this machine."""

        with _quiet():
            writer = Unmoved(io.BytesIO(data))
            # pyHanko draws it at random; equal files are to be equal.
            writer._document_id[1] = ByteStringObject(hashlib.sha256(data).digest()[:16])
            metadata = signers.PdfSignatureMetadata(field_name=FIELD, md_algorithm="sha256")
            session = Timed(metadata, self._signer)
            out: bytes = _on_its_own(lambda: session.sign_pdf(writer).getvalue())
        return out


def is_signed(data: bytes) -> bool:
    """True if the file says that it holds a signature: cheap, and nothing of pyHanko is loaded for it."""
    return b"/ByteRange" in data and b"%PDF" in data[:1024]


def check_pdf(data: bytes, trusted: Iterable[bytes]) -> tuple[PdfSigned, ...]:
    """Every signature in the file. ``trusted``: certificates in PEM or DER. Works without a network."""
    try:
        from pyhanko.pdf_utils.reader import PdfFileReader
    except ImportError:
        return (PdfSigned(standing="unchecked"),)
    roots = tuple(_certificate(each) for each in trusted)

    def check() -> tuple[PdfSigned, ...]:
        try:
            found = PdfFileReader(io.BytesIO(data), strict=False).embedded_regular_signatures
        except Exception:  # a damaged file breaks pyHanko in many ways: then nothing is proved
            return (PdfSigned(standing="bad"),)
        return tuple(_checked(each, roots) for each in found)

    with _quiet():
        return _on_its_own(check)


def _on_its_own(work: Callable[[], T]) -> T:
    """``work`` in a thread of its own: pyHanko starts an event loop, which a caller's that runs already forbids."""
    with ThreadPoolExecutor(max_workers=1) as thread:
        return thread.submit(work).result()


def _checked(signature: Any, roots: tuple[Any, ...]) -> PdfSigned:
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko_certvalidator import ValidationContext

    context = ValidationContext(trust_roots=list(roots), allow_fetching=False)
    certificate = signature.signer_cert
    said = signature.self_reported_timestamp
    who: dict[str, Any] = {
        "by": _name(certificate.subject),
        "issuer": _name(certificate.issuer),
        "on": said.isoformat() if said is not None else "",
    }
    try:
        status = validate_pdf_signature(signature, signer_validation_context=context)
    except Exception:  # as above
        return PdfSigned(standing="bad", **who)
    whole = bool(status.coverage is not None and status.coverage.name == "ENTIRE_FILE")
    if not (status.intact and status.valid):
        return PdfSigned(standing="bad", whole=whole, **who)
    return PdfSigned(standing="good" if status.trusted else "unknown-signer", whole=whole, **who)


def _name(name: Any) -> str:
    return str(name.native.get("common_name") or name.human_friendly)


def _certificate(data: bytes) -> Any:
    from asn1crypto import pem, x509

    if pem.detect(data):
        _, _, data = pem.unarmor(data)
    try:
        found = x509.Certificate.load(data)
        found.subject.native  # noqa: B018 - asn1crypto reads when asked
    except ValueError as error:
        raise InputError("this is not a certificate") from error
    return found


@contextmanager
def _quiet() -> Iterator[None]:
    """What pyHanko has to say goes to its log; what matters is in the answer."""
    loggers = [logging.getLogger(name) for name in ("pyhanko", "pyhanko_certvalidator")]
    before = [each.level for each in loggers]
    for each in loggers:
        each.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for each, level in zip(loggers, before, strict=True):
            each.setLevel(level)
