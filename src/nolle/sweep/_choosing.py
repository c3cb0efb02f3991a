"""Which cases are folded, and of which all entries are needed: in SQL that DuckDB and Spark both speak, given their quotes and functions."""

from __future__ import annotations

_OWNERS = """
SELECT concat('/', alias) AS nameless, max({case}) AS owner
FROM (SELECT {case}, {unnest}(aliases) AS alias FROM cases WHERE NOT {starts_with}({case}, '/')) AS named
GROUP BY concat('/', alias)
"""
_ELSEWHERE = """
SELECT earlier, array_agg(DISTINCT defendant) AS people
FROM (
  SELECT {case} AS later, concat(court, '/', regexp_extract(printed, '([0-9]+:[0-9]+-[a-z]+-[0-9]+)', 1)) AS earlier
  FROM (SELECT {case}, court, {unnest}(magistrate_numbers) AS printed FROM cases) AS shown
) AS numbers LEFT JOIN parties ON parties.{case} = later
GROUP BY earlier
"""
_CHOSEN = """
SELECT coalesce(owner, cases.{case}) AS {case}, max(people) AS went_on,
  count(DISTINCT capture) > 1 OR bool_or(page = 'docket' AND entries_shown = 'full' AND {view} IS NULL AND parties_shown) AS whole,
  bool_or(criminal AND owner IS NULL) AS criminal
FROM cases LEFT JOIN owners ON cases.{case} = nameless LEFT JOIN (SELECT DISTINCT {case} AS counted FROM counts) AS c ON cases.{case} = counted
LEFT JOIN elsewhere ON cases.{case} = earlier
GROUP BY coalesce(owner, cases.{case})
HAVING bool_or(criminal AND owner IS NULL) OR bool_or(counted IS NOT NULL) OR count(DISTINCT capture) > 1
"""


def selects(quote: str, unnest: str, starts_with: str) -> dict[str, str]:
    """Three tables, the last of which needs the others.

    ``elsewhere``: cases whose number another one shows as its magistrate judge's (``earlier``), with the ``people`` there. ``owners``: cases that
    a page knows only by another id (``nameless``), and the case each belongs to. ``chosen``: the cases that are folded; ``whole`` where all
    entries are needed and not only those that may bear on a charge; ``criminal`` where one can end; ``went_on`` are the people where the case is
    one of those ``elsewhere``.
    """
    words = {"case": f"{quote}case{quote}", "view": f"{quote}view{quote}", "unnest": unnest, "starts_with": starts_with}
    return {"elsewhere": _ELSEWHERE.format(**words), "owners": _OWNERS.format(**words), "chosen": _CHOSEN.format(**words)}
