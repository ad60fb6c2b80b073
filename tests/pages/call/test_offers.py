"""What an agent can offer, read back and carried out, for every decided answer."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations, product
from typing import Any, Final, NamedTuple

import pytest

from calculator import aftercare
from calculator.pages.answer.enquiry import Enquiry
from calculator.pages.call.offers import draw_offers, write_offers
from calculator.words import Language, words_in
from tests.aftercare import expected
from tests.pages.plans import ADULT, FAR, Known, known
from tests.pages.told import Told, UnreadableError, read_clauses, small

DAY: Final = date(2026, 3, 5)
CHANGES: Final[Mapping[Language, Mapping[str, tuple[str, bool | str]]]] = {
    Language.NL: {
        r"neemt u (voor uw kind )?de Basis Plus Module": ("basis_plus_module", True),
        r"neemt u (voor uw kind )?een aanvullende verzekering met de nazorg van de module erin": (
            "supplementary",
            "with-aftercare",
        ),
        r"neemt u (voor uw kind )?een aanvullende verzekering, "
        r"ook als de nazorg van de module er niet in zit": (
            "supplementary",
            "without-aftercare",
        ),
        r"gaat (?:u|(uw kind)) naar een Pluspraktijk": ("plus_practice", True),
        r"haalt u een verwijzing( voor uw kind)?": ("referral", True),
    },
    Language.EN: {
        r"take out the Basis Plus Module( for your child)?": ("basis_plus_module", True),
        r"take out a supplementary insurance( for your child)? "
        r"that includes the module's aftercare": ("supplementary", "with-aftercare"),
        r"take out a supplementary insurance( for your child)?, "
        r"also if it does not include the module's aftercare": (
            "supplementary",
            "without-aftercare",
        ),
        r"(?:go|take (your child)) to a Plus practice": ("plus_practice", True),
        r"get a referral( for your child)?": ("referral", True),
    },
}
OFFER: Final = {
    Language.NL: r"(?P<change>.+), dan geldt(?:: (?P<now>.+)\. Dat kan meteen\."
    r"| voor de behandelingen die vanaf 1 januari (?P<year>\d{4}) nog komen: (?P<later>.+)\.)",
    Language.EN: r"(?P<change>.+), and then(?:: (?P<now>.+)\. That can start at once\."
    r"| for the sessions still to come from 1 January (?P<year>\d{4}) on: (?P<later>.+)\.)",
}
AND: Final = {
    Language.NL: r", (?!ook als)| en (?=neemt|gaat|haalt)",
    Language.EN: r", (?!also if)| and (?=take|go|get)",
}
INSURANCES: Final = {"basis_plus_module", "supplementary"}


class Offered(NamedTuple):
    """One offer: what to change, what holds then, and from which year (none: at once)."""

    changes: Mapping[str, bool | str]
    then: tuple[Told, ...]
    year: int | None
    of_child: frozenset[bool]


Made = Mapping[Language, Sequence[tuple[Known, Sequence[Offered]]]]
"""What is offered in each situation."""


def read(text: str, language: Language) -> Offered:
    found = re.fullmatch(OFFER[language], text)
    if not found:
        raise UnreadableError(text)
    changes: dict[str, bool | str] = {}
    of_child = set[bool]()
    for told in re.split(AND[language], small(found["change"])):
        fits = [(m, c) for form, c in CHANGES[language].items() if (m := re.fullmatch(form, told))]
        ((match, (field, value)),) = fits
        of_child.add(bool(match[1]))
        changes[field] = value
    then = read_clauses(found["now"] or found["later"], language)
    year = int(found["year"]) if found["year"] else None
    return Offered(changes, then.told, year, frozenset(of_child | {*then.of_child}))


def after(
    situation: aftercare.Situation,
    changes: Mapping[str, bool | str],
    *,
    new_year: bool = False,
) -> Known:
    """Return what follows once the changes are made.

    Sessions left are those of the insurance there was: a new one comes with its own. In a new
    year, a child has had none of its sessions yet.
    """
    facts: dict[str, Any] = situation.model_dump() | dict(changes)
    if situation.supplementary == "none" != facts["supplementary"]:
        facts["supplementary_sessions"] = None
    if new_year and situation.age is not None and situation.age < 18:
        facts["sessions_had"] = None
    return known(**facts)


def said(each: Known) -> tuple[Told, ...]:
    """Return who pays as a sentence says it; there has to be one plan."""
    (_,) = each.assessment.plans
    runs = each.runs(lambda here: (here.payers, here.limited))
    return tuple(
        Told(first, last, payer, limited, each.own_risk(payer))
        for first, last, ((payer,), limited) in runs
    )


def to_pay(each: Known) -> tuple[int, int]:
    """Return the least and the most sessions up to a far one that the person pays."""
    least = most = 0
    for first, last, here in each.sessions:
        sessions = (last or FAR) - first + 1
        least += sessions * (here.payers == {expected.PERSON})
        most += sessions * (expected.PERSON in here.payers or here.limited)
    return least, most


def less(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one != other and one[0] <= other[0] and one[1] <= other[1]


@pytest.fixture(scope="session")
def decided(every: tuple[Known, ...]) -> tuple[Known, ...]:
    """Return a situation for each decided answer, and every complete person at some numbers."""
    people = [
        known(**person._asdict(), supplementary_sessions=left, sessions_had=had)
        for person in expected.persons((9, ADULT))
        if person.treatment_need == "current" and person.indication == "oncology"
        for left, had in ((9, None), (0, 19), (None, 17))
        if person.supplementary != "none" or not left
    ]
    return tuple(
        each for each in (*every, *people) if each.assessment.decided and each.assessment.in_scope
    )


@pytest.fixture(scope="session")
def offered(decided: tuple[Known, ...]) -> Made:
    return {
        language: [
            (each, [read(text, language) for text in write_offers(words, each.enquiry(DAY))])
            for each in decided
        ]
        for language in Language
        for words in [words_in(language)]
    }


def every_offer(offered: Made, language: Language) -> Iterator[tuple[Known, Offered]]:
    for each, made in offered[language]:
        for offer in made:
            yield each, offer


def test_something_is_offered_in_many_situations_and_everything_to_change_is_among_the_offers(
    decided: tuple[Known, ...], offered: Made
) -> None:
    assert len(decided) > 300
    made = [offer for _, offer in every_offer(offered, Language.NL)]
    changes = {change for offer in made for change in offer.changes.items()}
    assert {field for field, _ in changes} == INSURANCES | {"plus_practice", "referral"}
    assert {len(offer.changes) for offer in made} >= {1, 2}


@pytest.mark.parametrize("language", Language)
def test_an_offer_comes_to_what_it_says_once_it_is_taken(language: Language, offered: Made) -> None:
    for each, offer in every_offer(offered, language):
        then = after(each.situation, offer.changes, new_year=offer.year is not None)
        assert said(then) == offer.then, (each.situation, offer)


def test_of_what_starts_in_january_that_which_leaves_least_to_pay_comes_first(
    offered: Made,
) -> None:
    for each, made in offered[Language.NL]:
        left = [to_pay(after(each.situation, offer.changes)) for offer in made if offer.year]
        for earlier, later in combinations(left, 2):
            assert not less(later, earlier), (each.situation, made)


def test_who_has_nothing_but_the_basic_insurance_is_offered_first_what_pays_everything() -> None:
    each = known(
        indication="oncology",
        treatment_need="current",
        age=ADULT,
        basis_plus_module=False,
        supplementary="none",
        basis_entitlement=False,
        plus_practice=False,
        referral=False,
        sessions_had=3,
    )
    told = write_offers(words_in(Language.NL), each.enquiry(DAY))
    assert told[0] == (
        "Neemt u de Basis Plus Module, gaat u naar een Pluspraktijk en haalt u een verwijzing, "
        "dan geldt voor de behandelingen die vanaf 1 januari 2027 nog komen: "
        "vanaf behandeling 4 betaalt de Basis Plus Module."
    )


def test_an_offer_never_leaves_more_to_pay(offered: Made) -> None:
    for each, offer in every_offer(offered, Language.NL):
        then = after(each.situation, offer.changes)
        assert less(to_pay(then), to_pay(each)), (each.situation, offer)


@pytest.mark.long
def test_an_offer_changes_only_what_a_person_can_change_and_has_not_yet(offered: Made) -> None:
    for each, offer in every_offer(offered, Language.NL):
        assert {*offer.changes} <= {*INSURANCES, "plus_practice", "referral"}
        for field, value in offer.changes.items():
            assert getattr(each.situation, field) != value, (each.situation, offer)


def test_no_change_in_an_offer_is_superfluous(offered: Made) -> None:
    for each, offer in every_offer(offered, Language.NL):
        for size in range(len(offer.changes)):
            for part in combinations(offer.changes.items(), size):
                then = after(each.situation, dict(part))
                paid = {said(then)} if len(then.assessment.plans) == 1 else set()
                assert offer.then not in paid, (each.situation, offer)


@pytest.mark.parametrize("language", Language)
def test_insurances_start_on_1_january_and_the_rest_at_once(
    language: Language, offered: Made
) -> None:
    for _, offer in every_offer(offered, language):
        insured = bool(INSURANCES & offer.changes.keys())
        assert offer.year == (DAY.year + 1 if insured else None)


@pytest.mark.parametrize("language", Language)
def test_only_a_parent_is_offered_something_for_a_child(language: Language, offered: Made) -> None:
    for each, offer in every_offer(offered, language):
        assert offer.of_child == {each.child}, (each.situation, offer)


@pytest.mark.parametrize("day", [date(2026, 1, 1), date(2026, 12, 31)])
def test_the_year_is_the_one_after_the_day_of_the_call(day: date) -> None:
    each = known(
        indication="oncology",
        treatment_need="current",
        age=ADULT,
        basis_plus_module=False,
        supplementary="none",
        basis_entitlement=False,
        plus_practice=True,
        referral=True,
    )
    told = write_offers(words_in(Language.NL), each.enquiry(day))
    assert told
    assert all("vanaf 1 januari 2027 nog komen: " in offer for offer in told)


def test_both_languages_offer_the_same_in_the_same_order(offered: Made) -> None:
    for (_, dutch), (_, english) in zip(*offered.values(), strict=True):
        assert dutch == english


def test_whoever_has_to_pay_is_offered_what_one_or_two_changes_would_save(offered: Made) -> None:
    values: Mapping[str, tuple[bool | str, ...]] = {
        "basis_plus_module": (True,),
        "supplementary": ("with-aftercare", "without-aftercare"),
        "plus_practice": (True,),
        "referral": (True,),
    }
    singles = [{field: value} for field, choices in values.items() for value in choices]
    pairs = [one | two for one, two in product(singles, repeat=2) if one.keys() != two.keys()]
    for each, made in offered[Language.NL]:
        if (
            None
            in each.situation.model_dump(
                exclude={"supplementary_sessions", "sessions_had"}
            ).values()
        ):
            continue
        saving = [
            change
            for change in (*singles, *pairs)
            if less(to_pay(after(each.situation, change)), to_pay(each))
        ]
        assert bool(saving) == bool(made), (each.situation, saving, made)


def test_nothing_is_offered_before_the_answer_is_decided_or_out_of_scope(
    every: tuple[Known, ...],
) -> None:
    words = words_in(Language.NL)
    for each in every:
        if not (each.assessment.decided and each.assessment.in_scope):
            assert write_offers(words, each.enquiry(DAY)) == []
    assert draw_offers(words, Enquiry(aftercare.Situation(), DAY)) == ""


def test_a_change_of_plan_or_change_would_be_noticed(decided: tuple[Known, ...]) -> None:
    words, noticed = words_in(Language.EN), 0
    swaps = {
        "Basis Plus Module pays": "basic insurance pays",
        "basic insurance pays": "Basis Plus Module pays",
        "Plus practice": "referral",
        "20": "19",
        "9": "8",
    }
    for each in decided:
        for text in write_offers(words, each.enquiry(DAY))[:1]:
            for old, new in swaps.items():
                other = re.sub(rf"(?<!\d){old}(?!\d)", new, text, count=1)
                if other == text:
                    continue
                try:
                    offer = read(other, Language.EN)
                except ValueError:  # it cannot even be read
                    continue
                then = after(each.situation, offer.changes, new_year=offer.year is not None)
                assert len(then.assessment.plans) != 1 or said(then) != offer.then, other
                noticed += 1
    assert noticed > 100
