"""One more lesson in a module of course.yaml, every other character left as it is."""

from collections.abc import Iterator

import yaml

from netlearn.errors import ContentError


def list_lesson(text: str, module: str, lesson: str) -> str:
    """Add a lesson at the end of a module's `lessons:`.

    Args:
        text: The text of course.yaml.
        module: The module's id.
        lesson: The lesson's id.

    Raises:
        ContentError: the text does not parse, or has no such module with lessons.
    """
    try:
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        raise ContentError("course.yaml cannot be parsed; netlearn check says where.") from error
    for entry in _items(_get(root, "modules")):
        name, lessons = _get(entry, "id"), _get(entry, "lessons")
        if isinstance(name, yaml.ScalarNode) and name.value == module:
            if not isinstance(lessons, yaml.SequenceNode) or not lessons.value:
                raise ContentError(f"The module `{module}` has no list of lessons to add to.")
            return _insert(text, lessons, lesson)
    known = ", ".join(_list_names(root)) or "none"
    raise ContentError(f"course.yaml has no module `{module}`; it has: {known}.")


def _insert(text: str, lessons: yaml.SequenceNode, lesson: str) -> str:
    """Write the id behind the last one, in the same style."""
    lines = text.split("\n")
    last = lessons.value[-1]
    end = last.end_mark
    if lessons.flow_style:
        line = lines[end.line]
        lines[end.line] = f"{line[: end.column]}, {lesson}{line[end.column :]}"
    else:
        ending = "\r" if lines[end.line].endswith("\r") else ""
        lines.insert(end.line + 1, f"{' ' * lessons.start_mark.column}- {lesson}{ending}")
    return "\n".join(lines)


def _list_names(root: yaml.Node | None) -> Iterator[str]:
    for entry in _items(_get(root, "modules")):
        name = _get(entry, "id")
        if isinstance(name, yaml.ScalarNode):
            yield str(name.value)


def _items(node: yaml.Node | None) -> list[yaml.Node]:
    return list(node.value) if isinstance(node, yaml.SequenceNode) else []


def _get(node: yaml.Node | None, key: str) -> yaml.Node | None:
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return next((value for name, value in pairs if name.value == key), None)
