"""The neutral tree of a document: headings, paragraphs, lists, tables and signature lines, with nothing of any form in it.

Every text of the tree is made safe when it is put in, so that no writer meets a control or an invisible character.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from tui.record.safe import safe


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text on one line, in one weight. With `pages_of` it stands for the pages between two anchors of that name.

    `link` is what it leads to where a form has anything to lead to: the id of a record, with `#` and the id of an item where one is meant.
    """

    text: str
    strong: bool = False
    emphasis: bool = False
    pages_of: str = ""
    link: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", safe(self.text))


Text: TypeAlias = tuple[Run, ...]
"""The text of a paragraph or a cell: runs, one after another."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` 1 is the document's own. `number` is printed before it: `15.` A link may lead to it by its `anchor`."""

    level: int
    text: Text
    number: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `style` says what it is for, where a form shows that."""

    text: Text
    style: Literal["", "subtitle", "notice", "scene", "decision", "small"] = ""


@dataclass(frozen=True, slots=True)
class Term:
    """A name with what belongs to it, in one line or several: `Officers Present` and who they were."""

    name: Text
    lines: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Terms:
    """Names with what belongs to each, as at the head of minutes."""

    entries: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a list, with its label as printed (`a)`, `1.`); an empty label is shown as a bullet."""

    label: str
    blocks: "tuple[Block, ...]"

    def __post_init__(self) -> None:
        object.__setattr__(self, "label", safe(self.label))


@dataclass(frozen=True, slots=True)
class Listing:
    """A list."""

    entries: tuple[Entry, ...]


Cell: TypeAlias = tuple[Text, ...]
"""A cell of a table: its paragraphs."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a row of headings. `widths` are shares of the line, one a column; `caption` says what it is a table of."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "caption", safe(self.caption))
        object.__setattr__(self, "head", tuple(safe(each) for each in self.head))


@dataclass(frozen=True, slots=True)
class Signature:
    """A line to sign on, with the title printed under it: `CHAIRMAN`."""

    title: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "title", safe(self.title))


@dataclass(frozen=True, slots=True)
class PageBreak:
    """A new page; with `odd` one with an odd number, a blank page before it being marked as such.

    `draft` says on every page from there on what this part is not yet.
    """

    odd: bool = False
    draft: str = ""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place of which the page is wanted elsewhere: where something named begins, or ends."""

    name: str
    is_end: bool = False


@dataclass(frozen=True, slots=True)
class Attached:
    """The pages of a file that goes with the document; `title` says what they are."""

    name: str
    pages: int
    title: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A PDF file that goes with a document: its name, how many pages it has, and its bytes."""

    name: str
    pages: int
    data: bytes


Block: TypeAlias = Heading | Paragraph | Terms | Listing | Table | Signature | PageBreak | Anchor | Attached


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document: its title and what it is about for the file's own properties, and its blocks.

    `running` stands at the head of every page; `draft`, where it is not empty, says on every page what the document is not yet;
    `language` is a BCP 47 tag, `date` ISO and as vague as the record has it.
    """

    title: str
    running: str
    blocks: tuple[Block, ...]
    language: str = "en-GB"
    draft: str = ""
    date: str = ""
    subject: str = ""
    creator: str = ""
    attachments: tuple[Attachment, ...] = ()

    def __post_init__(self) -> None:
        for name in ("title", "running", "draft", "subject", "creator"):
            object.__setattr__(self, name, safe(getattr(self, name)))


def plain(text: str) -> Text:
    """Returns a text in plain weight."""
    return (Run(text),) if text else ()


def strong(text: str) -> Text:
    """Returns a text in bold."""
    return (Run(text, strong=True),) if text else ()


def emphasis(text: str) -> Text:
    """Returns a text in italics."""
    return (Run(text, emphasis=True),) if text else ()


def linked(text: str, link: str | None, strong: bool = False) -> Text:
    """Returns a text that leads to a record, for the forms that can; without a link it is plain."""
    return (Run(text, strong=strong, link=link or ""),) if text else ()


def joined(parts: Iterable[Text], between: str = " ") -> Text:
    """Returns texts one after another, those that are empty left out."""
    found: list[Run] = []
    for part in parts:
        if part:
            found += [*((Run(between),) if found and between else ()), *part]
    return tuple(found)


def said(text: Text) -> str:
    """Returns the words of a text without their weight."""
    return "".join(run.text for run in text)


def paragraphs(
    text: str, style: Literal["", "subtitle", "notice", "scene", "decision", "small"] = ""
) -> Iterator[Paragraph]:
    """Yields a paragraph for each line of a record's text that is not empty."""
    for line in text.split("\n"):
        if line.strip():
            yield Paragraph(plain(line.strip()), style)


def merged(text: Text) -> Text:
    """Returns the same text with neighbours of one weight in one run."""
    found: list[Run] = []
    for run in text:
        if run.pages_of:
            found.append(run)
        elif found and not found[-1].pages_of and _manner(found[-1]) == _manner(run):
            found[-1] = replace(run, text=found[-1].text + run.text)
        elif run.text:
            found.append(run)
    return tuple(found)


def _manner(run: Run) -> tuple[bool, bool, str]:
    return run.strong, run.emphasis, run.link
