"""A document read in a process of its own: what it gives is what it gives here, and what takes too long, or is wanted no more, is ended."""

import pytest

from tui.app.reading_apart import read_apart
from tui.documents.importing.importing import import_document
from tui.errors import ProblemsFound

TEXT = b"Example Joint Panel\nMinutes of the meeting held on 4 March 2030\n\n1. Costs\n\nRESOLVED that the costs be noted.\n"
LONG = TEXT + b"\n".join(b"2.%d Member A asked for more." % n for n in range(9000))
"""Longer than what a pipe takes at once."""


def test_what_a_document_gives_is_what_it_gives_here_however_long_it_is() -> None:
    given = read_apart([("minutes.txt", LONG)], "panel", "", {})
    assert given == import_document(LONG, "minutes.txt", "panel")


def test_what_cannot_be_read_is_told_in_the_same_sentence() -> None:
    with pytest.raises(ProblemsFound, match=r"scan\.pdf"):
        read_apart([("scan.pdf", b"%PDF-1.4 cut off")], "", "", {})


def test_what_takes_too_long_or_is_waited_for_no_more_is_ended() -> None:
    with pytest.raises(ProblemsFound, match=r"minutes\.txt was not read within 0 seconds"):
        read_apart([("minutes.txt", TEXT)], "", "", {}, seconds=0)
    with pytest.raises(ProblemsFound):
        read_apart([("minutes.txt", LONG)], "", "", {}, lambda: False)
