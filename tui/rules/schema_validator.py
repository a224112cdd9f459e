"""The schema as a validator: compiled once a kind, from the book's own files and nothing else.

jsonschema-rs decides. It agrees with the Python implementation but for `^…$`, where Python lets a final line feed pass
and JSON Schema does not.
"""

from collections.abc import Mapping
from typing import Any
from weakref import WeakKeyDictionary

import jsonschema_rs

from tui.record.schema import Schema, SchemaUnusable

Validator = jsonschema_rs.Draft202012Validator

_COMPILED: "WeakKeyDictionary[Schema, dict[str, Validator]]" = WeakKeyDictionary()
_REFUSED = ("$id", "$anchor", "$dynamicRef", "$dynamicAnchor", "$recursiveRef", "$recursiveAnchor", "$vocabulary")
_DRAFT = "https://json-schema.org/draft/2020-12/schema"


def validator(schema: Schema, kind: str) -> Validator:
    """Returns the validator of a kind. Raises SchemaUnusable where the schema is none or would fetch something."""
    compiled = _COMPILED.get(schema)
    if compiled is None:
        compiled = _COMPILED[schema] = {}
    found = compiled.get(kind)
    if found is None:
        found = compiled[kind] = _compile(schema, kind)
    return found


def bundle(schema: Schema, kind: str) -> dict[str, Any]:
    """Returns one JSON Schema for a kind with every reference inside it."""
    schema.kind_node(kind)
    documents = {name: _inside(name, document) for name, document in schema.documents.items()}
    return {"$schema": _DRAFT, "$ref": f"#/$defs/{kind}.schema.json", "$defs": documents}


def _compile(schema: Schema, kind: str) -> Validator:
    try:
        return Validator(bundle(schema, kind), retriever=_refuse, ignore_unknown_formats=True)
    except (jsonschema_rs.ValidationError, jsonschema_rs.ReferencingError, ValueError) as error:
        raise SchemaUnusable(
            f"The schema of {kind} is not a JSON Schema that can be used: {error}",
            "Put back the schema folder of a release.",
        ) from error


def _refuse(uri: str) -> Any:
    raise ValueError(f"it refers to {uri}, and nothing is fetched")


def _inside(name: str, node: Any) -> Any:
    """Returns a copy of a document with its references pointing into the bundle."""
    if isinstance(node, list):
        return [_inside(name, one) for one in node]
    if not isinstance(node, Mapping):
        return node
    copy: dict[str, Any] = {}
    for key, value in node.items():
        if key in _REFUSED and isinstance(value, str):
            raise SchemaUnusable(
                f"The schema file {name} uses “{key}”, which could lead out of the book.",
                "A schema may only refer to its own files, by $ref; put back the schema folder of a release.",
            )
        if key == "$ref" and isinstance(value, str):
            file, _, pointer = value.partition("#")
            copy[key] = f"#/$defs/{file or name}{pointer}"
        elif key != "$schema":
            copy[key] = _inside(name, value)
    return copy
