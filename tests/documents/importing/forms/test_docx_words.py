"""Every word of a DOCX is in the lines that are read of it, once, whatever it is wrapped in, and is named where it is no text."""

import io
import re
from typing import Any

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.parser import parse_xml

from tests.documents.importing.documents import given
from tui.documents.importing.forms.docx import read_docx
from tui.documents.importing.lines.line import Line

SPACES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "v": "urn:schemas-microsoft-com:vml",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    }.items()
)


def r(text: str, properties: str = "", tag: str = "t") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def p(inner: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def t(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def c(inner: str) -> str:
    return f"<w:tc>{inner}</w:tc>"


def control(inner: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def box(text: str) -> str:
    inside = f"<w:txbxContent>{p(r(text))}</w:txbxContent>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{inside}</w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{inside}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def made(body: str, **parts: str) -> bytes:
    """A DOCX with this body before its end, and further parts: `footnotes`, `header`, and so on."""
    document = docx.Document()
    for kind, inner in parts.items():
        xml = f"<w:{kind} {SPACES}>{inner}</w:{kind}>"
        if kind in ("hdr", "ftr"):
            section = document.sections[0]
            around = section.header if kind == "hdr" else section.footer
            around.is_linked_to_previous = False
            element: Any = around._element
            for old in list(element):
                element.remove(old)
            element.extend(parse_xml(xml))
        else:
            part = Part(PackURI(f"/word/{kind}.xml"), "application/xml", xml.encode(), document.part.package)
            document.part.relate_to(part, getattr(RELATIONSHIP_TYPE, kind.upper()))
    end = document.element.body[-1]
    for each in parse_xml(f"<w:body {SPACES}>{body}</w:body>"):
        end.addprevious(each)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def lines_of(body: str, **parts: str) -> list[Line]:
    return [line for line in read_docx(made(body, **parts), "a.docx").lines if line.raw.strip()]


def shown(lines: list[Line]) -> list[str]:
    """The lines, each behind what it is named where it is no text."""
    return [f"[{line.furniture}] {line.raw}" if line.furniture else line.raw for line in lines]


NESTED = t(c(p(r("inner one"))) + c(p(r("inner two"))))
PROMPT = "<w:showingPlcHdr/>"
CONTENTS = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
CHOICES = '<w:ddList><w:result w:val="1"/><w:listEntry w:val="no"/><w:listEntry w:val="yes"/></w:ddList>'


WRAPPED: dict[str, tuple[str, list[str]]] = {
    "table in a cell": (
        t(c(p(r("left"))) + c(p(r("before")) + NESTED + p(r("after")))),
        ["left\tbefore inner one inner two after"],
    ),
    "table of three columns in a cell": (
        t(
            c(p(r("a")))
            + c(t(*("".join(c(p(r(text))) for text in row) for row in ("bcd", ("e", "", "f")))) + p(r("g")))
        ),
        ["a\tb | c | d e | | f g"],
    ),
    "table in a frame": (t(c(p(r("framed")) + NESTED + p(""))), ["framed", "inner one\tinner two"]),
    "control in a line": (p(r("said ") + control(r("controlled")) + r(" here")), ["said controlled here"]),
    "control around paragraphs": (control(p(r("one")) + control(p(r("two")))), ["one", "two"]),
    "control around a row and a cell": (
        "<w:tbl>" + control("<w:tr>" + c(p(r("a"))) + control(c(p(r("b")))) + "</w:tr>") + "</w:tbl>",
        ["a\tb"],
    ),
    "prompt": (
        p(r("Chair: ") + control(r("Click here"), PROMPT)),
        ["Chair: ", "[prompt of an empty field] Click here"],
    ),
    "contents": (control(p(r("1 Apologies 3")), CONTENTS), ["[table of contents] 1 Apologies 3"]),
    "text box": (p(r("anchor") + box("boxed")), ["anchor", "boxed"]),
    "text box in a cell": (t(c(p(r("x"))) + c(p(r("anchor") + box("boxed")))), ["x\tanchor boxed"]),
    "insertion": (p(r("kept ") + f"<w:ins>{r('added')}</w:ins>"), ["kept added"]),
    "hyperlink": (p(r("see ") + f"<w:hyperlink>{r('the report')}</w:hyperlink>"), ["see the report"]),
    "simple field": (p(f'<w:fldSimple w:instr="DATE">{r("3 May")}</w:fldSimple>'), ["3 May"]),
    "field": (
        p(
            FIELD.format("begin")
            + r("DATE", tag="instrText")
            + FIELD.format("separate")
            + r("4 May")
            + FIELD.format("end")
        ),
        ["4 May"],
    ),
    "list to choose from": (
        p(r("Quorate: ") + f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{CHOICES}</w:ffData></w:fldChar></w:r>'),
        ["Quorate: yes"],
    ),
    "hidden": (p(r("seen ") + r("unseen", "<w:vanish/>") + r("again")), ["seen again", "[hidden text] unseen"]),
    "hidden no more": (p(r("seen", '<w:vanish w:val="0"/>')), ["seen"]),
    "smart tag": (p(f"<w:smartTag><w:smartTag>{r('Town')}</w:smartTag>{r(' Hall')}</w:smartTag>"), ["Town Hall"]),
    "soft hyphen": (
        p("<w:r><w:t>co</w:t><w:softHyphen/><w:t>opted mem\u00adber</w:t><w:noBreakHyphen/><w:t>elect</w:t></w:r>"),
        ["coopted member-elect"],
    ),
    "break and tab": (
        p("<w:r><w:t>one</w:t><w:br/><w:t>two</w:t><w:tab/><w:t>three</w:t></w:r>"),
        ["one", "two\tthree"],
    ),
    "break in a cell": (
        t(c(p(r("left"))) + c(p("<w:r><w:t>one</w:t><w:br/><w:t>two</w:t></w:r>"))),
        ["left\tone two"],
    ),
    "raised number": (
        p(r("12 for 30") + r("2", '<w:vertAlign w:val="superscript"/>') + r(" members")),
        ["12 for 30 2 members"],
    ),
    "sign": (p('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>' + r(" present")), ["✓ present"]),
    "formula": (p(r("ratio ") + "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>"), ["ratio x"]),
    "picture": (
        p(
            r("crest")
            + '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="p" descr="Arms"/></wp:inline></w:drawing></w:r>'
        ),
        ["crest", "[picture] Arms"],
    ),
    "custom wrapping": (f"<w:customXml>{p(r('wrapped'))}</w:customXml>", ["wrapped"]),
}


@pytest.mark.parametrize(("body", "expected"), WRAPPED.values(), ids=WRAPPED)
def test_words_are_read_whatever_they_are_wrapped_in(body: str, expected: list[str]) -> None:
    assert shown(lines_of(body)) == expected


@pytest.mark.parametrize(
    "gone",
    [
        p(r("kept ") + f"<w:del>{r('gone', tag='delText')}</w:del>"),
        p(r("kept ") + f"<w:moveFrom>{r('gone')}</w:moveFrom>"),
        p(r("kept ") + r("gone", "<w:dstrike/>")),
    ],
)
def test_what_a_reviewer_took_out_is_kept_as_struck_out_and_is_no_content(gone: str) -> None:
    (line,) = lines_of(gone)
    assert (line.raw, line.content.text, line.struck.text) == ("kept gone", "kept", "gone")


def test_what_was_put_in_the_place_of_words_without_a_blank_between_is_not_struck_out() -> None:
    changed = f"<w:del>{r('five', tag='delText')}</w:del><w:ins>{r('nine')}</w:ins>"
    found = given(made(p(r("Words of nobody ") + changed + r(" pound") + r("s", "<w:strike/>"))), "a.docx")
    assert [(each.text, each.what) for each in found.found.unplaced] == [
        ("Words of nobody", ""),
        ("five", "struck out"),
        ("nine pound", ""),
        ("s", "struck out"),
    ]


def test_cells_that_go_over_several_columns_leave_the_others_in_theirs() -> None:
    def over(columns: int, text: str) -> str:
        return f'<w:tc><w:tcPr><w:gridSpan w:val="{columns}"/></w:tcPr>{p(r(text))}</w:tc>'

    ragged = over(2, "Able") + over(3, "For") + c(p(r("Chair")))
    heads = c(p(r("Name"))) + over(4, "Vote") + c(p(r("Role")))
    rows = lines_of(t(heads, ragged, over(5, "All") + c(p(r("None")))))
    assert [[cell.text for cell in row.cells] for row in rows] == [
        ["Name", "Vote", "Role"],
        ["Able", "For", "Chair"],
        ["All", "", "None"],
    ]


def test_a_paragraph_that_a_reviewer_took_out_has_no_number_and_the_next_one_has_its() -> None:
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="91"/></w:numPr>'
    gone = p(f"<w:del>{r('old', tag='delText')}</w:del>", f"{listed}<w:rPr><w:del/></w:rPr>")
    body = p(r("One"), listed) + gone + p(r("Two"), listed)
    document = docx.Document(io.BytesIO(made(body)))
    document.part.numbering_part.element.extend(parse_xml(f"<w:x {SPACES}>{numbering(('decimal', '%1.'))}</w:x>"))
    kept = io.BytesIO()
    document.save(kept)
    told = [line.content.text for line in read_docx(kept.getvalue(), "a.docx").lines if line.raw.strip()]
    assert told == ["1. One", "", "2. Two"]


def test_a_row_that_a_reviewer_took_out_is_struck_out() -> None:
    (line,) = lines_of(f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr>{c(p(r('old')))}{c(p(r('row')))}</w:tr></w:tbl>")
    assert (line.content.text, line.struck.text) == ("", "old row")


def test_notes_and_comments_stand_behind_the_paragraph_that_has_them_each_once() -> None:
    def note(kind: str, number: int, text: str) -> str:
        return f'<w:{kind} w:id="{number}">{p(r(text))}</w:{kind}>'

    body = p(r("One") + "".join(f'<w:r><w:{each}Reference w:id="7"/></w:r>' for each in ("footnote", "comment"))) + p(
        r("Two")
    )
    found = lines_of(
        body,
        footnotes=note("footnote", 7, "below") + note("footnote", 8, "astray"),
        endnotes=note("endnote", 1, "at the end"),
        comments=note("comment", 7, "really?"),
    )
    assert shown(found) == [
        "One",
        "[footnote] below",
        "[comment] really?",
        "Two",
        "[footnote] astray",
        "[endnote] at the end",
    ]


def test_heads_and_feet_of_pages_are_furniture_but_the_head_of_the_first_page_alone_is_text() -> None:
    body = p(r("Text"))
    assert shown(lines_of(body, hdr=p(r("Panel")) + t(c(p(r("draft")))), ftr=p(r("Page ") + r("2")))) == [
        "[running head] Panel",
        "[running head] draft",
        "Text",
        "[foot of the page] Page 2",
    ]
    document = docx.Document(io.BytesIO(made(body)))
    document.sections[0].different_first_page_header_footer = True
    document.sections[0].first_page_header.paragraphs[0].text = "Example Panel"
    kept = io.BytesIO()
    document.save(kept)
    assert [line.raw for line in read_docx(kept.getvalue(), "a.docx").lines if not line.furniture and line.raw] == [
        "Example Panel",
        "Text",
    ]


def numbering(*levels: tuple[str, str]) -> str:
    inner = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for n, (form, text) in enumerate(levels)
    )
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    return (
        f'<w:abstractNum w:abstractNumId="90">{inner}</w:abstractNum><w:num w:numId="91"><w:abstractNumId w:val="90"/></w:num>'
        f'<w:num w:numId="92"><w:abstractNumId w:val="90"/>{again}</w:num>'
    )


def test_the_numbers_that_the_program_sets_before_paragraphs_are_read_as_it_counts_them() -> None:
    document = docx.Document()
    root = document.part.numbering_part.element
    root.extend(
        parse_xml(
            f"<w:x {SPACES}>{numbering(('decimal', '%1.'), ('lowerLetter', '(%2)'), ('upperRoman', '%1.%3'))}</w:x>"
        )
    )
    told = [
        (0, 91, "One"),
        (1, 91, "A"),
        (1, 91, "B"),
        (2, 91, "Deep"),
        (0, 91, "Two"),
        (1, 91, "A again"),
        (0, 92, "Five"),
        (0, 0, "None"),
    ]
    for level, name, text in told:
        paragraph = document.add_paragraph(text)
        paragraph._p.get_or_add_pPr().append(
            parse_xml(f'<w:numPr {SPACES}><w:ilvl w:val="{level}"/><w:numId w:val="{name}"/></w:numPr>')
        )
    document.add_paragraph("Bullet", style="List Bullet")
    kept = io.BytesIO()
    document.save(kept)
    lines = [line for line in read_docx(kept.getvalue(), "a.docx").lines if line.raw]
    assert [line.content.text for line in lines] == [
        "1. One", "(a) A", "(b) B", "1.I Deep", "2. Two", "(a) A again", "5. Five", "None", "Bullet",
    ]  # fmt: skip
    assert [line.bullet for line in lines] == [False] * 8 + [True]


def test_words_named_by_the_form_are_unplaced_under_that_name_and_none_is_lost() -> None:
    body = "".join(
        [
            p(r("Example Panel")), p(r("Minutes of the meeting held on 8 January 2024")), p(r("1. Apologies") + box("Boxed words.")),
            p(r("There were none.") + r("secretly", "<w:vanish/>")), p(r("2. Report")),
            p(r("RESOLVED that the ") + f"<w:del>{r('old ', tag='delText')}</w:del><w:ins>{r('new ')}</w:ins>" + r("plan be noted.")),
        ]
    )  # fmt: skip
    found = given(made(body, hdr=p(r("Heading of all pages"))), "a.docx")
    assert found.item("Report")["decisions"][0]["text"] == "RESOLVED that the new plan be noted."
    assert (found.named["old"], found.named["secretly"], found.named["Heading of all pages"]) == (
        "struck out",
        "hidden text",
        "running head",
    )
    assert re.search("Boxed words", str(found.found.as_json()))
