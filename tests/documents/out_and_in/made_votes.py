"""Motions with amendments, votes of every kind, and elections, made at random for a meeting."""

from typing import Any

from hypothesis import strategies as st

Value = dict[str, Any]
_FRACTIONS = ("1/2", "2/3", "3/4")
_BASES = ("members_present", "all_members", "votes_cast")


class Votes:
    """What those present move and how they vote."""

    def __init__(self, draw: st.DrawFn, present: list[str], sentence: st.SearchStrategy[str]) -> None:
        self._draw = draw
        self._present = present
        self._sentence = sentence

    def _maybe(self) -> bool:
        return self._draw(st.booleans())

    def motion(self, text: str) -> Value:
        """A motion, perhaps with amendments, a vote, and what became of it."""
        ends = st.sampled_from(("carried", "lost", "withdrawn", "deferred", "not_seconded"))
        return {
            "id": "m1",
            "text": text,
            "mover": self._present[0],
            **({"seconder": self._present[1]} if self._maybe() else {}),
            **(
                {"amendments": [self._amendment(n) for n in range(self._draw(st.integers(1, 2)))]}
                if self._maybe()
                else {}
            ),
            **({"vote": self.vote()} if self._maybe() else {}),
            **({"state": self._draw(ends)} if self._maybe() else {}),
        }

    def _amendment(self, n: int) -> Value:
        return {
            "id": f"a{n}",
            "text": self._draw(self._sentence),
            "mover": self._present[1],
            **({"seconder": self._present[2]} if self._maybe() else {}),
            **({"vote": self.vote()} if self._maybe() else {}),
            **({"state": self._draw(st.sampled_from(("carried", "lost", "accepted")))} if self._maybe() else {}),
        }

    def vote(self) -> Value:
        """A vote: counts, all of one mind, or a division with names; perhaps with what was needed, and a casting vote."""
        vote = self._counted()
        if self._draw(st.integers(0, 3)) == 0:
            vote["required_fraction"] = self._draw(st.sampled_from(_FRACTIONS))
            if self._maybe():
                vote["base"] = self._draw(st.sampled_from(_BASES))
        if self._draw(st.integers(0, 3)) == 0:
            vote["casting_vote"] = {
                "person": self._present[0],
                "option": self._draw(st.sampled_from(("for", "against"))),
            }
        return vote

    def _counted(self) -> Value:
        if self._maybe():
            counts: Value = {"for": 5, "against": self._draw(st.integers(0, 4))}
            return {**counts, **({"abstentions": 2} if self._maybe() else {})}
        if self._maybe():
            return {"unanimous": True}
        options = ("for", "against", "abstain", "not_voting")
        return {
            "voters": [
                {"id": each, "person": each, "option": self._draw(st.sampled_from(options))} for each in self._present
            ]
        }

    def election(self) -> Value:
        """An election with its candidates and the decision that ended it."""
        people = self._present[: self._draw(st.integers(1, 2))]
        others = self._present[::-1]
        candidates = [
            {
                "id": each,
                "person": each,
                "proposer": others[0],
                **({"seconder": others[1]} if self._maybe() else {}),
                **({"votes": 3 - n} if len(people) > 1 else {}),
            }
            for n, each in enumerate(people)
        ]
        election: Value = {"post": "chair", "candidates": candidates, "result": people[0]}
        if len(people) == 1:
            election["unopposed"] = True
        letter, family = people[0][-1].upper(), _FAMILIES[people[0][-1]]
        text = f"That {letter} {family} be ELECTED Chair."
        return {
            "decisions": [{"id": "d0", "verb": "ELECTED", "outcome": "appointed", "text": text, "election": election}]
        }


_FAMILIES = dict(
    zip("abcdefgh", ("Alpha", "Bravo", "Charlie", "Delta", "Echo", "Foxtrot", "Golf", "Hotel"), strict=True)
)
