"""`python -m nolle`."""

from nolle.cli import main

main()
