"""Values and texts for property tests: what a record may hold, and the layouts that hands and other programs give it."""

from random import Random
from typing import Any

from hypothesis import strategies as st

NASTY_WORDS = (
    "", " ", "no", "yes", "on", "Off", "y", "N", "null", "~", "true", "FALSE", "18:30", "012", "1_000", "0x1F", "0o17", "0b1",
    "1e3", ".5", "5.", "+1", "-1", "1.5", ".inf", "-.INF", ".nan", "2022-01-01", "2022-03", "2024-13-45", "2022-07-20-3", "=",
    "<<", "a: b", "a #b", "#a", "a:", "-", "- a", "? a", "&a", "*a", "!a", "%a", "@a", "`a", "|", ">", "[a]", "{a}", "'a'",
    '"a"', "\\", "a\\n", "...", "---", " a", "a ", "a\n", "\na", "\n", "a\nb", " a\nb\n", "a\n\n", "a\n \n", " \na", "a\nb  \n",
    "a\tb", "a\tb\nc\n", "\ta\nb", "a\rb", "a\r\nb\n", "a\x85b", "a\u2028b\n", "a\ufeffb", "\ufeff", "a\x1b[0mb", "a\x00b",
    "a\x7fb\nc", "\u202eabc", "\u00a0a", "a\u200bb", "naïve – “quoted”", "東京", "\U0001f600", "12 May", "£1,200", "12a", "C#",
    "key: |\n  text\n", "# not a comment\n- nor an element\n", "a: &b *c\n<<: d\n",
)  # fmt: skip

texts = st.one_of(
    st.sampled_from(NASTY_WORDS),
    st.text(st.sampled_from("ab1.: #-\n\"'\\,[]{}|>é\u2028\x85\t\r_e+~"), max_size=12),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
    st.lists(st.sampled_from(["word", "", "  two  ", "- x", "a: b", "# c", "ende"]), min_size=2, max_size=4).map(
        "\n".join
    ),
)
names = st.one_of(
    st.sampled_from(["name", "status", "date", "text", "notes", "no", "y", "a b", "a: b", "1", "null", "é", "on"]),
    st.text(st.sampled_from("abc-_ :#é1"), max_size=5),
)
scalars = st.one_of(
    texts,
    st.none(),
    st.booleans(),
    st.integers(-(10**17), 10**17),
    st.sampled_from([0.0, -0.5, 1.25, 1e10, 1e-5, 123456.789]),
)
ids = st.sampled_from(["a", "b", "c", "d-1", "no", "12"])


