"""What is wrong with the text of a record, as a clerk is told it: place, rule, sentence and what to do."""

import re
from dataclasses import dataclass

from tui.errors import ProblemsFound


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands in a text: line and column, counted from 1, columns in characters."""

    line: int
    column: int


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One reason why the text cannot be read as a record."""

    line: int
    column: int
    rule: str
    message: str
    hint: str


class Unreadable(ProblemsFound):
    """The text is not a record: nothing in it can be shown, checked or edited as data until its faults are mended."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        first = faults[0]
        super().__init__(f"Line {first.line}, column {first.column}: {first.message}", first.hint)
        self.faults = faults


_QUOTE_IT = 'Put the whole text in double quotes: "…".'
_ALIGN = "Fields of one group begin in the same column, two spaces further in than the line they belong to."


def syntax_fault(text: str, place: Place, context_place: Place | None, context: str, problem: str) -> Fault:
    """Returns what libyaml's complaint means to a clerk.

    `place` is where the parser gave up and `context_place` where the thing that it was reading began.
    """
    lines = text.split("\n")
    marked = next((n for n, one in enumerate(lines, 1) if one.startswith("<<<<<<< ")), None)
    if marked is not None:
        return Fault(marked, 1, "git-conflict", "Two versions of this record have not been brought together yet.",
                     "Keep one of what stands between the <<<<<<< and >>>>>>> lines, and delete these lines.")  # fmt: skip
    line = lines[place.line - 1] if place.line <= len(lines) else ""
    here = line[place.column - 1 : place.column]
    began = context_place or place
    if "mapping values are not allowed" in problem:
        return _stray_colon(lines, line, place)
    if "could not find expected ':'" in problem:
        return no_colon(lines, began)
    if "quoted scalar" in context:
        return _quoted(began, place, problem)
    if "tab character" in problem or here == "\t":
        hint = "Indent with spaces, two for each step."
        return Fault(place.line, place.column, "text-tab", "There is a tab here.", hint)
    if "cannot start any token" in problem:
        return Fault(place.line, place.column, "yaml-syntax", f"A text cannot begin with “{here}” here.", _QUOTE_IT)
    for words, rule, message, hint in _COMPLAINTS:
        if words in problem or words in context:
            at = place if rule in ("yaml-syntax", "yaml-indent", "yaml-second-document") else began
            return Fault(at.line, at.column, rule, message, hint)
    if "block collection" in context or "block mapping" in context:
        return _out_of_line(line, place, "block collection" in context)
    return Fault(place.line, place.column, "yaml-syntax", f"This cannot be read as YAML: {problem or context}.", _ALIGN)


_COMPLAINTS = (
    ("alias", "yaml-alias", "“*” at the start of a text points to an anchor, which a record does not have.", _QUOTE_IT),
    ("anchor", "yaml-anchor", "“&” at the start of a text names an anchor, which a record does not have.", _QUOTE_IT),
    ("tag", "yaml-tag", "“!” at the start of a text makes a tag, which a record does not have.", _QUOTE_IT),
    ("URI", "yaml-tag", "“!” at the start of a text makes a tag, which a record does not have.", _QUOTE_IT),
    ("directive", "yaml-directive", "A line that begins with “%” is a directive, which a record does not have.",
     "Delete the line."),
    ("incompatible YAML", "yaml-directive", "A line that begins with “%” is a directive, which a record does not have.",
     "Delete the line."),
    ("document start", "yaml-second-document", "The record ends above this line, and here something else begins.",
     "Keep one record in one file, without lines of “---” or “...”."),
    ("flow sequence", "yaml-bracket", "The bracket “[” that opens here is not closed, or a comma is missing in it.",
     "Close it with “]”, or write one element a line, each after “- ”."),
    ("flow mapping", "yaml-bracket", "The brace “{” that opens here is not closed, or a comma is missing in it.",
     "Close it with “}”, or write one field a line."),
    ("block sequence entries", "yaml-indent", "An element of a list (“- ”) cannot begin here.",
     "Begin it on a line of its own, below the name of its list and indented by two."),
    ("mapping keys are not allowed", "yaml-syntax", "A text cannot begin with “? ” here.", _QUOTE_IT),
    ("block scalar", "yaml-syntax", "The text block that “|” or “>” opens here cannot be read.",
     "Begin the text on the next line, every line of it two spaces further in than the field's name."),
    ("expected node content", "yaml-syntax", "A value was expected here.", _QUOTE_IT),
    ("found unexpected document indicator", "yaml-second-document", "A line of “---” or “...” ends the record here.",
     "Keep one record in one file, without such lines."),
)  # fmt: skip


def _stray_colon(lines: list[str], line: str, place: Place) -> Fault:
    before = line[: place.column - 1]
    named = re.match(r"[ ]*(?:- +)*([^\s:#'\"][^:]*?): +", before)
    if named:
        return Fault(place.line, place.column, "yaml-colon", f"The text after “{named[1]}:” has a second colon in it.",
                     _QUOTE_IT)  # fmt: skip
    above = _line_above(lines, place.line)
    if above and re.match(r"[ ]*(?:- +)*[^\s:#][^:]*:(?: |$)", lines[above - 1]):
        start = len(before) - len(before.lstrip(" ")) + 1
        return Fault(place.line, start, "yaml-indent", "This line is indented further than the field above it.", _ALIGN)
    if above:
        return no_colon(lines, Place(above, len(lines[above - 1]) - len(lines[above - 1].lstrip(" ")) + 1))
    return Fault(place.line, place.column, "yaml-colon", "A colon cannot stand here.", _QUOTE_IT)


def no_colon(lines: list[str], at: Place) -> Fault:
    """Returns the fault of a line that should be `name: value` and has no colon for it."""
    line = lines[at.line - 1] if at.line <= len(lines) else ""
    run_together = re.match(r"[ ]*(?:- +)*([\w-]+):(?=\S)", line)
    message = (
        f"There is no space after “{run_together[1]}:”."
        if run_together
        else f"“{_short(line)}” is neither a field nor an element of a list: it has no colon."
    )
    return Fault(at.line, at.column, "yaml-colon", message,
                 "Write “name: value”, or indent the line if it goes on with the text above.")  # fmt: skip


def _quoted(began: Place, place: Place, problem: str) -> Fault:
    if "unknown escape" in problem:
        return Fault(place.line, place.column, "yaml-escape", "A backslash in double quotes does not stand for itself.",
                     "Write two backslashes (\\\\), or use single quotes.")  # fmt: skip
    if "escape" in problem or "hexdecimal" in problem:
        return Fault(place.line, place.column, "yaml-escape", "This escape does not stand for a character.",
                     "Type the character itself.")  # fmt: skip
    return Fault(began.line, began.column, "yaml-quote", "The quotation mark that opens here is never closed.",
                 "Close it, or write the text without quotation marks.")  # fmt: skip


def _out_of_line(line: str, place: Place, in_list: bool) -> Fault:
    before = line[: place.column - 1]
    if before.strip(" -"):
        quote = before.rstrip()[-1:]
        after = "the closing quotation mark" if quote in "\"'" else "the value"
        message = f"There is something after {after}: “{_short(line)}”."
        hint = "If quotation marks belong to the text, put it all in the other kind of them; else delete the rest."
        return Fault(place.line, place.column, "yaml-quote", message, hint)
    if in_list:
        return Fault(place.line, place.column, "yaml-indent",
                     "This line stands where the next element of a list was expected.",
                     "Begin an element with “- ”; indent its fields further than the “-”.")  # fmt: skip
    if line[place.column - 1 :].startswith("- "):
        return Fault(place.line, place.column, "yaml-indent", "This element of a list stands among fields.",
                     "Put it below the name of its list, indented by two.")  # fmt: skip
    message = "This line does not stand below the fields it belongs to."
    return Fault(place.line, place.column, "yaml-indent", message, _ALIGN)


def _line_above(lines: list[str], line: int) -> int:
    """Returns the number of the nearest line above that is neither empty nor a comment; 0 where there is none."""
    for number in range(line - 1, 0, -1):
        text = lines[number - 1].strip()
        if text and not text.startswith("#"):
            return number
    return 0


def _short(line: str) -> str:
    text = line.strip()
    return text if len(text) <= 40 else f"{text[:39]}…"
