"""The right answers to a drill, worked out by the descriptions of both domains.

Sessions are gone through one by one, and what is unknown is filled in every way that it can be.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import groupby, product
from typing import Any, Final

from tests.aftercare import expected as aftercare
from tests.aftercare.expected import Person
from tests.aftercare.test_every_partial_situation import FIELDS
from tests.claims import expected as claims
from tests.drills.story_reader import Fact, Told

QUESTIONS: Final = (
    "indication",
    "treatment_need",
    "age",
    "basis_plus_module",
    "supplementary",
    "supplementary_sessions",
    "basis_entitlement",
    "plus_practice",
    "referral",
)
"""What can be asked about aftercare, in the order of the domain."""
CLAIM_QUESTIONS: Final = tuple(claims.VALUES)
BY_CODE: Final = re.compile("type verwijzer is|referral type is")

Sessions = list[tuple[int, aftercare.Paid]]


class Right:
    """What the domain says of a drill.

    Attributes:
        key: The right answer to each part, in order.
        rules: The rules of the one answer, if the facts decide it.
        completed: The rules, with their standing, of each thing that it can turn out to be.
    """

    def __init__(
        self, key: Mapping[str, str], completed: frozenset[frozenset[tuple[str, str]]]
    ) -> None:
        """Say what is right."""
        self.key = key
        self.completed = completed


def completions(known: tuple[Any, ...], left: int | None) -> list[Person]:
    """Return everybody who agrees with what is known, None being unknown."""
    values = [
        options if value is None else (value,)
        for value, options in zip(known, FIELDS.values(), strict=True)
    ]
    people = [Person(*each) for each in product(*values)]
    # Who has sessions left has an insurance that they are left in.
    return [p for p in people if not left or p.supplementary != "none"]


def open_by_definition(
    known: tuple[Any, ...], plans: Mapping[Person, aftercare.Plan], left: int | None
) -> set[str]:
    """Return the unknown facts that alone can change scope or plan."""
    found = set()
    for place, name in enumerate(FIELDS):
        if known[place] is None:
            alike: dict[tuple[Any, ...], aftercare.Plan] = {}
            for person, plan in plans.items():
                others = person[:place] + person[place + 1 :]
                if alike.setdefault(others, plan) != plan:
                    found.add(name)
                    break
    if left is None and any(
        person.supplementary != "none"
        and plan
        and aftercare.plan(person, 0, plan[0].first) != aftercare.plan(person, 1, plan[0].first)
        for person, plan in plans.items()
    ):
        found.add("supplementary_sessions")
    return found


def of_aftercare(told: Told) -> Right:
    """Return the right answers about a person."""
    known = tuple(told.get(name) for name in FIELDS)
    left, had = number(told, "supplementary_sessions"), number(told, "sessions_had") or 0
    people = completions(known, left)
    plans = {person: aftercare.plan(person, left, had + 1) for person in people}
    still_open = open_by_definition(known, plans, left)
    lefts = {left} if left is not None or "supplementary_sessions" not in still_open else {0, 9}
    completed = {rules_of(person, remaining, had + 1) for person in people for remaining in lefts}
    if "supplementary" not in told and left is None:
        completed |= {
            rules_of(person, 9, had + 1) for person in people if person.supplementary != "none"
        }
        completed |= {rules_of(person, 0, had + 1) for person in people}
    if still_open:
        first = next(name for name in QUESTIONS if name in still_open)
        return Right({"step": "ask", "question": first}, frozenset(completed))
    key = {answer(person, left, had) for person in people}
    assert len(key) == 1
    return Right(dict(key.pop()), frozenset(completed))


def rules_of(person: Person, left: int | None, first: int) -> frozenset[tuple[str, str]]:
    """Return the rules, with their standing, that pay somebody's sessions to come."""
    walk = aftercare.walk(person, left, first)
    return frozenset((run.paid.rule, run.paid.standing) for run in walk) or frozenset(
        {aftercare.OUT_OF_SCOPE[person.indication]}
    )


@cache
def answer(person: Person, left: int | None, had: int) -> tuple[tuple[str, str], ...]:
    """Return the right answer to each part about a person of whom enough is known."""
    sessions = list(one_by_one(person, left, had))
    if not sessions:
        return (("step", "out-of-scope"),)
    found = [("step", "answer")]
    for part, among in (
        ("within_limit", [paid for session, paid in sessions if session <= 20]),
        ("past_limit", [paid for session, paid in sessions if session >= 21]),
    ):
        if among:
            payers = [payer for payer, _ in groupby(paid.payer for paid in among)]
            assert len(payers) == len(set(payers))
            found.append((part, "+".join(payers)))
    codes = [f"{c[0]}{c[1]}-{c[2]}" for c, _ in groupby(p.claim for _, p in sessions) if c]
    found.append(("claim_codes", "+".join(codes) or "none"))
    return tuple(found)


def one_by_one(person: Person, left: int | None, had: int) -> Iterator[tuple[int, aftercare.Paid]]:
    """Yield who pays each session to come, until nothing changes any more."""
    remaining = left or 0
    for session in range(had + 1, max(had + 1, 21) + remaining + 2):
        paid = aftercare.who_pays(person, session, one_left=remaining > 0)
        if paid is None:
            return
        yield session, paid
        remaining -= paid.payer == aftercare.SUPPLEMENTARY


def number(told: Told, name: str) -> int | None:
    """Return a number that is told, or None."""
    value = told.get(name)
    return None if value is None else int(value)


def kind_of_care(told: Mapping[str, Fact]) -> Fact | None:
    """Return the kind of care that is named or that its codes tell."""
    product = str(told.get("product_code", ""))
    if product[:6] in ("150101", "159899", "159999") or product in ("990516011", "990516020"):
        return "pregnancy"
    pair = (told.get("specialism_code"), told.get("diagnosis_code"))
    screening = pair in (("0303", "603"), ("0313", "028"), ("0318", "830"))
    if screening and told.get("declaration_code") in ("15D492", "15E612"):
        return "bowel-screening"
    return told.get("care_kind")


def partial_claim(told: Told) -> claims.Partial:
    """Return what is known of a claim, in the order of the domain."""
    given = {**told, "care_kind": kind_of_care(told)}
    return tuple(given.get(name) for name in CLAIM_QUESTIONS)  # type: ignore[misc]


def of_claim(told: Told, story: str) -> Right:
    """Return the right answers about a claim.

    Args:
        told: The facts.
        story: How they are told; where codes are told none are to be found.
    """
    known = partial_claim(told)
    answers = claims.answers(known)
    completed = frozenset(frozenset({(each.rule, each.standing)}) for each in answers)
    still_open = claims.open_fields(known)
    if still_open:
        first = next(name for name in CLAIM_QUESTIONS if name in still_open)
        return Right({"step": "ask", "question": first}, completed)
    (payment,) = {each.payment for each in answers}
    key = {"step": "answer", "payment": payment}
    referral_type = told.get("referral_type")
    if referral_type and not BY_CODE.search(story):
        key["referral_type"] = str(referral_type)
        second = {"05": "care_type", "07": "care_type", "04": "acute_activity"}
        field = (second | {"08": "acute_activity"}).get(str(referral_type), "")
        code = str(told.get(field, "none"))
        key["second_code"] = "none" if code == "other" else code
    return Right(key, completed)
