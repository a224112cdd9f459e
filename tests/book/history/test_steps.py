"""What a commit did to records: field by field, in sentences, with the text before and after."""

from tests.book.books import PERSON, BookFolder
from tests.book.history.meetings import BUDGET, MEETING, MOVED, PLAIN, commit, merge
from tui.book.history import blame, changes_in, difference, field_history, steps_of
from tui.record.paths import parse_path


def test_a_change_is_a_sentence_with_what_stood_there_before_and_after(book: BookFolder) -> None:
    commit(book, PLAIN)
    last = commit(book, PLAIN.replace("Annual report", "The report"))
    found = changes_in(book.open(), last)
    (record,) = found.records
    (change,) = record.changes
    assert (record.record, record.what, record.title) == (MEETING, "changed", "Example Panel, 12 May 2026")
    assert (change.path, change.op) == ("items[report].title", "change")
    assert change.sentence == "minute 8, title: Annual report → The report"
    assert (change.before_text, change.after_text) == ("Annual report", "The report")
    assert found.as_json()["records"][0]["changes"][0]["after"] == "The report"  # type: ignore[index]


def test_a_moved_entry_is_a_move_and_its_fields_are_unchanged(book: BookFolder) -> None:
    commit(book, PLAIN)
    found = steps_of(book.open(), MEETING, commit(book, MOVED))
    assert found is not None
    assert [(each.path, each.op) for each in found.changes] in (
        [("items[report]", "move")],
        [("items[budget]", "move")],
    )


def test_values_are_told_as_a_clerk_writes_them(book: BookFolder) -> None:
    commit(book, PLAIN)
    last = commit(
        book, PLAIN.replace('"2026-05-12"', '"2026-06-02"') + f"attendance:\n  - {{id: a, person: {PERSON[7:]}}}\n"
    )
    found = steps_of(book.open(), MEETING, last)
    assert found is not None
    texts = {each.path: (each.before_text, each.after_text) for each in found.changes}
    assert texts["date"] == ("12 May 2026", "2 Jun 2026")
    assert texts["attendance"] == (None, "- id: a\n  person: member-a")


def test_a_record_made_deleted_or_only_laid_out_is_told_as_such(book: BookFolder) -> None:
    opened = book.open()
    made = steps_of(opened, MEETING, commit(book, PLAIN))
    laid = steps_of(opened, MEETING, commit(book, f"# a comment\n{PLAIN}"))
    gone = steps_of(opened, MEETING, commit(book, None))
    assert [each.what for each in (made, laid, gone) if each] == ["created", "layout", "deleted"]
    assert made is not None
    assert made.sentence.startswith("Created: ")
    assert steps_of(opened, PERSON, "HEAD") is None


def test_a_merge_tells_only_what_none_of_its_parents_had(book: BookFolder) -> None:
    commit(book, PLAIN)
    book.git("branch", "other")
    commit(book, PLAIN.replace("Budget", "The budget"))
    book.git("checkout", "-q", "other")
    theirs = PLAIN.replace("Annual report", "The report")
    commit(book, theirs)
    book.git("checkout", "-q", "main")
    both = theirs.replace("Budget", "The budget")
    found = steps_of(book.open(), MEETING, merge(book, "other", both))
    assert found is not None
    assert (found.what, found.changes) == ("merged", ())
    book.git("reset", "-q", "--hard", "HEAD~1")
    found = steps_of(book.open(), MEETING, merge(book, "other", both.replace("held", "cancelled")))
    assert found is not None
    assert [each.path for each in found.changes] == ["status"]


def test_a_merge_of_three_is_read_like_one_of_two(book: BookFolder) -> None:
    commit(book, PLAIN)
    for branch, old, new in (("one", "Budget", "The budget"), ("two", "Annual", "Yearly")):
        book.git("checkout", "-q", "-b", branch, "main")
        commit(book, PLAIN.replace(old, new))
    book.git("checkout", "-q", "main")
    commit(book, PLAIN.replace("Example Panel", "The panel"))
    tree = PLAIN.replace("Budget", "The budget").replace("Annual", "Yearly").replace("Example Panel", "The panel")
    commit(book, f"{tree}note: x\n")
    made = book.git("commit-tree", "HEAD^{tree}", "-p", "HEAD~1", "-p", "one", "-p", "two", "-m", "Three").strip()
    book.git("reset", "-q", "--hard", made)
    found = steps_of(book.open(), MEETING, made)
    assert found is not None
    assert [each.path for each in found.changes] == ["note"]
    subjects = {each.path: each.commit.subject for each in blame(book.open(), MEETING)}
    assert (subjects["note"], subjects["items[budget].title"]) == ("Three", "By hand")


def test_a_version_that_cannot_be_read_is_a_sentence(book: BookFolder) -> None:
    opened = book.open()
    commit(book, PLAIN)
    for text in ("a: [b\n", "<<<<<<< ours\na: b\n", "", "- a\n"):
        found = steps_of(opened, MEETING, commit(book, text))
        assert found is not None
        assert found.what == "unreadable"
        assert found.sentence.startswith("What changed cannot be told")
    (book.root / f"records/{MEETING}.yaml").unlink()
    (book.root / f"records/{MEETING}.yaml").symlink_to("elsewhere")
    book.git("commit", "-q", "-a", "-m", "A link")
    found = steps_of(opened, MEETING, "HEAD")
    assert found is not None
    assert "a link" in found.sentence


def test_files_that_hold_no_record_are_named(book: BookFolder) -> None:
    book.write("records/\x1b[31m.txt", "x")
    book.git("add", "records")
    book.git("commit", "-q", "-m", "Odd")
    found = changes_in(book.open(), "HEAD")
    assert found.records == ()
    assert found.files == ("records/<U+001B>[31m.txt",)


def test_what_is_private_is_told_without_its_values(book: BookFolder) -> None:
    commit(book, "name: Member A\nprivate_contact: 1 Hidden Street\n", record_id=PERSON)
    last = commit(book, "name: Member A\nprivate_contact: 2 Hidden Street\n", record_id=PERSON)
    opened = book.open()
    private = parse_path("private_contact")
    told = [each.as_json() for each in (*field_history(opened, PERSON, private), *blame(opened, PERSON))]
    told += [changes_in(opened, each).as_json() for each in (last, f"{last}~1")]
    assert "private_contact" in str(told)
    assert "Hidden" not in str(told)


def test_the_difference_between_two_moments_goes_over_what_lies_between(book: BookFolder) -> None:
    first = commit(book, PLAIN)
    commit(book, PLAIN.replace(BUDGET, ""))
    commit(book, PLAIN.replace("Annual", "Yearly"))
    found = difference(book.open(), first, "HEAD")
    assert found.before.commit == first
    assert [[each.path for each in record.changes] for record in found.records] == [["items[report].title"]]
    assert difference(book.open(), "HEAD", "HEAD").records == ()
    assert difference(book.open(), first, "HEAD", PERSON).records == ()
