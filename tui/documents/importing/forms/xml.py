"""XML read safely: no document type, no entities, nothing fetched, and no more elements or levels than a document needs."""

from typing import TYPE_CHECKING

from tui.errors import ProblemsFound, WrongUsage

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_ELEMENTS = 200_000
DEEPEST = 60
_PORTION = 64 * 1024
_AGAIN = "Fetch it again from the service, and import it as it comes."


def read_xml(data: bytes, name: str) -> "_Element":
    """Returns the root of a document of XML.

    Raises ProblemsFound for one that is damaged, too deep or has too many elements, and WrongUsage for one with a document type: no
    service needs one, and by it a few lines could grow to gigabytes or name files of this machine.
    """
    from lxml import etree

    parser = etree.XMLPullParser(
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    root: _Element | None = None
    elements = depth = 0
    try:
        for at in range(0, len(data), _PORTION):
            parser.feed(data[at : at + _PORTION])
            for event, element in parser.read_events():
                if event == "end":
                    depth -= 1
                    continue
                if root is None:
                    root = element
                    _refuse_document_type(root, name)
                elements, depth = elements + 1, depth + 1
                if elements > MOST_ELEMENTS:
                    raise ProblemsFound(
                        f"{name} has more than {MOST_ELEMENTS:,} elements.", "Fetch the meetings one by one."
                    )
                if depth > DEEPEST:
                    raise ProblemsFound(f"{name} has elements within elements more than {DEEPEST} deep.", _AGAIN)
        parser.close()
    except etree.XMLSyntaxError as error:
        line = error.lineno or 0
        raise ProblemsFound(
            f"{name} cannot be read as XML: it is damaged{f' in line {line}' if line else ''}.", _AGAIN
        ) from error
    if root is None:
        raise ProblemsFound(f"{name} cannot be read as XML: it has no element.", _AGAIN)
    return root


def _refuse_document_type(root: "_Element", name: str) -> None:
    if root.getroottree().docinfo.internalDTD is not None:
        raise WrongUsage(
            f"{name} brings a document type of its own, which is not read: it could name other files or grow without end.",
            "Take the line that begins with <!DOCTYPE out, or fetch the file again.",
        )
