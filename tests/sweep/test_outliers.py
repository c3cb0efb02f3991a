"""Statistics on invented numbers whose truth is known: exact tails, the spread, the correction, and who stands out."""

from __future__ import annotations

import numpy as np
import pytest

from nolle.sweep._tails import chances, false_discovery, limits, spread_between, two_sided
from nolle.sweep.outliers import Compared, Outlier, compare, families, only
from nolle.sweep.rates import Cell, Group


@pytest.mark.parametrize(("n", "share"), [(1, 0.5), (20, 0.01), (50, 0.2), (5000, 0.07), (40_000, 0.9)])
def test_the_binomial_is_exact(n: int, share: float) -> None:
    stats = pytest.importorskip("scipy.stats")
    np.testing.assert_allclose(chances(n, share, 0), stats.binom.pmf(np.arange(n + 1), n, share), rtol=1e-7, atol=1e-290)


@pytest.mark.parametrize(("n", "share", "spread"), [(30, 0.1, 0.02), (2000, 0.05, 0.01), (9000, 0.3, 0.001)])
def test_the_beta_binomial_is_exact(n: int, share: float, spread: float) -> None:
    stats = pytest.importorskip("scipy.stats")
    a, b = share * (1 / spread - 1), (1 - share) * (1 / spread - 1)
    np.testing.assert_allclose(chances(n, share, spread), stats.betabinom.pmf(np.arange(n + 1), n, a, b), rtol=1e-6, atol=1e-290)


def test_the_correction_is_benjamini_and_hochbergs() -> None:
    stats = pytest.importorskip("scipy.stats")
    values = [0.001, 0.2, 0.03, 0.03, 0.9, 0.0004, 1.0]
    np.testing.assert_allclose(false_discovery(values), stats.false_discovery_control(values))


def test_a_few_probabilities_by_hand() -> None:
    assert false_discovery([]) == []
    assert false_discovery([0.01, 0.04, 0.03]) == pytest.approx([0.03, 0.04, 0.04])
    assert two_sided(0, 3, 0.5, 0) == pytest.approx(0.25)
    assert two_sided(1, 2, 0.5, 0) == 1.0
    assert two_sided(0, 10, 0.0, 0) == 1.0
    assert two_sided(1, 1, 0.5, 0.2) == 1.0
    assert chances(2, 0.5, 1 / 3) == pytest.approx([1 / 3] * 3), "the beta-binomial with a = b = 1 is flat"


def test_the_funnel_narrows_but_never_below_the_usual_spread() -> None:
    by_chance = [high - low for low, high in (limits(n, 0.1, 0, 0.95) for n in (50, 500, 5000, 50_000))]
    usual = [high - low for low, high in (limits(n, 0.1, 0.01, 0.95) for n in (50, 500, 5000, 50_000))]
    assert by_chance == sorted(by_chance, reverse=True)
    assert by_chance[-1] < 0.006
    assert usual[-1] > 0.1


def drawn(seed: int, spread: float, share: float = 0.07, groups: int = 94) -> list[Compared]:
    """Groups as districts are: few small, few large, their rates varying by this spread."""
    chance = np.random.default_rng(seed)
    n = np.exp(chance.uniform(np.log(40), np.log(8000), groups)).astype(int)
    rates = chance.beta(share * (1 / spread - 1), (1 - share) * (1 / spread - 1), groups) if spread else np.full(groups, share)
    return against_the_rest(n, chance.binomial(n, rates))


def against_the_rest(n: np.ndarray, k: np.ndarray) -> list[Compared]:
    rest = n.sum() - n
    expected = (k.sum() - k + 0.5) / (rest + 1)
    return [Compared("district", Group(2019, court=f"{i:04}"), int(n[i]), int(k[i]), float(expected[i]), int(rest[i])) for i in range(len(n))]


@pytest.mark.parametrize("spread", [0.002, 0.01, 0.03])
def test_the_spread_is_found_again(spread: float) -> None:
    found = [spread_between([c.found for c in family], [c.n for c in family], [c.expected for c in family]) for family in (drawn(seed, spread) for seed in range(12))]
    assert np.mean(found) == pytest.approx(spread, rel=0.25)


def test_without_spread_none_is_found() -> None:
    found = [spread_between([c.found for c in family], [c.n for c in family], [c.expected for c in family]) for family in (drawn(seed, 0) for seed in range(12))]
    assert np.mean(found) < 0.0003


def test_big_districts_are_not_all_flagged() -> None:
    """With rates that differ as they usually do, chance alone would flag a third of all districts, the big ones first."""
    families_ = [compare(drawn(seed, 0.01)) for seed in range(12)]
    alone = [sum(q <= 0.05 for q in false_discovery([outlier.by_chance for outlier in family])) for family in families_]
    assert np.mean(alone) > 25
    assert np.mean([sum(bool(outlier.stands_out) for outlier in family) for family in families_]) < 0.5


