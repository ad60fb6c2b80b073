"""The rule file of claims with one thing changed, and what tells it from the right one."""

import tomllib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from copy import deepcopy
from datetime import date
from functools import cache
from typing import Final, TypeAlias, TypeVar

from pydantic import ValidationError

from calculator.claims.facts import SPACE
from calculator.claims.rules import RULES_FILE, Consequence, RuleBook, prove
from calculator.decision import Cases, RuleError, Table, Value, When
from tests.aftercare.mutations import NAMED, Document, Verdict
from tests.claims import expected, expected_remarks

RIGHT: Final[Document] = tomllib.loads(RULES_FILE.read_text(encoding="utf-8"))
RULE_IDS: Final[tuple[str, ...]] = tuple(rule["id"] for rule in RIGHT["rule"])
REMARK_IDS: Final[tuple[str, ...]] = tuple(remark["id"] for remark in RIGHT["remark"])
PAYMENTS: Final = ("full", "reduced", "contact", "undecided", "do-not-claim", "not-applicable")

Key = TypeVar("Key")


RIGHT_BOOK: Final = RuleBook.model_validate(RIGHT)


def loaded(document: Document, on: date = expected_remarks.TODAY) -> Table[Consequence]:
    """Return the table of a day that a changed file makes, proved."""
    return prove(RuleBook.model_validate(document), on)


TABLE: Final = loaded(RIGHT)


def _sets(pairs: Iterable[tuple[Key, int]]) -> dict[Key, Cases]:
    """Return the set of the places that stand with each key."""
    sets: dict[Key, Cases] = defaultdict(int)
    for key, place in pairs:
        sets[key] |= 1 << place
    return dict(sets)


ANSWERS: Final = _sets(
    ((found.rule, found.standing, found.payment), SPACE.number(case._asdict()))
    for case in expected.cases()
    for found in (expected.answer(case),)
)
"""The cases of each answer of the domain."""


Remarked: TypeAlias = tuple[str, str, str, bool]
"""A remark: its id, its standing, its place, and whether it is of far days only."""


@cache
def remarks_of(on: date) -> dict[Remarked, Cases]:
    """Return the cases in which the domain has each remark on a day."""
    found = _sets(
        (said, SPACE.number(case._asdict()))
        for case in expected.cases()
        for said in expected_remarks.certain(case, on, far=True)
    )
    return {
        (said, *expected_remarks.STANDS[said], said == expected_remarks.FAR_ONLY): cases
        for said, cases in found.items()
    }


def difference(table: Table[Consequence], on: date = expected_remarks.TODAY) -> Cases:
    """Return the cases that a table answers otherwise than the domain does on a day.

    Rule, standing and payment count; so do the remarks, their standing and their place.
    """
    right = remarks_of(on)
    answers = {
        (rule.id, rule.standing.value, rule.then.payment.value): table.cases[rule.id]
        for rule in table.rules.values()
    }
    remarks: dict[Remarked, Cases] = {
        (
            remark.id,
            remark.standing.value,
            remark.place,
            remark.beyond_next_year,
        ): table.cases_when(remark.when)
        for remark in table.remarks
    }
    found = 0
    for key in answers.keys() | ANSWERS.keys():
        found |= answers.get(key, 0) ^ ANSWERS.get(key, 0)
    for said in remarks.keys() | right.keys():
        found |= remarks.get(said, 0) ^ right.get(said, 0)
    return found


def verdict(document: Document, also: Collection[date] = ()) -> Verdict:
    """Return what becomes of a changed file, on the first day of each of its editions.

    Args:
        document: The file.
        also: More days to look at.
    """
    try:
        book = RuleBook.model_validate(document)
        days = sorted({*book.days(), *RIGHT_BOOK.days(), *also})
        tables = [(day, prove(book, day)) for day in days]
    except (RuleError, ValidationError):
        return Verdict.REFUSED
    return Verdict.FOUND if any(difference(table, day) for day, table in tables) else Verdict.UNSEEN


def cases_when(when: Document) -> Cases:
    """Return the cases of a changed `when` among the right named conditions."""
    return TABLE.cases_when(When.model_validate(when))


def when_of(rule_id: str) -> Document:
    """Return the `when` of a rule, free to be changed.

    One that is nothing but a named condition is spelled out, so that its own terms are changed.
    """
    when: Document = next(rule["when"] for rule in RIGHT["rule"] if rule["id"] == rule_id)
    if when.keys() == {"is"} and len(when["is"]) == 1:
        when = RIGHT["conditions"][when["is"][0]]["when"]
    return deepcopy(when)


def replaced(rule_id: str, **parts: object) -> Document:
    """Return the file with parts of one rule replaced."""
    document = deepcopy(RIGHT)
    next(rule for rule in document["rule"] if rule["id"] == rule_id).update(parts)
    return document


def without(rule_id: str) -> Document:
    """Return the file without one rule."""
    document = deepcopy(RIGHT)
    document["rule"] = [rule for rule in document["rule"] if rule["id"] != rule_id]
    return document


def values_of(when: Document, name: str) -> tuple[Value, ...]:
    """Return the values that a `when` leaves a field."""
    written = when.get(name, list(SPACE.fields[name].values))
    return tuple(written) if isinstance(written, list) else (written,)


def with_values(when: Document, name: str, values: tuple[Value, ...]) -> Document:
    """Return a `when` that leaves a field these values; all of them, and the term goes."""
    rest = {term: written for term, written in when.items() if term != name}
    everything = set(values) == set(SPACE.fields[name].values)
    return rest if everything else rest | {name: list(values)}


