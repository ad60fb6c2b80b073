"""The rule file of aftercare with one thing changed, and what tells it from the right one."""

import random
import tomllib
from collections.abc import Collection, Iterator
from copy import deepcopy
from datetime import date, timedelta
from enum import Enum
from itertools import permutations
from typing import Any, Final, TypeAlias

from pydantic import ValidationError

from calculator.aftercare import Situation
from calculator.aftercare.assessment import Calculator, make_calculator
from calculator.aftercare.facts import ONE_SESSION
from calculator.aftercare.rules import RULES_FILE, Consequence, RuleBook, prove
from calculator.decision import Cases, RuleError, Table, Value, When
from tests.aftercare import answers, expected, expected_remarks
from tests.aftercare.expected_remarks import TODAY

Document: TypeAlias = dict[str, Any]

RIGHT: Final[Document] = tomllib.loads(RULES_FILE.read_text(encoding="utf-8"))
RULE_IDS: Final[tuple[str, ...]] = tuple(rule["id"] for rule in RIGHT["rule"])
REMARK_IDS: Final[tuple[str, ...]] = tuple(remark["id"] for remark in RIGHT["remark"])
PAYERS: Final = (expected.MODULE, expected.BASIC, expected.SUPPLEMENTARY, expected.PERSON)
NAMED: Final = ("is", "is_not", "any_of")


RIGHT_BOOK: Final = RuleBook.model_validate(RIGHT)


def loaded(document: Document, on: date = TODAY) -> Table[Consequence]:
    """Return the table of a day that a changed file makes, proved."""
    return prove(RuleBook.model_validate(document), on)


TABLE: Final = loaded(RIGHT)


def cases_when(when: Document) -> Cases:
    """Return the cases of a changed `when` among the right named conditions."""
    return TABLE.cases_when(When.model_validate(when))


def replaced(rule_id: str, **parts: object) -> Document:
    """Return the file with parts of one rule replaced; a part that is None goes."""
    document = deepcopy(RIGHT)
    for rule in document["rule"]:
        if rule["id"] == rule_id:
            rule.update(parts)
    return document


def without(rule_id: str) -> Document:
    """Return the file without one rule."""
    document = deepcopy(RIGHT)
    document["rule"] = [rule for rule in document["rule"] if rule["id"] != rule_id]
    return document


def when_of(rule_id: str) -> Document:
    """Return the `when` of a rule, free to be changed."""
    return next(deepcopy(rule["when"]) for rule in RIGHT["rule"] if rule["id"] == rule_id)


def then_of(rule_id: str) -> Document:
    """Return what follows from a rule, free to be changed."""
    return next(deepcopy(rule["then"]) for rule in RIGHT["rule"] if rule["id"] == rule_id)


def values_of(when: Document, name: str) -> tuple[Value, ...]:
    """Return the values that a `when` leaves a field."""
    written = when.get(name, list(ONE_SESSION.fields[name].values))
    return tuple(written) if isinstance(written, list) else (written,)


def with_values(when: Document, name: str, values: tuple[Value, ...]) -> Document:
    """Return a `when` that leaves a field these values; all of them, and the term goes."""
    rest = {term: written for term, written in when.items() if term != name}
    everything = set(values) == set(ONE_SESSION.fields[name].values)
    return rest if everything else rest | {name: list(values)}


def shorter(rule_id: str) -> Iterator[Document]:
    """Yield the `when` of a rule with each term left out in turn."""
    when = when_of(rule_id)
    for term, written in when.items():
        rest = {other: kept for other, kept in when.items() if other != term}
        if term in ("is", "is_not"):
            for name in written:
                kept = [other for other in written if other != name]
                yield rest | ({term: kept} if kept else {})
        else:
            yield rest


def wider(rule_id: str) -> Iterator[Document]:
    """Yield the `when` of a rule with each missing value added to each of its fields in turn."""
    when = when_of(rule_id)
    for name in (term for term in when if term not in NAMED):
        values = values_of(when, name)
        for added in ONE_SESSION.fields[name].values:
            if added not in values:
                yield with_values(when, name, (*values, added))


def other_payments(rule_id: str) -> Iterator[Document]:
    """Yield what could follow from a rule instead: another payer, or other codes or none."""
    then = then_of(rule_id)
    yield from ({**then, "payer": payer} for payer in PAYERS if payer != then.get("payer"))
    if "payer" in then:
        yield {}
    if "claim" in then:
        yield {"payer": then["payer"]}
        lists = ({"code_list": "990", "suffix": "Z"}, {"code_list": "012", "suffix": ""})
        codes = [{**by, "csi": csi} for by in lists for csi in ("001", "008", "009")]
        yield from ({**then, "claim": claim} for claim in codes if claim != then["claim"])
    elif "payer" in then:
        yield {**then, "claim": {"code_list": "990", "suffix": "Z", "csi": "009"}}


