"""The commands: a letter on an empty line, what it asks for, and what comes of it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Final

from tui.procedure.minuting import approving, course, notes, resolving
from tui.procedure.minuting.attending import ATTENDING
from tui.procedure.minuting.command import Command
from tui.procedure.minuting.moments import time_alone, time_in
from tui.procedure.minuting.refusing import Refused
from tui.procedure.minuting.sitting import Done, Sitting
from tui.procedure.minuting.slots import Answers, Offer, Slot, choice, somebody, words_of
from tui.procedure.register import text_at


def _say(sort: str) -> Callable[[Sitting, Answers, str], Done]:
    return lambda sitting, answers, _at: notes.add(sitting, sort, answers["text"] or "", answers["who"])


def _latest(sort: str) -> Callable[[Sitting, Answers], Sequence[str]]:
    return lambda sitting, _: notes.spoken(sitting, sort)


def _answerers(sitting: Sitting, _: Answers) -> list[str | None]:
    """Returns who answers most likely: whoever did last, then those in the room who are no members."""
    return [
        *notes.spoken(sitting, "answer"),
        *(one.person for one in sitting.people if one.in_room and not one.is_voting),
    ]


# -- decisions and votes ---------------------------------------------------------------------


def _decide(sitting: Sitting, answers: Answers, _at: str) -> Done:
    done = resolving.decide(sitting, answers["outcome"], answers.get("text") or "", _election(answers))
    if "approves" not in answers:
        return done
    now = approving.chosen(sitting, answers["approves"])
    put_off = "" if now else ". The approval is put off: A in the record of the earlier meeting records it."
    return replace(done, approves=now, said=f"{done.said}{put_off}")


def _election(answers: Answers) -> dict[str, Any] | None:
    if answers.get("outcome") != "appointed" or answers.get("who") is None:
        return None
    return resolving.election_of(
        answers["post"], answers["who"], answers.get("proposer"), answers.get("seconder"), answers.get("term") or ""
    )


def _terms(sitting: Sitting, _: Answers, typed: str) -> list[Offer]:
    """Returns for how long somebody may be elected: the municipal year of the meeting, or what is typed."""
    usual = resolving.usual_term(sitting)
    said = typed.strip()
    found = [Offer(usual, usual)] if usual and usual.startswith(said) else []
    return [*found, *([Offer(said, said, "as said")] if said and said != usual else [])]


def _usual_first(sitting: Sitting, _: Answers) -> list[tuple[str, str]]:
    usual = resolving.usual_outcome(sitting)
    return [(one, "") for one in sorted(sitting.choices["outcome"], key=lambda one: one != usual)]


def _posts(sitting: Sitting, _: Answers) -> list[tuple[str, str]]:
    """Returns the posts, the one first that the item's title speaks of."""
    titled = resolving.post_in_title(sitting)
    return [(one, "") for one in sorted(sitting.choices["post"], key=lambda one: one != titled)]


def _is_election(_: Sitting, answers: Answers) -> bool:
    return answers.get("outcome") == "appointed"


def _vote(sitting: Sitting, answers: Answers, _at: str) -> Done:
    fraction = answers.get("majority")
    required = (fraction.split(" ")[0], fraction.split(" ")[1]) if fraction and fraction != "simple" else None
    casting = answers.get("casting") or ""
    return resolving.vote(
        sitting,
        answers["vote"],
        answers.get("mover"),
        answers.get("seconder"),
        required,
        "" if casting == "none" else casting,
    )


def _majorities(sitting: Sitting, _: Answers) -> list[tuple[str, str]]:
    found = [("simple", "more for than against")]
    for fraction, base, matter, told in resolving.fractions_of(sitting):
        found.append((f"{fraction} {base}", f"{told}{f' ({matter})' if matter else ''}"))
    return list(dict(reversed(found)).items())[::-1]


# -- actions, declarations -------------------------------------------------------------------


def _of_note(sitting: Sitting) -> Any:
    note = sitting.at(sitting.last)
    return note if note is not None and "notes" in (sitting.last or ()) else None


def _note_text(sitting: Sitting, _: Answers) -> str:
    return str((_of_note(sitting) or {}).get("text", "")).strip()


def _note_speaker(sitting: Sitting, _: Answers) -> list[str]:
    note = _of_note(sitting)
    said = [str(note["speaker"])] if note is not None and note.get("speaker") else []
    return [*said, *notes.spoken(sitting, "answer")]


def _undertake(sitting: Sitting, answers: Answers, _at: str) -> Done:
    from_note = answers["text"].strip() == _note_text(sitting, answers)
    owner = answers.get("owner")
    own_words = from_note and owner is not None and [owner.person] == _note_speaker(sitting, answers)[:1]
    kind = "undertaking" if own_words else "action"
    note = sitting.last if _of_note(sitting) is not None else None
    return notes.undertake(sitting, answers["text"], owner, answers.get("due") or "", note, kind)


def _declare(sitting: Sitting, answers: Answers, _at: str) -> Done:
    if answers["who"].person is None and answers["who"].name.lower() in ("none", "nobody"):
        return resolving.nothing_declared(sitting)
    return resolving.declare(
        sitting,
        answers["who"],
        answers.get("interest") or "",
        answers.get("description") or "",
        answers.get("effect") or "",
        answers.get("item"),
    )


def _somebody_declares(_: Sitting, answers: Answers) -> bool:
    return not (answers["who"].person is None and answers["who"].name.lower() in ("none", "nobody"))


