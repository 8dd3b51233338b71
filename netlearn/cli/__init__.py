"""The command line: each command parses, calls and prints; heavy imports wait inside it."""

from netlearn.cli import (
    authoring,
    checking,
    exporting,
    keeping,
    measuring,
    networks,
    previewing,
    scoring,
    serving,
)
from netlearn.cli.group import main

__all__ = [
    "authoring",
    "checking",
    "exporting",
    "keeping",
    "main",
    "measuring",
    "networks",
    "previewing",
    "scoring",
    "serving",
]
