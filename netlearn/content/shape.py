"""Walking a model's shape and a node tree side by side: which keys belong where, and where things stand."""

import types
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from netlearn.content.yaml_tree import Node, Path


def strip_tags(root: Node, location: Path) -> Path:
    """Turn a pydantic error location into a path through the file.

    Pydantic puts the `kind` of a block or question behind its index; the file has no such level.
    """
    path: list[str | int] = []
    node: Node | None = root
    for part in location:
        if path and isinstance(path[-1], int) and node is not None and _kind_of(node) == part:
            path.append("")  # marks the tag as taken: `question` is both a kind and a key
            continue
        path.append(part)
        node = _child(node, part)
    return tuple(part for part in path if part != "")


def find_node(root: Node, path: Path) -> Node:
    """The node at this path, or the innermost one on the way that exists."""
    node = root
    for part in path:
        child = _child(node, part)
        if child is None:
            return node
        node = child
    return node


def find_key(root: Node, path: Path) -> Node:
    """The key that ends this path; for a list entry or a missing key, the innermost node that exists."""
    if path and isinstance(path[-1], str):
        parent = find_node(root, path[:-1])
        if isinstance(parent.value, dict) and path[-1] in parent.value:
            return parent.value[path[-1]].key
    return find_node(root, path)


def list_keys(model: type[BaseModel], root: Node, path: Path) -> tuple[str, ...]:
    """The keys that the mapping at this path may have; empty when the model does not say."""
    shapes: tuple[Any, ...] = (model,)
    node: Node | None = root
    for part in path:
        node = _child(node, part)
        stepped = (inner for shape in shapes for inner in _step(shape, part))
        shapes = tuple(one for shape in stepped for one in _flatten(shape))
        kind = _kind_of(node)
        shapes = tuple(shape for shape in shapes if kind is None or _fits(shape, kind))
    keys = (key for shape in shapes if _is_model(shape) for key in shape.model_fields)
    return tuple(dict.fromkeys(keys))


def _child(node: Node | None, part: str | int) -> Node | None:
    if node is None:
        return None
    if isinstance(node.value, dict) and isinstance(part, str):
        entry = node.value.get(part)
        return entry.node if entry else None
    if isinstance(node.value, list) and isinstance(part, int) and part < len(node.value):
        return node.value[part]
    return None


def _kind_of(node: Node | None) -> str | None:
    if node is None or not isinstance(node.value, dict) or "kind" not in node.value:
        return None
    return node.value["kind"].node.raw


def _is_model(shape: Any) -> bool:
    return isinstance(shape, type) and issubclass(shape, BaseModel)


def _fits(shape: Any, kind: str) -> bool:
    """Whether a model is of this kind; models without `kind` fit everything."""
    if not _is_model(shape) or "kind" not in shape.model_fields:
        return True
    return kind in get_args(shape.model_fields["kind"].annotation)


def _step(shape: Any, part: str | int) -> tuple[Any, ...]:
    if _is_model(shape):
        found = shape.model_fields.get(part)
        return (found.annotation,) if found else ()
    if get_origin(shape) is tuple and isinstance(part, int):
        return get_args(shape)[:1]
    return ()


def _flatten(shape: Any) -> tuple[Any, ...]:
    """Take `Annotated` and unions apart."""
    origin = get_origin(shape)
    if origin is Annotated:
        return _flatten(get_args(shape)[0])
    if origin in (Union, types.UnionType):
        return tuple(one for inner in get_args(shape) for one in _flatten(inner))
    return () if origin is Literal else (shape,)
