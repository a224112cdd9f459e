"""Pages set in two columns of text, as a newspaper is: the left column is read to its end before the right one.

A table without rules has a gap in its middle too. What tells them apart is that in columns of text most lines reach as far as the
gap, and are of several words, on both sides."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tui.documents.importing.forms.pdf_words import Row, Word, lines_of

_MIDDLE = (0.3, 0.7)
"""The part of the width of the text in which the gap between two columns is."""
_CROSSING = 0.3
"""The part of the lines of a page that may go across the gap: headings, or text above and below the columns."""
_NARROWEST_GAP = 7.0
_WIDEST_GAP = 0.25
"""The part of the width of the text that a gap between columns takes, at most."""
_FEWEST_LINES = 6
_REACHING = 0.8
_MOST = 0.55
_WORDS = 4


def flows_of(words: Sequence[Word]) -> list[list[Row]]:
    """Returns the lines of a page in the order in which they are read, a column of text apart from what stands beside it.

    The words of a right column are given as standing below those of the left one: as far to the left as they.
    """
    rows = lines_of(words)
    gap = _gap(rows)
    if gap is None:
        return [rows]
    flows: list[list[Row]] = []
    whole: list[Row] = []
    for band, apart in _bands(rows, gap):
        sides = _sides(band, gap) if apart else None
        if sides is None:
            whole.extend(band)
            continue
        flows.extend([whole, *sides] if whole else sides)
        whole = []
    return [*flows, whole] if whole else flows


def _gap(rows: Sequence[Row]) -> tuple[float, float] | None:
    """Returns from where to where, near the middle of the text, as good as no line has a word; None where there is no such place.

    One line more is let through: a page number may stand there.
    """
    told = [row for row in rows if row.words]
    left, right = (
        min((row.words[0].left for row in told), default=0.0),
        max((row.words[-1].right for row in told), default=0.0),
    )
    first, last = (round(left + part * (right - left)) for part in _MIDDLE)
    if len(told) < _FEWEST_LINES or not 0 < last - first < 10_000:
        return None
    covered = [0] * (last - first + 1)
    for row in told:
        for word in row.words:
            for at in range(max(round(word.left), first), min(round(word.right), last) + 1):
                covered[at - first] += 1
    fewest = min(covered)
    free = [at for at, count in enumerate(covered) if fewest <= count <= fewest + 1 and count <= _CROSSING * len(told)]
    runs: list[list[int]] = []
    for at in free:
        if runs and at == runs[-1][-1] + 1:
            runs[-1].append(at)
        else:
            runs.append([at])
    widest = max(runs, key=len, default=[])
    return (
        (first + widest[0], first + widest[-1])
        if _NARROWEST_GAP <= len(widest) <= _WIDEST_GAP * (right - left)
        else None
    )


def _bands(rows: Sequence[Row], gap: tuple[float, float]) -> Iterator[tuple[list[Row], bool]]:
    """Yields the lines of a page from top to bottom in stretches, each with whether none of them goes across the gap."""
    band: list[Row] = []
    before: bool | None = None
    first, last = (gap[0] + part * (gap[1] - gap[0]) for part in (1 / 3, 2 / 3))
    for row in rows:
        apart = not any(word.left < last and word.right > first for word in row.words)
        if band and apart is not before:
            yield band, before is True
            band = []
        band.append(row)
        before = apart
    if band:
        yield band, before is True


def _sides(band: Sequence[Row], gap: tuple[float, float]) -> tuple[list[Row], list[Row]] | None:
    """Returns the lines of the left and of the right column; None where they are no columns of text."""
    words = [word for row in band for word in row.words]
    middle = sum(gap) / 2
    left, right = [word for word in words if word.left < middle], [word for word in words if word.left >= middle]
    sides = lines_of(left), lines_of(right)
    if not all(_is_text(side) for side in sides):
        return None
    for side in sides:
        edge = max(word.right for row in side for word in row.words)
        for row in side:
            row.edge = edge
    away = min(word.left for word in right) - min(word.left for word in left)
    for row in sides[1]:
        row.words = [replace(word, left=word.left - away, right=word.right - away) for word in row.words]
        row.edge -= away
    return sides


def _is_text(rows: Sequence[Row]) -> bool:
    """Returns whether most lines of a column are of several words and reach as far as the widest of them."""
    if len(rows) < _FEWEST_LINES:
        return False
    begin, end = min(row.words[0].left for row in rows), max(row.words[-1].right for row in rows)
    wide = [
        row for row in rows if row.words[-1].right - begin >= _REACHING * (end - begin) and len(row.words) >= _WORDS
    ]
    return len(wide) >= _MOST * len(rows)
