"""What a new record begins with, so that the usual case needs no typing; the same for screen and command line."""


def first_values(kind: str, body: str | None) -> dict[str, str]:
    """Returns the first values of a record of this kind; `body` is the name of the body that it belongs to, where that is known."""
    if kind == "meeting" and body:
        return {"name": body, "classification": "ordinary", "status": "tentative"}
    return {}
