"""The sample book's own history: a reviewer sees what the documents tell, with real commit dates and nothing made up."""

import subprocess
import time
from pathlib import Path

import pytest

from tui.book.demo import make_demo
from tui.book.message import Message, parse
from tui.book.repository import Book
from tui.book.shipped import shipped_records
from tui.record.changes import changes
from tui.record.kinds import id_of, kind_of
from tui.record.reading import read

PCP = "cambridgeshire-pcp"
MINUTED, NOTIFIED = f"{PCP}/meetings/2022-07-20", f"{PCP}/meetings/2022-09-14"
RECOMMENDATION = f"{PCP}/recommendations/2022-07-20-1"


class Demo:
    """A demo book, and what git says of it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.begun = int(time.time())
        make_demo(root)

    def git(self, *words: str) -> str:
        return subprocess.run(["git", *words], cwd=self.root, check=True, capture_output=True, text=True).stdout

    def messages(self, record_id: str = "") -> list[Message]:
        """The messages of the commits of a record, or of all, the oldest first."""
        paths = [f"records/{record_id}.yaml"] if record_id else []
        told = self.git("log", "--reverse", "-z", "--format=%B", "--", *paths)
        return [parse(each) for each in told.split("\x00") if each.strip()]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    return Demo(tmp_path_factory.mktemp("demo") / "book")


def told(message: Message) -> tuple[str | None, str | None]:
    return message.first("Action"), message.first("Event-Date")


def test_the_records_are_in_the_end_byte_for_byte_the_published_ones(demo: Demo) -> None:
    for file, data in shipped_records().items():
        assert (demo.root / file).read_bytes() == data, file
    assert demo.git("status", "--porcelain") == ""


def test_a_recommendation_is_taken_in_and_then_answered_by_the_letter(demo: Demo) -> None:
    taken_in, answered = demo.messages(RECOMMENDATION)
    assert taken_in.first("Action") == "import"
    assert told(answered) == ("respond", "2022-09-01")
    assert answered.first("Evidence") == f"{PCP}/papers/2022-09-01-response-letter"
    assert answered.subject == "Recommendation 2022-07-20-1: response of 1 Sep 2022 from Darryl Preston"
    letter = demo.git("log", "--format=%H", "--", f"records/{PCP}/papers/2022-09-01-response-letter.yaml").strip()
    response = demo.git("log", "-1", "--format=%H", "--", f"records/{RECOMMENDATION}.yaml").strip()
    demo.git("merge-base", "--is-ancestor", letter, response)


def test_before_its_response_a_recommendation_says_nothing_of_it(demo: Demo) -> None:
    first = demo.git("log", "--reverse", "--format=%H", "--", f"records/{RECOMMENDATION}.yaml").split()[0]
    text = demo.git("show", f"{first}:records/{RECOMMENDATION}.yaml")
    assert "respon" not in text.replace("yaml-language-server", "")
    assert "cited" not in text
    assert "text: To circulate" in text


def test_a_meeting_is_notified_and_then_its_agenda_published_on_the_day_that_the_record_states(demo: Demo) -> None:
    notified, published = demo.messages(NOTIFIED)
    assert notified.first("Action") == "import"
    assert told(published) == ("publish", "2022-09-06")
    assert any(line.startswith("question_deadline.at: set to 2022-09-09T12:00") for line in published.changes)


def test_minutes_published_on_a_day_that_nobody_states_have_no_event_date(demo: Demo) -> None:
    _, published = demo.messages(MINUTED)
    assert told(published) == ("publish", None)
    assert published.first("Evidence") == "Agenda pack of 14 September 2022 (002_ee6c3af70b6956ae.txt)"


def test_an_action_is_updated_with_the_day_of_each_update(demo: Demo) -> None:
    first, *updates = demo.messages(f"{PCP}/actions/2022-03-25-1")
    assert first.first("Action") == "import"
    assert [told(each) for each in updates] == [("update", "2022-07-20")] * 2


def test_an_approval_that_a_document_tells_of_has_its_authority_and_its_day(demo: Demo) -> None:
    _, approved = demo.messages(f"{PCP}/meetings/2022-03-25")
    assert told(approved) == ("import", "2022-07-20")
    assert approved.first("Authority") == f"minute 5 of {MINUTED}"


def test_nothing_is_back_dated_corrected_or_undone(demo: Demo) -> None:
    dates = {int(each) for line in demo.git("log", "--format=%at %ct").split("\n") for each in line.split()}
    assert all(demo.begun - 2 <= each <= int(time.time()) + 2 for each in dates)
    first, *others = demo.messages()
    assert first.subject == "A new book: its schema and the check of every push"
    assert {message.first("Action") for message in others} == {"import", "publish", "respond", "update"}


def test_every_step_only_adds_what_it_tells_and_takes_nothing_back(demo: Demo) -> None:
    schema = Book.open(demo.root).schema
    looked_at = 0
    for commit in demo.git("log", "--diff-filter=M", "--format=%H", "--", "records").split():
        [file] = demo.git("show", "--format=", "--name-only", commit).split()
        old, new = (read(demo.git("show", f"{at}:{file}").encode()).value for at in (f"{commit}^", commit))
        found = changes(kind_of(id_of(file) or "") or "", old, new, schema)
        assert {each.op for each in found} <= {"set", "add"}, (commit, file)
        looked_at += 1
    assert looked_at > 20
