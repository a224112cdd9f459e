"""Where signatures are demanded: every commit bears one, by an allowed key, of its author or its committer."""

from collections.abc import Iterator

from tui.book.audit.case import Case
from tui.book.audit.check import Check
from tui.book.audit.finding import Finding, Kind, finding

UNSIGNED = Kind("unsigned", "Not signed", "the commit bears no signature, where the book demands one")
BAD = Kind("signature-bad", "Signature does not fit", "the commit is not what was signed, or the key was called back")
NOT_ALLOWED = Kind(
    "signer-not-allowed",
    "Signer not allowed",
    "the key is not on the list of allowed signers, or was not on the day of the commit",
)
OTHER = Kind("signer-other", "Signed by somebody else", "the signature is neither the author's nor the committer's")


def _run(case: Case) -> Iterator[Finding]:
    signature, commit = case.signature, case.commit
    if signature is None:
        return
    match signature.state:
        case "none":
            yield finding(UNSIGNED, f"The commit by {commit.author.name} is not signed.")
        case "bad":
            yield finding(BAD, "The commit bears a signature that does not fit it.")
        case "unknown":
            key = f" ({signature.key})" if signature.key else ""
            yield finding(
                NOT_ALLOWED, f"The commit is signed with a key{key} that is not allowed, or was not on that day."
            )
        case "good":
            if not (signature.is_of(commit.author.email) or signature.is_of(commit.committer.email)):
                who = f"neither the author {commit.author.email} nor the committer {commit.committer.email}"
                post = f" ({case.post})" if case.post else ""
                yield finding(OTHER, f"The commit is signed by {signature.signer}{post}, {who}.")


CHECK = Check((UNSIGNED, BAD, NOT_ALLOWED, OTHER), _run)
