"""What the schema says of each field: the one source of forms, checks, paths and of the words a clerk reads.

A schema is a set of JSON Schema documents, one a kind (`meeting.schema.json`) and `common.schema.json` with what they
share. A field's own title and description win over those of the definition that it refers to. Definitions may contain
themselves (answers have answers, items have items): fields are made when they are asked for, one at a time.
"""

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from functools import cached_property
from typing import Any, Literal, TypeAlias, get_args

from tui.errors import BookUnusable, WrongUsage
from tui.record.kinds import KIND_NAMES
from tui.record.paths import Path, Step, format_path, steps_of

Node: TypeAlias = Mapping[str, Any]
FieldType: TypeAlias = Literal[
    "object", "list", "text", "long_text", "choice", "integer", "number", "boolean",
    "date", "time", "datetime", "vague_date", "reference",
]  # fmt: skip
FIELD_TYPES: tuple[FieldType, ...] = get_args(FieldType)

_SUFFIX = ".schema.json"
_SHARED = f"common{_SUFFIX}"
_NAMED_TYPES: Mapping[str, FieldType] = {
    "date": "date", "time": "time", "datetime": "datetime", "vague_date": "vague_date"
}  # fmt: skip
_JSON_TYPES: Mapping[str, FieldType] = {
    "object": "object", "array": "list", "integer": "integer", "number": "number", "boolean": "boolean",
    "string": "text",
}  # fmt: skip
_LONGEST_CHAIN = 20


class SchemaUnusable(BookUnusable):
    """The schema cannot be followed, so nothing can be checked against it."""


class NoSuchField(WrongUsage):
    """The path leads to no field of this kind of record."""


@dataclass(frozen=True, eq=False)
class Field:
    """One field of a kind of record as a form needs it.

    `path_title` is the titles from the record down, without the record's own; `choices` the words of an enumeration;
    `ref` the kinds that a reference may point to; `key` the identity property of a list of objects; `private` is handed
    down to everything inside.
    A list's `items` describes any one of its elements and has the name `""`.
    """

    name: str
    path_title: tuple[str, ...]
    title: str
    description: str
    type: FieldType
    required: bool
    choices: tuple[str, ...]
    ref: tuple[str, ...]
    key: str | None
    private: bool
    pattern: str | None
    default: Any
    examples: tuple[Any, ...]
    node: Node = dataclass_field(repr=False)
    _schema: "Schema" = dataclass_field(repr=False)

    @cached_property
    def items(self) -> "Field | None":
        """What any element of this list is, None where this is no list."""
        if self.type != "list":
            return None
        node = self.node.get("items")
        return self._schema._field("", node if isinstance(node, Mapping) else {}, self, required=True)

    @cached_property
    def properties(self) -> "tuple[Field, ...]":
        """The fields of this object, in the order in which they stand in a file and in a form."""
        required = self.node.get("required", ())
        nodes = self.node.get("properties", {})
        return tuple(self._schema._field(name, node, self, required=name in required) for name, node in nodes.items())

    @cached_property
    def by_name(self) -> "Mapping[str, Field]":
        """The fields of this object by name."""
        return {one.name: one for one in self.properties}

    def step(self, step: Step) -> "Field | None":
        """Returns the field one step further down, None where there is none."""
        if isinstance(step, str):
            return self.by_name.get(step)
        return self.items


Walked: TypeAlias = tuple[Path, Field, Any]


