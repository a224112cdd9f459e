"""How the table of items and actions that a document prints differs from ours, which is made from the minutes."""

from collections.abc import Sequence

from tui.procedure.decisions import Row


def differences(rows: Sequence[Row]) -> list[tuple[str, ...]]:
    """Returns for each row, in sentences, what the printed table has otherwise; nothing where the record keeps no printed table."""
    if not any(row.printed_number or row.printed for row in rows):
        return [() for _ in rows]
    return [tuple(_of(row)) for row in rows]


def _of(row: Row) -> list[str]:
    if row.printed_number is None and not row.printed:
        return ["Not in the printed table."]
    said = [f"Printed as number {row.printed_number}."] if row.printed_number not in (None, str(row.number)) else []
    said += [f"Printed: “{text}”" for text in row.printed if text not in row.actions]
    return said
