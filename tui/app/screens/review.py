"""Reviewing a document: its source beside the drafts made of it, from doubt to doubt and from one text in no field to the next."""

from typing import ClassVar

from textual.binding import BindingType

from tui.app.actions.registry import bindings
from tui.app.ink import counted
from tui.app.review_desk import Moved
from tui.app.screens.chooser import Choice, Chooser
from tui.app.screens.placing import offer_places
from tui.app.screens.review_doubts import ReviewDoubts
from tui.documents.importing.accounting import ASIDE, Unplaced
from tui.documents.importing.review.taking_out import Source
from tui.record.kinds import kind, kind_of
from tui.record.safe import shortened

_LONGEST_NAME = 48


class ReviewScreen(ReviewDoubts):
    """The source at the left or above, the drafts at the right or below, and between the keys and them what is said of the place."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("review")

    def on_mount(self) -> None:
        """Goes to the first doubt."""
        self.show_account()
        self.count_again()
        self.check_all()
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        doubts = self.reviewing.open_doubts()
        if doubts:
            self.go_to_doubt(doubts[0])
        else:
            self.go(self.record_id, "")
        self.show_problems()

    # -- text in no field -----------------------------------------------------------------

    def passages(self) -> list[Unplaced]:
        """Returns the words in no field of the lines that are chosen, or of the line under the cursor."""
        source = self.source
        numbers = sorted(source.chosen) or [source.number]
        return [each for number in numbers for each in source.passages(number)]

    def do_next_text(self) -> None:
        """Goes to the next text in no field."""
        self._step_text(1)

    def do_previous_text(self) -> None:
        """Goes to the text before that is in no field."""
        self._step_text(-1)

    def _step_text(self, by: int) -> None:
        here = self.source.number
        numbers = sorted({each.line for each in self.left})
        if not numbers:
            return
        after = [each for each in numbers if (each > here if by > 0 else each < here)]
        number = (after[0] if by > 0 else after[-1]) if after else numbers[0 if by > 0 else -1]
        self.remove_class("-only-right")
        self.source.focus()
        self.source.go_to(number)
        self.call_after_refresh(lambda: self._follow(number))

    def _follow(self, number: int) -> None:
        """Shows the place of the record in which the source goes on at a line."""
        if self.is_in_source and self.source.number == number:
            record_id, path = self.reviewing.near(number)
            self.go(record_id, path, stay=True)

    def on_source_lines_select(self) -> None:
        """Lines were chosen."""
        chosen = len(self.source.chosen)
        if chosen:
            self.program.say(f"{chosen} {'line' if chosen == 1 else 'lines'} chosen.")
        self.refresh_bindings()

    def on_source_lines_go(self) -> None:
        """Goes to the field of the line."""
        fields = self.reviewing.review.fields_of(self.source.number)
        if fields:
            self.form.lines.focus()
            self.go(*fields[0])
        else:
            self.program.say("This line is in no field.")

    def do_place(self) -> None:
        """Asks where the chosen text goes."""
        passages = self.passages()
        if passages:
            offer_places(self, Moved.of(passages), *self.reviewing.near(passages[0].line))

    def going(self) -> Moved | None:
        """Returns the text of the field under the cursor; in the source, what the chosen lines have of one field; None where none is."""
        review = self.reviewing.review
        if not self.is_in_source:
            source = Source(self.record_id, self._path_here())
            text = self.reviewing.movable(source)
            return Moved(text, review.places_of(source.record, source.path), source) if text else None
        numbers = sorted(self.source.chosen) or [self.source.number]
        found = next(iter(review.fields_of(numbers[0])), None)
        places = [place for number in numbers for place in review.places_of(*found, number)] if found else []
        raws = {line.number: line.raw for line in review.found.lines}
        words = " ".join(raws[each.line][each.start : each.end] for each in places)
        if found is None or not words.strip():
            return None
        source = Source(*found, words)
        text = self.reviewing.movable(source)
        return Moved(text, tuple(places), source) if text else None

    def do_move(self) -> None:
        """Asks where a text that is in a field goes instead."""
        moved = self.going()
        if moved is not None and moved.source is not None:
            offer_places(self, moved, moved.source.record, moved.source.path)

    def placed(self, record_id: str, path: str) -> None:
        """Shows the field into which a text was put."""
        self.source.drop_choice()
        self.go(record_id, path)
        self.decided(record_id)

    def do_aside(self) -> None:
        """Names the chosen text as no part of the record, or takes that back."""
        passages = self.passages()
        if not passages:
            return
        if all(each.what == ASIDE for each in passages):
            for each in passages:
                self.reviewing.review = self.reviewing.review.taking_back(each.line)
        else:
            self.reviewing.put_aside(passages)
        self.source.drop_choice()
        self.decided()

    # -- elsewhere ------------------------------------------------------------------------

    def do_next_problem(self) -> None:
        """Goes to the next problem of the drafts."""
        found = self.ordered_problems()
        if found:
            self._at_problem = (self._at_problem + 1) % len(found)
            problem = found[self._at_problem]
            self.go(problem.record, problem.path)
            self.program.say(f"Problem {self._at_problem + 1} of {len(found)}.")

    def do_records(self) -> None:
        """Offers the records."""
        reviewing = self.reviewing
        of: dict[str, int] = {}
        for number in reviewing.open_doubts():
            record_id = reviewing.review.doubts[number].record
            of[record_id] = of.get(record_id, 0) + 1

        def more(record_id: str) -> str:
            if record_id in reviewing.review.left_out:
                return "left out"
            if record_id in reviewing.stays:
                return "in the book already"
            doubts = f"?{of[record_id]}" if record_id in of else ""
            return " ".join(filter(None, (doubts, counted(self.problems.get(record_id, ())))))

        def name(record_id: str) -> str:
            return shortened(f"{kind(kind_of(record_id) or '').title}: {reviewing.called(record_id)}", _LONGEST_NAME)

        choices = [Choice(each, name(each), more(each), each) for each in reviewing.ids]

        def chosen(record_id: str | None) -> None:
            if record_id is not None:
                self.form.lines.focus()
                self.go(record_id, "")

        self.app.push_screen(Chooser("The records of this document", choices), chosen)

    def do_other(self) -> None:
        """Goes to the other side."""
        to_left = not self.is_in_source
        if self.has_class("-only-left") or self.has_class("-only-right"):
            self.set_class(to_left, "-only-left")
            self.set_class(not to_left, "-only-right")
        (self.source if to_left else self.form.lines).focus()

    def do_whole(self) -> None:
        """Shows this side alone, or both."""
        alone = self.has_class("-only-left") or self.has_class("-only-right")
        self.set_class(not alone and self.is_in_source, "-only-left")
        self.set_class(not alone and not self.is_in_source, "-only-right")

    def do_back(self) -> None:
        """Keeps everything and goes back."""
        self._leave(None)

    def do_later(self) -> None:
        """Keeps everything and goes on to the next document."""
        self._leave("later")

    def _leave(self, how: str | None) -> None:
        self.form.keep_typing()
        self.keep_draft_now()
        self._is_left()
        self.dismiss(how)

    def _is_left(self) -> None:
        name, key = self.reviewing.document.name, self.program.key_of("mode.import")
        if self.reviewing.review.is_begun:
            self.program.say(f"The review of {name} is kept; {key} goes on with it.")

    # -- the form -------------------------------------------------------------------------

    def on_form_edited(self) -> None:
        """The draft was edited."""
        self.reviewing.edited(self.record_id)
        self.show_problems()
        self.decided(self.record_id)

    def on_form_left(self) -> None:
        """One goes back from the form of the whole record."""
        self.do_back()
