"""Prints the recall and the precision of the import by field, for every document that has expectations.

`python -m tests.bench.fields [--missing] [--floors] [--in FOLDER] [WORD…]`

The documents are our own examples and, where they are beside the checkout, the real ones; words choose those whose names hold one of
them. `--missing` lists what was not found and what was not expected, `--floors` writes what was reached as the floors of the tests,
`--in` takes the documents of another folder, each with its expectations beside it.
"""

import argparse
import sys
from pathlib import Path

from tests.documents.importing.scored import Scored, scored
from tests.documents.importing.scoring import FieldScore, summed

FLOORS = Path(__file__).parents[1] / "documents" / "importing" / "floors.toml"
_HEAD = """# What the import reaches, by document and field: recall and precision. A field that is not named here is right in all.
# Written by `python -m tests.bench.fields --floors`.
"""


def main() -> int:
    """Prints a table for each document and one for all of them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("words", nargs="*", metavar="WORD")
    parser.add_argument("--missing", action="store_true", help="list what was not found and what was not expected")
    parser.add_argument("--floors", action="store_true", help="write the floors of the tests")
    parser.add_argument(
        "--in", dest="folder", type=Path, metavar="FOLDER", help="score the documents of another folder"
    )
    asked = parser.parse_args()
    if asked.folder and asked.floors:
        parser.error("--floors is of the documents of the tests, not of another folder's.")
    chosen = [
        each for each in scored(asked.folder) if not asked.words or any(word in each.path.name for word in asked.words)
    ]
    scores = {each.path.name: each.scores() for each in chosen}
    for document in chosen:
        _print(document, scores[document.path.name], asked.missing)
    print("All documents")
    for name, score in summed(scores.values()).items():
        print(_line(name, score))
    if asked.floors:
        FLOORS.write_text(_HEAD + "".join(_floors(name, scores[name]) for name in sorted(scores)))
    return 0


def _print(document: Scored, scores: dict[str, FieldScore], missing: bool) -> None:
    wrong = {name: score for name, score in scores.items() if score.missing or score.invented}
    print(f"{document.path.name}: {len(scores) - len(wrong)} of {len(scores)} fields right in all")
    for name, score in (wrong if missing else scores).items():
        print(_line(name, score))
        if missing:
            for what, facts in (("missing", score.missing), ("not expected", score.invented)):
                for each in facts:
                    print(f"        {what:12} {each.where[:50]} | {each.value[:110]}")


def _line(name: str, score: FieldScore) -> str:
    return (
        f"    {name:28} recall {score.recall:6.1%} of {score.expected:4}"
        f"   precision {score.precision:6.1%} of {score.drafted:4}"
    )


def _floors(document: str, scores: dict[str, FieldScore]) -> str:
    wrong = [
        f'"{name}" = [{score.recall:.3f}, {score.precision:.3f}]\n'
        for name, score in scores.items()
        if score.recall < 1 or score.precision < 1
    ]
    return f'\n["{document}"]\n{"".join(wrong)}' if wrong else ""


if __name__ == "__main__":
    sys.exit(main())