def claims_that_do_not_exist(rule_id: str) -> Iterator[tuple[str, Document]]:
    """Yield what could follow from a rule with one code wrong, and what is then wrong."""
    then = then_of(rule_id)
    right = then.get("claim", {"code_list": "990", "suffix": "Z", "csi": "009"})
    other = {"990": "012", "012": "990"}[right["code_list"]]
    for named, code in (
        ("code_list", "991"),
        ("suffix", "X"),
        ("csi", "010"),
        ("csi", "banana"),
        ("csi", ""),
    ):
        yield named, {**then, "claim": {**right, named: code}}
    yield "list 990", {**then, "claim": {**right, "code_list": other}}


def shifted_borders() -> Iterator[tuple[str, str, Document]]:
    """Yield every file in which one rule hands a value of a field to another, and still loads.

    The two `when`s are edited as an author would: the value goes from the one and comes to
    the other. Kept are the edits after which the two hold the same cases together as before.
    """
    for giver, taker in permutations(RULE_IDS, 2):
        together = TABLE.cases[giver] | TABLE.cases[taker]
        for name, field in ONE_SESSION.fields.items():
            given, taken = when_of(giver), when_of(taker)
            for value in values_of(given, name):
                kept = tuple(v for v in values_of(given, name) if v != value)
                grown = {*values_of(taken, name), value}
                if not kept or value in values_of(taken, name):
                    continue
                less = with_values(given, name, kept)
                more = with_values(taken, name, tuple(v for v in field.values if v in grown))
                mine, theirs = cases_when(less), cases_when(more)
                if mine | theirs == together and not mine & theirs and mine:
                    document = replaced(giver, when=less)
                    next(r for r in document["rule"] if r["id"] == taker)["when"] = more
                    yield giver, taker, document


def moved_slices(giver: str) -> Iterator[tuple[str, Document]]:
    """Yield files in which the rule's cases with one value go to a rule that borders on them.

    Two rules border on each other where another value of one field leads from the one to the
    other. Every value is moved across the border of its own field, and of each other field at
    least one. The other rule takes the cases as an alternative, so every case still has one.
    """
    for name, field in ONE_SESSION.fields.items():
        served = set()
        for value in field.values:
            moving = TABLE.cases[giver] & ONE_SESSION.having(name, value)
            if not moving or moving == TABLE.cases[giver]:
                continue
            across = ONE_SESSION.widen(moving, name)
            reach = 0
            for crossed in ONE_SESSION.fields:
                reach |= ONE_SESSION.widen(moving, crossed)
            when = when_of(giver)
            kept = tuple(v for v in values_of(when, name) if v != value)
            for taker in RULE_IDS:
                theirs = across if taker in served else reach
                if taker != giver and theirs & TABLE.cases[taker]:
                    served.add(taker)
                    document = replaced(giver, when=with_values(when, name, kept))
                    other = next(rule for rule in document["rule"] if rule["id"] == taker)
                    other["when"] = {"any_of": [other["when"], with_values(when, name, (value,))]}
                    yield taker, document


def other_conditions() -> Iterator[tuple[str, Document]]:
    """Yield every file in which a named condition has a term less, or a value more or less."""
    for name, condition in RIGHT["conditions"].items():
        when = condition["when"]
        whens = [{t: kept for t, kept in when.items() if t != term} for term in when]
        for term in (term for term in when if term not in NAMED):
            values, every = values_of(when, term), ONE_SESSION.fields[term].values
            whens += [with_values(when, term, (*values, v)) for v in every if v not in values]
            if len(values) > 1:
                whens += [
                    with_values(when, term, tuple(v for v in values if v != less))
                    for less in values
                ]
        for place, alternative in enumerate(when.get("any_of", [])):
            others = [kept for n, kept in enumerate(when["any_of"]) if n != place]
            whens.append(when | {"any_of": others})
            whens += [
                when
                | {"any_of": [*others, {t: kept for t, kept in alternative.items() if t != term}]}
                for term in alternative
            ]
        for changed in whens:
            if cases_when(changed) == TABLE.conditions[name]:
                continue  # another way to write the same
            document = deepcopy(RIGHT)
            document["conditions"][name]["when"] = changed
            yield name, document


def other_remarks(remark_id: str) -> Iterator[Document]:
    """Yield every file in which a remark has a term less, or a value more."""
    (place,) = (n for n, each in enumerate(RIGHT["remark"]) if each["id"] == remark_id)
    when = RIGHT["remark"][place]["when"]
    whens = [{t: kept for t, kept in when.items() if t != term} for term in when]
    for term in (term for term in when if term not in NAMED):
        values = values_of(when, term)
        more = [v for v in ONE_SESSION.fields[term].values if v not in values]
        whens += [with_values(when, term, (*values, added)) for added in more]
    for changed in whens:
        document = deepcopy(RIGHT)
        document["remark"][place]["when"] = changed
        yield document


COUNTS: Final = ((None, 1), (0, 1), (1, 1), (None, 19))
"""Sessions left and the first to come, enough to meet every case that a rule can be about."""

PEOPLE: Final = random.Random(0).sample(list(expected.persons((17, 18))), k=1152)  # noqa: S311
"""Everybody, in no order, so that a difference is met soon wherever it is."""

