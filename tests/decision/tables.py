"""Random decision tables, and a reading of rule files that owes nothing to the library's own."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Any, Final, TypeAlias

from hypothesis import reject
from hypothesis import strategies as st

from calculator.aftercare.facts import ONE_SESSION
from calculator.aftercare.rules import RULES_FILE, prove
from calculator.aftercare.rules import RuleBook as AftercareBook
from calculator.decision import Case, Field, Pointless, Rule, RuleBook, Space, Table, Value

Document: TypeAlias = Mapping[str, Any]
Box: TypeAlias = dict[str, tuple[Value, ...]]

TEXT: Final = {"nl": "omdat", "en": "because"}
SOURCE: Final = "law.article"
PLACES: Final = ("beside", "below")


@dataclass(frozen=True)
class Written:
    """A rule file as a document, and the table that the library makes of it."""

    fields: tuple[Field, ...]
    document: Document
    table: Table[Any]

    def all_cases(self) -> Iterator[Case]:
        """Yield every case, the last field running fastest."""
        for values in product(*(field.values for field in self.fields)):
            yield dict(zip((field.name for field in self.fields), values, strict=True))

    def rule_of(self, case: Mapping[str, Value]) -> Rule[Any]:
        """Return the one rule of the table that holds in a complete case."""
        return rule_of(self.table, case)

    def rules_holding(self, case: Mapping[str, Value]) -> list[str]:
        """Return the ids of the rules that hold in a case, read from the document."""
        conditions = self.document.get("conditions", {})
        return [
            rule["id"] for rule in self.document["rule"] if holds(rule["when"], case, conditions)
        ]


def holds(when: Document, case: Mapping[str, Value], conditions: Document) -> bool:
    """Return whether a `when` holds in a case, term by term."""
    for term, written in when.items():
        if term == "is":
            fine = all(holds(conditions[name]["when"], case, conditions) for name in written)
        elif term == "is_not":
            fine = not any(holds(conditions[name]["when"], case, conditions) for name in written)
        elif term == "any_of":
            fine = any(holds(alternative, case, conditions) for alternative in written)
        elif isinstance(written, list):
            fine = case[term] in written
        else:
            fine = case[term] == written
        if not fine:
            return False
    return True


def rule_of(table: Table[Any], case: Mapping[str, Value]) -> Rule[Any]:
    """Return the one rule that holds in a complete case."""
    (found,) = table.rules_in(table.space.matching(case))
    return found


def rule(rule_id: str, when: Document, then: object) -> dict[str, Any]:
    """Return a rule as it stands in a file."""
    return {
        "id": rule_id,
        "when": when,
        "then": then,
        "text": TEXT,
        "sources": [SOURCE],
        "standing": "source",
    }


def load(fields: Sequence[Field], document: Document) -> Table[int]:
    """Return the table that a document makes."""
    return Table(Space(fields), RuleBook[int].model_validate(document), {SOURCE}, PLACES)


def aftercare() -> Written:
    """Return the rules of aftercare."""
    document = tomllib.loads(RULES_FILE.read_text(encoding="utf-8"))
    table = prove(AftercareBook.model_validate(document), date(2026, 11, 26))
    return Written(tuple(ONE_SESSION.fields.values()), document, table)


AFTERCARE: Final = aftercare()


@st.composite
def fields_of_a_space(
    draw: st.DrawFn, most_fields: int = 4, most_values: int = 4
) -> tuple[Field, ...]:
    """Draw fields; a field of two values is sometimes one of yes and no."""
    count = draw(st.integers(2, most_fields))
    fields = []
    for place in range(count):
        size = draw(st.integers(2, most_values))
        words: tuple[Value, ...] = tuple(f"v{digit}" for digit in range(size))
        yes_no: tuple[Value, ...] = (True, False)
        values = yes_no if size == 2 and draw(st.booleans()) else words
        fields.append(Field(f"field{place}", values))
    return tuple(fields)


@st.composite
def written_tables(draw: st.DrawFn, most_fields: int = 4) -> Written:
    """Draw a table: all cases cut into boxes, some boxes put together into one rule."""
    fields = draw(fields_of_a_space(most_fields))
    boxes: list[Box] = [{field.name: field.values for field in fields}]
    # Cutting along every field once makes it likely that each of them matters.
    cuts = [*fields, *draw(st.lists(st.sampled_from(fields), max_size=4))]
    for field in cuts:
        divisible = [box for box in boxes if len(box[field.name]) > 1]
        if divisible:
            box = draw(st.sampled_from(divisible))
            boxes.remove(box)
            boxes += _cut(draw, box, field.name)
    conditions, whens = _name_a_condition(draw, fields, boxes)
    rows = [(when, draw(st.integers(0, len(whens)))) for when in whens]
    rules = [rule(f"rule-{place}", when, then) for place, (when, then) in enumerate(rows)]
    if len(rules) > 2 and draw(st.booleans()):
        joined = {"any_of": [rules[0]["when"], rules[1]["when"]]}
        rules = [rule("joined", joined, rows[0][1]), *rules[2:]]
    document = {"conditions": conditions, "rule": draw(st.permutations(rules))}
    try:
        return Written(fields, document, load(fields, document))
    except Pointless:
        reject()


def _cut(draw: st.DrawFn, box: Box, name: str) -> list[Box]:
    values = box[name]
    inside = draw(st.sets(st.sampled_from(values), min_size=1, max_size=len(values) - 1))
    sides = (
        tuple(v for v in values if v in inside),
        tuple(v for v in values if v not in inside),
    )
    return [{**box, name: side} for side in sides]


def _name_a_condition(
    draw: st.DrawFn, fields: Sequence[Field], boxes: Sequence[Box]
) -> tuple[dict[str, Any], list[Document]]:
    """Write boxes as a file would, some terms through a condition with a name."""
    whole = {field.name: field.values for field in fields}
    terms = sorted({(n, v) for box in boxes for n, v in box.items() if v != whole[n]}, key=repr)
    named = draw(st.sampled_from([None, *terms]))
    whens: list[Document] = []
    for box in boxes:
        when: dict[str, Any] = {}
        for name, values in box.items():
            outside = tuple(v for v in whole[name] if v not in values)
            if (name, values) == named:
                when["is"] = ["named"]
            elif named and (name, outside) == named:
                when["is_not"] = ["named"]
            elif len(values) == 1:
                when[name] = values[0]
            elif outside:
                when[name] = list(values)
        whens.append(when)
    if named is None:
        return {}, whens
    return {"named": {"name": TEXT, "when": {named[0]: list(named[1])}}}, whens


@st.composite
def partial_answers(draw: st.DrawFn, fields: Sequence[Field]) -> dict[str, Value]:
    """Draw answers to some of the fields."""
    answers: dict[str, Value] = {}
    for field in fields:
        value = draw(st.sampled_from([None, *field.values]))
        if value is not None:
            answers[field.name] = value
    return answers


@st.composite
def values_left(draw: st.DrawFn, fields: Sequence[Field]) -> dict[str, tuple[Value, ...]]:
    """Draw for each field the values that it may still have, at least one."""
    return {
        field.name: tuple(
            sorted(draw(st.sets(st.sampled_from(field.values), min_size=1)), key=field.values.index)
        )
        for field in fields
    }
