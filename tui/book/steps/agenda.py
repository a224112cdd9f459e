"""An agenda takes shape: it is drafted from template, plan and what was deferred, and numbered in its order."""

from tui.book.steps.asking import Answers, Ask, StepForm
from tui.book.steps.step import Case, Outcome, Step
from tui.procedure.agenda import DraftItem, draft_agenda
from tui.procedure.calendar import day
from tui.procedure.register import Value, dicts, text_at
from tui.procedure.renumbering import NewValue, pages_run_on, renumbered
from tui.record.edits import Edit, Insert, Set
from tui.record.kinds import body_of
from tui.record.paths import Item, Path
from tui.record.words import plain_words

_OVER = ("held", "cancelled")


def _draft(case: Case, _: Answers) -> Outcome:
    _refuse_over(case, "is drafted")
    on = day(text_at(case.value, "date"))
    if on is None or case.register is None:
        raise case.refuse(
            "a meeting without a day gets no agenda yet.", "Its day first: minutebook reschedule ID --to DATE"
        )
    classification = text_at(case.value, "classification") or "ordinary"
    drafted = draft_agenda(case.register(), body_of(case.record_id) or "", on, classification)
    there = dicts(case.value, "items")
    taken = {str(one.get("id")) for one in there}
    edits: list[Edit] = []
    reasons: list[str] = []
    before: str | None = None
    for one in reversed(drafted):
        known = next((each for each in there if _is_same(one, each)), None)
        if known is not None:
            before = str(known.get("id"))
            continue
        value = {name: said for name, said in one.as_value(0).items() if name != "number"}
        value["id"] = _free(one.id, taken)
        edits.append(Insert(("items",), value, before))
        reasons.insert(0, f"{one.title}: {one.why}.")
        before = str(value["id"])
        taken.add(before)
    added = "1 item" if len(edits) == 1 else f"{len(edits)} items"
    return Outcome(tuple(edits), (f"agenda drafted, {added} added", "agenda drafted"), pointed_out=tuple(reasons))


def _renumber(case: Case, answers: Answers) -> Outcome:
    _refuse_over(case, "is numbered anew")
    changes = renumbered(case.value)
    if answers.one("pages") == "yes":
        changes += pages_run_on(case.value)
    count = len(dicts(case.value, "items"))
    return Outcome(
        tuple(Set(_path(each), each.value) for each in changes),
        (f"agenda numbered 1 to {count} in its order", "agenda numbered anew"),
    )


def _path(change: NewValue) -> Path:
    steps: list[str | Item] = []
    for name in change.items:
        steps += ["items", Item(name)]
    return (*steps, change.field)


def _refuse_over(case: Case, what: str) -> None:
    status = case.part("status")
    if status in _OVER:
        raise case.refuse(
            f"the agenda of a meeting that is {plain_words(str(status))} is a matter of record, and not one that {what}.",
            "One item: minutebook set ID items[ITEM].number NUMBER",
        )


def _is_same(drafted: DraftItem, item: Value) -> bool:
    return drafted.id == item.get("id") or _plain(drafted.title) == _plain(text_at(item, "title") or "")


def _plain(title: str) -> str:
    return "".join(letter for letter in title.lower() if letter.isalnum())


def _free(name: str, taken: set[str]) -> str:
    names = (name if n == 1 else f"{name}-{n}" for n in range(1, len(taken) + 2))
    return next(each for each in names if each not in taken)


DRAFT_AGENDA = Step(
    name="draft-agenda",
    action="edit",
    command="agenda",
    kinds=("meeting",),
    form=StepForm(
        "Draft the agenda", "What the agenda lacks is added from the body's template, the plan and what was deferred"
    ),
    work_out=_draft,
)

RENUMBER = Step(
    name="renumber",
    action="edit",
    command="renumber",
    kinds=("meeting",),
    form=StepForm(
        "Number the agenda anew",
        "The items are numbered 1 to n in their order",
        (Ask("pages", "Pages too", "Whether page ranges are shifted so that they run on in that order", "yes_no"),),
    ),
    work_out=_renumber,
)
