"""What the sweep's tests share: archives of invented dockets, and stores read back as rows."""

from __future__ import annotations

import io
import json
import tarfile
import zipfile
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from nolle.sweep._tables import TABLES
from nolle.sweep.charges import charges
from nolle.sweep.ingest import Came, ingest
from nolle.sweep.store import Store

DEMO = sorted((Path(str(item)) for item in (files("nolle") / "demo" / "dockets").iterdir()), key=lambda path: path.name)
WHEN = 1_700_000_000
needs_duckdb = pytest.mark.skipif(find_spec("duckdb") is None, reason="DuckDB is not installed (the extra sweep)")


def take_in(folder: Path, *paths: Path | str, jobs: int = 1) -> list[Came]:
    """Ingest, and what every part came to."""
    return list(ingest(folder, [str(path) for path in paths], jobs=jobs))


def swept(folder: Path, *paths: Path | str, jobs: int = 1) -> Path:
    """A store with everything in it."""
    take_in(folder, *paths, jobs=jobs)
    charges(folder, jobs=jobs)
    return folder


def rows(folder: Path, table: str) -> list[dict[str, Any]]:
    """All rows of a table, sorted as the table says."""
    found = [row for path in Store.open(folder).paths(table) for row in parquet.read_table(path, partitioning=None).to_pylist()]
    return sorted(found, key=lambda row: [row[name] for name in TABLES[table].order])


def everything(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """All tables."""
    return {table: rows(folder, table) for table in TABLES}


def states(folder: Path) -> dict[str, str]:
    """What became of each input, by the end of its name: its state, or why it was refused."""
    return {row["source"].rpartition("/")[2]: row["why"] or row["state"] for row in rows(folder, "inputs")}


def docket(serial: int, entries: int = 3, text: str = "ORDER granting 2 Motion to Dismiss by USA; Count 1 is dismissed without prejudice as to Wren Haldane") -> dict[str, Any]:
    """A RECAP docket in JSON, as small as one can be."""
    said = ["INDICTMENT as to Wren Haldane (1) count(s) 1", "MOTION to Dismiss Count 1 by USA as to Wren Haldane", text, *["NOTICE of hearing"] * entries]
    return {
        "id": serial, "court_id": "vtd", "docket_number": f"2:20-cr-{serial:05}", "case_name": "United States v. Haldane", "date_filed": "2020-08-06",
        "docket_entries": [{"date_filed": "2020-08-07", "entry_number": n, "description": words, "recap_documents": []} for n, words in enumerate(said[:entries], 1)],
        "parties": [{"name": "Wren Haldane", "party_types": [{"name": "Defendant", "docket_id": serial, "criminal_counts": [{"name": "18:371 CONSPIRACY(1)", "disposition": "", "status": 1}], "criminal_complaints": []}]}],
    }  # fmt: skip


def lines(dockets: int, entries: int = 3) -> bytes:
    """JSON Lines of such dockets."""
    return b"".join(json.dumps(docket(serial, entries)).encode() + b"\n" for serial in range(1, dockets + 1))


def tarred(members: dict[str, bytes], mode: str = "w") -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size, info.mtime = len(data), WHEN
            archive.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


def zipped(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2021, 5, 6, 10, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def zstd(data: bytes) -> bytes:
    packed: bytes = pa.compress(data, codec="zstd", asbytes=True)
    return packed
