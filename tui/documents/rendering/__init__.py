"""Records out to documents that people can publish: record values → a neutral tree of headings, lists and tables → one writer per form."""