def _item_offers(sitting: Sitting, _: Answers, typed: str) -> list[Offer]:
    """Returns the items by number and title; a number typed means the item or minute of that number before anything else."""
    wanted = typed.strip().casefold()
    ranked: list[tuple[int, int, Offer]] = []
    for n, (_path, item) in enumerate(sitting.items, 1):
        numbers = [str(each) for each in (item.get("number") or n, item.get("minute_number")) if each is not None]
        title = text_at(item, "title") or str(item.get("id"))
        name, is_same = title.casefold(), "declaration" in title.casefold()
        rank = (
            0
            if wanted in (numbers[0].rstrip("."), item.get("id"))
            else 1
            if wanted in numbers
            else 2
            if name.startswith(wanted)
            else 3
        )
        if rank < 3 or f" {wanted}" in name:
            ranked.append(
                (rank + (4 if is_same and not wanted else 0), n, Offer(item.get("id"), f"{numbers[0]} {title}"))
            )
    return [offer for _, _, offer in sorted(ranked, key=lambda each: each[:2])]


def _adjourn(sitting: Sitting, answers: Answers, at: str) -> Done:
    typed = answers.get("reason") or ""
    time, reason = time_in(typed)
    return course.adjourn(sitting, time or at, reason)


def _end(sitting: Sitting, answers: Answers, at: str) -> Done:
    typed = answers.get("time")
    time = time_alone(typed) if typed else at
    if time is None:
        raise Refused(f"“{typed}” is no time.", "A time is wanted, as in 15:40.")
    return course.end(sitting, time)


_TEXT = Slot("text", "")
COMMANDS: Final = {
    one.name: one
    for one in (
        Command("question", (somebody("who", "question by", prefer=_latest("question")), _TEXT), _say("question")),
        Command(
            "answer",
            (somebody("who", "answer by", prefer=_answerers, default=lambda s, _: bool(notes.spoken(s, "answer"))), _TEXT),
            _say("answer"),
        ),
        Command(
            "decision",
            (
                choice("outcome", "decision", _usual_first, default=lambda *_: True),
                choice("post", "to what post", _posts, needed=_is_election, default=lambda *_: True),
                somebody("who", "who was elected", needed=_is_election, printed=False),
                somebody("proposer", "nominated by", needed=_is_election, optional=True, printed=False),
                somebody("seconder", "seconded by", needed=_is_election, optional=True, printed=False),
                Slot("term", "for (⏎ not said)", _terms, needed=_is_election, optional=True),
                Slot(
                    "text",
                    "as minuted",
                    prefill=lambda s, a: resolving.decision_text(s, a["outcome"], _election(a)),
                    optional=True,
                ),
                choice("approves", "record those minutes as approved", approving.choices, needed=approving.is_agreed,
                       default=lambda *_: True),
            ),
            _decide,
        ),
        Command(
            "vote",
            (
                Slot("vote", "for-against-abstaining, or names", read=lambda s, _, typed: resolving.vote_in(s, typed)),
                somebody("mover", "moved by (⏎ not said)", optional=True),
                somebody("seconder", "seconded by (⏎ not said)", optional=True, needed=lambda _, a: a.get("mover") is not None),
                choice("majority", "majority", _majorities, default=lambda *_: True),
                choice(
                    "casting",
                    "tied: casting vote",
                    ("none", "for", "against"),
                    needed=lambda _, a: resolving.is_tied(a["vote"]) and a.get("majority") == "simple",
                    default=lambda *_: True,
                ),
            ),
            _vote,
        ),
        Command(
            "action",
            (
                Slot("text", "action", prefill=_note_text),
                somebody("owner", "by whom (⏎ not said)", prefer=_note_speaker, optional=True,
                         default=lambda s, a: bool(_note_speaker(s, a))),
                Slot("due", "by when (⏎ not said)", optional=True),
            ),
            _undertake,
        ),
        Command(
            "interest",
            (
                somebody("who", "interest of (or none)"),
                choice("interest", "kind (⏎ not said)", words_of("interest"), optional=True, needed=_somebody_declares),
                Slot("description", "what (⏎ not said)", optional=True, needed=_somebody_declares),
                choice("effect", "did what (⏎ not said)", words_of("effect"), optional=True, needed=_somebody_declares),
                Slot("item", "about which item (⏎ not said)", _item_offers, optional=True, needed=_somebody_declares),
            ),
            _declare,
            needs_item=False,
        ),
        *ATTENDING,
        Command(
            "preside",
            (somebody("who", "presides from here on", prefer=resolving.elected_here, printed=False),),
            lambda s, a, _: course.preside(s, a["who"]),
            needs_item=False,
        ),
        Command("adjourn", (Slot("reason", "adjourned: why (⏎ not said)", optional=True),), _adjourn, needs_item=False),
        Command("end", (Slot("time", "the meeting ends now (⏎), or at", optional=True),), _end, needs_item=False),
        Command("go", (Slot("item", "go to item", _item_offers),), lambda s, a, at: course.go_to(s, a["item"], at), needs_item=False),
        Command("number", (Slot("number", "minute number"),), lambda s, a, _: course.number(s, a["number"].strip())),
        Command("next-meeting", (Slot("when", "next meeting: day, time, place"),), lambda s, a, _: course.meet_next(s, a["when"]),
                needs_item=False),
    )
}  # fmt: skip
"""Every command that asks for something, by name."""
