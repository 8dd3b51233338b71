"""A node tree against its model: pydantic's errors as sentences, each with a place and a mend."""

from collections.abc import Sequence

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from netlearn.content.faults import Fault
from netlearn.content.mends import Context, explain_error, suggest
from netlearn.content.model import Model
from netlearn.content.shape import find_key, find_node, list_keys, strip_tags
from netlearn.content.yaml_tree import Node, Path

Plain = object


def to_plain(node: Node) -> Plain:
    """The node's value without marks. Lists become tuples, as the models hold them."""
    if isinstance(node.value, dict):
        return {key: to_plain(entry.node) for key, entry in node.value.items()}
    if isinstance(node.value, list):
        return tuple(to_plain(child) for child in node.value)
    return node.value


def validate_tree(root: Node, data: Plain, model: type[Model]) -> tuple[Model | None, tuple[Fault, ...]]:
    """Build the model from a file's data.

    Strict: a number in quotes is no number, so that the file means the same to every YAML reader.

    Returns:
        The model (None when the data does not fit) and every fault found.
    """
    try:
        return model.model_validate(data, strict=True), ()
    except ValidationError as error:
        return None, _explain_all(root, model, error.errors(include_url=False))


def _explain_all(root: Node, model: type[Model], errors: Sequence[ErrorDetails]) -> tuple[Fault, ...]:
    placed = [(error, strip_tags(root, error["loc"])) for error in errors]
    unknown = [path for error, path in placed if error["type"] == "extra_forbidden"]
    missing = {path for error, path in placed if error["type"] == "missing"}
    faults = []
    mended: set[Path] = set()
    for path in unknown:
        keys = list_keys(model, root, path[:-1])
        fault, likely = _explain_unknown(root, path, keys)
        faults.append(fault)
        mended |= {(*path[:-1], likely)} & missing
    for error, path in placed:
        if error["type"] == "extra_forbidden" or path in mended or find_node(root, path).surprising:
            continue
        context = Context(error, path, find_node(root, path))
        if explained := explain_error(context):
            place = find_node(root, explained.at)
            faults.append(Fault(explained.code, place.line, place.column, explained.message, explained.fix))
    return tuple(faults)


def _explain_unknown(root: Node, path: Path, keys: tuple[str, ...]) -> tuple[Fault, str]:
    name = str(path[-1])
    likely = suggest(name, keys)
    key = find_key(root, path)
    allowed = ", ".join(keys)
    fix = f"did you mean `{likely}`?" if likely else f"remove it; allowed here: {allowed}"
    return Fault("NL020", key.line, key.column, f"unknown key `{name}`", fix), likely
