"""Questions are put to whoever answers: about a child to its parent."""

import re
from typing import Final

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.running import answered, asked_by, drawn, fields_of, new_site, widget

ABOUT_THE_READER: Final = re.compile(
    r"\b(heeft u|gaat u|past bij u|uw aanvullende|uw polis|uw huisarts|do you|you have|"
    r"your supplementary|your policy|fits you)\b",
    re.IGNORECASE,
)
ABOUT_A_CHILD: Final = re.compile(r"\b(uw kind|your child)", re.IGNORECASE)
ASKED_OF_SOMEBODY: Final = (
    "basis_plus_module",
    "supplementary",
    "supplementary_sessions",
    "plus_practice",
    "referral",
)
ANSWERS: Final = {
    "indication": "oncology",
    "treatment_need": "current",
    "age": "9",
    "basis_plus_module": "true",
    "supplementary": "without-aftercare",
    "supplementary_sessions": "9",
    "basis_entitlement": "false",
    "plus_practice": "true",
    "referral": "false",
}


@pytest.fixture(params=["nl-NL", "en-GB"])
def site(request: pytest.FixtureRequest) -> AppTest:
    return new_site(request.param)


def label(site: AppTest, field: str) -> str:
    text: str = widget(site, f"answer.{field}").label
    return text


def test_about_a_child_every_question_is_put_to_a_parent(site: AppTest) -> None:
    answered(site, **ANSWERS)
    for field in (*ANSWERS, "sessions_had"):
        assert not ABOUT_THE_READER.search(label(site, field)), field
    for field in (*ASKED_OF_SOMEBODY, "sessions_had"):
        assert ABOUT_A_CHILD.search(label(site, field)), field


def test_of_an_adult_no_question_speaks_of_a_child(site: AppTest) -> None:
    answered(site, **(ANSWERS | {"age": "67"}))
    for field in ANSWERS:
        assert not ABOUT_A_CHILD.search(label(site, field)), field
    for field in ASKED_OF_SOMEBODY:
        assert ABOUT_THE_READER.search(label(site, field)), field


def test_where_to_find_out_is_told_a_parent_too(site: AppTest) -> None:
    told_apart = ("treatment_need", "basis_plus_module", "basis_entitlement", "referral")
    unknown = dict.fromkeys(told_apart, "unknown")
    answers = ANSWERS | unknown | {"supplementary": "none"}
    del answers["supplementary_sessions"]
    answered(site, **answers)
    told = re.findall(r'<p class="vw-find-out">(.*?)</p>', drawn(site))
    assert len(told) == len(told_apart)
    assert all(ABOUT_A_CHILD.search(text) for text in told)


def test_while_the_age_is_unknown_it_is_said_whose_insurance_is_meant(site: AppTest) -> None:
    answered(site, indication="oncology", treatment_need="current")
    widget(site, "choice.age").set_value("unknown")
    site.run()
    whose = re.compile("van degene die de behandeling krijgt|of the person who is treated")
    assert whose.search(label(site, "basis_plus_module"))
    answered(site, age="67")
    assert not whose.search(label(site, "basis_plus_module"))


@pytest.mark.parametrize(
    ("age", "says", "says_not"),
    [
        ("9", r"dit jaar|this year", r"eerdere jaren|earlier years"),
        ("67", r"eerdere jaren|earlier years", r"dit jaar|this year"),
    ],
)
def test_how_sessions_count_is_told_for_the_age_that_was_given(
    site: AppTest, age: str, says: str, says_not: str
) -> None:
    listed = "true" if age == "67" else "false"
    answered(site, **(ANSWERS | {"age": age, "basis_entitlement": listed}))
    told = label(site, "sessions_had")
    assert re.search(says, told, re.IGNORECASE)
    assert not re.search(says_not, told, re.IGNORECASE)


def test_the_last_day_that_can_be_written_is_no_day_to_answer_for(site: AppTest) -> None:
    answered(site, indication="cardiovascular", treatment_need="current", age="67")
    widget(site, "answer.day").set_value("other")
    site.run()
    for typed in ("31-12-9999", "31-12-9990"):
        widget(site, "answer.day_typed").input(typed)
        site.run()
        assert not site.exception
        assert ('role="alert"' in drawn(site)) is (typed == "31-12-9999")


def test_a_day_that_was_typed_is_told_where_its_question_is_folded(site: AppTest) -> None:
    answered(site, indication="cardiovascular", treatment_need="current", age="67")
    widget(site, "answer.day").set_value("other")
    site.run()
    widget(site, "answer.day_typed").input("15-3-2027")
    site.run()
    told = {block["key"]: block.get("answered") for block in asked_by(site)["blocks"]}
    assert told["day"] in {"15 maart 2027", "15 March 2027"}


def test_everything_that_holds_for_one_year_is_asked_again_by_name(site: AppTest) -> None:
    answered(site, **ANSWERS, sessions_had="3")
    widget(site, "answer.day").set_value("next_year")
    site.run()
    assert not site.exception
    of_the_year = {"age", "supplementary_sessions", "sessions_had"}
    for field in of_the_year:
        assert widget(site, f"answer.{field}").value == ANSWERS.get(field, "3")
    assert {f"confirm-{field}" for field in of_the_year} <= {*fields_of(site)}
    widget(site, "confirm-age").click()
    site.run()
    assert "confirm-age" not in fields_of(site)
    assert {"confirm-supplementary_sessions", "confirm-sessions_had"} <= {*fields_of(site)}
