"""The sweep: every docket there is, read into Parquet tables and put through the same labeller and the same fold as a casebook.

``ingest`` reads inputs into a store; ``label`` and ``charges`` derive what follows, on this machine or on Spark. A store is a folder
of tables (``_tables``) whose parts count only once the store's manifest names them (``store``).
"""
