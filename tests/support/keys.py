"""Keys made for one test and thrown away: minisign pairs, locked or not, and a PKCS#12 store with its certificate."""

from __future__ import annotations

import base64
import datetime
import hashlib
from pathlib import Path
from typing import NamedTuple

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

OPERATIONS, MEMORY = 524288, 16777216
"""libsodium's "interactive" costs: a test need not wait for the "sensitive" ones."""


class Pair(NamedTuple):
    """Two files: the secret key and the public one."""

    secret: Path
    public: Path


def minisign_pair(folder: Path, name: str = "ministry", password: str | None = None) -> Pair:
    """A pair as ``minisign -G`` writes it."""
    private = Ed25519PrivateKey.generate()
    seed = private.private_bytes_raw()
    public = private.public_key().public_bytes_raw()
    number = hashlib.sha256(public).digest()[:8]
    body = number + seed + public
    body += hashlib.blake2b(b"Ed" + body, digest_size=32).digest()
    salt = hashlib.sha256(seed).digest()
    costs = OPERATIONS.to_bytes(8, "little") + MEMORY.to_bytes(8, "little")
    if password is None:
        head = b"Ed\0\0B2" + bytes(32) + bytes(16)
    else:
        head = b"EdScB2" + salt + costs
        stream = hashlib.scrypt(password.encode(), salt=salt, n=1 << 14, r=8, p=1, maxmem=1 << 26, dklen=104)
        body = bytes(one ^ two for one, two in zip(body, stream, strict=True))
    folder.mkdir(parents=True, exist_ok=True)
    pair = Pair(folder / f"{name}.key", folder / f"{name}.pub")
    pair.secret.write_text(f"untrusted comment: secret\n{base64.b64encode(head + body).decode()}\n", encoding="ascii")
    line = base64.b64encode(b"Ed" + number + public).decode()
    pair.public.write_text(f"untrusted comment: minisign public key\n{line}\n", encoding="ascii")
    return pair


def pdf_store(folder: Path, name: str = "Ministry of Seals", password: str = "secret") -> Pair:
    """A PKCS#12 store, and the certificate in it as PEM."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC))
        .not_valid_after(datetime.datetime(2099, 1, 1, tzinfo=datetime.UTC))
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(
            x509.KeyUsage(
                digital_signature=True,
                content_commitment=True,
                key_cert_sign=True,
                crl_sign=True,
                key_encipherment=False,
                data_encipherment=False,
                key_agreement=False,
                encipher_only=False,
                decipher_only=False,
            ),
            critical=True,
        )
        .sign(key, hashes.SHA256())
    )
    folder.mkdir(parents=True, exist_ok=True)
    pair = Pair(folder / "seal.p12", folder / "seal.pem")
    lock = serialization.BestAvailableEncryption(password.encode())
    pair.secret.write_bytes(pkcs12.serialize_key_and_certificates(b"seal", key, certificate, None, lock))
    pair.public.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    return pair
