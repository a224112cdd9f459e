"""One reader for each kind of document: blocks of text in, drafts out."""
