"""Whether commits are signed, by whom, and whether that is the author, as a reader is told it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.book.history.commit import Commit
from tui.book.signing import Signature, allowed_signers_of, signatures
from tui.record.safe import safe

if TYPE_CHECKING:
    from tui.book.repository import Book


def signed(book: "Book", commits: Sequence[Commit]) -> dict[str, str]:
    """Returns by the id of each commit that bears a signature what is to be said of it, in a few words.

    Only signed commits cost more than a look. Raises WrongUsage when the user's list of signers cannot be read.
    """
    found = signatures(book.git, [each.commit for each in commits], allowed_signers_of(book))
    told = {each.commit: signature_words(each, found[each.commit]) for each in commits}
    return {commit: said for commit, said in told.items() if said}


def signature_words(commit: Commit, signature: Signature) -> str:
    """Returns by whom a commit is signed and whether that is its author; nothing for one that is not signed."""
    match signature.state:
        case "none":
            return ""
        case "bad":
            return "it does not hold: this is not what was signed, or the key was called back"
        case "unknown":
            return "with a key that is on no list of keys that this computer knows"
        case "good":
            whose = "who is the author" if signature.is_of(commit.email) else "who is not the author"
            return f"by {safe(signature.signer or 'somebody unknown')}, {whose}"
