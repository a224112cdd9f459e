"""Many documents one after another: each is a commit of its own, one that cannot be read stops no other, and what is in the book
already is passed over, so that the same call goes on where it was stopped."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tui.cli.call import FORMAT, Call
from tui.cli.importing.files import Document, Named
from tui.cli.importing.showing import show_in_a_line
from tui.cli.importing.stopping import Stop
from tui.errors import BookBusy, BookUnusable, Exit, MinutebookError
from tui.record.safe import safe

if TYPE_CHECKING:
    from tui.cli.importing.importer import Importer

_SHOWN = 40


@dataclass
class _Tally:
    """What came of the documents so far."""

    of: int
    saved: int = 0
    known: int = 0
    doubts: int = 0
    left: int = 0
    failed: list[tuple[str, MinutebookError]] = field(default_factory=list)

    @property
    def done(self) -> int:
        return self.saved + self.known + len(self.failed)


def run_many(call: Call, named: Named, importer: "Importer") -> Exit:
    """Imports the documents, or with --dry-run only tells what each gives. Returns PROBLEMS where one of them could not be.

    Raises BookUnusable and BookBusy when the book takes nothing more, and KeyboardInterrupt: what was saved before stays.
    """
    tally, stop = _Tally(len(named.documents)), Stop(call.say)
    out = _Out(call)
    try:
        with out.written(tally.failed), stop.awaited(), call.progress("Importing") as progress:
            for document in named.documents:
                failed = len(tally.failed)
                try:
                    _one(call, document, importer, tally, out)
                finally:
                    if stop.asked:  # what git was doing may have been stopped as well: that is no fault of the document
                        del tally.failed[failed:]
                        stop.look()
                progress.step(tally.done, tally.of)
    except (KeyboardInterrupt, BookUnusable, BookBusy):
        call.say("")
        _tell(call, tally, named)
        if not call.arguments.dry_run:
            call.say("What was saved stays. The same command goes on from here: it passes over what is in the book.")
        raise
    _tell(call, tally, named)
    return Exit.PROBLEMS if tally.failed else Exit.OK


def _one(call: Call, document: Document, importer: "Importer", tally: _Tally, out: "_Out") -> None:
    try:
        files = document.read()
        if importer.knows(files):
            tally.known += 1
            out.known(document.shown)
            return
        found = importer.read(files)
        commit: str | None = None
        if not call.arguments.dry_run:
            commit = importer.save(found, document.name, files)
        tally.saved += 1
    except (BookUnusable, BookBusy):
        raise
    except MinutebookError as error:
        tally.failed.append((document.shown, error))
        return
    except Exception as error:  # noqa: BLE001 - the last net of one document, so that the others go on; it is told at the end
        said = f"our own fault: {type(error).__name__}: {safe(str(error))[:200]}"
        tally.failed.append((document.shown, MinutebookError(said, "Import it by itself, and tell us what it prints.")))
        return
    tally.doubts += len(found.doubts)
    tally.left += sum(not each.what for each in found.unplaced)
    if call.wants_json:
        told = {"commit": commit, **found.as_json()} if not call.arguments.dry_run else found.as_json()
        out.document(document.shown, told)
    elif call.arguments.dry_run:
        show_in_a_line(call, document.shown, found)


class _Out:
    """The JSON of many documents, written as they come, so that they are not all held in memory."""

    def __init__(self, call: Call) -> None:
        self._call = call
        self._first = True
        self._known: list[str] = []

    @contextmanager
    def written(self, failures: list[tuple[str, MinutebookError]]) -> Iterator[None]:
        """Writes what stands around the documents, the failures at the end; it is whole even where they were stopped."""
        if not self._call.wants_json:
            yield
            return
        self._call.out.write(f'{{\n"format": {FORMAT},\n"documents": [')
        try:
            yield
        finally:
            told = [{"file": shown, "message": error.sentence, "hint": error.hint} for shown, error in failures]
            known, failed = (json.dumps(each, ensure_ascii=False) for each in (self._known, told))
            self._call.out.write(f'\n],\n"passed_over": {known},\n"failed": {failed}\n}}\n')

    def document(self, shown: str, told: dict[str, Any]) -> None:
        """Writes what one document gave."""
        self._call.out.write("\n" if self._first else ",\n")
        self._call.out.write(json.dumps({"file": shown, **told}, ensure_ascii=False))
        self._first = False

    def known(self, shown: str) -> None:
        """Keeps the name of a document that was passed over."""
        if self._call.wants_json:
            self._known.append(shown)


def _tell(call: Call, tally: _Tally, named: Named) -> None:
    verb = "read" if call.arguments.dry_run else "imported"
    call.say(
        f"{_documents(tally.saved)} of {tally.of} {verb}{'' if tally.done == tally.of else ', then it was stopped'}."
    )
    if tally.known:
        call.say(f"{_documents(tally.known)} passed over: imported before, as their hash in the history shows.")
    if named.passed_over:
        kinds = ", ".join(f"{count} with {ending}" for ending, count in named.passed_over.most_common(8))
        call.say(f"Files in the folders that are no documents: {kinds}.")
    if tally.saved:
        call.say(f"To review: {tally.doubts} doubts, {tally.left} places in no field.")
    if tally.failed:
        call.say(f"{_documents(len(tally.failed))} could not be {verb}:")
    for shown, error in tally.failed[:_SHOWN]:
        call.say(f"  {shown}: {error.sentence}")
        if error.hint:
            call.say(f"    {error.hint}")
    if len(tally.failed) > _SHOWN:
        call.say(f"  … and {len(tally.failed) - _SHOWN} more: all of them with --format json")


def _documents(count: int) -> str:
    return f"{count} {'document' if count == 1 else 'documents'}"
