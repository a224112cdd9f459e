"""Every command: its name, its one line of help and the module that holds it. Adding a command is adding its file and a line here.

A command's module has `arguments(parser)`, which declares its options, and `run(call) -> Exit`. Modules are imported only when their
command is called, so that the command line starts quickly.
"""

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from tui.errors import Exit

if TYPE_CHECKING:
    import argparse

    from tui.cli.call import Call


class CommandModule(Protocol):
    """What a module of `tui.cli.commands` offers."""

    def arguments(self, parser: "argparse.ArgumentParser") -> None:
        """Declares the command's own options."""

    def run(self, call: "Call") -> Exit:
        """Does what the command is for and returns the exit code."""


@dataclass(frozen=True)
class Command:
    """One command as the help lists it."""

    name: str
    help: str
    group: str
    module: str = ""

    def load(self) -> CommandModule:
        """Imports the command's module."""
        return cast("CommandModule", import_module(f"tui.cli.commands.{self.module or self.name}"))


COMMANDS: tuple[Command, ...] = (
    Command("demo", "make the sample book and open it", "Books"),
    Command("init", "make an empty book", "Books"),
    Command("doctor", "say what is wrong with this repository, and what to do", "Books"),
    Command("list", "list the records of a kind", "Reading", "list_records"),
    Command("show", "print a record, or one field of it", "Reading"),
    Command("search", "find words in all records", "Reading"),
    Command("due", "what is due, by when and by whom, and by which rule", "Reading"),
    Command("followup", "what was asked, promised and recommended, with whom it rests, and since when", "Reading"),
    Command(
        "plan", "the coming meetings and what they deal with; where deliverables stand; a matter followed", "Reading"
    ),
    Command(
        "members", "who sits on a body as at a day, who holds office, what is vacant and what cannot be told", "Reading"
    ),
    Command("room", "who was there at each item, whether that was a quorum, and who was entitled to vote", "Reading"),
    Command(
        "decisions",
        "what a meeting decided, the printed table beside it, and its votes with their arithmetic",
        "Reading",
    ),
    Command("log", "what was done to a record or field, or in the book: when, by whom and why", "Reading"),
    Command("diff", "what a commit changed, or what differs between two, field by field", "Reading"),
    Command("blame", "who wrote this: the commit that last changed each field of a record", "Reading"),
    Command("new", "create a record", "Writing"),
    Command("set", "give a field a value", "Writing", "set_field"),
    Command("unset", "take a field away", "Writing", "unset_field"),
    Command("add", "add an entry to a list", "Writing", "add_entry"),
    Command("remove", "take an entry out of a list", "Writing", "remove_entry"),
    Command("move", "move an entry within its list", "Writing", "move_entry"),
    Command("delete", "delete a record", "Writing"),
    Command("edit", "edit a record in your editor", "Writing"),
    Command("commit", "take over a change made by hand", "Writing"),
    Command("undo", "take back a change, by a new one that says so", "Writing"),
    Command("reschedule", "move a meeting to another day, or postpone it", "The life of a record"),
    Command("cancel", "record that a meeting does not take place", "The life of a record"),
    Command(
        "agenda",
        "add what an agenda lacks from the body's template, the plan and what was deferred",
        "The life of a record",
    ),
    Command("renumber", "number the items of an agenda in their order", "The life of a record"),
    Command("apologies", "record that a member cannot come to a meeting", "The life of a record"),
    Command("substitute", "record who comes to a meeting in whose place", "The life of a record"),
    Command("urgent", "put an item on an agenda late, for a reason of the chair", "The life of a record"),
    Command("elected", "put whom a meeting elected on the body's list of members", "The life of a record"),
    Command(
        "paper", "record that a paper was asked for, its author reminded, or that it came in", "The life of a record"
    ),
    Command(
        "question", "record that a question was accepted or not, put, or followed by another", "The life of a record"
    ),
    Command("clear", "send draft minutes to be cleared, or record that they came back", "The life of a record"),
    Command("publish", "record that an agenda, minutes or a recommendation was published", "The life of a record"),
    Command(
        "approve", "record that a later meeting approved minutes, or that they were signed", "The life of a record"
    ),
    Command("correct", "set right what is wrong in approved minutes, on an authority", "The life of a record"),
    Command("respond", "record the response to a recommendation, or the reply to a question", "The life of a record"),
    Command("update", "record where an action, a deliverable or a recommendation stands", "The life of a record"),
    Command(
        "render",
        "a record as a document: agenda, minutes, decisions, log and more, as text, HTML, Word or PDF",
        "Documents",
    ),
    Command(
        "export", "what may be published, for other programs: calendar, tables and open-data standards", "Documents"
    ),
    Command(
        "import", "take a published document in: agenda, minutes, report or action log", "Documents", "import_document"
    ),
    Command(
        "publish-site", "all that may be published, as a web site that needs no server", "Documents", "publish_site"
    ),
    Command("validate", "check records against the schema and the rules", "Checking"),
    Command("format", "write records in their one canonical spelling", "Checking", "format_records"),
    Command("audit", "look whether anything was ever changed outside the rules", "Checking"),
    Command("completions", "print the completion script of a shell", "Setting up"),
)


def command(name: str) -> Command | None:
    """Returns the command of that name, if there is one."""
    return next((each for each in COMMANDS if each.name == name), None)
