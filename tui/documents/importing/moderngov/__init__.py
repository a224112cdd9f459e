"""Meetings as ModernGov's web service gives them: XML with a field for most things, and pages of HTML for what was said."""
