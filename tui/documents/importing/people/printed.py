"""Somebody as a list or a table prints them: who, with which title, role and post, from when to when."""

from dataclasses import dataclass, field

from tui.documents.importing.passage import NOWHERE, Passage


@dataclass(frozen=True)
class Printed:
    """Somebody as printed. `name` is the name without a style such as Councillor, `whole` with it."""

    whole: Passage
    name: str
    style: Passage = NOWHERE
    role: str = ""
    role_words: Passage = NOWHERE
    post: Passage = NOWHERE
    on_behalf_of: Passage = NOWHERE
    initials: Passage = NOWHERE
    note: Passage = NOWHERE
    status: str = ""
    """What is said beside the name of whether somebody was there: absent."""
    status_words: Passage = NOWHERE
    virtual: Passage = NOWHERE
    times: tuple[tuple[str, str, Passage], ...] = ()
    substitute_for: Passage = NOWHERE
    substitute: Passage = NOWHERE
    """The word that says that somebody stood in, without for whom."""
    also: tuple[Passage, ...] = field(default=())
    """Words that belong to this entry and say nothing of their own, such as Councillors before several names."""
    doubt: str = ""
