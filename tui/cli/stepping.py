"""What the commands of a record's legal life share: options made from what a step asks, and the step taken as one commit."""

import argparse
import datetime
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from tui.book.steps.asking import Ask, option
from tui.book.steps.registry import steps_of_command
from tui.book.steps.step import Step
from tui.cli.call import Call
from tui.cli.options import add_format, add_reason
from tui.cli.writing import refuse_read_only, save_proposals
from tui.errors import Exit, WrongUsage
from tui.record.kinds import kind_of

if TYPE_CHECKING:
    from tui.book.steps.taking import Content

_METAVARS: Mapping[str, str] = {
    "date": "DATE", "vague_date": "DATE", "time": "HH:MM", "person": "PERSON", "meeting": "MEETING", "paper": "PAPER",
    "recommendation": "ID", "number": "NUMBER", "yes_no": "yes|no", "file": "FILE", "text": "TEXT",
}  # fmt: skip
_METAVAR_OF: Mapping[str, str] = {"why_not": "REASON", "sent_to": "WHOM"}
_DEST = "asked_"


def add_step(parser: argparse.ArgumentParser, command: str) -> None:
    """Adds the records, every question of the command's steps as an option, and why."""
    steps = steps_of_command(command)
    many = any(step.many_records for step in steps)
    more = "; several where one minute approves the minutes of several" if many else ""
    parser.add_argument("id", metavar="ID", nargs="+" if many else None, help=f"the {_kinds(steps)}{more}")
    if many:
        parser.set_defaults(more="id")
    asks: dict[str, Ask] = {}
    for step in steps:
        for ask in step.form.asks:
            asks.setdefault(ask.name, ask)
    for name, ask in asks.items():
        choices = list(dict.fromkeys(one for step in steps for one in getattr(step.form.ask(name), "choices", ())))
        parser.add_argument(
            option(name),
            dest=f"{_DEST}{name}",
            metavar="|".join(choices)
            if 0 < len(choices) < 5
            else _METAVARS.get(ask.kind) or _METAVAR_OF.get(name, name.upper().split("_")[-1]),
            action="append" if ask.many else "store",
            default=[] if ask.many else "",
            help=_help(ask, choices),
        )
    add_reason(parser, {name for step in steps for name in step.says_itself})
    add_format(parser)


def run_step(call: Call, command: str, content: "Mapping[str, Content] | None" = None) -> Exit:
    """Takes the step that the call means and reports. `content` is what it changes in the content of each record."""
    from tui.book.steps.taking import noted, work_out

    refuse_read_only(call)
    wanted = call.arguments
    record_ids = [wanted.id] if isinstance(wanted.id, str) else list(wanted.id)
    given = given_answers(wanted)
    step = _meant(steps_of_command(command), record_ids[0], given)
    taken = work_out(call.book, step, record_ids, given, datetime.date.today().isoformat(), content or {})
    said = {name: getattr(wanted, name, None) for name in ("authority", "event_date", "evidence")}
    code = save_proposals(call, taken.proposals, note=noted(taken, wanted.reason, **said))
    if code is Exit.OK:
        for sentence in taken.pointed_out:
            call.say(f"Note: {sentence}")
    return code


def given_answers(arguments: argparse.Namespace) -> dict[str, str | Sequence[str]]:
    """Returns what the options answer, by the names of the questions, as typed."""
    options: dict[str, Any] = vars(arguments)
    return {name.removeprefix(_DEST): value for name, value in options.items() if name.startswith(_DEST) and value}


def _meant(steps: tuple[Step, ...], record_id: str, given: Mapping[str, object]) -> Step:
    """Returns the step for this kind of record; where there are several, the first to which everything answered belongs."""
    kind = kind_of(record_id)
    for_it = [step for step in steps if kind in step.kinds] or list(steps)
    return next((step for step in for_it if all(step.form.ask(name) for name in given)), for_it[0])


def _kinds(steps: tuple[Step, ...]) -> str:
    kinds = list(dict.fromkeys(kind for step in steps for kind in step.kinds))
    return " or ".join([", ".join(kinds[:-1]), kinds[-1]]) if len(kinds) > 1 else kinds[0]


def _help(ask: Ask, choices: Sequence[str]) -> str:
    said = ask.help[:1].lower() + ask.help[1:] if not ask.help[1:2].isupper() else ask.help
    listed = f": {', '.join(choices)}" if len(choices) >= 5 else ""
    return f"{said}{listed}{' (default: today)' if ask.today else ''}{'; may be repeated' if ask.many else ''}"


def refuse_without_pair(words: Sequence[str]) -> None:
    """Raises WrongUsage where PATH and VALUE do not come in pairs."""
    if len(words) % 2:
        raise WrongUsage(
            f"“{words[-1]}” has no value.", "Give PATH and VALUE in pairs; to take a field away: --unset PATH"
        )
