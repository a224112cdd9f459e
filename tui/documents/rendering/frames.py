"""A body's own template: a file with places such as `${content}` that our text is put into. Nothing in it is ever run.

The places: `${title}`, `${subject}`, `${running}`, `${date}`, `${language}`, `${creator}`, `${draft}`, `${content}`; in HTML also
`${style}`, which is ours, and `${every-page}`, which prints the mark of a draft on each page. What is put in is escaped for the form.
"""

import re
from collections.abc import Callable, Mapping
from typing import Final

from tui.documents.rendering.tree import Document
from tui.errors import ProblemsFound

_PLACE: Final = re.compile(r"\$\{([a-z-]*)\}")


class TemplateFault(ProblemsFound):
    """A body's own template cannot be used as it is."""

    def __init__(self, why: str, hint: str) -> None:
        super().__init__(f"The body's own template {why}.", hint)


def framed(
    frame: bytes, document: Document, content: str, escape: Callable[[str], str], more: Mapping[str, str]
) -> str:
    """Returns the template with everything in its place. Raises TemplateFault for a place that there is not, and for a missing one.

    `content` and `more` are put in as they are, what comes from the document by way of `escape`.
    """
    try:
        text = frame.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TemplateFault("is not in UTF-8", "Save it anew as UTF-8.") from error
    own = ("title", "subject", "running", "date", "language", "creator", "draft")
    parts = {**{name: escape(getattr(document, name)) for name in own}, **more, "content": content}
    used = set(_PLACE.findall(text))
    unknown = sorted(used - set(parts))
    if unknown:
        places = ", ".join(f"${{{name}}}" for name in parts)
        raise TemplateFault(f"has a place ${{{unknown[0]}}}, which there is not", f"There are {places}.")
    for name in ("content", "draft") if document.draft else ("content",):
        if name not in used:
            raise TemplateFault(f"has no place for ${{{name}}}", f"Put ${{{name}}} where it belongs.")
    return _PLACE.sub(lambda found: parts[found[1]], text)
