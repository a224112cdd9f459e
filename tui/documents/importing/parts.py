"""A document in its parts: most are one, a pack holds an agenda, letters, minutes and reports one behind the other."""

from collections.abc import Sequence
from dataclasses import dataclass

from tui.documents.importing.blocks import Block
from tui.documents.importing.context import Context
from tui.documents.importing.readers.minutes import read_minutes


@dataclass(frozen=True)
class DocumentPart:
    """Blocks that are one document, and which kind it is."""

    kind: str
    blocks: tuple[Block, ...]


def parts_of(blocks: Sequence[Block]) -> tuple[DocumentPart, ...]:
    """Returns the parts of a document in order."""
    return (DocumentPart("minutes", tuple(blocks)),)


def read_part(part: DocumentPart, context: Context) -> str:
    """Drafts what a part yields and returns its kind."""
    read_minutes(part.blocks, context)
    return part.kind
