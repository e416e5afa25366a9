"""Promise 1: same input, same bytes; nothing of the machine goes in. Promise 10: nothing of the house goes out."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from msgspec.structs import replace
from pypdf import PdfReader

from paraph.writers.base import Dress
from paraph.writers.pdf import PdfWriter
from support.waters import treaty

LAYOUTS = [("ru",), ("uz", "ru"), ("uz", "kk", "ru")]
TESTS = Path(__file__).resolve().parents[2]
ALONE = """
import hashlib, sys
from pathlib import Path
from support.waters import treaty
from paraph.writers.base import Dress
from paraph.writers.pdf import PdfWriter, signing_folder
writer, dress = PdfWriter(Path(sys.argv[1])), Dress(date="2026-11-22", edition="draft-03")
files = [writer.write(treaty(3), layout, dress) for layout in (("ru",), ("uz", "ru"), ("uz", "kk", "ru"))]
texts = [(code, writer.write(treaty(3), (code,), dress)) for code in ("ru", "uz", "kk")]
files.append(signing_folder(texts, treaty(3), dress))
print(*(hashlib.sha256(data).hexdigest() for data in files))
"""


@pytest.mark.slow
def test_other_zone_locale_hash_seed_and_folder(tmp_path: Path) -> None:
    seen = set()
    for zone, locale, seed, folder in (("UTC", "C", "1", "a"), ("Asia/Almaty", "ru_RU.UTF-8", "2", "b")):
        place = tmp_path / folder
        place.mkdir()
        environment = {
            **os.environ,
            "TZ": zone,
            "LC_ALL": locale,
            "PYTHONHASHSEED": seed,
            "PYTHONPATH": str(TESTS),
            "PYTHONUTF8": "1",
        }
        done = subprocess.run(
            [sys.executable, "-c", ALONE, str(place)], env=environment, cwd=place, capture_output=True, check=True
        )
        seen.add(done.stdout)
    assert len(seen) == 1


def test_threads_and_order_of_work_make_no_difference(writer: PdfWriter) -> None:
    def make(languages: tuple[str, ...]) -> str:
        return hashlib.sha256(writer.write(treaty(3), languages, Dress())).hexdigest()

    with ThreadPoolExecutor(3) as pool:
        together = list(pool.map(make, LAYOUTS * 2))
    assert together == [make(languages) for languages in reversed(LAYOUTS * 2)][::-1]


def test_the_date_is_the_argument(writer: PdfWriter) -> None:
    data = writer.write(treaty(1), ("ru",), Dress(date="2031-02-03"))
    about = PdfReader(io.BytesIO(data)).metadata
    assert about is not None
    assert about["/CreationDate"] == about["/ModDate"] == "D:20310203000000Z"


@pytest.mark.parametrize("profile", ["draft", "signature"])
def test_nothing_of_the_house_goes_out(writer: PdfWriter, tmp_path: Path, profile: str) -> None:
    secret = "ТАЙНА-SECRET"
    base = treaty(2)
    parts = tuple(
        replace(part, note=secret, source=secret, clause=secret, variant=secret, parameters={"x": secret})
        for part in base.parts
    )
    dress = Dress(profile=profile, audience="counterpart", author=secret)  # type: ignore[arg-type]
    data = PdfWriter(tmp_path).write(replace(base, parts=parts), ("ru",), dress)
    reader = PdfReader(io.BytesIO(data))
    everything = _everything(reader)
    for word in (secret, secret.encode("utf-16-be").decode("latin-1"), str(tmp_path), "paraph", "/work", "templates"):
        assert word not in everything
    assert reader.metadata is not None
    assert reader.metadata.author is None


def test_the_author_stands_in_an_internal_draft_only(writer: PdfWriter) -> None:
    def author(dress: Dress) -> str | None:
        about = PdfReader(io.BytesIO(writer.write(treaty(1), ("ru",), dress))).metadata
        assert about is not None
        return about.author

    assert author(Dress(author="А. Б.")) == "А. Б."
    assert author(Dress(author="А. Б.", profile="signature")) is None
    assert author(Dress(author="А. Б.", audience="counterpart")) is None


def _everything(reader: PdfReader) -> str:
    """Every stream unpacked, every object as text, every page's words."""
    out = [page.extract_text() for page in reader.pages]
    for number in range(1, int(reader.trailer["/Size"])):
        found = reader.get_object(number)
        if found is None:
            continue
        out.append(str(found))
        if hasattr(found, "get_data"):
            out.append(found.get_data().decode("utf-8", "replace"))
    return "\n".join(out)
