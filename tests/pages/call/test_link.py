"""A link from the customer system: what it fills in, and what it leaves out and says so."""

from typing import Final
from urllib.parse import quote, urlencode

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from calculator import aftercare
from calculator.pages.call.link import LONGEST, Link, read_link
from tests.aftercare import expected

NUMBERS: Final = {"age": 120, "supplementary_sessions": 999, "sessions_had": 999}
WRITTEN: Final = {
    field: {str(value).lower(): value for value in values}
    for field, values in expected.VALUES.items()
}
FIELDS: Final = (*WRITTEN, *NUMBERS)
PRIVATE: Final = "geheim"
NAMES = st.sampled_from(FIELDS) | st.text(max_size=12)
VALUES = st.sampled_from([value for values in WRITTEN.values() for value in values]) | st.text()


def test_a_link_fills_in_what_it_says() -> None:
    assert read_link("age=67&indication=cardiovascular") == Link(
        {"age": 67, "indication": "cardiovascular"}, ()
    )


@pytest.mark.parametrize(
    ("field", "written"),
    [(field, written) for field, values in WRITTEN.items() for written in values],
)
def test_every_value_of_the_contract_is_taken(field: str, written: str) -> None:
    link = read_link(f"{field}={written}")
    assert link == Link({field: WRITTEN[field][written]}, ())
    assert type(link.answers[field]) is type(WRITTEN[field][written])


@pytest.mark.parametrize(("field", "most"), NUMBERS.items())
def test_every_number_of_the_contract_is_taken_and_no_other(field: str, most: int) -> None:
    for number in (0, 1, 18, most):
        link = read_link(f"{field}={number}")
        assert link == Link({field: number}, ())
        assert not isinstance(link.answers[field], bool)
    for wrong in (
        most + 1,
        -1,
        "1.5",
        "1e1",
        "twaalf",
        "²",
        "٣",
        "0x1",
        "1" * 400,
        "true",
        " 7",
        "+7",
    ):
        assert read_link(f"{field}={wrong}") == Link({}, (field,)), wrong


def test_the_fields_of_a_link_are_those_of_a_situation_that_are_asked() -> None:
    assert {*FIELDS, "diagnosis_code"} == {*aftercare.Situation.model_fields}
    everything = {
        "indication": "oncology",
        "treatment_need": "current",
        "age": "9",
        "basis_plus_module": "true",
        "supplementary": "with-aftercare",
        "supplementary_sessions": "0",
        "basis_entitlement": "false",
        "plus_practice": "true",
        "referral": "false",
        "sessions_had": "14",
    }
    link = read_link(urlencode(everything))
    assert link.left_out == ()
    facts = aftercare.Situation.model_validate(link.answers).model_dump(exclude={"diagnosis_code"})
    assert {field: str(value).lower() for field, value in facts.items()} == everything


def test_true_and_false_are_written_as_in_the_contract() -> None:
    for wrong in ("True", "FALSE", "1", "0", "yes", "ja", "on"):
        assert read_link(f"referral={wrong}&age=9") == Link({"age": 9}, ("referral",))


def test_a_name_that_nobody_knows_is_named_and_the_rest_kept() -> None:
    assert read_link("bsn=1&age=67&naam=&Age=3") == Link({"age": 67}, ("bsn", "naam", "Age"))


@pytest.mark.parametrize("wrong", ["kanker", "Oncology", "oncology ", "unknown", "none", "null"])
def test_a_wrong_value_is_left_out_and_the_rest_kept(wrong: str) -> None:
    link = read_link(f"age=67&indication={quote(wrong)}&referral=true")
    assert link == Link({"age": 67, "referral": True}, ("indication",))


@pytest.mark.parametrize(
    "written", ["age=67&age=68", "age=67&age=67", "age=x&age=67", "age=67&age=x"]
)
def test_what_stands_there_twice_is_left_out(written: str) -> None:
    assert read_link(f"{written}&referral=true") == Link({"referral": True}, ("age",))
    assert read_link(f"{written}&age=69") == Link({}, ("age",))


