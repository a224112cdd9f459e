"""Titles and sentences that look like something else: like numbers, labels, marks of Markdown, decisions; long ones, and ones that run from
right to left. A text that begins with a label is none of them: nobody can tell the label of a paragraph from it in print."""

HOSTILE_TITLES = (
    "2024 Budget and After",
    "3 Rivers Project",
    "Roads **in bold** and _under_ lines",
    "Parks | Playgrounds | Ponds",
    "RESOLVED Matters of Last Year",
    "Motion on Clean Air",
    "تقرير سنوي",
    "Report of the Working Group on the Long View of Everything That Has Been Put Off from One Meeting to the Next for Want of Time",
)

HOSTILE_SENTENCES = (
    "# is no heading.",
    "| is a bar that parts two columns.",
    "- is a dash and > a sign.",
    "**Bold** was not meant.",
    "التقرير جاهز.",
    "2023 was a good year.",
    "See minute 12 (a) and item 4.",
    "The cost is <b>bold</b> & more.",
)
