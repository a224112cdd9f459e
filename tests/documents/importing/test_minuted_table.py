"""Minutes that Word prints as a table: items, what was said, who is to do what; what is struck out in a cell is no fact."""

import io

import docx

from tests.documents.importing.documents import Given, given


def minutes_in_word() -> bytes:
    document = docx.Document()
    document.add_heading("Example Joint Board", 1)
    document.add_paragraph("Minutes of the meeting held on 10 October 2022")
    document.add_paragraph("Present: A Alpha (Chair), B Bravo and C Charlie")
    table = document.add_table(rows=1, cols=3)
    for cell, text in zip(table.rows[0].cells, ("Item", "Discussion", "Action"), strict=True):
        cell.text = text
    for number, title, paragraphs, action in (
        ("1.", "Welcome", ["The Chair welcomed everyone."], ""),
        ("2.", "Flood wall", ["The wall would be finished in spring.", "RESOLVED that the cost be noted."],
         "B Bravo to send the drawings by 1 November 2022"),
        ("3.", "Any other business", ["There was none."], "None"),
    ):  # fmt: skip
        row = table.add_row().cells
        row[0].text = number
        row[1].paragraphs[0].add_run(title).bold = True
        for text in paragraphs:
            row[1].add_paragraph(text)
        row[2].text = action
    gone = table.rows[2].cells[1].add_paragraph()
    gone.add_run("RESOLVED that the wall be taken down.").font.strike = True
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def in_word() -> Given:
    return given(minutes_in_word(), "minutes.docx")


def test_each_row_is_an_item_with_its_number_and_title() -> None:
    found = in_word()
    assert [(item["number"], item["title"]) for item in found.items] == [
        ("1", "Welcome"),
        ("2", "Flood wall"),
        ("3", "Any other business"),
    ]
    assert [note["text"] for note in found.item("Flood wall")["notes"]] == ["The wall would be finished in spring."]


def test_a_column_of_actions_gives_actions_where_it_names_who_is_to_do_something() -> None:
    actions = in_word().of("action")
    assert [(each["text"], each["owner_as_printed"], each["due"]) for each in actions] == [
        ("B Bravo to send the drawings by 1 November 2022", "B Bravo", "2022-11-01")
    ]


def test_what_is_struck_out_in_a_cell_is_named_and_decides_nothing() -> None:
    found = in_word()
    assert [each["text"] for each in found.item("Flood wall")["decisions"]] == ["RESOLVED that the cost be noted."]
    assert found.named["RESOLVED that the wall be taken down."] == "struck out"


def test_a_column_of_owners_and_of_days_goes_with_the_action_beside_it() -> None:
    action = given(
        "# Example Board\n\nMinutes of the meeting held on 10 October 2022\n\n"
        "| No. | Subject | Notes | Action | Lead | By when |\n|---|---|---|---|---|---|\n"
        "| 1 | Data | It was late. | Circulate the figures | Analyst | 3 May 2023 |\n"
        "| 2 | Budget | Balanced. | | | |\n",
        "minutes.md",
    ).of("action")[0]
    assert (action["text"], action["owner_as_printed"], action["due"]) == (
        "Circulate the figures",
        "Analyst",
        "2023-05-03",
    )
