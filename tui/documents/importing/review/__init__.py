"""What somebody does with drafts before they are saved: accept, place, move, take out."""
