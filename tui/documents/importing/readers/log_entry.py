"""What an entry of an action log holds."""

from dataclasses import dataclass

from tui.documents.importing.passage import NOWHERE, Passage


@dataclass
class LogEntry:
    """What the columns of an entry hold."""

    date: Passage = NOWHERE
    number: Passage = NOWHERE
    action: Passage = NOWHERE
    owner: Passage = NOWHERE
    deadline: Passage = NOWHERE
    progress: Passage = NOWHERE
