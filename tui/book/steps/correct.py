"""Approved minutes are corrected, on somebody's authority: the content changes, and the record says that it did."""

from tui.book.steps.asking import Answers, Ask, StepForm
from tui.book.steps.step import Case, Outcome, Step, paths_in_words, whole_day
from tui.procedure.life import approved_changes, is_approved
from tui.record.fingerprint import NEWEST_METHOD, fingerprint
from tui.record.paths import Path, format_path

_COMPUTED = ("method", "content_sha256")


def _work_out(case: Case, answers: Answers) -> Outcome:
    if not is_approved(case.kind, case.value):
        raise case.refuse(
            "its minutes are not approved, so nothing in it needs a correction.",
            f"Change it as any other record: minutebook set {case.record_id} PATH VALUE",
        )
    paths = tuple(each.path for each in approved_changes(case.kind, case.value, case.content, case.schema))
    if not paths:
        raise case.refuse(
            "nothing of what was approved would change."
            if case.content == case.value
            else "what would change is no part of what was approved.",
            f"Give PATH and VALUE. What is noted beside the minutes: minutebook set {case.record_id} PATH VALUE",
        )
    _refuse_computed(case, paths)
    authority, decided = answers.needed("authority"), answers.one("on")
    entry = {
        "on": decided,
        "authority": authority,
        "text": answers.one("text"),
        "fields": [format_path(path) for path in paths],
        "method": NEWEST_METHOD,
        "content_sha256": fingerprint(case.content, NEWEST_METHOD),
    }
    named = entry if answers.one("text") else {**entry, "text": _name(paths[0])}
    insert = case.entry(("minutes", "corrected"), named)
    if not answers.one("text"):
        del insert.value["text"]
    return Outcome(
        edits=(insert,),
        says=(
            f"approved minutes corrected: {paths_in_words(paths)}",
            "approved minutes corrected",
            "minutes corrected",
        ),
        authority=authority,
        event_date=whole_day(decided),
    )


def _refuse_computed(case: Case, paths: tuple[Path, ...]) -> None:
    for path in paths:
        if path[:1] == ("minutes",) and (path[-1] in _COMPUTED or path in (("minutes",), ("minutes", "approval"))):
            raise case.refuse(
                f"{format_path(path)} is worked out by the program, so it cannot be typed.",
                "A correction makes a new fingerprint by itself.",
            )
        if path == ("minutes", "state"):
            raise case.refuse(
                "an approval is not taken back by a correction.", "If it was recorded by mistake, undo that change."
            )


def _name(path: Path) -> str:
    """Returns what an entry is named after where nothing was said: the last field, such as `outcome`."""
    return next((step for step in reversed(path) if isinstance(step, str)), "correction")


CORRECT = Step(
    name="correct",
    action="correct",
    command="correct",
    kinds=("meeting",),
    form=StepForm(
        "Correct approved minutes",
        "What is wrong in approved minutes is set right, on an authority",
        (
            Ask("authority", "Authority", "The minute, chair, delegation or statute that allows it, with its reference", required=True),
            Ask("on", "Decided on", "The day on which the correction was decided", "vague_date"),
            Ask("text", "What was corrected", "What was wrong and is right now, in a sentence", "text"),
        ),
    ),
    work_out=_work_out,
    takes_content=True,
    says_itself=("authority", "event_date"),
)  # fmt: skip
