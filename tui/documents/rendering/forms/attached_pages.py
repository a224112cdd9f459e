"""The pages of other files, laid onto the pages that a document keeps free for them, between its own head and foot."""

import io
from collections.abc import Mapping, Sequence
from typing import Any, Final

from tui.documents.rendering.tree import Attachment

_HEAD: Final = 62.0
_FOOT: Final = 84.0
_SIDE: Final = 34.0
"""What is kept free of a page, in points: 1/72 inch."""


def with_attachments(made: bytes, attachments: Sequence[Attachment], places: Sequence[Mapping[str, Any]]) -> bytes:
    """Returns a PDF with the pages of the attachments in their places: the file, the page in it from 0, and on which page from 1."""
    from pypdf import PdfReader, PdfWriter, Transformation

    given = {each.name: PdfWriter(clone_from=PdfReader(io.BytesIO(each.data))) for each in attachments}
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(made)))
    for spot in places:
        page = writer.pages[int(spot["page"]) - 1]
        laid = given[str(spot["file"])].pages[int(spot["n"])]
        laid.transfer_rotation_to_content()
        box = laid.cropbox
        room_wide, room_high = float(page.mediabox.width) - 2 * _SIDE, float(page.mediabox.height) - _HEAD - _FOOT
        scale = min(room_wide / float(box.width), room_high / float(box.height))
        across = _SIDE + (room_wide - scale * float(box.width)) / 2 - scale * float(box.left)
        up = _FOOT + (room_high - scale * float(box.height)) / 2 - scale * float(box.bottom)
        page.merge_transformed_page(laid, Transformation().scale(scale).translate(across, up), over=True)
    writer.compress_identical_objects()
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
