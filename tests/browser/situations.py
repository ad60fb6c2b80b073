"""Situations with who pays in them, as DOMAIN's sentences say it, for people to walk through.

The stretches are written out: sessions, then the payer. None stands for "I do not know".
"""

from typing import NamedTuple

from tests.browser.visitor import Value

MODULE, COVER, BASIC, SUPPLEMENTARY, SELF = (
    "basis-plus-module",
    "aftercare-in-supplementary",  # what pays where the module's cover is in that insurance
    "basis-insurance",
    "supplementary-insurance",
    "insured-person",
)
Stretch = tuple[int, int | None, str]
Answers = dict[str, Value | None]


class Case(NamedTuple):
    """A situation with the answer that must stand there."""

    name: str
    answers: Answers
    stretches: list[Stretch]


ADULT: Answers = {"indication": "oncology", "treatment_need": "current", "age": 52}
HEART: Answers = {"indication": "cardiovascular", "treatment_need": "current", "age": 67}
MODULE_ONLY: Answers = {"basis_plus_module": True, "supplementary": "none"}
SEEN_TO: Answers = {"plus_practice": True, "referral": True}

CASES = [
    Case(
        "heart, module, listed",
        HEART | MODULE_ONLY | {"basis_entitlement": True} | SEEN_TO,
        [(1, 20, MODULE), (21, None, BASIC)],
    ),
    Case(
        "heart, module, not listed",
        HEART | MODULE_ONLY | {"basis_entitlement": False} | SEEN_TO,
        [(1, None, MODULE)],
    ),
    Case(
        "listed without a referral, with sessions left",
        ADULT
        | {
            "basis_plus_module": False,
            "supplementary": "without-aftercare",
            "supplementary_sessions": 9,
            "basis_entitlement": True,
            "referral": False,
        },
        [(1, 9, SUPPLEMENTARY), (10, None, SELF)],
    ),
    Case(
        "listed, with sessions left, 5 had",
        ADULT
        | {
            "basis_plus_module": False,
            "supplementary": "without-aftercare",
            "supplementary_sessions": 9,
            "basis_entitlement": True,
            "referral": True,
            "sessions_had": 5,
        },
        [(6, 14, SUPPLEMENTARY), (15, 20, SELF), (21, None, BASIC)],
    ),
    Case(
        "nothing new for years",
        {"indication": "cardiovascular", "treatment_need": "long-standing"},
        [(1, None, SELF)],
    ),
    Case(
        "cover in the supplementary insurance, sessions unknown",
        ADULT
        | {
            "basis_plus_module": False,
            "supplementary": "with-aftercare",
            "supplementary_sessions": None,
            "basis_entitlement": False,
            "plus_practice": False,
        },
        [(1, None, SUPPLEMENTARY)],
    ),
    Case("out of scope", {"indication": "other"}, []),
]
"""A situation for each shape that an answer has; who pays in every other is proved elsewhere."""

EXAMPLES: list[tuple[int, bool, list[Stretch]]] = [
    (1, True, [(1, 20, COVER), (21, None, BASIC)]),
    (2, True, [(1, 20, MODULE), (21, None, BASIC)]),
    (2, False, [(1, 20, MODULE), (21, None, MODULE)]),
    (3, True, [(1, 20, SELF), (21, None, BASIC)]),
    (3, False, [(1, 20, SELF), (21, None, SELF)]),
]
"""The worked examples by number, on the list or not, as they are told in steps 4 and 5."""
