"""Every rule there is. To add one, write its file and add its line here."""

from functools import lru_cache
from typing import Final

from tui.rules.checks import (
    after_dissolution,
    approval_misfit,
    approval_own_date,
    asker_withheld,
    attendance_expected,
    attendance_times,
    attendance_twice,
    chair_on_day,
    cited_basis,
    co_optee_majority,
    commissioner_seat,
    complaints_named,
    declared_interest,
    election_listed,
    exempt_resolution,
    extraction_doubtful,
    file_location,
    forward_plan_differs,
    forward_plan_order,
    heading_numbers,
    id_case,
    id_duplicate,
    id_format,
    impossible_date,
    items_order,
    majority,
    meeting_times,
    member_on_day,
    members_present,
    membership_dates,
    minute_numbers,
    named_votes,
    names_spelt,
    non_latin_words,
    page_ranges,
    panel_size,
    paper_pages,
    part_missing,
    part_missing_elsewhere,
    precept_direction,
    printed_slip,
    reading_field,
    recommendation_reworded,
    reference_missing,
    remote_attendance,
    rules_in_force,
    schema,
    special_functions,
    substitute_apologies,
    substitute_on_day,
    table_differs,
    theme_names,
    unquoted_value,
    unsafe_text,
    urgent_reason,
    veto_late,
    veto_majority,
    veto_none,
    vote_on_request,
    votes,
    weekday,
)
from tui.rules.rule import BookRule, RecordRule, Rule

RULES: Final[tuple[Rule, ...]] = (
    schema.RULE,
    impossible_date.RULE,
    file_location.RULE,
    id_format.RULE,
    id_duplicate.RULE,
    id_case.RULE,
    reference_missing.RULE,
    part_missing.RULE,
    part_missing_elsewhere.RULE,
    unsafe_text.RULE,
    non_latin_words.RULE,
    unquoted_value.RULE,
    weekday.RULE,
    meeting_times.RULE,
    items_order.RULE,
    page_ranges.RULE,
    paper_pages.RULE,
    minute_numbers.RULE,
    heading_numbers.RULE,
    attendance_times.RULE,
    attendance_expected.RULE,
    attendance_twice.RULE,
    member_on_day.RULE,
    chair_on_day.RULE,
    substitute_on_day.RULE,
    substitute_apologies.RULE,
    declared_interest.RULE,
    election_listed.RULE,
    votes.RULE,
    majority.RULE,
    co_optee_majority.RULE,
    named_votes.RULE,
    veto_majority.RULE,
    veto_late.RULE,
    veto_none.RULE,
    precept_direction.RULE,
    special_functions.RULE,
    commissioner_seat.RULE,
    panel_size.RULE,
    membership_dates.RULE,
    after_dissolution.RULE,
    rules_in_force.RULE,
    urgent_reason.RULE,
    vote_on_request.RULE,
    exempt_resolution.RULE,
    members_present.RULE,
    asker_withheld.RULE,
    complaints_named.RULE,
    remote_attendance.RULE,
    approval_misfit.RULE,
    approval_own_date.RULE,
    table_differs.RULE,
    recommendation_reworded.RULE,
    cited_basis.RULE,
    forward_plan_order.RULE,
    forward_plan_differs.RULE,
    theme_names.RULE,
    names_spelt.RULE,
    printed_slip.RULE,
    extraction_doubtful.RULE,
    reading_field.RULE,
)


_OF_THE_TEXT: Final = {
    "yaml": "The text of a record is plain YAML, without what two programs could read in two ways",
    "text": "The text of a record is UTF-8 with Unix line ends and without control characters",
    "unreadable": "Every file below records/ can be read",
}


def title_of(rule_id: str) -> str:
    """Returns the title of a rule, or of the group of faults of the text that an id such as `yaml-tag` belongs to."""
    known = {rule.id: rule.title for rule in RULES}
    return known.get(rule_id) or _OF_THE_TEXT.get(rule_id.partition("-")[0], rule_id)


@lru_cache(maxsize=64)
def record_rules(kind: str) -> tuple[RecordRule, ...]:
    """Returns the rules that look at one record of this kind."""
    return tuple(rule for rule in RULES if isinstance(rule, RecordRule) and (not rule.kinds or kind in rule.kinds))


@lru_cache(maxsize=64)
def gathering_rules(kind: str) -> tuple[BookRule, ...]:
    """Returns the rules of the book that gather something from records of this kind."""
    return tuple(rule for rule in RULES if isinstance(rule, BookRule) and (not rule.kinds or kind in rule.kinds))


BOOK_RULES: Final[tuple[BookRule, ...]] = tuple(rule for rule in RULES if isinstance(rule, BookRule))
