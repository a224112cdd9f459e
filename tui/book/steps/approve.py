"""A later meeting approves minutes as an accurate record, with the corrections it agrees; and the approved minutes are signed."""

from collections.abc import Mapping
from typing import Any

from tui.book.steps.asking import Answers, Ask, StepForm
from tui.book.steps.step import Case, Outcome, Step, StepRefused, whole_day
from tui.procedure.calendar import first_and_last_day
from tui.procedure.life import is_approved
from tui.record.edits import Edit, Set
from tui.record.fingerprint import NEWEST_METHOD, fingerprint
from tui.record.lookup import suggest_key
from tui.record.words import friendly_date, plain_words


def _work_out(case: Case, answers: Answers) -> Outcome:
    if is_approved(case.kind, case.value):
        return _sign(case, answers)
    _refuse_unless_published(case)
    meeting_id, minute = answers.one("at"), answers.number("minute")
    if meeting_id is None or minute is None:
        raise case.refuse(
            "which meeting approved the minutes, and by which minute, must be said.",
            "Say --at MEETING --minute NUMBER.",
        )
    meeting = _approving_meeting(case, meeting_id)
    approval: dict[str, Any] = {"meeting": meeting_id, "minute_number": minute}
    item = _item(meeting_id, meeting, minute, answers.one("item"))
    signed_by, signed_on = answers.one("signed_by"), answers.one("signed_on")
    approval |= {"item": item} if item else {}
    approval |= {"corrections": _corrections(case)} if case.corrections else {}
    approval |= {"signed_by": signed_by} if signed_by else {}
    approval |= {"method": NEWEST_METHOD, "content_sha256": fingerprint(case.content, NEWEST_METHOD)}
    edits: list[Edit] = [Set(("minutes", "approval"), approval)]
    edits += _signed(signed_by, signed_on) or [Set(("minutes", "state"), "approved")]
    return Outcome(
        edits=tuple(edits),
        says=_says(_on(meeting), minute, bool(case.corrections)),
        authority=f"minute {minute} of {meeting_id}",
        event_date=whole_day(meeting.get("date")),
    )


def _says(when: str, minute: int, corrected: bool) -> tuple[str, ...]:
    if corrected:
        return (
            f"minutes approved with corrections on {when}, minute {minute}",
            f"approved with corrections on {when}, minute {minute}",
            f"corrected and approved on {when}",
        )
    return (
        f"minutes approved at the meeting of {when}, minute {minute}",
        f"minutes approved on {when}, minute {minute}",
        f"approved on {when}, minute {minute}",
    )


def _refuse_unless_published(case: Case) -> None:
    status, state = case.part("status"), case.part("minutes", "state")
    if status != "held":
        raise case.refuse(
            f"a meeting that is {plain_words(str(status))} has no minutes to approve.",
            "If it was held, say so first: minutebook set ID status held",
        )
    if state != "published":
        where = f"are {plain_words(state)}" if isinstance(state, str) else "are not there"
        raise case.refuse(
            f"its minutes {where}; minutes are published as draft before a meeting approves them.",
            f"First: minutebook publish {case.record_id} --what draft_minutes",
        )


def _approving_meeting(case: Case, meeting_id: str) -> Mapping[str, Any]:
    meeting = case.look_up(meeting_id)
    if not isinstance(meeting, Mapping):
        raise StepRefused(f"There is no meeting {meeting_id} in this book.", "See: minutebook list meeting")
    if meeting_id == case.record_id:
        raise case.refuse("a meeting does not approve its own minutes.", "Name the later meeting that approved them.")
    if meeting.get("status") != "held":
        raise StepRefused(
            f"{meeting_id} is recorded as {plain_words(str(meeting.get('status')))}: only a meeting that was held approves minutes.",
            f"If it was held, say so first: minutebook set {meeting_id} status held",
        )
    own, later = first_and_last_day(case.part("date")), first_and_last_day(meeting.get("date"))
    if own is not None and later is not None and later[1] <= own[0]:
        raise case.refuse(
            f"the meeting of {_on(meeting)} is not later than that of {friendly_date(str(case.part('date')))}, so it cannot have"
            " approved its minutes.",
            "Name the later meeting that approved them.",
        )
    return meeting


