"""Files that were published for a meeting or with a paper, as far as their address is recorded: without one nobody can open them."""

from collections.abc import Iterator

from tui.documents.exchange.civic.parties import is_address
from tui.documents.exchange.moments import vague
from tui.documents.exchange.naming import line, number_at, slug
from tui.documents.exchange.oparl.things import Json, Things
from tui.procedure.register import Value, dicts, text_at


def published_files(
    things: Things, owner: str, record_id: str, meeting: Value, authority: str
) -> Iterator[tuple[str, Json]]:
    """Yields what the record of a meeting says was published, each with its sort: agenda, minutes. `owner` is the meeting's address."""
    for each in dicts(meeting, "publications"):
        url, what = text_at(each, "url"), text_at(each, "what")
        if not is_address(url) or not what:
            continue
        version = line(text_at(each, "version"))
        date = vague(text_at(each, "at"))
        yield what, things.make(
            "File", things.free_address("file", record_id, slug(each.get("id"))), record_id, authority,
            name=f"{what.replace('_', ' ').capitalize()}{f', {version}' if version else ''}",
            accessUrl=url,
            date=date if date and len(date) == 10 else None,
            sha512Checksum=text_at(each, "sha512"),
            meeting=[owner],
        )  # fmt: skip


def attached_files(
    things: Things, owner: str, record_id: str, value: Value, authority: str, back: str
) -> Iterator[Json]:
    """Yields the files of a meeting or paper; `back` is the name of the reference to their owner."""
    for each in dicts(value, "files"):
        url, name = text_at(each, "url"), line(text_at(each, "name"))
        if not is_address(url) or not name:
            continue
        yield things.make(
            "File", things.free_address("file", record_id, slug(name)), record_id, authority,
            fileName=name,
            accessUrl=url,
            mimeType=line(text_at(each, "media_type")),
            size=number_at(each, "size"),
            sha512Checksum=text_at(each, "sha512"),
            **{back: [owner]},
        )  # fmt: skip
