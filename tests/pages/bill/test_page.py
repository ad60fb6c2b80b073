"""An insured person with a selective policy hears whether a bill may come, and what to do."""

import re
from itertools import product

import pytest
from streamlit.testing.v1 import AppTest

from calculator import claims, decision
from calculator.claims.rules import RULES_FILE, RuleBook
from calculator.pages.bill.questions import TOLD
from calculator.pages.visit.answers import make_sheet
from calculator.pages.visit.forms import CLAIM
from calculator.pages.visit.model import STORIES, Opened
from calculator.words import Language, words_in
from tests.claims import expected
from tests.pages.running import drawn, fields_of, new_site, pressed, shown, visit_of, widget

NL = words_in(Language.NL)
ANSWERS = ("true", "false", "unknown")
OF_STAFF = re.compile(
    r"type verwijzer|zorgactiviteit|zorgtype|zorgtraject|19001\d|\b0[1-8]\b|DBC|WBMV|de patiënt",
    re.IGNORECASE,
)


@pytest.fixture
def page() -> AppTest:
    return new_site().switch_page("bill/page.py").run()


def told(page: AppTest, **answers: str) -> AppTest:
    for field, said in answers.items():
        value = {"true": True, "false": False}.get(said, said)
        widget(page, name_of(field)).set_value(value).run()
        assert not page.exception
    return page


def name_of(field: str) -> str:
    return "bill.story" if field == "story" else f"answer.{field}"


def headline(page: AppTest) -> str:
    found = re.search(r"vw-headline[^>]*>([^<]*)<", drawn(page))
    assert found
    return found[1]


def asked(page: AppTest) -> list[str]:
    return [name.partition(".")[2] for name in fields_of(page)]


def to_do(page: AppTest) -> list[str]:
    part = drawn(page).partition(NL["to_do.title"])[2].partition("</ul>")[0]
    return re.findall("<li>(.*?)</li>", part)


def possible(policy: str, hospital: str, story: str | None) -> set[str]:
    """Return the payments that are possible, worked out apart."""
    values = {"true": True, "false": False, "unknown": None}
    facts = STORIES[story].facts.known() if story else {}
    known = {"selective_policy": values[policy], "hospital_selected": values[hospital]} | facts
    return {
        expected.answer(case).payment
        for case in expected.cases()
        if all(value in (None, getattr(case, field)) for field, value in known.items())
    }


@pytest.mark.parametrize("story", [*TOLD, "unknown"])
def test_each_story_is_answered_as_the_rules_have_it_whatever_is_known(
    page: AppTest, story: str
) -> None:
    for policy, hospital in product(ANSWERS, ANSWERS):
        told(page, selective_policy=policy)
        if "hospital_selected" not in asked(page):
            assert policy == "false"
            continue
        told(page, hospital_selected=hospital)
        if "story" in asked(page):
            told(page, story=story)
            if "first_trajectory" in asked(page):
                told(page, first_trajectory="unknown")
        else:
            assert (policy, hospital) == ("true", "true")
        payments = possible(policy, hospital, None if story == "unknown" else story)
        assert OF_STAFF.findall(drawn(page)) == []
        certain = payments - {"do-not-claim"} if len(payments) > 1 else payments
        if len(certain) == 1:
            assert headline(page) == NL[f"bill.payment.{certain.pop()}"]
        else:
            assert headline(page) == NL["bill.open_to_find_out"]
            assert 0 < len(to_do(page)) <= 3
            if policy == "unknown":
                assert NL["bill.selective_policy.to_ask"] in to_do(page)[0]
        if "story" in asked(page):
            pressed(page, "start_again")


def test_how_earlier_treatment_began_decides(page: AppTest) -> None:
    told(page, selective_policy="true", hospital_selected="false", story="follow-up")
    for began, payment in (
        ("initial-01-03-06", "full"),
        ("started-while-contracted", "full"),
        ("no-match", "reduced"),
    ):
        told(page, first_trajectory=began)
        assert headline(page) == NL[f"bill.payment.{payment}"]


def test_whoever_knows_nothing_hears_whom_to_call_and_what_to_ask(page: AppTest) -> None:
    told(page, selective_policy="unknown", hospital_selected="unknown", story="unknown")
    assert headline(page) == NL["bill.open_to_find_out"]
    assert 0 < len(to_do(page)) <= 3
    for field in ("selective_policy", "hospital_selected"):
        assert NL[f"bill.{field}.to_ask"] in to_do(page)[0]


def test_no_story_leaves_its_codes_behind(page: AppTest) -> None:
    told(page, selective_policy="true", hospital_selected="false", story="pregnancy")
    assert headline(page) == NL["bill.payment.full"]
    told(page, story="planned-by-first-line")
    assert headline(page) == NL["bill.payment.reduced"]
    told(page, story="unknown")
    assert headline(page) == NL["bill.open_to_find_out"]
    assert shown(page, "answer.hospital_selected") == "false"


def test_a_drill_that_is_open_on_the_page_of_a_claim_leaves_what_was_told_of_a_bill(
    page: AppTest,
) -> None:
    told(page, selective_policy="true", hospital_selected="false", story="pregnancy")
    drill = claims.Claim(selective_policy=False)
    visit_of(page).open_case(
        CLAIM, Opened(kind="drill", id="follow-up-full-0", sheet=make_sheet(CLAIM, drill))
    )
    page.run()
    assert shown(page, "bill.story") == "pregnancy"
    assert headline(page) == NL["bill.payment.full"]
    told(page, hospital_selected="true", story="planned-by-first-line")
    told(page, hospital_selected="false")
    assert headline(page) == NL["bill.payment.reduced"]
    assert visit_of(page).claim.shown == make_sheet(CLAIM, drill)


@pytest.mark.parametrize("story", [each for each in STORIES if each not in TOLD])
def test_a_story_that_nobody_tells_of_themselves_is_asked_about_anew(
    page: AppTest, story: str
) -> None:
    visit = visit_of(page)
    visit.put("claim", visit.claim.with_story(story))
    told(page, selective_policy="unknown", hospital_selected="unknown")
    assert "story" not in asked(page) or shown(page, "bill.story") is None


@pytest.mark.parametrize("begun", claims.FirstTrajectory)
def test_however_earlier_treatment_began_on_the_page_of_a_claim_the_page_is_drawn(
    page: AppTest, begun: claims.FirstTrajectory
) -> None:
    visit = visit_of(page)
    visit.put("claim", visit.claim.with_story("follow-up"))
    visit.change_own(CLAIM, lambda sheet: sheet.with_entry(CLAIM, "first_trajectory", begun))
    told(page, selective_policy="unknown", hospital_selected="unknown")
    assert headline(page)


def test_every_payment_has_its_words() -> None:
    for language in Language:
        words = words_in(language)
        assert all(words[f"bill.payment.{payment}"] for payment in claims.Payment)


def test_every_reason_and_all_that_patients_should_know_has_words_without_codes() -> None:
    book = decision.read_toml(RULES_FILE, RuleBook)
    told = {f"bill.why.{rule.id}" for rule in book.rules} | {
        f"bill.note.{remark.id}" for remark in book.remarks if remark.place == claims.Place.PATIENT
    }
    assert {name for name in NL if name.startswith(("bill.why.", "bill.note."))} == told
