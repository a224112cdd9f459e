"""`minutebook new KIND [--id ID] [--body BODY] NAME=VALUE… --reason …`: a new record."""

import argparse
from typing import Any

from tui.cli.call import Call
from tui.cli.options import add_examples, add_format, add_reason
from tui.cli.values import pairs, typed_bytes, value_in
from tui.cli.writing import refuse_read_only, save_proposals
from tui.errors import Exit, WrongUsage
from tui.procedure.first_values import first_values
from tui.record.kinds import KINDS, kind_of, suggest_id
from tui.record.schema import Field


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declares the kind, where it belongs, its fields and why."""
    parser.add_argument(
        "kind", metavar="KIND", choices=[each.name for each in KINDS], help=", ".join(each.name for each in KINDS)
    )
    parser.add_argument(
        "fields",
        nargs="*",
        metavar="NAME=VALUE",
        help="fields of the new record, such as date=2026-05-12 location.name='Town Hall'",
    )
    parser.add_argument("--id", metavar="ID", help="its id; without it one is made from what the record says")
    parser.add_argument(
        "--body", metavar="BODY", default="", help="the body (or the plan, for a deliverable) that it belongs to"
    )
    parser.add_argument(
        "--from", dest="source", metavar="FILE", help="take the record from a YAML file; - is standard input"
    )
    parser.add_argument("--date", metavar="DATE", default="", help="its day, as date=DATE would say it")
    parser.add_argument(
        "--from-template",
        action="store_true",
        help="for a meeting: draft its agenda from the body's template, what was deferred and what is owed, and say why",
    )
    parser.set_defaults(more="fields")
    add_reason(parser)
    add_format(parser)
    add_examples(
        parser,
        "new meeting --body cambridgeshire-pcp --date 2026-12-02 --from-template --reason 'the agenda as a draft'",
        "new person name='Member Z' --reason 'elected in May'",
    )


def run(call: Call) -> Exit:
    """Saves the new record and prints its id."""
    from tui.book.editing import propose_new

    wanted = call.arguments
    refuse_read_only(call)
    value: dict[str, Any] = _from_file(wanted.source) if wanted.source is not None else {}
    root = call.book.schema.root(wanted.kind)
    _refuse_body_as_field(root, wanted.fields)
    value.update(pairs(root, wanted.fields))
    if wanted.date:
        value["date"] = wanted.date
    reasons = _draft_agenda(call, value) if wanted.from_template else []
    if not value:
        needed = [name for name in _needed(root) if name not in first_values(wanted.kind, None)] or ["name"]
        fields = " ".join(f"{name}='…'" for name in needed)
        raise WrongUsage(
            "A new record needs at least one field.",
            f"Such as: minutebook new {wanted.kind}{_where(wanted.kind)} {fields} --reason '…'",
        )
    value = _with_first_values(call, value)
    record_id = wanted.id
    if record_id is None:
        record_id = suggest_id(wanted.kind, wanted.body, value, set(call.book.record_ids(wanted.kind)))
    if wanted.id is None and not wanted.body and (record_id.startswith("/") or "//" in record_id):
        owner = "plan" if wanted.kind == "deliverable" else "body"
        raise WrongUsage(
            f"It is not said to which {owner} the new record belongs.",
            f"Name it with --body, as in --body {_an_owner(call, owner)}; they are all in: minutebook list {owner}",
        )
    there = record_id.removesuffix("-2")
    if wanted.id is None and kind_of(record_id) is None and call.book.exists(there):
        raise WrongUsage(
            f"The book has {there} already, and there is one of its kind for each body or plan.",
            f"See it: minutebook show {there}",
        )
    if kind_of(record_id) != wanted.kind:
        raise WrongUsage(
            f"{record_id} is not the id of {_with_article(wanted.kind)}.", "Leave --id out to have one made."
        )
    code = save_proposals(call, [propose_new(call.book, record_id, value)])
    for reason in reasons if code is Exit.OK else ():
        call.say(reason)
    if code is Exit.OK and not call.wants_json:
        call.line(record_id)
    missing = [name for name in _needed(root) if name not in value]
    if code is Exit.PROBLEMS and missing:
        call.say(f"Give it with the others: {' '.join(f'{name}=…' for name in missing)}")
    return code


def _needed(root: Field) -> list[str]:
    """Returns the fields without which there is no record of this kind."""
    return [field.name for field in root.properties if field.required]


def _where(kind: str) -> str:
    return "" if kind in ("person", "body", "plan") else " --body BODY"


def _with_article(kind: str) -> str:
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"


def _an_owner(call: Call, kind: str) -> str:
    found = call.book.record_ids(kind)
    return found[0].removeprefix("plans/").split("/")[0] if found else kind.upper()


def _refuse_body_as_field(root: Field, words: list[str]) -> None:
    for word in words:
        name, _, said = word.partition("=")
        if name in ("body", "plan", "id") and name not in root.by_name:
            option = "--id" if name == "id" else "--body"
            raise WrongUsage(
                f"{root.title} has no field “{name}”: that is said beside its fields.",
                f"Write {option} {said.removesuffix('/body') or name.upper()} instead of {word}",
            )


def _with_first_values(call: Call, value: dict[str, Any]) -> dict[str, Any]:
    """Returns the value with what the form would have filled in beforehand, in the order of the schema; what was given counts."""
    from tui.book.names import Names

    wanted = call.arguments
    folder = wanted.body or (wanted.id or "").partition("/")[0]
    named = Names(call.book)(f"{folder}/body") if folder and call.book.exists(f"{folder}/body") else None
    first = {**first_values(wanted.kind, named), **value}
    known = [name for name in call.book.schema.root(wanted.kind).by_name if name in first]
    return {name: first[name] for name in (*known, *(name for name in first if name not in known))}


def _draft_agenda(call: Call, value: dict[str, Any]) -> list[str]:
    """Gives the value the items that are due and returns why each is there. Raises WrongUsage where there is nothing to draft from."""
    from tui.book.gists import register
    from tui.procedure.agenda import draft_agenda
    from tui.procedure.calendar import day

    wanted = call.arguments
    on = day(value["date"]) if isinstance(value.get("date"), str) else None
    if wanted.kind != "meeting" or not wanted.body or on is None or "items" in value:
        raise WrongUsage(
            "An agenda is drafted for a new meeting without items, of a body, on a day.",
            "Such as: minutebook new meeting --body BODY --date 2026-12-02 --from-template --reason '…'",
        )
    body = f"{wanted.body.removesuffix('/body')}/body"
    book = register(call.book)
    there = next((each for each, date, _ in book.meetings(body) if date == on), None)
    if there is not None:
        raise WrongUsage(
            f"{there} is on that day already.", f"What its agenda lacks: minutebook agenda {there} --reason '…'"
        )
    classification = value.get("classification")
    drafted = draft_agenda(book, body, on, classification if isinstance(classification, str) else "ordinary")
    if not drafted:
        return ["Nothing is known to belong on its agenda: no template, nothing deferred, nothing planned."]
    value["items"] = [each.as_value(n) for n, each in enumerate(drafted, 1)]
    return [f"{n}. {each.title}: {each.why}" for n, each in enumerate(drafted, 1)]


def _from_file(source: str) -> dict[str, Any]:
    named = "standard input" if source == "-" else source
    value = value_in(typed_bytes(source), named)
    if not isinstance(value, dict):
        raise WrongUsage(f"{named} does not hold a record.")
    return value