def test_what_contradicts_another_is_left_out_and_so_is_the_other() -> None:
    link = read_link("supplementary=none&supplementary_sessions=5&age=67")
    assert link.answers == {"age": 67}
    assert sorted(link.left_out) == ["supplementary", "supplementary_sessions"]
    agreeing = read_link("supplementary=none&supplementary_sessions=0")
    assert agreeing == Link({"supplementary": "none", "supplementary_sessions": 0}, ())


def test_a_name_without_a_value_says_nothing() -> None:
    assert read_link("age=&indication=&referral=true") == Link({"referral": True}, ())
    assert read_link("".join(f"{field}=&" for field in FIELDS)) == Link({}, ())
    assert read_link("") == read_link("#") == Link({}, ())


def test_the_mark_before_a_link_is_no_part_of_it() -> None:
    assert read_link("#age=67") == Link({"age": 67}, ())


def test_letters_written_for_an_address_are_read() -> None:
    assert read_link("%61ge=%36%37&supplementary=with%2Daftercare") == Link(
        {"age": 67, "supplementary": "with-aftercare"}, ()
    )
    assert read_link("age%3D67") == Link({}, ("?",))
    assert read_link("%ff%00=1&age=67").answers == {"age": 67}


def test_no_value_is_ever_repeated() -> None:
    for field in FIELDS:
        for link in (
            read_link(f"{field}={PRIVATE}"),
            read_link(f"{field}=1{PRIVATE}&{field}={PRIVATE}"),
            read_link(f"supplementary=none&supplementary_sessions=7&{field}={PRIVATE}"),
            read_link(f"andere={PRIVATE}&{field}=%20{PRIVATE}"),
        ):
            assert PRIVATE not in repr(link), field


def test_names_left_out_are_few_and_short() -> None:
    link = read_link("&".join(f"n{number}{'x' * 50}=1" for number in range(15)))
    assert len(link.left_out) == 11
    assert link.left_out[-1] == "…"
    assert all(len(name) == 30 for name in link.left_out[:10])


def check(fragment: str) -> Link:
    """Read any text; what comes out is what the calculator takes."""
    link = read_link(fragment)
    facts = aftercare.Situation.model_validate(link.answers)
    assert {*link.answers} <= {*FIELDS}
    assert not {*link.answers} & {*link.left_out}
    for field, value in link.answers.items():
        assert getattr(facts, field) == value
    return link


@given(st.text() | st.text(alphabet="#%&=+;0123456789abcdef\x00\ud800\u0661²"))
@example("&" * 5000)
@example("=" * 5000)
@example("%" * 5000)
@example("a=1&" * 2000)
@example(f"age={'9' * 5000}")
@example("\ud800=\udfff&age=1")
@example("<script>alert(1)</script>=1")
def test_no_text_whatever_is_too_much(fragment: str) -> None:
    check(fragment)


@given(st.lists(st.tuples(NAMES, VALUES | st.integers(-5, 2000).map(str)), max_size=12))
def test_a_link_says_of_each_name_what_the_contract_says(pairs: list[tuple[str, str]]) -> None:
    written = "&".join(f"{quote(name)}={quote(value)}" for name, value in pairs)
    if len(written) > LONGEST:
        check(written)
        return
    link = check(written)
    said = [(name, value) for name, value in pairs if value and name in FIELDS]
    for name, value in link.answers.items():
        assert [v for n, v in said if n == name] == [str(value).lower()] or name in NUMBERS
    for name in {name for name, _ in said}:
        assert name in link.answers or name in link.left_out or len(link.left_out) == 10


def test_a_link_that_is_too_long_never_makes_another_number_of_one() -> None:
    for over in range(-5, 25):
        filling = "x=" + "y" * (LONGEST - len("x=&sessions_had=14") + over)
        link = read_link(f"{filling}&sessions_had=14")
        assert link.answers == ({} if over > 0 else {"sessions_had": 14})
