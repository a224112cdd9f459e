"""What `minutebook import` needs around the import itself: the files that were named, many of them one by one, and what is printed."""