SITUATIONS: Final = tuple(
    (person, left, first, answers.situation(person, left, first - 1))
    for left, first in COUNTS
    for person in PEOPLE
    if not left or person.supplementary != "none"
)


OF_THE_UNKNOWN: Final = "heart-diagnosis-alone-not-listed"
"""The remark that is made only while it is not known whether somebody is listed."""

NOT_TOLD_WHETHER_LISTED: Final = tuple(
    (person, answers.situation(person).model_copy(update={"basis_entitlement": None}))
    for person in PEOPLE
    if person.basis_entitlement
)


def differences(
    calculator: Calculator, on: date, adults: int = expected.ADULTS
) -> Iterator[tuple[expected.Person, int | None, int]]:
    """Yield every situation that a calculator answers otherwise than the domain does on a day.

    Payer, codes, sessions, rule and standing count; so do being in scope and the remarks, that
    of the unknown among them.
    """
    for person, left, first, situation in SITUATIONS:
        assessment = calculator.assess(situation, on)
        walk = expected.walk(person, left, first, adults)
        right = [expected.blocks(frozenset({walk}))] if walk else []
        said = {remark.id for remark in calculator.remarks(situation, on)}
        certain = expected_remarks.certain(
            person,
            on,
            left=left,
            first=first,
            today=expected_remarks.this_day(),
            adults=adults,
        )
        outside = [(reason.rule, reason.standing.value) for reason in assessment.out_of_scope]
        outside_right = [expected.OUT_OF_SCOPE[person.indication]] if not walk else []
        found = (assessment.in_scope, said, outside, answers.blocks(assessment))
        if found != (bool(walk), certain, outside_right, right):
            yield person, left, first
    coded = calculator.remarks(Situation(diagnosis_code="2542"), on)
    if "told-by-the-national-list" not in {remark.id for remark in coded}:
        yield PEOPLE[0], None, 1
    for person, situation in NOT_TOLD_WHETHER_LISTED:
        said = {remark.id for remark in calculator.remarks(situation, on)}
        if (OF_THE_UNKNOWN in said) is not (person.indication == "cardiovascular"):
            yield person, None, 1


LOWER: Final = 12
"""A limit of adults below that of children: then sessions are where today's limits leave none."""

OTHER_LIMITS: Final = deepcopy(RIGHT["limits"])
OTHER_LIMITS["adults"][0]["sessions"] = LOWER


class Verdict(Enum):
    """What becomes of a changed file."""

    REFUSED = "it does not load"
    FOUND = "the rule tests see that it is wrong"
    UNSEEN = "nobody notices"


def verdict(document: Document, also: Collection[date] = ()) -> Verdict:
    """Return what becomes of a changed file, on the first day of each of its editions.

    Args:
        document: The file.
        also: More days to look at.
    """
    try:
        book = RuleBook.model_validate(document)
        for day in sorted({*book.days(), *RIGHT_BOOK.days(), *also}):
            calculator = make_calculator(book, day)
            changed = book.in_force(day) != RIGHT_BOOK.in_force(day)
            changed |= book.limits.on(day) != RIGHT_BOOK.limits.on(day)
            if changed and any(True for _ in differences(calculator, day)):
                return Verdict.FOUND
        if document["limits"] == RIGHT["limits"]:
            other = RuleBook.model_validate(document | {"limits": OTHER_LIMITS})
            if any(True for _ in differences(make_calculator(other, TODAY), TODAY, LOWER)):
                return Verdict.FOUND
    except (RuleError, ValidationError):
        return Verdict.REFUSED
    return Verdict.UNSEEN


FAR: Final = date(2080, 1, 1)
"""A day after everything that the files hold, and after the next calendar year."""


def shifted_in_time(right: Document = RIGHT) -> Iterator[tuple[str, Document]]:
    """Yield every file in which something begins or ends a day sooner or later, or at all.

    What has no first or no last day of its own is given one: `FAR` becomes its last day, or the
    last day before it. That is seen on `FAR` or the day after, so give `FAR` to `verdict` too.
    """
    day = timedelta(days=1)
    for kind, place, written in _lasting(right):
        bounds = [bound for bound in ("from", "until") if bound in written]
        changes: list[Document] = [
            {bound: written[bound] + by} for bound in bounds for by in (-day, day)
        ]
        changes += [{bound: None} for bound in bounds]
        changes += [{"from": FAR + day}] if "from" not in bounds else []
        changes += [{"until": FAR}] if "until" not in bounds else []
        for change in changes:
            document = deepcopy(right)
            changed = next(w for k, p, w in _lasting(document) if (k, p) == (kind, place))
            changed.update(change)
            for key, value in change.items():
                if value is None:
                    del changed[key]
            yield f"{kind} {place} {change}", document


def _lasting(document: Document) -> Iterator[tuple[str, str, Document]]:
    """Yield all that may hold from a day or until one: its kind, its name, and as written."""
    for kind in ("rule", "remark"):
        for each in document[kind]:
            yield kind, each["id"], each
    for name, condition in document["conditions"].items():
        yield "condition", name, condition
    for name, held in document.get("limits", {}).items():
        for place, limit in enumerate(held):
            yield "limit", f"{name} {place}", limit