def _inside(parts: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    elements = st.lists(
        st.tuples(ids, st.dictionaries(names, parts, max_size=3)).map(lambda both: {"id": both[0], **both[1]}),
        max_size=4,
        unique_by=lambda element: element["id"],
    )
    return st.one_of(elements, st.lists(parts, max_size=3), st.dictionaries(names, parts, max_size=4))


values = st.recursive(scalars, _inside, max_leaves=12)
records = st.dictionaries(names, values, min_size=1, max_size=5)


class Hand:
    """Lays a value out as a hand might: odd indents, quotes of any kind, braces, comments and blank lines anywhere."""

    def __init__(self, chance: Random, flow: bool = True) -> None:
        self.chance = chance
        self.flow = flow
        self.comments = 0

    def record(self, value: dict[str, Any]) -> str:
        """A text of the record, which every reader must read back as this value."""
        lines = ["---"] if self.likely(0.1) else []
        lines += self.fields(value, self.chance.choice([0, 0, 0, 2])) if value else ["{}"]
        if self.likely(0.2):
            lines.append(self.comment())
        return "\n".join(lines) + ("" if self.likely(0.1) and not self.ends_in_text(value) else "\n")

    def ends_in_text(self, value: Any) -> bool:
        while isinstance(value, dict | list) and value:
            value = list(value.values())[-1] if isinstance(value, dict) else value[-1]
        return isinstance(value, str) and "\n" in value

    def likely(self, share: float) -> bool:
        return self.chance.random() < share

    def comment(self) -> str:
        self.comments += 1
        return f"# comment {self.comments}: 'x' - y"

    def between(self, column: int) -> list[str]:
        lines = []
        while self.likely(0.15):
            lines.append(
                ""
                if self.likely(0.5)
                else " " * self.chance.choice([column, column, 0, max(column - 1, 0)]) + self.comment()
            )
        return lines

    def trail(self) -> str:
        return " " * self.chance.choice([1, 1, 3]) + self.comment() if self.likely(0.15) else ""

    def fields(self, value: dict[str, Any], column: int) -> list[str]:
        lines: list[str] = []
        for name, inner in value.items():
            lines += self.between(column) if lines or column == 0 else []
            lines += self.after(
                " " * column + self.inline(name, key=True) + self.chance.choice(["", "", " "]) + ":", inner, column
            )
        return lines

    def elements(self, value: list[Any], column: int) -> list[str]:
        lines: list[str] = []
        for inner in value:
            lines += self.between(column) if lines else []
            dash = " " * column + "-"
            gap = self.chance.choice([1, 1, 1, 3])
            if isinstance(inner, dict) and inner and not (self.flow and self.likely(0.2) and flat(inner)):
                first, *rest = self.fields(inner, column + 1 + gap)
                lines += [dash + " " * gap + first.lstrip(" "), *rest]
            elif isinstance(inner, list) and inner and not (self.flow and self.likely(0.3) and flat(inner)):
                first, *rest = self.elements(inner, column + 1 + gap)
                lines += [dash + " " * gap + first.lstrip(" "), *rest]
            else:
                lines += self.after(dash, inner, column)
        return lines

    def after(self, head: str, value: Any, column: int) -> list[str]:
        deeper = column + self.chance.choice([1, 2, 2, 2, 4])
        if isinstance(value, dict) and value and not (self.flow and self.likely(0.2) and flat(value)):
            return [head + self.trail(), *self.fields(value, deeper)]
        if isinstance(value, list) and value and not (self.flow and self.likely(0.3) and flat(value)):
            indentless = head.rstrip().endswith(":") and self.likely(0.3)
            return [head + self.trail(), *self.elements(value, column if indentless else deeper)]
        if isinstance(value, str) and self.likely(0.7) and blockable(value):
            header = "|" + ("" if value.endswith("\n") else "-")
            body = value.removesuffix("\n").split("\n")
            return [f"{head} {header}{self.trail()}", *(" " * deeper + line if line else "" for line in body)]
        if value is None and self.likely(0.5):
            return [head + self.trail()]
        if isinstance(value, str) and self.likely(0.1):
            return [head + self.trail(), " " * deeper + self.inline(value) + self.trail()]
        return [f"{head} {self.inline(value)}{self.trail()}"]

    def inline(self, value: Any, key: bool = False) -> str:
        if isinstance(value, dict):
            inner = ", ".join(
                f"{self.inline(name, key=True)}: {self.inline(one, key=True)}" for name, one in value.items()
            )
            return f"{{{inner}}}" if self.likely(0.5) else f"{{ {inner} }}"
        if isinstance(value, list):
            return f"[{', '.join(self.inline(one, key=True) for one in value)}]"
        if value is None:
            return "null" if key else self.chance.choice(["null", "~"])
        if isinstance(value, bool):
            return str(value).lower()
        if isinstance(value, int):
            return str(value)
        if isinstance(value, float):
            return f"{value:.8f}" if abs(value) < 1e15 else str(value)
        if value.isascii() and value.isalpha() and value not in ("null", "true", "false") and self.likely(0.6):
            return str(value)
        if value.isprintable() and self.likely(0.4):
            return "'" + value.replace("'", "''") + "'"
        return double_quoted(value)


def flat(value: Any) -> bool:
    """Whether a value is small enough for braces."""
    inner = value.values() if isinstance(value, dict) else value
    return all(not isinstance(one, dict | list) or not one for one in inner)


def blockable(value: str) -> bool:
    """Whether a plain literal block can hold the text."""
    body = value.removesuffix("\n")
    return all(
        line == "" or (line[0] not in " \t" and line.replace("\t", "").isprintable()) for line in body.split("\n")
    ) and (bool(body) and body[0] != "\n" and body[-1] != "\n")


def double_quoted(value: str) -> str:
    """The text in double quotes, with an escape for every character that is not plain ASCII or a printable letter."""
    return '"' + "".join(char if char.isprintable() and char not in '"\\' else escaped(char) for char in value) + '"'


def escaped(char: str) -> str:
    return "\\" + char if char in '"\\' else f"\\U{ord(char):08X}"


@st.composite
def hand_written(draw: st.DrawFn, flow: bool = True) -> tuple[str, dict[str, Any]]:
    """A text laid out by hand, and its value."""
    value = draw(records)
    return Hand(Random(draw(st.integers(0, 2**32))), flow).record(value), value
