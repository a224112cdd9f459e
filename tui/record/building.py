"""Builds the value and the nodes of one text from YAML's events, and gathers what a record may not have."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from yaml import events
from yaml.error import MarkedYAMLError, YAMLError

from tui.record.faults import Fault, Place, no_colon, syntax_fault
from tui.record.nodes import Collection, ListNode, MapNode, Node, ScalarNode, block_end, children
from tui.record.scalars import LONGEST_NUMBER, NumberTooLongError, plain_value

if TYPE_CHECKING:
    from yaml._yaml import CParser
else:
    try:
        from yaml.cyaml import CParser
    except ImportError:
        from yaml import SafeLoader as CParser

DEEPEST = 40
"""How many maps and lists may be inside one another."""
MOST_NODES = 50_000
"""Values that a record may have; a long meeting has two thousand."""
MOST_FAULTS = 50

_QUESTION_MARK = re.compile(r"(?:^[ -]*|[\[{,]\s*)\?\s", re.MULTILINE)
_ANCHOR = "“&” at the start of a text names an anchor, which a record does not have."
_ALIAS = "“*” at the start of a text points to an anchor, which a record does not have."
_TAG = "“!” at the start of a text makes a tag, which a record does not have."
_DIRECTIVE = "A line that begins with “%” is a directive, which a record does not have."
_WRITE_FIELDS = "Write its fields, one a line: “name: value”."
_QUOTE_IT = 'If the sign belongs to the text, put the text in double quotes: "…". Else write out what is meant.'


class _GivenUpError(Exception):
    """There is no sense in reading on."""


class Builder:
    """One pass over the events of a text; afterwards `root` holds the nodes with their values and `faults` what is wrong."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.root: Node | None = None
        self.faults: list[Fault] = []
        self._blocks: list[ScalarNode] = []
        self._open: list[Collection] = []
        self._holder: Collection | None = None
        self._nodes = 0
        self._documents = 0
        self._handlers: dict[type, Callable[[Any], None]] = {
            events.ScalarEvent: self._scalar,
            events.MappingStartEvent: self._start_map,
            events.SequenceStartEvent: self._start_list,
            events.MappingEndEvent: self._end,
            events.SequenceEndEvent: self._end,
            events.AliasEvent: self._alias,
            events.DocumentStartEvent: self._document,
        }

    def run(self) -> None:
        """Reads to the end, or to where it makes no sense to go on."""
        whole = False
        try:
            self._read_events()
            whole = True
        except _GivenUpError:
            pass
        except MarkedYAMLError as error:
            self._syntax(error)
        except YAMLError as error:
            message = f"This cannot be read as YAML: {error}."
            self.faults.append(Fault(1, 1, "yaml-syntax", message, "Look at its first lines."))
        if "\t" in self.text:
            self._tabs(whole)
        if whole and self.root is not None and "?" in self.text and _QUESTION_MARK.search(self.text):
            self._question_marks(self.root, 0)
        if not self.faults and not isinstance(self.root, MapNode):
            self._not_a_record()

    def _read_events(self) -> None:
        next_event = CParser(self.text).get_event
        handlers = self._handlers
        end = events.StreamEndEvent
        while True:
            event = next_event()
            kind = type(event)
            handle = handlers.get(kind)
            if handle is not None:
                handle(event)
            elif kind is end or event is None:
                return

    # What an event means

    def _scalar(self, event: Any) -> None:
        style = event.style or ""
        node = ScalarNode(event.start_mark, event.end_mark, style, event.value)
        if event.anchor is not None or event.tag is not None:
            self._marked(event)
        if not style:
            try:
                node.value = plain_value(node.raw)
            except NumberTooLongError:
                self._at(event, "yaml-number", f"A number of more than {LONGEST_NUMBER} digits cannot be kept exactly.",
                         "Put it in double quotes, to keep it as text.")  # fmt: skip
        elif style in "|>":
            self._blocks.append(node)
        holder = self._holder
        if isinstance(holder, MapNode) and holder.key is None:
            self._name(event, node, holder)
        else:
            self._put(event, node)

    def _name(self, event: Any, node: ScalarNode, holder: MapNode) -> None:
        if node.value.__class__ is not str:
            self._name_not_text(event)
        elif node.raw == "<<" and not node.style:
            self._at(event, "yaml-merge-key", "“<<” merges fields from elsewhere, which a record does not do.",
                     "Write the fields out.")  # fmt: skip
        elif node.raw in holder.value:
            first = holder.entries[node.raw][0].start.line + 1
            self._at(event, "yaml-duplicate-key", f"“{node.raw}” is already there, on line {first}.",
                     "Keep one of the two; one of them would be lost.")  # fmt: skip
        holder.key = node

    def _put(self, event: Any, node: Node) -> None:
        self._nodes += 1
        if self._nodes > MOST_NODES:
            self._at(event, "text-size", f"The record has more than {MOST_NODES:,} values.", "Split it.")
            raise _GivenUpError
        holder = self._holder
        if isinstance(holder, MapNode):
            key = holder.key
            assert key is not None
            holder.value[key.raw] = node.value
            holder.entries[key.raw] = (key, node)
            holder.key = None
        elif holder is not None:
            holder.value.append(node.value)
            holder.items.append(node)
        elif self.root is None:
            self.root = node

    def _start_map(self, event: Any) -> None:
        self._start(event, MapNode(event.start_mark, event.flow_style))

    def _start_list(self, event: Any) -> None:
        self._start(event, ListNode(event.start_mark, event.flow_style))

    def _start(self, event: Any, node: Collection) -> None:
        if event.anchor is not None or event.tag is not None:
            self._marked(event)
        holder = self._holder
        if isinstance(holder, MapNode) and holder.key is None:
            self._name_not_text(event)
            raise _GivenUpError
        if len(self._open) >= DEEPEST:
            self._at(event, "yaml-depth", f"The record is nested more than {DEEPEST} levels deep.",
                     "No record needs that: look for brackets or dashes typed by mistake.")  # fmt: skip
            raise _GivenUpError
        if holder is not None:
            self._open.append(holder)
        self._holder = node

    def _end(self, event: Any) -> None:
        node = self._holder
        assert node is not None
        node.end = event.end_mark
        self._holder = self._open.pop() if self._open else None
        self._put(event, node)

    def _alias(self, event: Any) -> None:
        self._at(event, "yaml-alias", _ALIAS, _QUOTE_IT)
        if isinstance(self._holder, MapNode) and self._holder.key is None:
            raise _GivenUpError
        self._put(event, ScalarNode(event.start_mark, event.end_mark, "*", ""))

    def _document(self, event: Any) -> None:
        self._documents += 1
        if event.version or event.tags:
            line = next((n for n, line in enumerate(self.text.split("\n"), 1) if line.startswith("%")), 1)
            self._fault(Place(line, 1), "yaml-directive", _DIRECTIVE, "Delete the line.")
        if self._documents > 1:
            self._at(event, "yaml-second-document", "The record ends above this line, and here a second one begins.",
                     "Keep one record in one file, without lines of “---” or “...”.")  # fmt: skip
            raise _GivenUpError

    # Faults

    def _fault(self, place: Place, rule: str, message: str, hint: str) -> None:
        self.faults.append(Fault(place.line, place.column, rule, message, hint))
        if len(self.faults) >= MOST_FAULTS:
            raise _GivenUpError

    def _at(self, event: Any, rule: str, message: str, hint: str) -> None:
        self._fault(_place(event.start_mark), rule, message, hint)

    def _marked(self, event: Any) -> None:
        if event.anchor is not None:
            self._at(event, "yaml-anchor", _ANCHOR, _QUOTE_IT)
        if event.tag is not None:
            self._at(event, "yaml-tag", _TAG, _QUOTE_IT)

    def _name_not_text(self, event: Any) -> None:
        self._at(event, "yaml-key", "The name of a field must be a word.",
                 "Write a word before the colon; put a number or a word like “true” in double quotes.")  # fmt: skip

    def _syntax(self, error: MarkedYAMLError) -> None:
        mark, context_mark = error.problem_mark, error.context_mark
        if mark is not None and "nesting depth" in (error.problem or ""):
            # libyaml's scanner runs ahead: it can refuse far nesting before the first level too many is told.
            as_far = Builder(self.text[: mark.index])
            as_far.run()
            self.faults = as_far.faults
            return
        at = _place(mark) if mark is not None else Place(1, 1)
        began = _place(context_mark) if context_mark is not None else None
        self.faults.append(syntax_fault(self.text, at, began, error.context or "", error.problem or ""))

    def _not_a_record(self) -> None:
        if self.root is None or (isinstance(self.root, ScalarNode) and self.root.value is None):
            self.faults.append(Fault(1, 1, "yaml-empty", "There is nothing in this file.", _WRITE_FIELDS))
            return
        at = _place(self.root.start)
        if isinstance(self.root, ScalarNode) and not self.root.style:
            self.faults.append(no_colon(self.text.split("\n"), at))
            return
        what = "a list" if isinstance(self.root, ListNode) else "a mere text"
        message = f"A record is a group of fields, and this is {what}."
        self.faults.append(Fault(at.line, at.column, "yaml-not-fields", message, _WRITE_FIELDS))

    def _tabs(self, whole: bool) -> None:
        """Refuses tabs but in the text of blocks; where reading did not come to the end, only those that indent."""
        told = {fault.line for fault in self.faults if fault.rule == "text-tab"}
        spans = [(node.start.index, block_end(node, self.text)) for node in self._blocks] if whole else []
        offset = n = 0
        for number, line in enumerate(self.text.split("\n"), 1):
            column = line.find("\t")
            at = offset + column
            offset += len(line) + 1
            if column < 0 or number in told or not (whole or not line[:column].strip()):
                continue
            while n < len(spans) and spans[n][1] <= at:
                n += 1
            if (n == len(spans) or at < spans[n][0]) and len(self.faults) < MOST_FAULTS:
                hint = "Indent with spaces, two for each step; keep tabs for text below “|”."
                self.faults.append(Fault(number, column + 1, "text-tab", "There is a tab here.", hint))

    def _question_marks(self, node: Node, before: int) -> int:
        """`? name` is YAML for a name on a line of its own; returns the offset where the node ends."""
        if isinstance(node, ScalarNode):
            return node.end.index
        at = max(before, node.start.index) if node.flow else before
        if isinstance(node, MapNode):
            for key, value in node.entries.values():
                gap = self.text[at : key.start.index].rpartition("\n")[2]
                if gap.rstrip().endswith("?") and len(self.faults) < MOST_FAULTS:
                    line, column = key.start.line + 1, max(key.start.column - 1, 1)
                    message = "“? ” cannot stand before the name of a field."
                    self.faults.append(Fault(line, column, "yaml-key", message, "Write “name: value”."))
                at = self._question_marks(value, key.end.index)
        else:
            for value in children(node):
                at = self._question_marks(value, at)
        return node.end.index if node.flow else at


def _place(mark: Any) -> Place:
    return Place(mark.line + 1, mark.column + 1)
