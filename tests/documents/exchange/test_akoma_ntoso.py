"""Minutes as Akoma Ntoso: what the standard's schema cannot see."""

from collections.abc import Mapping
from typing import Any

from lxml import etree

from tests.builder import BookBuilder, a_book, item, noted, present
from tests.documents.exchange.standards import faults
from tests.documents.exchange.taking import files, sample_files, taken
from tests.documents.rendering.shelves import published

NS = {"a": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"}


def sample_debate(meeting: str) -> Any:
    return etree.fromstring(sample_files("akn")[f"cambridgeshire-pcp/{meeting}.xml"])


def debate(book: BookBuilder) -> Any:
    found: Mapping[str, bytes] = files("akn", taken(published(book.records), "example-panel/meetings/2022-09-14"))
    assert faults("akn", found) == []
    return etree.fromstring(found["example-panel/2022-09-14.xml"])


def words(document: Any, path: str) -> list[str]:
    return [" ".join("".join(each.itertext()).split()) for each in document.xpath(path, namespaces=NS)]


def test_a_question_is_by_whom_asked_it_and_its_answer_stands_with_it() -> None:
    section = sample_debate("2022-07-20").xpath("//a:debateSection[@eId='dbsect_annual-report']", namespaces=NS)[0]
    exchange = section.xpath(".//a:debateSection[@name='exchange'][a:question/a:num='b']", namespaces=NS)[0]
    question, answer = exchange.xpath("a:question | a:answer", namespaces=NS)
    assert (question.get("by"), question.get("as")) == ("#person_a-bradnam", "#ref_role-member")
    assert words(question, "a:from") == ["Councillor Bradnam"]
    assert (answer.get("by"), answer.get("as")) == ("#person_darryl-preston", "#ref_role-commissioner")
    assert "46%" in words(answer, "a:p")[0]
    deep = section.xpath(".//a:debateSection[@name='exchange']//a:debateSection[@name='exchange']", namespaces=NS)
    assert deep, "answers within answers are nested"


def test_items_attendance_scenes_and_recommendations_are_where_they_belong() -> None:
    document = sample_debate("2022-07-20")
    assert words(document, "//a:debateBody/a:debateSection/a:num")[:3] == ["1", "2", "3"]
    assert len(document.xpath("//a:rollCall/a:blockList[1]/a:item", namespaces=NS)) == 17
    assert words(document, "//a:debateSection[@eId='dbsect_delivery-plan']/a:scene") == [
        "The Commissioner and his staff left the meeting."
    ]
    assert len(document.xpath("//a:debateSection[@eId='dbsect_delivery-plan']//a:blockList/a:item", namespaces=NS)) == 3
    assert words(document, "//a:debateSection[@eId='dbsect_declarations']/a:narrative") == [
        "No interests were declared."
    ]
    assert words(document, "//a:conclusions/a:p") == ["The meeting began at 2.00 pm.", "The meeting ended at 4.22 pm."]


def test_minutes_are_a_draft_until_approved_and_an_agenda_is_none() -> None:
    minuted = [item("costs", decisions=[noted(text="The costs were noted.")])]
    draft = debate(a_book().meeting("2022-09-14", minutes={"state": "published"}, items=minuted))
    assert words(draft, "//a:docStatus") == ["DRAFT: not yet approved as an accurate record"]
    assert draft.xpath("string(//a:FRBRExpression/a:FRBRdate/@name)", namespaces=NS) == "draft"
    approval = {"meeting": "example-panel/meetings/2022-11-23"}
    approved = debate(
        a_book()
        .meeting("2022-09-14", minutes={"state": "approved", "approval": approval}, items=minuted)
        .meeting("2022-11-23")
    )
    assert words(approved, "//a:docStatus") == []
    assert approved.xpath("//a:workflow/a:step/@date", namespaces=NS) == ["2022-11-23"]
    agenda = debate(a_book().meeting("2022-09-14", status="confirmed", items=[item("costs")]))
    assert agenda.xpath("string(//a:debate/@name)", namespaces=NS) == "agenda"
    assert words(agenda, "//a:docStatus") == []


def test_the_address_of_a_work_stays_when_the_meeting_moves_and_says_no_day_that_is_not_known() -> None:
    moved = debate(a_book().meeting("2022-09-14", status="confirmed", date="2022-09-21"))
    assert moved.xpath("//a:FRBRWork/a:FRBRuri/@value", namespaces=NS) == [
        "/akn/gb/debate/agenda/example-panel/2022-09-14"
    ]
    assert moved.xpath("//a:FRBRWork/a:FRBRdate/@date", namespaces=NS) == ["2022-09-21"]
    vague = debate(a_book().meeting("2022-09-14", status="confirmed", date="2022-09"))
    assert vague.xpath("//a:FRBRWork/a:FRBRdate/@name", namespaces=NS) == ["recorded"]
    assert vague.xpath("//a:docDate", namespaces=NS) == []


def test_a_vote_has_its_stated_counts_in_the_head_and_each_voter_in_the_text() -> None:
    vote = {
        "for": 2, "against": 1, "required_fraction": "2/3", "base": "members_present", "result": "carried",
        "voters": [{"id": "a", "person": "member-a", "option": "for"}, {"id": "x", "name_as_printed": "Cllr X", "option": "against"}],
    }  # fmt: skip
    motion = {"id": "m", "text": "That it be so.", "mover": "member-a", "seconder": "member-b", "state": "carried", "vote": vote,
              "amendments": [{"id": "am", "text": "That it be less so.", "mover": "member-b", "state": "lost"}]}  # fmt: skip
    document = debate(
        a_book().meeting(
            "2022-09-14", attendance=present("member-a", "member-b"), items=[item("costs", motions=[motion])]
        )
    )
    voting = document.xpath("//a:parliamentary/a:voting", namespaces=NS)[0]
    counts = {each.get("refersTo"): each.get("value") for each in voting.xpath("a:count", namespaces=NS)}
    assert counts == {"#ref_choice-for": "2", "#ref_choice-against": "1"}
    assert voting.get("outcome") == "#ref_outcome-carried"
    assert document.xpath("//a:vote/@by", namespaces=NS) == ["#person_member-a", "#person_printed-cllr-x"]
    assert voting.get("href")[1:] in document.xpath("//@eId")
    assert words(document, "//a:debateSection[@name='amendment']/a:p")[0] == "That it be less so."


def test_two_entries_of_one_name_do_not_share_an_identifier() -> None:
    twice = [{"id": "n", "type": "question", "speaker": "member-a", "text": "Why?"}] * 2
    document = debate(a_book().meeting("2022-09-14", items=[item("costs", notes=twice), item("costs")]))
    ids = document.xpath("//@eId")
    assert len(ids) == len(set(ids))


def test_a_public_question_has_the_reply_of_its_own_record_in_full() -> None:
    asked = {
        "id": "q",
        "type": "question",
        "speaker_as_printed": "Mr Q",
        "text": "Why?",
        "answers": [{"id": "a", "type": "answer", "text": "In short."}],
    }
    record = {"kind": "question", "meeting": "example-panel/meetings/2022-09-14", "item": "questions", "accepted": True}
    document = debate(
        a_book()
        .meeting("2022-09-14", items=[item("questions", notes=[asked])])
        .add("example-panel/questions/2022-09-14-1", **record, asker="Q", text="Why?", reply={"speaker": "member-a", "text": "At length."})
        .add("example-panel/questions/2022-09-14-2", **record, asker="R", text="When?", reply={"text": "Soon."},
             supplementary=[{"id": "s", "text": "How soon?", "reply": "Tomorrow."}])
    )  # fmt: skip
    assert words(document, "//a:question/a:p | //a:answer/a:p") == [
        "Why?", "At length.", "When?", "Soon.", "How soon?", "Tomorrow.",
    ]  # fmt: skip


def test_who_is_only_expected_makes_no_minutes_of_an_agenda() -> None:
    coming = debate(
        a_book().meeting("2022-09-14", status="confirmed", attendance=present("member-a", status="expected"))
    )
    assert coming.xpath("string(//a:debate/@name)", namespaces=NS) == "agenda"
    assert words(coming, "//a:rollCall//a:listIntroduction") == ["Expected"]
