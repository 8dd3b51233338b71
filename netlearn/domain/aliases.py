"""Names for people in a room: a made-up one that tells nothing, or the one they type."""

from collections.abc import Collection
from random import Random

LONGEST_NAME = 40
_FIRST = """
Amber Bold Brisk Bright Calm Clear Cosy Crisp Deft Eager Fair Fleet Fresh Gentle Glad Golden Grand
Hardy Jolly Keen Kind Lively Lucky Mellow Merry Mild Nimble Noble Patient Plucky Quick Quiet Ready
Rosy Sharp Silver Sleek Smart Snug Spry Steady Sunny Swift Tidy Velvet Warm Wise Witty
"""
_SECOND = """
Badger Bison Crane Curlew Dolphin Falcon Ferret Finch Fox Gannet Gecko Hare Heron Ibex Jackdaw
Kestrel Lark Lemur Linnet Lynx Magpie Marten Mole Moose Newt Osprey Otter Owl Plover Puffin Quail
Raven Robin Salmon Seal Shrew Sparrow Stoat Swallow Swan Tapir Teal Tern Thrush Turtle Vole Wagtail
Wren
"""


def make_alias(rng: Random, taken: Collection[str]) -> str:
    """Make a name that nobody in the room has, such as Calm Heron."""
    for _ in range(100):
        alias = f"{rng.choice(_FIRST.split())} {rng.choice(_SECOND.split())}"
        if alias not in taken:
            return alias
    return _number(alias, taken)


def read_name(typed: str, taken: Collection[str]) -> str:
    """Read a typed name; a second person of the same name gets a number."""
    name = " ".join("".join(sign if sign.isprintable() else " " for sign in typed).split())
    name = name[: LONGEST_NAME - 4].strip() or "Guest"
    return name if name not in taken else _number(name, taken)


def _number(name: str, taken: Collection[str]) -> str:
    number = 2
    while f"{name} {number}" in taken:
        number += 1
    return f"{name} {number}"
