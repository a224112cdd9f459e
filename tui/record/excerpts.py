"""What a list shows of a record: its title, date, status and body, without the record itself. Lists of 100,000 records read these."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from tui.record.kinds import body_of, kind_of


@dataclass(frozen=True, slots=True)
class Excerpt:
    """One line of a list. Dates are ISO and may be vague (`2022-05`); what the record does not say is None."""

    id: str
    kind: str
    title: str
    date: str | None = None
    status: str | None = None
    body: str | None = None
    detail: str | None = None
    minutes: str | None = None

    def as_json(self) -> dict[str, str | None]:
        """Returns the excerpt as the command line prints it: id, kind, title, date, status, body, detail, state of the minutes."""
        return asdict(self)


def excerpt(record_id: str, value: object) -> Excerpt:
    """Returns the excerpt of a record of any kind; a value that is not a mapping gives the id for a title."""
    kind = kind_of(record_id) or ""
    if not isinstance(value, Mapping):
        return Excerpt(record_id, kind, record_id, status="unreadable", body=body_of(record_id))
    date, status, detail = _MARKS.get(kind, _plain)(value)
    minutes = _text(value, "minutes", "state") if kind == "meeting" else None
    title = title_of(kind, value) or record_id
    return Excerpt(record_id, kind, title, date, status, body_of(record_id), detail, minutes)


def title_of(kind: str, value: Mapping[str, Any]) -> str | None:
    """Returns the first line of what a record of the kind is called by; None where it says nothing of the sort."""
    title = _text(value, _TITLES.get(kind, "name")) or _text(value, "name")
    return _first_line(title) if title else None


_TITLES = {"recommendation": "text", "action": "text", "question": "subject", "complaints": "period_as_printed"}


def _text(value: Mapping[str, Any], *names: str) -> str | None:
    """Returns the text at a property, or at a property of a property; None where there is none."""
    at: object = value
    for name in names:
        at = at.get(name) if isinstance(at, Mapping) else None
    return at if isinstance(at, str) and at else None


def _first_line(text: str) -> str:
    return text.split("\n", 1)[0]


_Marks = tuple[str | None, str | None, str | None]


def _meeting(value: Mapping[str, Any]) -> _Marks:
    return _text(value, "date"), _text(value, "status"), _text(value, "classification")


def _recommendation(value: Mapping[str, Any]) -> _Marks:
    if "assessed" in value:
        status = "assessed"
    elif "response" in value:
        status = "answered"
    else:
        status = "no response recorded"
    return _date_in(_text(value, "made_at")), status, _text(value, "addressee")


def _action(value: Mapping[str, Any]) -> _Marks:
    updates = value.get("updates")
    last = updates[-1] if isinstance(updates, list) and updates else None
    status = _text(last, "status") if isinstance(last, Mapping) else None
    return _date_in(_text(value, "raised_at")), status or "no update recorded", _text(value, "kind")


def _question(value: Mapping[str, Any]) -> _Marks:
    status = "answered" if "reply" in value else "no reply recorded"
    return _text(value, "received_at") or _date_in(_text(value, "meeting")), status, _text(value, "kind")


def _deliverable(value: Mapping[str, Any]) -> _Marks:
    return _text(value, "target", "date"), _text(value, "status"), _text(value, "theme")


def _paper(value: Mapping[str, Any]) -> _Marks:
    return _text(value, "date"), _text(value, "access"), _text(value, "paper_type")


def _proceeding(value: Mapping[str, Any]) -> _Marks:
    return (
        _text(value, "notified_on") or _date_in(_text(value, "hearing")),
        _text(value, "recommendation"),
        _text(value, "kind"),
    )


def _rules(value: Mapping[str, Any]) -> _Marks:
    return _text(value, "in_force_from"), _text(value, "state"), _text(value, "instrument")


def _complaints(value: Mapping[str, Any]) -> _Marks:
    return _text(value, "period_end") or _date_in(_text(value, "reported_at")), None, None


def _plan(value: Mapping[str, Any]) -> _Marks:
    return _text(value, "issued_on"), None, None


def _plain(value: Mapping[str, Any]) -> _Marks:
    return None, None, _text(value, "classification")


def _date_in(record_id: str | None) -> str | None:
    """Returns the date with which the last part of a record's id begins."""
    last = (record_id or "").rsplit("/", 1)[-1]
    date = last[:10]
    return date if len(date) == 10 and date[4] == date[7] == "-" and date.replace("-", "").isdigit() else None


_MARKS = {
    "meeting": _meeting,
    "recommendation": _recommendation,
    "action": _action,
    "question": _question,
    "deliverable": _deliverable,
    "paper": _paper,
    "proceeding": _proceeding,
    "rules": _rules,
    "complaints": _complaints,
    "plan": _plan,
}
