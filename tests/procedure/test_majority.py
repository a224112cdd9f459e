"""Special majorities: the worked examples of the law and of the panel, and what holds of all of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.procedure.majority import majority


@pytest.mark.parametrize(
    ("fraction", "base", "needed", "arithmetic"),
    [
        ("2/3", 13, 9, "two-thirds of 13 is 8.67, so 9"),
        ("2/3", 10, 7, "two-thirds of 10 is 6.67, so 7"),
        ("2/3", 12, 8, "two-thirds of 12 is 8"),
        ("1/2", 9, 5, "half of 9 is 4.50, so 5"),
        ("3/7", 7, 3, "3/7 of 7 is 3"),
        ("2/3", 0, 0, "two-thirds of 0 is 0"),
    ],
)
def test_the_arithmetic_is_shown(fraction: str, base: int, needed: int, arithmetic: str) -> None:
    found = majority(fraction, base)
    assert found is not None
    assert (found.needed, found.arithmetic) == (needed, arithmetic)


@pytest.mark.parametrize("fraction", ["", "two-thirds", "2/0", "0/3", "2/3\n", "100/200"])
def test_what_is_no_fraction_asks_for_nothing(fraction: str) -> None:
    assert majority(fraction, 10) is None


@given(st.integers(1, 99), st.integers(1, 99), st.integers(0, 5000))
def test_the_number_needed_is_the_smallest_that_reaches_the_share(over: int, under: int, base: int) -> None:
    found = majority(f"{over}/{under}", base)
    assert found is not None
    assert found.needed * under >= over * base
    assert (found.needed - 1) * under < over * base