class Schema:
    """The schema of a book: its whole-number version, its documents by file name, and the fields they describe."""

    def __init__(self, version: int, documents: Mapping[str, Node]) -> None:
        """Raises SchemaUnusable where a reference leads out of the documents or nowhere."""
        self.version = version
        self.documents = documents
        self._absolute = {name: _checked(name, document, documents) for name, document in documents.items()}
        found = {name.removesuffix(_SUFFIX) for name in documents if name.endswith(_SUFFIX) and name != _SHARED}
        known = tuple(kind for kind in KIND_NAMES if kind in found)
        self.kinds: tuple[str, ...] = known + tuple(sorted(found.difference(known)))
        self._roots: dict[str, Field] = {}
        self._fields: dict[tuple[str, Path], Field | None] = {}

    @classmethod
    def from_documents(cls, documents: Mapping[str, Node], version: int) -> "Schema":
        """Returns the schema made of parsed documents, keyed by file name."""
        return cls(version, documents)

    def __reduce__(self) -> tuple[Any, ...]:
        return (Schema, (self.version, dict(self.documents)))

    def kind_node(self, kind: str) -> Node:
        """Returns the document of a kind with its references made absolute. Raises WrongUsage for no such kind."""
        node: Node | None = self._absolute.get(f"{kind}{_SUFFIX}")
        if node is None or kind not in self.kinds:
            raise WrongUsage(f"There is no kind of record called “{kind}”.", f"The kinds are {', '.join(self.kinds)}.")
        return node

    def root(self, kind: str) -> Field:
        """Returns the field that is the whole record. Raises WrongUsage for a kind that there is not."""
        found = self._roots.get(kind)
        if found is None:
            found = self._roots[kind] = self._field(kind, self.kind_node(kind), None, required=True)
        return found

    def field(self, kind: str, path: Path) -> Field | None:
        """Returns the field at a path, following elements whatever their identity; None where the schema has none."""
        shape = (kind, tuple(step if isinstance(step, str) else _ANY for step in path))
        if shape not in self._fields:
            at: Field | None = self.root(kind) if kind in self.kinds else None
            for step in path:
                at = at.step(step) if at is not None else None
            self._fields[shape] = at
        return self._fields[shape]

    def resolve(self, kind: str, path: Path) -> Field:
        """Returns the field at a path. Raises NoSuchField, which says how far the path goes and what there is."""
        at = self.root(kind)
        for n, step in enumerate(path):
            further = at.step(step)
            if further is None:
                raise NoSuchField(*_no_such_field(kind, path, n, at))
            at = further
        return at

    def property_order(self, kind: str, path: Path = ()) -> tuple[str, ...]:
        """Returns the names of the properties of the object at a path, or of each element of the list there."""
        at = self.field(kind, path)
        if at is not None and at.items is not None:
            at = at.items
        return tuple(at.by_name) if at is not None else ()

    def key_of(self, kind: str, path: Path) -> str:
        """Returns the name of the identity property of the list at a path, `id` where the schema does not say."""
        at = self.field(kind, path)
        return (at.key if at is not None else None) or "id"

    def fields(self, kind: str) -> Iterator[tuple[str, Field]]:
        """Yields every field of a kind with its printed path (`items[].title`), a definition inside itself once."""
        yield from self._fields_below("", self.root(kind), ())

    def _fields_below(self, path: str, at: Field, within: tuple[int, ...]) -> Iterator[tuple[str, Field]]:
        if path:
            yield path, at
        mark = id(at.node.get("properties", at.node.get("items", at)))
        if mark in within:
            return
        if at.items is not None:
            yield from self._fields_below(f"{path}[]", at.items, (*within, mark))
        for one in at.properties:
            yield from self._fields_below(f"{path}.{one.name}" if path else one.name, one, (*within, mark))

    def _field(self, name: str, node: Node, parent: Field | None, required: bool) -> Field:
        node = self._followed(node)
        title = node.get("title") or (name.replace("_", " ").capitalize() if name else parent.title if parent else "")
        above = parent.path_title if parent is not None else ()
        ref = node.get("x-ref", ())
        kind_of_field = _type_of(node)
        items = node.get("items") if kind_of_field == "list" else None
        has_objects = isinstance(items, Mapping) and _type_of(self._followed(items)) == "object"
        return Field(
            name=name,
            path_title=(*above, title) if parent is not None and name else above,
            title=title,
            description=node.get("description", ""),
            type=kind_of_field,
            required=required,
            choices=_choices_of(node),
            ref=(ref,) if isinstance(ref, str) else tuple(ref),
            key=node.get("x-key", "id") if has_objects else None,
            private=bool(node.get("x-private")) or (parent is not None and parent.private),
            pattern=node.get("pattern"),
            default=node.get("default"),
            examples=tuple(node.get("examples", ())),
            node=node,
            _schema=self,
        )

    def _followed(self, node: Node) -> Node:
        """Returns a node with its references followed; what stands beside a reference wins over what it leads to."""
        for _ in range(_LONGEST_CHAIN):
            ref = node.get("$ref")
            if ref is None:
                return node
            beside = {name: value for name, value in node.items() if name != "$ref"}
            node = {**_lookup(ref, self._absolute), **beside}
        raise SchemaUnusable(f"In the schema, “{node['$ref']}” leads round in a circle.")


