"""The strict score of an import: a fact counts only in the right field of the right element; whatever else stands there is invented.

Recall is the part of the expected facts of a field that was found; precision the part of what the import put into that field that
is expected. A field of which nothing is expected is judged only where the expectations are said to be whole.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from tests.documents.importing.facts import Fact, words_of
from tui.documents.importing.dates import dates_in
from tui.documents.importing.people.name_words import bare_name
from tui.documents.importing.wordings import table

_SLACK = 16
"""A decision or action may be so many words longer in the draft than the words expected of it."""


@dataclass
class FieldScore:
    """One field of one document: how many facts are expected, drafted and both, and those that are only one of it."""

    expected: int = 0
    drafted: int = 0
    matched: int = 0
    missing: list[Fact] = field(default_factory=list)
    invented: list[Fact] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """From 0 to 1; 1 where nothing is expected."""
        return self.matched / self.expected if self.expected else 1.0

    @property
    def precision(self) -> float:
        """From 0 to 1; 1 where nothing was drafted."""
        return self.matched / self.drafted if self.drafted else 1.0

    def add(self, other: "FieldScore") -> None:
        """Adds the counts of another document."""
        self.expected += other.expected
        self.drafted += other.drafted
        self.matched += other.matched


def compared(
    expected: Iterable[Fact], drafted: Iterable[Fact], whole: bool = False, partial: Collection[str] = ()
) -> dict[str, FieldScore]:
    """Returns the score of each field, by its name. `whole`: a field of which nothing is expected has nothing drafted either.
    Of a field in `partial` only some facts are expected, so that further ones are no invention."""
    wanted, given = _by_field(expected), _by_field(drafted)
    scores = {}
    for name in sorted({*wanted, *(given if whole else ())}):
        score = _field(name, wanted.get(name, []), given.get(name, []))
        if name in partial:
            score.drafted, score.invented = score.matched, []
        scores[name] = score
    return scores


def summed(scores: Iterable[Mapping[str, FieldScore]]) -> dict[str, FieldScore]:
    """Returns the scores of several documents as one, by field."""
    total: dict[str, FieldScore] = defaultdict(FieldScore)
    for each in scores:
        for name, score in each.items():
            total[name].add(score)
    return dict(total)


def _by_field(facts: Iterable[Fact]) -> dict[str, list[Fact]]:
    found: dict[str, list[Fact]] = defaultdict(list)
    for each in facts:
        found[each.field].append(each)
    return found


def _field(name: str, wanted: Sequence[Fact], given: Sequence[Fact]) -> FieldScore:
    score = FieldScore(len(wanted), len(given))
    left = list(given)
    missing = list(wanted)
    for fits in _WAYS.get(name.split(".")[0] if name not in _WAYS else name, (_same,)):
        still = []
        for fact in missing:
            found = next((each for each in left if _placed(fact, each) and fits(fact.value, each.value)), None)
            if found is None:
                still.append(fact)
            else:
                left.remove(found)
                score.matched += 1
        missing = still
    score.missing, score.invented = missing, left
    return score


def _placed(one: Fact, other: Fact) -> bool:
    if one.field.startswith("attendance"):
        return _same(one.where, other.where) or _name(one.where, other.where)
    if one.field.startswith("action."):
        return _told(one.where, other.where)
    return _same(one.where, other.where)


def _same(one: str, other: str) -> bool:
    return words_of(one) == words_of(other)


def _name(expected: str, found: str) -> bool:
    """Whether a drafted name is the expected one, which may have a post or a role about it."""
    wanted, drafted = set(words_of(bare_name(expected)[0])), _untitled(words_of(bare_name(found)[0]))
    return (
        bool(drafted) and set(drafted) <= wanted and (len(drafted) > 1 or len(wanted) == 1 or _family(expected, found))
    )


def _untitled(words: tuple[str, ...]) -> tuple[str, ...]:
    titles = {each.lower() for each in table("people")["titles_kept"]}
    return tuple(word for word in words if word not in titles)


def _family(expected: str, found: str) -> bool:
    """Whether the family name is all that is drafted: the book knows people by more than one document."""
    return words_of(bare_name(expected)[0])[-1:] == words_of(bare_name(found)[0])


def _told(expected: str, found: str) -> bool:
    """Whether a text holds the words expected, in order, and little else."""
    wanted, drafted = " ".join(words_of(expected)), " ".join(words_of(found))
    return f" {wanted} " in f" {drafted} " and len(drafted.split()) <= len(wanted.split()) + _SLACK


def _day(expected: str, found: str) -> bool:
    days = dates_in(expected)
    return bool(days) and days[0].date == found


def _owner(expected: str, found: str) -> bool:
    return set(words_of(found)) - {"the"} == set(words_of(expected)) - {"the"}


def _declared(expected: str, found: str) -> bool:
    """Whether two names have the same family name and first letter: a declaration may give the fuller one."""
    wanted, drafted = words_of(expected), words_of(found)
    return wanted[-1:] == drafted[-1:] and wanted[0][:1] == drafted[0][:1]


_Fits = Callable[[str, str], bool]
_WAYS: dict[str, tuple[_Fits, ...]] = {
    "attendance": (_same, _name),
    "attendance.substituting_for": (_same, _name),
    "proper_officer": (_same, _name),
    "declaration": (_same, _name, _declared),
    "motion.mover": (_same, _name),
    "motion.seconder": (_same, _name),
    "amendment.mover": (_same, _name),
    "amendment.seconder": (_same, _name),
    "paper.recommended": (_same, _told),
    "vote.voter": (_same, _name),
    "decision.text": (_same, _told),
    "action": (_same, _told),
    "action.due": (_same, _day),
    "action.owner": (_same, _owner),
    "recommendation": (_same, _told),
}
