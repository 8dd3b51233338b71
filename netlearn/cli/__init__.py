"""The command line: each command parses, calls and prints; heavy imports wait inside it."""

from netlearn.cli import (
    authoring,
    checking,
    demo,
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
    "demo",
    "exporting",
    "keeping",
    "main",
    "measuring",
    "networks",
    "previewing",
    "scoring",
    "serving",
]
