"""The neutral Instrument in, canonical JSON out, and its schema."""

from __future__ import annotations

from typing import Any

import msgspec

from paraph.model import Instrument


def instrument_json(instrument: Instrument) -> bytes:
    """``instrument`` as UTF-8 JSON: keys sorted, one indent, one line feed at the end; equal trees, equal bytes."""
    return msgspec.json.format(msgspec.json.encode(instrument, order="sorted"), indent=1) + b"\n"


def read_instrument(data: bytes) -> Instrument:
    """The tree back from its JSON. Raises ``msgspec.ValidationError`` for anything else."""
    return msgspec.json.decode(data, type=Instrument)


def instrument_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of ``instrument.json``."""
    return msgspec.json.schema(Instrument)
