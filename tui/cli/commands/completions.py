"""`minutebook completions SHELL`: what makes Tab complete commands and options in bash, zsh or tcsh."""

import argparse

from tui.cli.call import Call
from tui.errors import Exit


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declares the shell."""
    parser.add_argument("shell", choices=("bash", "zsh", "tcsh"), help="your shell")


def run(call: Call) -> Exit:
    """Prints the script; its first lines say where to put it."""
    import shtab

    from tui.cli.running import whole_parser

    call.exact(shtab.complete(whole_parser(), call.arguments.shell) + "\n")
    call.say(_WHERE[call.arguments.shell])
    return Exit.OK


_WHERE = {
    "bash": "Put it where bash looks: minutebook completions bash > ~/.local/share/bash-completion/completions/minutebook",
    "zsh": "Put it where zsh looks: minutebook completions zsh > a folder of $fpath, as _minutebook",
    "tcsh": "Put it where tcsh looks: minutebook completions tcsh >> ~/.tcshrc",
}
