"""The history as the screen tells it: words for what was done, before and after side by side, and what can be done with a change."""
