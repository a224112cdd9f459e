"""The lines of the Plan mode: coming meetings by body with what is missing, what differs, and deliverables by theme. Pure."""

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tui.app.ink import Piece
from tui.app.plan_desk import Coming, Stand
from tui.procedure.calendar import day, in_short
from tui.procedure.follow_up_groups import body_name
from tui.procedure.forward_plan import Difference, Plan, PlannedMeeting
from tui.procedure.plan_progress import STATUSES, Standing, Theme, chart
from tui.procedure.register import Register, dicts, text_at
from tui.record.words import plain_words


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One line. The cursor stops where it leads to a record or to a printed plan; `body` is whose line it is, `matter` what it is about."""

    pieces: tuple[Piece, ...] = ()
    record: str | None = None
    body: str | None = None
    document: str | None = None
    matter: str | None = None

    @property
    def leads(self) -> bool:
        """Whether Enter goes somewhere."""
        return self.record is not None or self.document is not None


def coming_lines(coming: Coming, width: int, words: str = "") -> list[PlanLine]:
    """Returns the coming meetings that have the words, by body, with what is missing, and the printed plans."""
    register, missing = coming.register, [one for one in coming.missing if _has(one.sentence, words)]
    drafted = [one for one in register.bodies if dicts(register.body(one), "agenda_template")]
    idle = [one for one in drafted if _has(body_name(register, one), words)]
    lines = meeting_lines(register, coming.plan, words, [*(one.body for one in missing), *idle])
    at = {line.record: n for n, line in enumerate(lines) if line.record is not None and line.record == line.body}
    busy = {line.body for line in lines if line.record != line.body}
    for body in sorted(at, key=lambda one: at[one], reverse=True):
        told = [_told(one.sentence, width, ("  ! ", "warning")) for one in missing if one.body == body]
        nothing = [] if told or body in busy else [PlanLine((("  Nothing is planned yet.", "faint"),))]
        lines[at[body] + 1 : at[body] + 1] = [*nothing, *(line for some in told for line in some)]
    printed = [one for one in coming.printed if _has(one.document, words)]
    if printed:
        lines += [PlanLine(), PlanLine((("As documents print it", "heading"),))]
    for each in printed:
        date = in_short(each.date) if each.date else "no date"
        many = "1 meeting" if each.meetings == 1 else f"{each.meetings} meetings"
        pieces: tuple[Piece, ...] = ((f"  {date:<12}  ", "strong"), each.document, (f"  {many}", "label"))
        lines.append(PlanLine(pieces, document=each.document))
    return lines


def meeting_lines(register: Register, plan: Plan, words: str = "", bodies: Iterable[str] = ()) -> list[PlanLine]:
    """Returns the meetings of a plan that have the words, under their bodies; `bodies` are named whether or not they have one."""
    groups: dict[str, list[PlannedMeeting]] = {}
    for one in plan:
        said = (
            _when(one),
            one.classification,
            one.status,
            one.place,
            *(f"{item.title} {item.as_printed}" for item in one.items),
        )
        if _has(f"{body_name(register, one.body)} {' '.join(filter(None, said))}", words):
            groups.setdefault(one.body or "", []).append(one)
    for body in bodies:
        groups.setdefault(body, [])
    lines: list[PlanLine] = []
    for body, meetings in groups.items():
        lines += [PlanLine()] if lines else []
        lines.append(PlanLine(((body_name(register, body), "heading"),), body, body))
        for one in meetings:
            lines += _meeting(one)
    return lines


def difference_lines(found: Sequence[Difference], old: str, new: str, width: int) -> list[PlanLine]:
    """Returns what differs from one plan to another."""
    lines = [PlanLine(((f"From {old}", "heading"),)), PlanLine(((f"to {new}", "heading"),)), PlanLine()]
    for one in found:
        sentence = f"{one.sentence[:1].upper()}{one.sentence[1:]}"
        lines += _told(sentence, width, ("  ", ""), one.meeting, f"{one.meeting.split('/', 1)[0]}/body")
    return lines if found else [*lines, PlanLine(("Nothing differs.",))]


def deliverable_lines(stand: Stand, width: int, days: tuple[str, str], words: str = "") -> list[PlanLine]:
    """Returns for each plan its chart, what moved where two days are compared, and its deliverables by theme; `days` names both days."""
    lines: list[PlanLine] = []
    for plan, found in stand.themes.items():
        lines += [PlanLine()] if lines else []
        lines.append(PlanLine(((text_at(stand.register.get(plan), "name") or plan, "heading"),), plan))
        at = [(days[1], found)]
        if plan in stand.before:
            at.insert(0, (days[0], stand.before[plan]))
        lines += [PlanLine((f"  {line}",)) for line in chart(at, max(40, min(width, 110) - 4))]
        if plan in stand.moves:
            lines += [PlanLine(), PlanLine(((f"Reported after {days[0]} and by {days[1]}", "heading"),))]
            moves = [one for one in stand.moves[plan] if _has(one.sentence, words)]
            lines += [line for one in moves for line in _told(one.sentence, width, ("  ", ""), one.record)]
            lines += [] if moves else [PlanLine((("  Nothing was reported.", "label"),))]
            continue
        for theme in found:
            lines += _theme(theme, words)
    return lines


def _theme(theme: Theme, words: str) -> list[PlanLine]:
    name = " ".join(filter(None, (theme.number, theme.name)))
    shown = [
        one
        for one in theme.deliverables
        if _has(f"{name} {one.name} {plain_words(one.status)} {one.target} {one.overdue}", words)
    ]
    if not shown:
        return []
    told = ", ".join(f"{many} {plain_words(status)}" for status, many in theme.counts.items())
    lines = [PlanLine(), PlanLine(((name, "heading"), (f"  {told}", "faint")))]
    for one in shown:
        lines.append(PlanLine((f"  {STATUSES.get(one.status, '?')} ", (one.name, "")), one.record))
        lines.append(PlanLine(((f"      {_standing(one)}", "label"),)))
        lines += [PlanLine(((f"      {one.overdue}", "strong"),))] if one.overdue else []
    return lines


def _told(
    sentence: str, width: int, mark: tuple[str, str], record: str | None = None, body: str | None = None
) -> list[PlanLine]:
    """Returns a sentence over as many lines as it needs, its mark before the first; the cursor stops on the first."""
    first, *rest = textwrap.wrap(sentence, max(20, width - len(mark[0]))) or [""]
    return [PlanLine((mark, first), record, body), *(PlanLine((f"{'':<{len(mark[0])}}{line}",)) for line in rest)]


def _standing(one: Standing) -> str:
    status = plain_words(one.status).capitalize() if one.status != "not recorded" else "No status recorded"
    said = [status, f"reported {in_short(one.since)}" if one.since else "no update recorded"]
    said += [f"listed as {plain_words(one.stage)}"] if one.stage else []
    return f"{', '.join([*said, *([f'target {one.target}'] if one.target else [])])}."


def _meeting(one: PlannedMeeting) -> list[PlanLine]:
    said = ", ".join(plain_words(word) for word in (one.classification, one.status) if word)
    more = "".join(f", {word}" for word in (one.condition, one.place) if word)
    head: tuple[Piece, ...] = ((f"  {_when(one):<22}  ", "strong"), said, (more, "label"))
    lines = [PlanLine(head, one.meeting, one.body)]
    lines += [
        PlanLine((f"      - {item.as_printed or item.title}",), one.meeting, one.body, matter=item.matter)
        for item in one.items
    ]
    return lines if one.items else [*lines, PlanLine((("      No items recorded.", "label"),))]


def _when(one: PlannedMeeting) -> str:
    date = day(one.date)
    words = f"{date:%a} {in_short(one.date or '')}" if date else in_short(one.date) if one.date else "no date"
    return f"{words} {one.time}" if one.time else words


def _has(text: str, words: str) -> bool:
    return all(word in text.casefold() for word in words.casefold().split())
