"""Lines of a source put right and put together: what is furniture, what is misread, which line goes on with which."""