_ANY = "\x00"


def walk(schema: Schema, kind: str, value: Any) -> list[Walked]:
    """Returns path, field and value of the record and of everything in it that the schema knows, in the file's order.

    Elements of lists of objects are addressed by identity, by position where they have none of their own. What is not
    of the shape that the schema says is returned but not entered.
    """
    found: list[Walked] = []
    _walk((), schema.root(kind), value, found)
    return found


def _walk(path: Path, field: Field, value: Any, found: list[Walked]) -> None:
    found.append((path, field, value))
    if isinstance(value, dict):
        if field.type != "object":
            return
        fields = field.by_name
        for name, inner in value.items():
            known = fields.get(name)
            if known is None:
                continue
            if isinstance(inner, dict | list):
                _walk((*path, name), known, inner, found)
            else:
                found.append(((*path, name), known, inner))
    elif isinstance(value, list) and field.items is not None:
        items = field.items
        for step, element in zip(steps_of(value, field.key), value, strict=True):
            _walk((*path, step), items, element, found)


def _type_of(node: Node) -> FieldType:
    if "x-ref" in node:
        return "reference" if node.get("type") != "array" else "list"
    if node.get("x-type") in _NAMED_TYPES:
        return _NAMED_TYPES[node["x-type"]]
    if _choices_of(node):
        return "choice"
    declared = node.get("type")
    if isinstance(declared, list):
        declared = next((one for one in declared if one != "null"), None)
    if declared is None and "properties" in node:
        declared = "object"
    found = _JSON_TYPES.get(declared or "string", "text")
    return "long_text" if found == "text" and node.get("x-format-long") else found


def _choices_of(node: Node) -> tuple[str, ...]:
    words = node.get("enum") or ([node["const"]] if "const" in node else [])
    words = words or [one["const"] for one in node.get("oneOf", ()) if isinstance(one, Mapping) and "const" in one]
    return tuple(str(word) for word in words)


def _checked(name: str, node: Any, documents: Mapping[str, Node]) -> Any:
    """Returns a copy of a document with references made absolute, having followed each."""
    if isinstance(node, list):
        return [_checked(name, one, documents) for one in node]
    if not isinstance(node, Mapping):
        return node
    copy = {key: _checked(name, value, documents) for key, value in node.items()}
    ref = copy.get("$ref")
    if isinstance(ref, str):
        copy["$ref"] = name + ref if ref.startswith("#") else ref
        _lookup(copy["$ref"], documents)
    return copy


def _lookup(ref: str, documents: Mapping[str, Any]) -> Any:
    document, _, pointer = ref.partition("#")
    at: Any = documents.get(document)
    for part in pointer.split("/")[1:]:
        at = at.get(part.replace("~1", "/").replace("~0", "~")) if isinstance(at, Mapping) else None
    if not isinstance(at, Mapping):
        raise SchemaUnusable(
            f"In the schema, “{ref}” leads to nothing that is part of it.",
            "A schema may only refer to its own files; put back the schema folder of a release.",
        )
    return at


def _no_such_field(kind: str, path: Path, n: int, at: Field) -> tuple[str, str]:
    place = format_path(path[:n]) or f"A {kind}"
    step = path[n]
    if at.type == "list":
        example = f"{format_path(path[:n])}[{at.key or '#1'}]"
        return (f"{place} is a list; “{step}” is not one of its elements.", f"Name an element first, as in {example}.")
    if not isinstance(step, str):
        return (f"{place} is not a list, so it has no {format_path((step,))}.", "Leave out the square brackets.")
    if not at.by_name:
        return (f"{place} has no parts, so no “{step}”.", f"It is “{at.title}”.")
    near = difflib.get_close_matches(step, list(at.by_name), n=1, cutoff=0.6)
    meant = f"Did you mean {near[0]}? " if near else ""
    return (f"{place} has no field “{step}”.", f"{meant}Its fields are {', '.join(at.by_name)}.")
