"""What a book has its host and the people who keep it check: a workflow for each push, and the same checks for pre-commit.

Both only call `minutebook`, so a newer program checks more without a change to the book.
"""

WORKFLOW_FILE = ".github/workflows/records.yml"
PRE_COMMIT_FILE = ".pre-commit-config.yaml"

WORKFLOW = """\
# Checks every push and pull request: the records as they would be merged, how they are written, and what the new commits say.
name: Records
on:
  push:
    branches: ["**"]
  pull_request:
permissions:
  contents: read
env:
  # What pip installs: a version (minutebook==1.2.0), a repository (git+https://…), or a wheel kept beside the records.
  MINUTEBOOK: minutebook
  PYTHONUTF8: "1"
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0 # the whole history: it is what is audited
          persist-credentials: false
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
      - name: Install
        run: pip install "$MINUTEBOOK"
      - name: Records are right
        run: minutebook validate --format github
      - name: Records are in their one spelling
        if: always()
        run: minutebook format --check --format github
      - name: New commits say what they did
        if: always()
        env:
          BEFORE: ${{ github.event.pull_request.base.sha || github.event.before }}
          NEW: ${{ github.event.pull_request.head.sha || github.sha }}
        run: |
          if git cat-file -e "$BEFORE^{commit}"; then
            minutebook audit "$BEFORE..$NEW" --format github
          else
            minutebook audit --format github # a new branch: all of its history
          fi
      - name: History was only added to
        if: github.event.forced
        run: |
          echo "::error title=history-rewritten::This push took commits away that were there before. The history of a book only grows."
          exit 1
"""
"""A pull request is checked out as it would be merged; only the commits that it brings are audited, not the host's own merge."""

PRE_COMMIT = """\
# The checks of .github/workflows/records.yml on this computer, for changes made with git itself.
# To switch them on: pip install pre-commit, then pre-commit install
default_install_hook_types: [pre-commit, pre-push]
repos:
  - repo: local
    hooks:
      - id: minutebook-validate
        name: records are right
        entry: minutebook validate --since HEAD
        language: system
        files: ^(records|schema)/
        pass_filenames: false
        stages: [pre-commit]
      - id: minutebook-format
        name: records are in their one spelling
        entry: minutebook format --check
        language: system
        files: ^records/
        pass_filenames: false
        stages: [pre-commit]
      - id: minutebook-audit
        name: new commits say what they did
        entry: sh -c 'minutebook audit ${PRE_COMMIT_FROM_REF:+"$PRE_COMMIT_FROM_REF..$PRE_COMMIT_TO_REF"}'
        language: system
        always_run: true
        pass_filenames: false
        stages: [pre-push]
"""
