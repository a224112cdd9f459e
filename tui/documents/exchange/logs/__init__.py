"""Logs as tables that spreadsheets and programs read: one file for each."""
