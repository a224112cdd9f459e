"""What a command asks for on its line, one thing after another: somebody, a choice, words. Each takes as few keys as it can."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from tui.procedure.minuting.people import Somebody, complete
from tui.procedure.minuting.refusing import Refused
from tui.procedure.minuting.sitting import Sitting

Answers = Mapping[str, Any]
_SHOWN: Final = 12


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that Enter takes: its value, and what it is called."""

    value: Any
    label: str
    more: str = ""


Offers = Callable[[Sitting, Answers, str], Sequence[Offer]]
Needed = Callable[[Sitting, Answers], bool]


def _none(*_: Any) -> Sequence[Offer]:
    return ()


def _empty(*_: Any) -> str:
    return ""


def _always(*_: Any) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Slot:
    """One thing that a command asks for: its name among the answers and the words before it.

    `offers` are what Enter may take for what is typed so far; `prefill` stands on the line from the start. `default` says that Enter on an
    empty line takes the first offer; `optional` that it takes nothing. `shown` is how an answer reads before the next slot.
    """

    name: str
    words: str
    offers: Offers = _none
    prefill: Callable[[Sitting, Answers], str] = _empty
    needed: Needed = _always
    default: Callable[[Sitting, Answers], bool] = lambda *_: False
    optional: bool = False
    read: Callable[[Sitting, Answers, str], Any] = lambda _sitting, _answers, typed: typed

    @property
    def is_chosen(self) -> bool:
        """Whether the answer is one of the offers."""
        return self.offers is not _none


def answer(slot: Slot, sitting: Sitting, answers: Answers, typed: str, at: int | None = None) -> Any:
    """Returns the answer to a slot: the offer `at` a place, else what is typed or stands for nothing typed. Raises Refused."""
    offers = slot.offers(sitting, answers, typed)
    if at is not None and 0 <= at < len(offers):
        return offers[at].value
    if not typed.strip():
        if slot.default(sitting, answers) and offers:
            return offers[0].value
        if slot.optional:
            return None
        raise Refused("Nothing was typed.", "Esc drops the line.")
    if slot.is_chosen:
        if offers:
            return offers[0].value
        raise Refused(f"“{typed.strip()}” is none of the choices.")
    return slot.read(sitting, answers, typed)


def somebody(
    name: str,
    words: str,
    *,
    prefer: Callable[[Sitting, Answers], Sequence[str | None]] = lambda *_: (),
    among: Callable[[Sitting, Somebody], bool] | None = None,
    strip: Callable[[str], str] = lambda typed: typed,
    printed: bool = True,
    **others: Any,
) -> Slot:
    """Returns a slot for a person: those in the room first, of them `prefer`, then those `among`; an unknown name stays as typed."""

    def offers(sitting: Sitting, answers: Answers, typed: str) -> Sequence[Offer]:
        wanted = strip(typed)
        found = complete(sitting.people, wanted, prefer(sitting, answers))
        if among is not None:
            found = (
                sorted(found, key=lambda one: not among(sitting, one))
                if wanted
                else [one for one in found if among(sitting, one)]
            )
        made = [Offer(one, one.name, "" if one.in_room else "not in the room") for one in found[:_SHOWN]]
        if wanted.strip() and not made and printed:
            made.append(Offer(Somebody(wanted.strip()), wanted.strip(), "as printed: nobody in the book is called so"))
        return made

    return Slot(name, words, offers, **others)


def choice(
    name: str,
    words: str,
    choices: Callable[[Sitting, Answers], Sequence[tuple[str, str]]] | Sequence[str],
    **others: Any,
) -> Slot:
    """Returns a slot for one of some words, found by how they begin; a pair gives what is shown beside the word."""

    def offers(sitting: Sitting, answers: Answers, typed: str) -> Sequence[Offer]:
        listed = choices(sitting, answers) if callable(choices) else [(one, "") for one in choices]
        wanted = typed.strip().lower().replace(" ", "_")
        found = [Offer(word, word.replace("_", " "), more) for word, more in listed]
        begun = [one for one in found if str(one.value).lower().startswith(wanted)]
        return begun or [one for one in found if wanted in f"{one.value} {one.more}".lower()]

    return Slot(name, words, offers, **others)


def words_of(name: str) -> Callable[[Sitting, Answers], list[tuple[str, str]]]:
    """Returns what a choice offers: the words that the schema has for a field."""
    return lambda sitting, _: [(one, "") for one in sitting.choices[name]]
