"""The history of the sample book: in which order its documents are taken in, and what was recorded in steps of its own.

The sample records are the end. What stood there before a step is derived by leaving out what the step brought; nothing is made up. The
day of each step is the one that the record states; where it states none, the commit says none.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tui.record.edits import Edit, Remove, Unset, apply
from tui.record.kinds import kind_of
from tui.record.paths import Item, Path, parse_path
from tui.record.reading import find_element
from tui.record.schema import Schema
from tui.record.words import NameOf, friendly_date, plain_words


@dataclass(frozen=True, slots=True)
class Chapter:
    """A document, or a part of one, whose records come in together. `day` is when it was written, empty where that is not known.

    `holds` are the beginnings of the ids below the body's folder that belong to it; empty for all that is left of the document.
    """

    title: str
    document: str
    day: str = ""
    holds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """A step that a document tells of: the paths it brought into the record, and what its commit says."""

    record_id: str
    brought: tuple[Path, ...]
    action: str
    says: tuple[str, ...]
    reason: str
    evidence: str
    day: str | None = None
    authority: str | None = None


_PACK = "002_ee6c3af70b6956ae.txt"

CHAPTERS: tuple[Chapter, ...] = (
    Chapter("Report of 12 October 2021 on the police and crime plan", "004_d3bc7075eff706ad.txt", "2021-10-12"),
    Chapter(
        "Minutes of 20 July 2022",
        _PACK,
        "2022-07-20",
        ("meetings/2022-03-25", "meetings/2022-07-20", "actions/", "complaints/2022-07-20", "recommendations/", "proceedings/2022"),
    ),
    Chapter("Letter of the Commissioner of 1 September 2022", _PACK, "2022-09-01", ("papers/2022-09-01",)),
    Chapter("Agenda pack of 14 September 2022", _PACK, "2022-09-14"),
    Chapter("Minutes of 20 September 2023", "001_740e8cf0cde4de22.txt", "2023-09-20"),
    Chapter("Agenda and draft minutes of 25 September 2024", "000_5befa7c06157fe40.txt", "2024-09-25"),
    Chapter("Minutes, undated, on the update of a plan", "003_5d547904ef0d0399.txt"),
)  # fmt: skip


def chapter_of(record_id: str, document: str) -> Chapter | None:
    """Returns the chapter that a record of a document comes in with, None where there is none for the document."""
    inner = record_id.partition("/")[2]
    of_document = [each for each in CHAPTERS if each.document == document]
    named = [each for each in of_document if inner.startswith(each.holds) and each.holds]
    return next(iter([*named, *(each for each in of_document if not each.holds)]), None)


def told_after(told: Told, own: Chapter) -> Chapter:
    """Returns the chapter after which a step is told: the first not before its day; without a day, the last of its own document."""
    later = CHAPTERS[CHAPTERS.index(own) :]
    if told.day is None:
        return [each for each in later if each.document == own.document][-1]
    return next((each for each in later if each.day >= told.day), own)


def steps_told(record_id: str, value: Mapping[str, Any], name_of: NameOf) -> tuple[Told, ...]:
    """Returns the steps that a sample record tells of, in the order in which they happened."""
    match kind_of(record_id):
        case "meeting":
            return tuple(_of_meeting(record_id, value))
        case "recommendation" if "response" in value:
            return (_response(record_id, value, name_of),)
        case "question" if "reply" in value:
            return (_reply(record_id, value, name_of),)
        case "action":
            return tuple(_updates(record_id, value))
        case _:
            return ()


def before(text: str, steps: tuple[Told, ...], value: Mapping[str, Any], schema: Schema, kind: str) -> str:
    """Returns the text of a sample record as it was before these steps, which must be its last ones."""
    edits: list[Edit] = [
        Unset(path) if isinstance(path[-1], str) else Remove(path) for step in steps for path in step.brought
    ]
    text = apply(text, edits, schema, kind)
    return apply(text, _readings_of_nothing(value, steps), schema, kind)


def _readings_of_nothing(value: Mapping[str, Any], steps: tuple[Told, ...]) -> list[Edit]:
    """Returns the edits that take away what the sources say of fields that are not there yet."""
    gone = {path for step in steps for path in step.brought}
    whole = {path[:-1] for path in gone if len(path) > 1 and set(_elements(value, path[:-1])) <= gone}
    edits: list[Edit] = []
    for source in value.get("sources", ()):
        for each in source.get("readings", ()):
            field = parse_path(each["field"])
            if any(field[: len(path)] == path for path in gone | whole):
                edits.append(Remove(("sources", Item(source["document"]), "readings", Item(each["id"]))))
    return edits


def _elements(value: Any, path: Path) -> Iterator[Path]:
    """Yields the paths of the elements of the list at a path."""
    for step in path:
        value = value[step] if isinstance(step, str) else value[find_element(value, step, "id")]
    for each in value:
        yield (*path, Item(each["id"]))


def _of_meeting(record_id: str, value: Mapping[str, Any]) -> Iterator[Told]:
    document = value.get("sources", [{}])[0].get("document", "")
    minutes = value.get("minutes", {})
    for each in value.get("publications", ()):
        what = each["what"]
        brought: list[Path] = [("publications", Item(each["id"]))]
        brought += [("question_deadline",)] if what == "agenda" and "question_deadline" in value else []
        brought += [("minutes",)] if what in ("draft_minutes", "minutes") else []
        when = f" on {friendly_date(each['at'])}" if "at" in each else ""
        yield Told(
            record_id,
            tuple(brought),
            "publish",
            (f"{plain_words(what)} published{when}", f"{plain_words(what)} published"),
            f"the {plain_words(what)} {'are' if what.endswith('s') else 'is'} among the published documents",
            document,
            each.get("at"),
        )
    if minutes.get("state") == "approved":
        approval = minutes["approval"]
        at = approval["meeting"]
        day = at.rpartition("/")[2]
        number = approval.get("minute_number")
        minute = f"minute {number}" if number else f"item {approval['item']}"
        by = f", {minute}" if number else ""
        yield Told(
            record_id,
            (("minutes",),),
            "import",
            (f"minutes approved on {friendly_date(day)}{by}", f"approved on {friendly_date(day)}{by}"),
            "the later minutes say so; the minutes approved are not among the documents",
            document,
            day,
            f"{minute} of {at}",
        )


def _response(record_id: str, value: Mapping[str, Any], name_of: NameOf) -> Told:
    response = value["response"]
    day, paper = response["date"], response["paper"]
    whose = name_of(f"people/{response['from']}")
    return Told(
        record_id,
        tuple((name,) for name in ("conveyed", "response", "note") if name in value),
        "respond",
        (f"response of {friendly_date(day)} from {whose}", f"response of {friendly_date(day)}"),
        "the letter answers it, and quotes it as it was sent",
        paper,
        day,
    )


def _reply(record_id: str, value: Mapping[str, Any], name_of: NameOf) -> Told:
    day = value["reply"]["date"]
    whose = name_of(f"people/{value['reply']['speaker']}")
    return Told(
        record_id,
        (("reply",),),
        "respond",
        (f"answered on {friendly_date(day)} by {whose}", f"answered on {friendly_date(day)}"),
        "the minutes print the reply",
        _document(value),
        day,
    )


def _updates(record_id: str, value: Mapping[str, Any]) -> Iterator[Told]:
    for each in value.get("updates", ()):
        day = each.get("date")
        when = f" on {friendly_date(day)}" if day else ""
        yield Told(
            record_id,
            (("updates", Item(each["id"])),),
            "update",
            (f"{plain_words(each['status'])}, as reported{when}", plain_words(each["status"])),
            "as the minutes have it" if day else "as the agenda has it",
            each.get("paper") or _document(value),
            day,
        )


def _document(value: Mapping[str, Any]) -> str:
    return str(value.get("sources", [{}])[0].get("document", ""))
