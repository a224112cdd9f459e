"""The words that a reader finds in a file of any form."""

import io
import re
import zipfile
from html import unescape

from markdown_it import MarkdownIt
from pypdf import PdfReader

_TAG = re.compile(r"<[^>]+>")


def words_in(form: str, data: bytes) -> str:
    """Everything readable in a file, the parts that no page shows (properties, styles, comments) with it."""
    if form == "pdf":
        reader = PdfReader(io.BytesIO(data))
        named = " ".join(str(each) for each in (reader.metadata or {}).values())
        hidden = reader.xmp_metadata.stream.get_data().decode() if reader.xmp_metadata else ""
        outline = " ".join(str(getattr(each, "title", each)) for each in reader.outline)
        return "\n".join([named, hidden, outline, *(page.extract_text() for page in reader.pages)])
    if form == "docx":
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            texts = [parts.read(each).decode() for each in parts.namelist() if each.endswith((".xml", ".rels"))]
        return "\n".join(unescape(_TAG.sub("", each)) for each in texts) + "\n".join(texts)
    return data.decode() if form != "md" else data.decode() + text_of_markdown(data.decode())


def text_of_markdown(text: str) -> str:
    """What a reader of the Markdown sees, as words."""
    return text_of_html(MarkdownIt("commonmark").enable("table").render(text))


def text_of_html(text: str) -> str:
    """The words between the tags."""
    return " ".join(unescape(_TAG.sub(" ", text)).split())
