"""Memberships and posts in the shape of Popolo: who sits on a body, as what, for whom, from when to when; and seats that are vacant."""

from collections.abc import Iterator
from typing import Any, Final

from tui.documents.exchange.civic.parties import IdOf, Json, Parties
from tui.documents.exchange.extract import Extract
from tui.documents.exchange.moments import vague
from tui.documents.exchange.naming import line, slug
from tui.procedure.register import Value, dicts, text_at

_OFFICES: Final = ("chair", "vice_chair", "deputy")
"""Roles that are a post: there is one, whoever holds it."""


class Seats:
    """The memberships and posts of the bodies that are taken out as such."""

    def __init__(self, extract: Extract, id_of: IdOf, parties: Parties) -> None:
        self._extract = extract
        self._id_of = id_of
        self._parties = parties
        self._posts: dict[str, Json] = {}

    def memberships(self) -> Iterator[Json]:
        """Yields every membership, in the order of the lists. What a list does not say is absent: most give no dates."""
        for body in self._extract.whole_bodies:
            members = self._extract.book.get(f"{body.removesuffix('/body')}/members")
            for each in dicts(members, "memberships"):
                made = self._membership(body, each)
                if "person_id" in made:
                    yield made

    def posts(self) -> Iterator[Json]:
        """Yields the posts that memberships named, and the vacant seats."""
        yield from self._posts.values()
        for body in self._extract.whole_bodies:
            members = self._extract.book.get(f"{body.removesuffix('/body')}/members")
            for each in dicts(members, "vacancies"):
                if not each.get("filled_by"):
                    yield self._vacancy(body, each)

    def _membership(self, body: str, each: Value) -> Json:
        role = text_at(each, "role") or text_at(each, "member_kind")
        made: dict[str, Any] = {
            "id": self._id_of(f"{body.removesuffix('/body')}/members#{line(text_at(each, 'id'))}"),
            "person_id": self._parties.person(text_at(each, "person")),
            "organization_id": self._parties.body(body),
            "role": _words(role),
            "post_id": self._post(body, each),
            "on_behalf_of_id": self._parties.body(text_at(each, "on_behalf_of_id")),
            "start_date": vague(text_at(each, "start_date")),
            "end_date": vague(text_at(each, "end_date")),
        }
        label = ", ".join(part for name in ("post", "party", "ward") if (part := line(text_at(each, name))))
        return {name: inner for name, inner in {**made, "label": label}.items() if inner}

    def _post(self, body: str, each: Value) -> str | None:
        role, title = text_at(each, "role"), line(text_at(each, "post"))
        if not title and role not in _OFFICES:
            return None
        label = title or _words(role).capitalize()
        known = self._id_of(f"{body}#post-{slug(title or role)}")
        self._posts.setdefault(
            known,
            {"id": known, "label": label, "role": _words(role) or label, "organization_id": self._parties.body(body)},
        )
        return known

    def _vacancy(self, body: str, each: Value) -> Json:
        seat = line(text_at(each, "seat")) or "A vacant seat"
        made = {
            "id": self._id_of(f"{body}#seat-{line(text_at(each, 'id'))}"),
            "label": seat,
            "role": "member",
            "organization_id": self._parties.body(body),
        }
        return {name: inner for name, inner in made.items() if inner}


def _words(role: str | None) -> str:
    return line(role).replace("_", " ")
