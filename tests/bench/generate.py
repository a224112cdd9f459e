"""Generates a book of meetings of the real schema, about 9 KB each, one in ten with a warning.

`python -m tests.bench.generate DIR [MEETINGS]`
"""

import datetime
import random
import sys
from pathlib import Path
from typing import Any

from tests.builder import BookBuilder, Value

_SPEECH = (
    "report members asked whether the force could say how many officers were trained and what this meant for "
    "victims in rural areas the commissioner replied that funding had been agreed with partners and that figures "
    "would follow at the next meeting of the panel where a fuller answer on neighbourhood policing was to be "
    "expected from officers"
)
_WORDS = _SPEECH.split()
_PEOPLE = 60
_BODIES = 20


def generate(meetings: int, seed: int = 1) -> BookBuilder:
    """Returns a book with so many meetings, and the people and bodies that they refer to; every tenth has a warning."""
    chance = random.Random(seed)
    people = [f"member-{_letters(n)}" for n in range(_PEOPLE)]
    book = BookBuilder().person(*people)
    for n in range(_BODIES):
        book.body_folder = f"example-panel-{_letters(n)}"
        book.body().rules(minute_numbering={"scheme": "meeting"})
        book.add(f"{book.body_folder}/members", memberships=[_seat(one) for one in people])
    for n in range(meetings):
        book.body_folder = f"example-panel-{_letters(n % _BODIES)}"
        day = datetime.date(2000, 1, 3) + datetime.timedelta(days=7 * (n // _BODIES))
        fields = _meeting(day, people, chance)
        if n % 10 == 0:
            fields["weekday"] = (day + datetime.timedelta(days=1)).strftime("%A")
        book.meeting(day.isoformat(), **fields)
    return book


def _seat(person: str) -> Value:
    return {"id": person, "person": person, "member_kind": "appointed", "start_date": "1999-05-01"}


def _meeting(day: datetime.date, people: list[str], chance: random.Random) -> Value:
    here = chance.sample(people, 11)
    attendance: list[Value] = [
        {"id": one, "person": one, "capacity": "member", "status": "present", "mode": "in_person"} for one in here
    ]
    attendance[1]["intervals"] = [{"id": "first", "from": "10:10", "to": "11:40"}]
    return {
        "weekday": day.strftime("%A"),
        "start_time": "10:00",
        "actual_start": "10:00",
        "actual_end": "12:05",
        "location": {"name": "Council Chamber, Town Hall"},
        "minutes": {"state": "published"},
        "attendance": attendance,
        "items": [_item(n, here, chance) for n in range(4)],
        "sources": [{"document": "minutes.pdf", "place": "whole"}],
    }


def _item(n: int, here: list[str], chance: random.Random) -> Value:
    vote: Value = {
        "method": "show_of_hands",
        "for": 8,
        "against": 2,
        "abstentions": 1,
        "present": 11,
        "result": "carried",
    }
    return {
        "id": f"item-{n + 1}",
        "number": str(n + 1),
        "minute_number": n + 1,
        "title": _sentence(chance, 6),
        "page_start": 1 + 10 * n,
        "page_end": 10 + 10 * n,
        "notes": [_question(m, here, chance) for m in range(2)],
        "decisions": [
            {"id": "agreed", "verb": "AGREED", "outcome": "agreed", "text": _sentence(chance, 12), "vote": vote},
            {"id": "noted", "verb": "NOTED", "outcome": "noted"},
        ],
    }


def _question(m: int, here: list[str], chance: random.Random) -> dict[str, Any]:
    answer = {"id": "a1", "type": "answer", "speaker": chance.choice(here), "text": _sentence(chance, 40)}
    return {
        "id": f"question-{m + 1}",
        "type": "question",
        "speaker": chance.choice(here),
        "text": f"{_sentence(chance, 18)}\n{_sentence(chance, 16)}\n",
        "answers": [answer],
    }


def _sentence(chance: random.Random, words: int) -> str:
    return " ".join(chance.choice(_WORDS) for _ in range(words)).capitalize() + "."


def _letters(n: int) -> str:
    """Returns a short name for a number: a, b, …, z, ba, bb, …"""
    return chr(97 + n) if n < 26 else _letters(n // 26) + chr(97 + n % 26)


if __name__ == "__main__":
    made = generate(int(sys.argv[2]) if len(sys.argv) > 2 else 1000)
    made.write(Path(sys.argv[1]))
    sizes = [len(text) for record_id, text in made.records.items() if "/meetings/" in record_id]
    print(f"{len(made.records)} records, meetings of {sum(sizes) // len(sizes):,} bytes on average")
