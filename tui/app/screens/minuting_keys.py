"""The keys of minute-taking that are commands of one name, as the registry runs them."""


class MinutingKeys:
    """Mixed into the screen: each key gives its command."""

    def command(self, name: str) -> None:
        """Gives a command; the screen says how."""
        raise NotImplementedError

    def do_question(self) -> None:
        """A question."""
        self.command("question")

    def do_answer(self) -> None:
        """An answer."""
        self.command("answer")

    def do_decision(self) -> None:
        """A decision."""
        self.command("decision")

    def do_vote(self) -> None:
        """A vote."""
        self.command("vote")

    def do_action(self) -> None:
        """An action."""
        self.command("action")

    def do_undertake(self) -> None:
        """What was said becomes its speaker's action."""
        self.command("undertake")

    def do_interest(self) -> None:
        """A declaration of interest."""
        self.command("interest")

    def do_come(self) -> None:
        """Somebody came in."""
        self.command("come")

    def do_leave(self) -> None:
        """Somebody left."""
        self.command("leave")

    def do_preside(self) -> None:
        """Somebody presides."""
        self.command("preside")

    def do_next(self) -> None:
        """The next item."""
        self.command("next")

    def do_adjourn(self) -> None:
        """Adjourned, or resumed."""
        self.command("adjourn")

    def do_go(self) -> None:
        """Another item."""
        self.command("go")

    def do_number(self) -> None:
        """Another minute number."""
        self.command("number")

    def do_next_meeting(self) -> None:
        """The next meeting."""
        self.command("next-meeting")

    def do_end(self) -> None:
        """The end of the meeting."""
        self.command("end")

    def do_retype(self) -> None:
        """Another sort of what was said."""
        self.command("retype")