def shorter(when: Document) -> Iterator[Document]:
    """Yield a `when` with each term left out in turn."""
    for term, written in when.items():
        rest = {other: kept for other, kept in when.items() if other != term}
        if term not in ("is", "is_not"):
            yield rest
            continue
        for name in written:
            kept = [other for other in written if other != name]
            yield rest | ({term: kept} if kept else {})


def wider(when: Document) -> Iterator[Document]:
    """Yield a `when` with each missing value added to each of its fields in turn."""
    for name in (term for term in when if term not in NAMED):
        values = values_of(when, name)
        for added in SPACE.fields[name].values:
            if added not in values:
                yield with_values(when, name, (*values, added))


def narrower(when: Document) -> Iterator[Document]:
    """Yield a `when` with each of several values, or each alternative, left out in turn."""
    for name in (term for term in when if term not in NAMED):
        values = values_of(when, name)
        for less in values if len(values) > 1 else ():
            yield with_values(when, name, tuple(v for v in values if v != less))
    for place in range(len(when.get("any_of", []))):
        yield when | {"any_of": [kept for n, kept in enumerate(when["any_of"]) if n != place]}


def with_other_alternatives(when: Document) -> Iterator[Document]:
    """Yield a `when` with one of its alternatives changed in one term."""
    for place, alternative in enumerate(when.get("any_of", [])):
        for changed in (*shorter(alternative), *wider(alternative)):
            alternatives = [*when["any_of"]]
            alternatives[place] = changed
            yield when | {"any_of": alternatives}


def moved_slices(giver: str) -> Iterator[tuple[str, Document]]:
    """Yield files in which the rule's cases with one value go to a rule that borders on them.

    Two rules border on each other where another value of one field leads from the one to the
    other. Every value is moved: to all rules across the border of its own field that have not
    been handed any yet, or else to one rule across a border. The taker holds in the cases as an
    alternative, so every case still has one rule.
    """
    served = set[str]()
    for name, value, moving in _slices(giver):
        own, across = SPACE.widen(moving, name), 0
        for other in SPACE.fields:
            across |= SPACE.widen(moving, other)
        when = when_of(giver)
        kept = tuple(v for v in values_of(when, name) if v != value)
        beyond = [rule for rule in RULE_IDS if rule != giver and own & TABLE.cases[rule]]
        farther = [rule for rule in RULE_IDS if rule != giver and across & TABLE.cases[rule]]
        unserved = [rule for rule in farther if rule not in served]
        for taker in [r for r in beyond if r not in served] or unserved[:1] or farther[:1]:
            served.add(taker)
            document = replaced(giver, when=with_values(when, name, kept))
            rule = next(rule for rule in document["rule"] if rule["id"] == taker)
            rule["when"] = {"any_of": [rule["when"], with_values(when, name, (value,))]}
            yield taker, document


def _slices(giver: str) -> Iterator[tuple[str, Value, Cases]]:
    for name, field in SPACE.fields.items():
        for value in field.values:
            moving = TABLE.cases[giver] & SPACE.having(name, value)
            if moving and moving != TABLE.cases[giver]:
                yield name, value, moving


def shifted_borders() -> Iterator[tuple[str, str, Document]]:
    """Yield every file in which one rule hands a value of a field to another, and still loads.

    The two `when`s are edited as an author would: the value goes from the one and comes to
    the other. Kept are the edits after which the two hold the same cases together as before.
    """
    for giver in RULE_IDS:
        for less, name, value in _handed_out(giver):
            for taker in RULE_IDS:
                taken = when_of(taker)
                if taker == giver or value in values_of(taken, name):
                    continue
                more = with_values(taken, name, (*values_of(taken, name), value))
                mine, theirs = cases_when(less), cases_when(more)
                together = TABLE.cases[giver] | TABLE.cases[taker]
                if mine | theirs == together and not mine & theirs and mine:
                    document = replaced(giver, when=less)
                    next(r for r in document["rule"] if r["id"] == taker)["when"] = more
                    yield giver, taker, document


def _handed_out(giver: str) -> Iterator[tuple[Document, str, Value]]:
    when = when_of(giver)
    for name in SPACE.fields:
        values = values_of(when, name)
        for value in values if len(values) > 1 else ():
            kept = tuple(v for v in values if v != value)
            yield with_values(when, name, kept), name, value


def other_conditions(name: str) -> Iterator[Document]:
    """Yield every file in which a named condition has a term less, or a value more or less."""
    when = RIGHT["conditions"][name]["when"]
    for changed in (
        *shorter(when),
        *wider(when),
        *narrower(when),
        *with_other_alternatives(when),
    ):
        document = deepcopy(RIGHT)
        document["conditions"][name]["when"] = changed
        yield document


def other_remarks(remark_id: str) -> Iterator[Document]:
    """Yield every file in which a remark has a term less, or a value more or less."""
    (place,) = (n for n, each in enumerate(RIGHT["remark"]) if each["id"] == remark_id)
    when = RIGHT["remark"][place]["when"]
    for changed in (
        *shorter(when),
        *wider(when),
        *narrower(when),
        *with_other_alternatives(when),
    ):
        document = deepcopy(RIGHT)
        document["remark"][place]["when"] = changed
        yield document


def other_standings_and_places(remark_id: str) -> Iterator[Document]:
    """Yield every file in which a remark has another standing or place, or is of other days."""
    right = next(each for each in RIGHT["remark"] if each["id"] == remark_id)
    changes = [
        {key: other}
        for key, others in (
            ("standing", ("source", "law", "public", "position")),
            ("place", ("claiming", "meaning", "patient")),
            ("beyond_next_year", (False, True)),
        )
        for other in others
        if other != right.get(key, False)
    ]
    for change in changes:
        document = deepcopy(RIGHT)
        next(each for each in document["remark"] if each["id"] == remark_id).update(change)
        yield document
