"""The scores of the import by field do not fall: `floors.toml` has what is reached, and a document that it does not name must be right
in all. `python -m tests.bench.fields` prints the scores, with `--floors` it writes the file anew."""

import tomllib
from pathlib import Path

import pytest

from tests.documents.importing.scored import Scored, scored
from tests.documents.importing.scoring import FieldScore

FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text())
_ROUNDED = 0.0006


@pytest.mark.parametrize("document", scored(), ids=lambda each: each.path.name)
def test_no_score_falls_below_its_floor_and_no_floor_lags_behind(document: Scored) -> None:
    below, above = [], []
    for name, score in document.scores().items():
        recall, precision = FLOORS.get(document.path.name, {}).get(name, (1.0, 1.0))
        told = f"{name}: recall {score.recall:.3f}, precision {score.precision:.3f}; floor {recall}, {precision}"
        if score.recall < recall - _ROUNDED or score.precision < precision - _ROUNDED:
            below.append(_explained(told, score))
        elif score.recall > recall + _ROUNDED or score.precision > precision + _ROUNDED:
            above.append(told)
    assert below == [], "The import got worse."
    assert above == [], "The import got better: raise the floors with `python -m tests.bench.fields --floors`."


def _explained(told: str, score: FieldScore) -> str:
    missing = "; ".join(f"{each.where[:40]} | {each.value[:80]}" for each in score.missing)
    invented = "; ".join(f"{each.where[:40]} | {each.value[:80]}" for each in score.invented)
    return f"{told}. Missing: {missing or '-'}. Not expected: {invented or '-'}"
