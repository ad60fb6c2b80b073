"""What it costs, on the page: fields, what is wrong with them, and what they come to."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from calculator import aftercare
from calculator.aftercare import Expected, Number, Payer
from calculator.pages.answer.enquiry import Enquiry
from calculator.pages.costs.entered import name_entry, read_entered
from calculator.pages.costs.told import list_notes, list_shares, list_steps, write_total
from calculator.pages.visit.forms import AFTERCARE
from calculator.pages.visit.model import Opened
from calculator.words import Language, words_in
from calculator.words.money import write_money
from tests.aftercare.test_costs import LISTED_WITH_MODULE, NOT_LISTED, NUMBERS
from tests.pages.plans import Known
from tests.pages.running import answered, drawn, new_site, pressed, visit_of, widget

NL = words_in(Language.NL)
ON = date(2026, 11, 26)
ANSWERS = {field: str(value).lower() for field, value in LISTED_WITH_MODULE.items()}


def with_answers(**others: str) -> AppTest:
    return answered(new_site(), **(ANSWERS | others))


def entered(at: AppTest, **numbers: str) -> AppTest:
    """Type numbers, one after the other."""
    for name, text in numbers.items():
        year = visit_of(at).today.year
        widget(at, f"costs.{name_entry(Number(name), year)}").input(text)
        at.run()
        assert not at.exception
    return at


def asked(at: AppTest) -> list[str]:
    """Return the names of the fields about costs, from top to bottom."""
    keys = [str(field.key).rsplit(".", 2)[0] for field in at.text_input]
    return [key.removeprefix("costs.") for key in keys if key.startswith("costs.")]


def test_costs_are_asked_for_once_who_pays_is_decided_and_only_what_matters() -> None:
    at = answered(new_site(), indication="oncology", treatment_need="current")
    assert asked(at) == []
    at = with_answers()
    assert asked(at) == ["sessions", "price"]
    at = entered(at, sessions="30")
    year = visit_of(at).today.year
    assert asked(at) == ["sessions", "price", f"before_january.{year}"]
    at = entered(at, before_january="25")
    assert asked(at)[3:] == [f"own_risk.{year}", f"own_risk.{year + 1}"]
    assert NL["costs.name.price"] in drawn(at)
    assert "vw-total" not in drawn(at)


def test_what_the_numbers_come_to_stands_there_with_every_step() -> None:
    numbers = {"before_january": "25", "own_risk": "100", "own_risk_next_year": "€ 385.00"}
    at = entered(with_answers(), sessions="30", price="40,00", **numbers)
    told = drawn(at).replace("\N{NO-BREAK SPACE}", " ")
    assert "U betaalt zelf € 300,00 voor 30 behandelingen." in told
    assert "20 × € 40,00 = € 800,00. Dat betaalt de Basis Plus Module." in told
    assert "Daarvan betaalt u € 100,00 als eigen risico. De rest, € 100,00" in told
    assert "5 × € 40,00 = € 200,00. Dat betaalt u zelf, als eigen risico." in told
    assert NL["costs.note.above_rate"] in told


@pytest.mark.parametrize("text", ["-1", "abc", "1.250", "12,505"])
def test_an_amount_that_is_none_is_told_at_its_field_and_kept_as_it_stands(text: str) -> None:
    at = entered(with_answers(), sessions="5", price=text)
    assert NL["costs.wrong.money"] in drawn(at)
    assert widget(at, "costs.price").value == text
    assert "vw-total" not in drawn(at)
    assert NL["costs.wrong.money"] not in drawn(entered(at, price="12,50"))


def test_more_sessions_before_january_than_planned_are_told() -> None:
    at = entered(with_answers(), sessions="30", before_january="31")
    assert "U verwacht 30 behandelingen. Vul een getal in dat niet hoger is." in drawn(at)
    assert "vw-total" not in drawn(at)


def test_what_was_entered_stays_through_another_language_and_goes_with_begin_again() -> None:
    at = entered(with_answers(), sessions="30", price="40")
    at = pressed(at, "switch_language")
    assert widget(at, "costs.price").value == "40"
    at = pressed(at, "start_again")
    assert visit_of(at).person.costs == {}
    at = pressed(at, "undo")
    assert widget(at, "costs.sessions").value == "30"


def test_of_a_case_that_is_looked_at_nothing_is_reckoned() -> None:
    at = entered(with_answers(), sessions="30")
    visit, example = visit_of(at), aftercare.EXAMPLES[0]
    visit.open_case(AFTERCARE, Opened(kind="example", id=example.id, sheet=visit.person.own))
    assert asked(at.run()) == []
    assert "vw-timeline" in drawn(at)
    visit.close_case(AFTERCARE)
    assert widget(at.run(), "costs.sessions").value == "30"


def test_what_is_of_one_year_counts_in_no_other() -> None:
    typed = {"sessions": "30", "price": "40", "own_risk.2026": "100", "before_january.2026": "4"}
    now, later = (read_entered(typed, year).expected for year in (2026, 2027))
    assert (now.own_risk, now.before_january) == (10_000, 4)
    assert later == Expected(sessions=30, price=4000)
    assert read_entered({"own_risk.2027": "385"}, 2026).expected.own_risk_next_year == 38_500
    assert read_entered({"own_risk.2027": "385"}, 2027).expected.own_risk == 38_500


@pytest.mark.parametrize("number", Number)
@pytest.mark.parametrize("text", ["-1", "abc", "1e3", "²", "99999999", "<b>", "12 50"])
def test_whatever_is_typed_is_a_number_or_wrong(number: Number, text: str) -> None:
    read = read_entered({name_entry(number, 2026): text}, 2026)
    assert number in read.wrong
    assert read.expected == Expected()
    assert read.wrong[number] in NL


@pytest.mark.parametrize("language", Language)
def test_every_decided_answer_is_told_with_shares_that_are_the_whole(
    language: Language, every: tuple[Known, ...]
) -> None:
    words, told = words_in(language), 0
    for each in every:
        enquiry = each.enquiry(ON)
        situation = each.situation.model_copy(update={"sessions_had": each.first - 1})
        reckoning = aftercare.reckon(situation, Expected(**NUMBERS), ON)
        if reckoning.costs is None:
            # What is left of an insurance that nobody knows is of this year alone.
            unknown = not {*reckoning.missing}.isdisjoint(aftercare.ORDER)
            assert unknown or each.assessment.in_scope is False
            continue
        told += 1
        costs = reckoning.costs
        assert (
            write_money(words, costs.paid[Payer.INSURED_PERSON]) in write_total(words, costs)
            or not costs.paid[Payer.INSURED_PERSON]
        )
        assert len(dict(list_shares(words, enquiry, costs))) == len(costs.paid)
        assert len([*list_steps(words, enquiry, costs)]) == len(costs.steps)
        insured = {step.payer for step in costs.steps} != {Payer.INSURED_PERSON}
        notes = [*list_notes(words, enquiry, reckoning, costs)]
        assert (words["costs.note.above_rate"] in notes) == insured
    assert told > 100


def test_nothing_that_remains_is_told_as_nothing() -> None:
    facts = LISTED_WITH_MODULE | {"basis_entitlement": False}
    situation = aftercare.Situation(**facts)
    costs = aftercare.reckon(situation, Expected(sessions=1, price=4000), ON).costs
    assert costs is not None
    assert write_total(NL, costs) == "U betaalt zelf niets voor 1 behandeling."
    child = aftercare.Situation(**NOT_LISTED | {"age": 17})
    reckoning = aftercare.reckon(child, Expected(**NUMBERS), ON)
    assert reckoning.costs is not None
    notes = [*list_notes(NL, Enquiry(child, ON), reckoning, reckoning.costs)]
    assert NL["costs.note.turning_18"] in notes


def test_a_parent_is_told_nothing_of_an_own_risk() -> None:
    facts = {f: str(v).lower() for f, v in NOT_LISTED.items() if f != "plus_practice"}
    child = {**facts, "age": "9"}
    del child["referral"]  # it makes no difference
    at = entered(answered(new_site(), **child), sessions="30")
    labels = [field.label for field in at.text_input if "costs." in str(field.key)]
    assert any(NL["costs.hint.before_january_parent"] in label for label in labels)
    assert not any("eigen risico" in label for label in labels)