@pytest.mark.parametrize(("times", "higher"), [(5, True), (0.02, False)])
def test_a_group_that_is_really_different_is_found(times: float, higher: bool) -> None:
    chance = np.random.default_rng(7)
    n = np.exp(chance.uniform(np.log(40), np.log(8000), 94)).astype(int)
    n[10] = 3000
    rates = chance.beta(0.2 * 199, 0.8 * 199, 94)
    rates[10] = min(0.2 * times, 0.9)
    family = compare(against_the_rest(n, chance.binomial(n, rates)))
    standing = [outlier for outlier in family if outlier.stands_out]
    assert [outlier.compared.group.court for outlier in standing] == ["0010"]
    assert standing[0].higher is higher
    assert family[0] is standing[0], "what stands out most is first"


def test_beside_a_small_rest_less_is_certain() -> None:
    """The same thirty of a hundred where ten are expected, by forty others and by a nation."""
    usual = [Compared("office", Group(2019, court=f"c{i}"), 200, 19 + i % 3, 0.1, 5000) for i in range(30)]
    few, many = (Compared("office", Group(2019, court=name), 100, 30, 0.1, rest) for name, rest in (("few", 40), ("many", 40_000)))
    found = {outlier.compared.group.court: outlier for outlier in compare([*usual, few, many])}
    assert found["few"].spread == 0
    assert (found["few"].chance or 0) > 0.001 > 1e-6 > (found["many"].chance or 1)
    assert (found["few"].stands_out, found["many"].stands_out) == (False, True)


def test_few_groups_cannot_tell() -> None:
    family = compare(drawn(1, 0.01, groups=9))
    assert {(outlier.stands_out, outlier.chance, outlier.corrected, outlier.spread) for outlier in family} == {(None, None, None, None)}


def cells_of(numbers: dict[Group, tuple[int, int]]) -> list[Cell]:
    return [Cell(group, n, n, *((k, k) if n >= 20 else (None, None))) for group, (n, k) in numbers.items()]


def two_districts_and_others(mix: bool) -> dict[Group, tuple[int, int]]:
    """Immigration cases seldom end in dismissal, fraud cases often; "mostly" has nearly only fraud, at the very rate that fraud has elsewhere."""
    numbers: dict[Group, tuple[int, int]] = {}
    for i in range(20):
        fraud, immigration = (900, 100) if i == 0 and mix else (100, 900)
        numbers[Group(2019, court=f"c{i}", offense="fraud")] = (fraud, fraud // 5)
        numbers[Group(2019, court=f"c{i}", offense="immigration")] = (immigration, immigration // 100)
        numbers[Group(2019, court=f"c{i}")] = (1000, fraud // 5 + immigration // 100)
    for by in ("fraud", "immigration", None):
        parts = [value for group, value in numbers.items() if group.offense == by]
        numbers[Group(2019, offense=by)] = (sum(n for n, _ in parts), sum(k for _, k in parts))
    return numbers


def test_a_district_is_judged_by_its_own_mix_of_offenses() -> None:
    """18.1 % against 2.9 % elsewhere, and nothing unusual: with its mix of offenses the others would have 18.1 % too."""
    found = families(cells_of(two_districts_and_others(True)), "broad")["district"]
    mostly = next(outlier for outlier in found if outlier.compared.group.court == "c0")
    assert mostly.compared.found == 181
    assert mostly.compared.expected == pytest.approx(0.181, abs=0.001)
    assert [outlier for outlier in found if outlier.stands_out] == []


def test_a_group_is_left_out_of_the_rest_that_it_is_compared_with() -> None:
    numbers = {Group(2019, court="nyed", office=str(i)): (100, 10 if i else 90) for i in range(4)} | {Group(2019, court="nyed"): (400, 120)}
    found = {outlier.compared.group.office: outlier.compared for outlier in families(cells_of(numbers), "broad")["office"]}
    assert found["0"].expected == pytest.approx(30.5 / 301)
    assert found["1"].expected == pytest.approx(110.5 / 301)
    assert found["0"].rest == 300


def test_suppressed_and_untellable_groups_are_not_compared() -> None:
    numbers = {Group(2019, court="nyed", office="1"): (19, 3), Group(2019, court="nyed", office="2"): (400, 1), Group(2019, court="nyed"): (419, 4)}
    assert families(cells_of(numbers), "broad")["office"] == []
    alone = {Group(2019, court="akd", office="1"): (400, 40), Group(2019, court="akd"): (400, 40)}
    assert families(cells_of(alone), "broad")["office"] == [], "an only office has no rest"


def test_years_offices_and_months_each_have_their_own_rest() -> None:
    numbers = {Group(year, court="nyed"): (1000, 50) for year in range(2005, 2020)} | {Group(court="nyed"): (15_000, 1100), Group(2020, court="nyed"): (1000, 350)}
    numbers[Group(court="nyed")] = (16_000, 1100)
    found: list[Outlier] = families(cells_of(numbers), "broad")["year"]
    assert [outlier.compared.group.fiscal_year for outlier in found if outlier.stands_out] == [2020]
    assert only(found, fiscal_year=2020, court=None) == [found[0]]
    assert only(found, court="nysd") == []
