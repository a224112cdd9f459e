"""The steps of a record's legal life: publish, clear, approve, correct, respond, update, reschedule, cancel.

Each step is a file and a line in `registry`. It says what must be asked (a `StepForm`, from which the command's options and the screen's
dialog are made) and has a pure function that turns record and answers into edits. `taking` makes one commit of it.
"""
