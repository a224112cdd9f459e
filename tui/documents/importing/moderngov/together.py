"""Which of many files are one document: those of ModernGov's web service that tell of one meeting. Pure: it reads through its arguments."""

from collections.abc import Callable, Iterator, Sequence

from tui.documents.importing.moderngov.reading import is_moderngov, meeting_number
from tui.errors import MinutebookError


def put_together(
    paths: Sequence[str], head: Callable[[str], bytes], whole: Callable[[str], bytes]
) -> Iterator[tuple[str, ...]]:
    """Yields the documents as the paths of their files. Files of the service about one meeting are one document; committees come first,
    so that the meetings after them find their body in the book. `head` gives the beginning of a file, `whole` all of it.
    """
    of_service = [
        path for path in paths if len(paths) > 1 and path.lower().endswith(".xml") and is_moderngov(head(path))
    ]
    numbers: dict[str, str] = {}
    for path in of_service:
        try:
            numbers[path] = meeting_number(whole(path), path.rsplit("/", 1)[-1])
        except MinutebookError:
            numbers[path] = path  # it is told when its turn comes
    told = {number for number in numbers.values() if number}
    if len(told) == 1 and len(of_service) == len(paths):
        yield tuple(paths)
        return
    yield from ((path,) for path in of_service if not numbers[path])
    for number in dict.fromkeys(numbers[path] for path in of_service if numbers[path]):
        yield tuple(path for path in of_service if numbers[path] == number)
    yield from ((path,) for path in paths if path not in numbers)
