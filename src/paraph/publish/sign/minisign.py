"""Detached Ed25519 signatures in the format of minisign (jedisct1.github.io/minisign), made and checked.

What is signed can be checked with ``minisign -Vm manifest.json -p key.pub``, and the other way round. Keys may be
unencrypted (``minisign -G -W``) or locked with a password. Needs ``paraph[sign]``.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from typing import TYPE_CHECKING

from msgspec import Struct

from paraph.errors import InputError, UsageError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

_PURE, _HASHED = b"Ed", b"ED"
_NO_KDF, _SCRYPT = b"\0\0", b"Sc"
_TRUSTED = "trusted comment: "
_UNTRUSTED = "untrusted comment: "
_MEMORY = 2**31 - 2
"""More than that no key asks for: minisign's own default is one gigabyte."""


class PublicKey(Struct, frozen=True):
    """``comment`` is what its file says of it: nobody vouches for that."""

    id: str
    key: bytes
    comment: str = ""


class SecretKey(Struct, frozen=True):
    """The number by which it is known, and the 32 bytes that make it."""

    id: bytes
    seed: bytes


class Signature(Struct, frozen=True):
    """A signature file, read but not checked. ``key``: the id of the key that is said to have made it."""

    key: str
    algorithm: bytes
    signature: bytes
    trusted: str
    whole: bytes


def key_name(number: bytes) -> str:
    """``E7620F1842B4E81F``: how minisign writes the number of a key."""
    return number[::-1].hex().upper()


def read_public(text: str) -> PublicKey:
    """A public key: its file, or its one line. Raises ``InputError``."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    comment = ""
    if lines and lines[0].startswith(_UNTRUSTED):
        comment = lines.pop(0).removeprefix(_UNTRUSTED)
    data = _base64(lines[0] if lines else "")
    if len(data) != 42 or data[:2] != _PURE:
        raise InputError("this is not a minisign public key")
    return PublicKey(key_name(data[2:10]), data[10:], comment)


def read_secret_key(text: str, password: str | None) -> SecretKey:
    """A secret key. Raises ``UsageError`` for a missing or wrong password, ``InputError`` for anything else."""
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith(_UNTRUSTED)]
    data = _base64(lines[0] if lines else "")
    if len(data) != 158 or data[:2] != _PURE or data[4:6] != b"B2":
        raise InputError("this is not a minisign secret key")
    body = data[54:]
    if data[2:4] == _SCRYPT:
        if password is None:
            raise UsageError("the key is locked", hint="set PARAPH_SIGN_PASSWORD to its password")
        body = bytes(one ^ two for one, two in zip(body, _stream(data, password), strict=True))
    elif data[2:4] != _NO_KDF:
        raise InputError("this is not a minisign secret key")
    number, secret, check = body[:8], body[8:72], body[72:]
    if hashlib.blake2b(data[:2] + number + secret, digest_size=32).digest() != check:
        raise UsageError("the password does not open the key" if data[2:4] == _SCRYPT else "the key is damaged")
    return SecretKey(number, secret[:32])


def sign(key: SecretKey, data: bytes, trusted: str) -> bytes:
    """The signature file of ``data``: the same bytes for the same key, data and comment."""
    secret = _private(key.seed)
    signature = secret.sign(hashlib.blake2b(data).digest())
    whole = secret.sign(signature + trusted.encode())
    lines = (
        f"{_UNTRUSTED}signature by key {key_name(key.id)}",
        base64.b64encode(_HASHED + key.id + signature).decode("ascii"),
        f"{_TRUSTED}{trusted}",
        base64.b64encode(whole).decode("ascii"),
    )
    return ("\n".join(lines) + "\n").encode()


def read_signature(data: bytes) -> Signature:
    """A signature file. Raises ``InputError`` for what is none."""
    try:
        lines = data[:10_000].decode("utf-8").splitlines()
    except UnicodeDecodeError:
        lines = []
    if len(lines) < 4 or not lines[2].startswith(_TRUSTED):
        raise InputError("this is not a minisign signature")
    body, whole = _base64(lines[1]), _base64(lines[3])
    if len(body) != 74 or len(whole) != 64 or body[:2] not in (_PURE, _HASHED):
        raise InputError("this is not a minisign signature")
    return Signature(key_name(body[2:10]), body[:2], body[10:], lines[2].removeprefix(_TRUSTED), whole)


def is_good(signature: Signature, key: PublicKey, data: bytes) -> bool:
    """True if ``key`` signed ``data`` and the trusted comment."""
    from cryptography.exceptions import InvalidSignature

    public = _public(key.key)
    signed = hashlib.blake2b(data).digest() if signature.algorithm == _HASHED else data
    try:
        public.verify(signature.signature, signed)
        public.verify(signature.whole, signature.signature + signature.trusted.encode())
    except InvalidSignature:
        return False
    return signature.key == key.id


def _stream(data: bytes, password: str) -> bytes:
    """The bytes that lock the key, by scrypt with the costs that libsodium reads out of its two limits."""
    operations, memory = (int.from_bytes(data[at : at + 8], "little") for at in (38, 46))
    operations = max(operations, 32768)
    if operations < memory // 32:
        limit, rounds = operations // 32, 1
        power = _power(limit)
    else:
        power = _power(memory // 1024)
        rounds = min(operations // 4 // (1 << power), 0x3FFFFFFF) // 8
    cost = 1 << power
    if 128 * cost * 8 > _MEMORY or rounds < 1:
        raise InputError("this is not a minisign secret key")
    return hashlib.scrypt(password.encode(), salt=data[6:38], n=cost, r=8, p=rounds, maxmem=_MEMORY, dklen=104)


def _power(limit: int) -> int:
    return next((power for power in range(1, 63) if (1 << power) > limit // 2), 63)


def _base64(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return b""


def _private(seed: bytes) -> Ed25519PrivateKey:
    try:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    except ImportError as error:
        raise needs_extra("sign") from error
    return Ed25519PrivateKey.from_private_bytes(seed)


def _public(key: bytes) -> Ed25519PublicKey:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    return Ed25519PublicKey.from_public_bytes(key)


def needs_extra(name: str) -> UsageError:
    """What is said where an optional package is missing."""
    return UsageError("this needs paraph[{name}]", hint="install it: pip install 'paraph[{name}]'", name=name)