def _item(meeting_id: str, meeting: Mapping[str, Any], minute: int, named: str | None) -> str | None:
    """Returns the item of the approving meeting under which it was done: the one named, or the one with the minute's number."""
    items = [each for each in meeting.get("items") or [] if isinstance(each, Mapping)]
    if named is None:
        found = [each.get("id") for each in items if each.get("minute_number") == minute]
        return str(found[0]) if len(found) == 1 else None
    if named not in [each.get("id") for each in items]:
        there = ", ".join(str(each.get("id")) for each in items)
        raise StepRefused(
            f"{meeting_id} has no item “{named}”.", f"Its items: {there}." if there else "It has no items."
        )
    return named


def _corrections(case: Case) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = []
    for each in case.corrections:
        said: dict[str, Any] = {"text": each.text} | ({"fields": list(each.fields)} if each.fields else {})
        made.append({"id": suggest_key(said, {one["id"] for one in made}), **said})
    return made


def _sign(case: Case, answers: Answers) -> Outcome:
    signed_by, signed_on = answers.one("signed_by"), answers.one("signed_on")
    approval = case.part("minutes", "approval") or {}
    if (
        case.part("minutes", "state") == "signed"
        or answers.one("at")
        or case.corrections
        or not (signed_by or signed_on)
    ):
        at = approval.get("meeting") if isinstance(approval, Mapping) else None
        raise case.refuse(
            f"its minutes are {case.part('minutes', 'state')} already{f', by {at}' if at else ''}.",
            "What was wrong with them is set right by a correction: minutebook correct",
        )
    edits = [*_signed(signed_by, signed_on)]
    if signed_by and isinstance(approval, Mapping) and approval:
        edits.append(Set(("minutes", "approval", "signed_by"), signed_by))
    by = f" by {case.person(signed_by)}" if signed_by else ""
    when = f" on {friendly_date(signed_on)}" if signed_on else ""
    return Outcome(
        edits=tuple(edits),
        says=(f"approved minutes signed{by}{when}", f"minutes signed{when}" if when else f"minutes signed{by}", "minutes signed"),
        authority=_authority(approval),
        event_date=whole_day(signed_on),
    )  # fmt: skip


def _signed(signed_by: str | None, signed_on: str | None) -> list[Edit]:
    if not (signed_by or signed_on):
        return []
    edits: list[Edit] = [Set(("minutes", "state"), "signed")]
    edits += [Set(("minutes", "signed_copy", "signed_by"), signed_by)] if signed_by else []
    edits += [Set(("minutes", "signed_copy", "signed_on"), signed_on)] if signed_on else []
    return edits


def _authority(approval: Any) -> str | None:
    if not isinstance(approval, Mapping) or "meeting" not in approval:
        return None
    minute = f"minute {approval['minute_number']} of " if "minute_number" in approval else ""
    return f"{minute}{approval['meeting']}"


def _on(meeting: Mapping[str, Any]) -> str:
    return friendly_date(str(meeting.get("date", "an unknown day")))


APPROVE = Step(
    name="approve",
    action="approve",
    command="approve",
    kinds=("meeting",),
    form=StepForm(
        "Approve minutes",
        "A later meeting approves the minutes, with the corrections agreed there",
        (
            Ask("at", "Approved at", "The later meeting that approved the minutes", "meeting"),
            Ask("minute", "By minute", "The number of the minute that says so", "number"),
            Ask("item", "Item", "The item of that meeting under which it was done; found by the minute's number if left out"),
            Ask("signed_by", "Signed by", "Who signed the minutes, if they were signed", "person"),
            Ask("signed_on", "Signed on", "The day they were signed", "date"),
        ),
    ),
    work_out=_work_out,
    many_records=True,
    takes_content=True,
    says_itself=("authority", "event_date"),
)  # fmt: skip
