"""DuckDB: opened only where it is installed, with the store's tables as views, bounded memory and its spill inside the store."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Any

from nolle.errors import MissingExtra
from nolle.sweep._tables import TABLES
from nolle.sweep.store import UNFINISHED, Store

MEMORY = "1GB"


def connect(store: Store, threads: int) -> Any:
    """A connection to a database in memory with a view for each table that the store has. Raises MissingExtra."""
    if not find_spec("duckdb"):
        raise MissingExtra("the sweep needs DuckDB; install it with: pip install 'nolle[sweep]'")
    import duckdb

    spill = store.folder.resolve() / UNFINISHED / "spill"
    settings = {"threads": threads, "memory_limit": MEMORY, "temp_directory": str(spill), "autoinstall_known_extensions": False}
    connection = duckdb.connect(config={**settings, "autoload_known_extensions": False, "preserve_insertion_order": False})
    for name, table in TABLES.items():
        paths = [str(Path(path).resolve()) for path in store.paths(name)]
        connection.execute(f'CREATE VIEW "{name}" AS {_select(paths, table.schema)}')
    return connection


def _select(paths: list[str], schema: Any) -> str:
    if paths:
        files = ", ".join(quoted(path) for path in paths)
        return f"SELECT * FROM read_parquet([{files}])"
    columns = ", ".join(f'CAST(NULL AS {sql_type(field.type)}) AS "{field.name}"' for field in schema)
    return f"SELECT {columns} WHERE false"


def quoted(text: str) -> str:
    """A text as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"


def sql_type(type_: Any) -> str:
    """An Arrow type as DuckDB names it."""
    import pyarrow as pa

    if pa.types.is_list(type_):
        return f"{sql_type(type_.value_type)}[]"
    if pa.types.is_struct(type_):
        return "STRUCT(" + ", ".join(f'"{field.name}" {sql_type(field.type)}' for field in type_) + ")"
    return {"string": "VARCHAR", "int64": "BIGINT", "bool": "BOOLEAN", "date32[day]": "DATE"}[str(type_)]
