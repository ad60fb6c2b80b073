"""The questions of a page, as a browser is told of them, and what it tells of the answers."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from streamlit.proto.BidiComponent_pb2 import BidiComponent
from streamlit.proto.WidgetStates_pb2 import WidgetState

Item = dict[str, Any]
UNSAID = {
    **dict.fromkeys(("label", "hint", "wrong", "text", "placeholder", "notes"), ""),
    **dict.fromkeys(("chosen", "disabled")),
}
"""What a field has of which nothing is told."""
Event = tuple[int, str, str, str]
"""Something that was answered: a number, what the questions were about, the field, what it says."""


def asked_in(component: BidiComponent) -> Item:
    """Return the questions that a component draws."""
    asked: Item = json.loads(json.loads(component.json)["asked"])
    return asked


def fields_in(asked: Item) -> list[Item]:
    """Return all fields of the questions, from top to bottom."""

    def inside(items: list[Item]) -> Iterator[Item]:
        for item in items:
            yield item
            yield from inside(item.get("items", []))

    items = [item for block in asked["blocks"] for item in inside(block["items"])]
    return [UNSAID | item for item in items if "says" in item]


def telling(component: BidiComponent, events: Sequence[Event]) -> WidgetState:
    """Return what a browser tells of some answers."""
    said = {"said": {"session": asked_in(component)["session"], "told": list(events)}}
    return WidgetState(id=component.id, json_value=json.dumps(said))
