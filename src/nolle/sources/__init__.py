"""Sources: ways to get bytes. Nothing else in Nolle opens a file of the user or a connection."""
