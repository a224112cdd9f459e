"""Numbers as a list writes them before its entries: 4, d, iv."""

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"),
    (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST_ROMAN, _MOST_LETTERS = 3999, 260


def lettered(number: int) -> str:
    """Returns the letter of a number (a, b, … z, aa, bb); digits where there is none."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if 0 < number <= _MOST_LETTERS else str(number)


def roman(number: int) -> str:
    """Returns a number in small roman figures; digits where there are none."""
    if not 0 < number <= _MOST_ROMAN:
        return str(number)
    text = ""
    for worth, letters in _ROMAN:
        text += letters * (number // worth)
        number %= worth
    return text
