"""A true_false question's options are "True" and "False".

The words go in quotes, because bare true and false are switches to YAML.
"""

from collections.abc import Iterator

from netlearn.content.finding import Finding
from netlearn.content.pack import Pack, find_texts
from netlearn.content.problems import Severity

CODE = "NL312"
NAME = "true-false-words"
SEVERITY: Severity = "error"


def find(pack: Pack) -> Iterator[Finding]:
    """Yield options of true_false questions with other words."""
    for question in pack.entries("quiz", "questions", "*"):
        if question.value.get("kind") != "true_false":
            continue
        for option in find_texts(question, "options", "*", "text"):
            if option.value not in ("True", "False"):
                message = f"`{option.value}` is an option of a true_false question"
                yield Finding(option, message, 'write "True" or "False", or make the kind single')
