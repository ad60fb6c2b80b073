"""What a visit holds, whatever is done with it: a person who does anything, without a page."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from calculator import aftercare, claim_entry, claims, drills, quick_entry
from calculator.pages.desk.line import fill_in
from calculator.pages.visit import practice as practising
from calculator.pages.visit.answers import (
    UNKNOWN,
    Entry,
    ListHelp,
    Sheet,
    list_choices,
    make_sheet,
)
from calculator.pages.visit.answers import evaluate as read_sheet
from calculator.pages.visit.forms import AFTERCARE, CLAIM, Form
from calculator.pages.visit.model import PARTS, ClaimCheck, Opened, Person, Visit
from calculator.pages.visit.practice import Practice
from calculator.words import Language

FORMS = st.sampled_from([AFTERCARE, CLAIM])
TYPED = st.one_of(
    st.integers(-2, 1001).map(str), st.text(max_size=6), st.sampled_from(["unknown", "052", " 9 "])
)
DAYS = st.sampled_from([date(2026, 11, 26), date(2026, 12, 31), date(2027, 1, 1), date(2031, 5, 5)])
LINES = st.sampled_from(
    [
        "",
        "67 hart",
        "kind 9 onco bpm",
        "verwijzing onbekend",
        "geen av, 14 gehad",
        "onzin",
        "14 gehad onbekend",
        "code 9372 lijst onbekend",
    ]
)
CLAIM_LINES = st.sampled_from(
    ["", "04 11 niet geselecteerd", "selectieve polis, 190015", "303 603", "tv onbekend", "onzin"]
)
EXAMPLE = aftercare.EXAMPLES[2]
OPENED = {
    AFTERCARE.part: Opened(
        kind="example",
        id=EXAMPLE.id,
        sheet=make_sheet(AFTERCARE, EXAMPLE.situation(aftercare.Indication.ONCOLOGY)),
    ),
    CLAIM.part: Opened(
        kind="drill",
        id="follow-up-full-0",
        sheet=make_sheet(CLAIM, claims.Claim(referral_type="07", selective_policy=True)),
    ),
}


def reloaded(visit: Visit) -> Visit:
    """Return the visit as another process makes it of what the tab has kept."""
    kept = {name: visit.to_keep(name) for name in PARTS}
    again = Visit(visit.language, visit.today)
    again.restore(kept)
    return again


class AnybodyDoesAnything(RuleBasedStateMachine):
    """One's own answers are those last given, however often other things are done between."""

    @initialize(language=st.sampled_from(Language))
    def come(self, language: Language) -> None:
        self.visit = Visit(language)
        self.own: dict[str, Sheet] = {AFTERCARE.part: Sheet(), CLAIM.part: Sheet()}
        self.before: dict[str, Sheet] | None = None
        self.cleared: dict[str, Sheet] = {}
        self.line = ""

    def _entered(self, form: Form, sheet: Sheet) -> None:
        self.own[form.part] = sheet
        self.cleared = {}

    @rule(form=FORMS, data=st.data(), own=st.booleans())
    def choose(self, form: Form, data: st.DataObject, *, own: bool) -> None:
        field = data.draw(st.sampled_from([f for f in form.fields if f not in form.typed]))
        entry: Entry = data.draw(st.sampled_from(list_choices(form, field)))
        self._change(form, lambda sheet: sheet.with_entry(form, field, entry), own=own)

    @rule(form=FORMS, data=st.data(), text=TYPED, own=st.booleans())
    def enter(self, form: Form, data: st.DataObject, text: str, *, own: bool) -> None:
        field = data.draw(st.sampled_from(sorted(form.typed)))
        self._change(form, lambda sheet: sheet.with_text(field, text), own=own)

    @rule(day=st.none() | DAYS, typed=st.none() | st.sampled_from(["", "3-9-2026", "morgen"]))
    def choose_day(self, day: date | None, typed: str | None) -> None:
        changed = {"day": day, "day_typed": typed}
        self._change(AFTERCARE, lambda sheet: sheet.model_copy(update=changed), own=False)

    @rule(
        kind=st.sampled_from([None, "stroke", "heart-by-itself", "home-after-open-heart-surgery"]),
        discharged=st.sampled_from(["", "3-9-2026", "31-12-2030", "x"]),
        begun=st.sampled_from(["", "1-1-2027"]),
    )
    def ask_help(self, kind: str | None, discharged: str, begun: str) -> None:
        aid = ListHelp(shown=True, group="heart", kind=kind, discharged=discharged, begun=begun)
        changed = {"list_help": aid}
        self._change(AFTERCARE, lambda sheet: sheet.model_copy(update=changed), own=False)

    @rule(code=st.sampled_from(["2202", "2541", "9248", "9372", "0000"]))
    def enter_code(self, code: str) -> None:
        self._change(AFTERCARE, lambda sheet: sheet.with_text("diagnosis_code", code), own=False)

    @rule(today=DAYS)
    def sleep(self, today: date) -> None:
        self.visit.today = today

    @rule(data=st.data(), unknown=st.booleans())
    def tick(self, data: st.DataObject, *, unknown: bool) -> None:
        field = data.draw(st.sampled_from(["age", "supplementary_sessions"]))
        self._change(AFTERCARE, lambda sheet: sheet.with_unknown(field, unknown=unknown), own=False)

    def _change(self, form: Form, change: Callable[[Sheet], Sheet], *, own: bool) -> None:
        opened = self.visit.answered(form).opened
        (self.visit.change_own if own else self.visit.change_shown)(form, change)
        self.cleared = {}
        if own or not opened:
            before = self.own[form.part]
            self._entered(form, change(before).dated(before, self.visit.today))

    @rule(line=LINES)
    def type_line(self, line: str) -> None:
        reading = quick_entry.read(line, self.visit.language, self.visit.today)
        self.visit.put("person", fill_in(self.visit.person, AFTERCARE, line, reading))
        self.line = line
        self._entered(AFTERCARE, self.visit.person.own)

    @rule(line=CLAIM_LINES)
    def type_line_about_a_claim(self, line: str) -> None:
        reading = claim_entry.read(line, self.visit.language)
        self.visit.put("claim", fill_in(self.visit.claim, CLAIM, line, reading))
        self._entered(CLAIM, self.visit.claim.own)

    @rule(form=FORMS)
    def open_case(self, form: Form) -> None:
        self.visit.open_case(form, OPENED[form.part])
        self.cleared = {}
        assert self.visit.answered(form).shown.texts == OPENED[form.part].sheet.texts
        assert self.visit.answered(form).shown.values == OPENED[form.part].sheet.values

    @rule(form=FORMS)
    def close_case(self, form: Form) -> None:
        self.visit.close_case(form)
        self.cleared = {}
        assert self.visit.answered(form).shown == self.own[form.part]

    @precondition(lambda self: not any(self.visit.answered(f).opened for f in (AFTERCARE, CLAIM)))
    @rule(form=FORMS)
    def begin_again(self, form: Form) -> None:
        empty = self.visit.is_empty(form.part)
        self.visit.begin_again(form)
        assert self.visit.is_empty(form.part)
        if not empty:
            self.cleared = {form.part: self.own[form.part]}
            self.own[form.part] = Sheet()

    @rule(form=FORMS)
    def undo(self, form: Form) -> None:
        self.visit.undo(form)
        if form.part in self.cleared:
            self.own[form.part] = self.cleared.pop(form.part)
            self.cleared = {}

    @rule(times=st.integers(1, 3))
    def begin_call(self, times: int) -> None:
        call = [self.visit.person, self.visit.claim, self.visit.claim_list]
        for _ in range(times):
            self.visit.begin_call()
        if any(part != type(part)() for part in call):
            self.before = dict(self.own)
            self.cleared = {}
        self.own = {name: Sheet() for name in self.own}

    @rule()
    def bring_back(self) -> None:
        self.visit.bring_back_call()
        if self.before is not None:
            self.own, self.before = self.before, dict(self.own)
            self.cleared = {}

    @rule()
    def switch_language(self) -> None:
        self.visit.language = self.visit.language.other

    @rule()
    def reload(self) -> None:
        """What the tab does not keep is gone: the call before and what was cleared."""
        self.visit = reloaded(self.visit)
        assert self.visit.not_restored == ()
        self.before, self.cleared = None, {}

    @invariant()
    def own_answers_are_those_last_given(self) -> None:
        assert self.visit.person.own == self.own[AFTERCARE.part]
        assert self.visit.claim.own == self.own[CLAIM.part]

    @invariant()
    def the_tab_keeps_all_of_it(self) -> None:
        again = reloaded(self.visit)
        assert {n: again.part(n) for n in PARTS} == {n: self.visit.part(n) for n in PARTS}

    @invariant()
    def every_sheet_can_be_read(self) -> None:
        shown = self.visit.person.shown
        person = read_sheet(AFTERCARE, shown, self.visit.today)
        counting = {f for f in person.answers if person.sheet.entry(f) is None}
        assert counting <= {*person.told}
        assert all(person.entry(field) == shown.entry(field) for field in shown.values)
        assert not person.stale & person.answers.keys()
        aftercare.Situation.model_validate(aftercare.Situation.drop_pointless(person.answers))
        claims.Claim.model_validate(
            read_sheet(CLAIM, self.visit.claim.shown, self.visit.today).answers
        )


AnybodyDoesAnything.TestCase.settings = settings(stateful_step_count=30)
TestAnybodyDoesAnything = AnybodyDoesAnything.TestCase

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inside: (
        st.lists(inside, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["own", "opened", "values", "texts", "unknown", "age", "line", "round", "x"]
            )
            | st.text(max_size=4),
            inside,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from([*PARTS, "other"]), ANYTHING.map(json.dumps) | st.text()))
def test_whatever_a_tab_gives_back_is_taken_or_left_out_and_named(kept: dict[str, str]) -> None:
    visit = Visit(Language.NL)
    visit.restore(kept)
    for name in PARTS:
        assert isinstance(visit.part(name), PARTS[name])
        assert reloaded(visit).part(name) == visit.part(name)
        if kept.get(name) and not isinstance(json_of(kept[name]), dict):
            assert name in visit.not_restored


def json_of(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return None


def test_an_answer_that_no_form_has_is_left_out_and_named_and_the_rest_kept() -> None:
    own = {"values": {"indication": "kidney", "referral": True, "shoe": "x"}, "texts": {"age": "9"}}
    visit = Visit(Language.NL)
    visit.restore({"person": json.dumps({"own": own, "line": "9 onco"})})
    assert visit.person.own.values == {"referral": True}
    assert visit.person.own.texts == {"age": "9"}
    assert visit.person.line == "9 onco"
    assert visit.not_restored == ("indication", "person")


def test_what_was_entered_before_the_tab_was_heard_stays() -> None:
    kept = Visit(Language.NL)
    kept.change_own(AFTERCARE, lambda s: s.with_entry(AFTERCARE, "referral", True))  # noqa: FBT003
    kept.change_own(AFTERCARE, lambda s: s.with_text("age", "52"))
    visit = Visit(Language.NL)
    visit.change_own(AFTERCARE, lambda s: s.with_text("age", "9"))
    visit.restore({"person": kept.to_keep("person")})
    assert visit.person.own.values == {"referral": True}
    assert visit.person.own.texts == {"age": "9"}


def test_a_link_that_was_quicker_than_the_tab_is_a_call_of_its_own() -> None:
    kept = Visit(Language.NL)
    kept.change_own(AFTERCARE, lambda s: s.with_text("age", "52"))
    visit = Visit(Language.NL)
    visit.begin_call(Person(own=Sheet(values={"referral": False})))
    visit.restore({"person": kept.to_keep("person")})
    assert visit.person.own == Sheet(values={"referral": False})
    visit.bring_back_call()
    assert visit.person.own.texts == {"age": "52"}
    assert visit.person.own.values == {}


def test_every_call_of_a_visit_can_be_gone_back_to_and_none_is_kept_twice() -> None:
    visit = Visit(Language.NL)
    for age in ("31", "32", "33", "34"):
        visit.begin_call(Person(own=Sheet(texts={"age": age})))
    visit.begin_call()
    visit.begin_call()

    def ages() -> list[str]:
        calls = [call["person"] for call in visit.earlier_calls]
        return [call.own.texts.get("age", "") for call in calls if isinstance(call, Person)]

    assert ages() == ["34", "33", "32", "31"]
    visit.bring_back_call(2)
    assert visit.person.own.texts["age"] == "32"
    assert ages() == ["", "34", "33", "31"]
    visit.bring_back_call(3)
    assert visit.person.own.texts["age"] == "31"
    assert ages() == ["32", "34", "33"]
    visit.bring_back_call(9)
    assert visit.person.own.texts["age"] == "31"


def test_a_story_leaves_what_it_does_not_tell_unanswered_but_for_the_first_two_questions() -> None:
    own = Sheet(
        values={"selective_policy": True, "care_type": "11"},
        unknown=frozenset({"hospital_selected", "licence"}),
    )
    told = ClaimCheck(own=own).with_story("emergency-referred")
    facts = next(story for story in claims.STORIES if story.id == "emergency-referred").facts
    assert told.own.values == {
        "selective_policy": True,
        **facts.model_dump(mode="json", exclude_none=True),
    }
    assert told.own.unknown == {"hospital_selected"}
    assert told.own.entry("hospital_selected") == UNKNOWN


# ---------------------------------------------------------------- what is practised

CODE = "A0C10KM4T"


def test_a_round_comes_back_where_it_was_with_every_answer() -> None:
    practice = practising.begin_class(Practice(address=(None, CODE)), CODE)
    case = drills.class_drills(CODE)[0]
    for part, option in case.key.items():
        practice = practising.choose_answer(practice, 1, part, option)
    practice = practising.go_on(practising.check(practice, 1), 1)
    second = drills.class_drills(CODE)[1]
    practice = practising.choose_answer(practice, 2, "step", second.key["step"])
    visit = Visit(Language.NL, practice=practice)
    # The address begins the class anew before the tab is heard; what the tab has is further.
    again = Visit(
        Language.NL, practice=practising.begin_class(Practice(address=(None, CODE)), CODE)
    )
    again.restore({"practice": visit.to_keep("practice")})
    assert again.practice == practice
    assert again.practice.round is not None
    assert again.practice.round.number == 2
    assert len(again.practice.history) == 1


def test_another_address_begins_another_round_and_keeps_what_was_practised() -> None:
    done = practising.begin_class(Practice(address=(None, CODE)), CODE)
    for part, option in drills.class_drills(CODE)[0].key.items():
        done = practising.choose_answer(done, 1, part, option)
    visit = Visit(Language.NL, practice=practising.check(done, 1))
    other = practising.begin_class(Practice(address=(None, "KLAS7")), "KLAS7")
    again = Visit(Language.NL, practice=other)
    again.restore({"practice": visit.to_keep("practice")})
    assert again.practice.round == other.round
    assert len(again.practice.history) == 1


@pytest.mark.parametrize(
    "broken",
    [
        {"case": "no-such-drill-0"},
        {"code": "two words"},
        {"length": 7},
        {"length": 0},
        {"chosen": {"step": "dance"}},
        {"chosen": {"shoe": "x"}},
    ],
)
def test_a_round_that_cannot_be_shown_is_left_out_and_the_history_kept(
    broken: dict[str, Any],
) -> None:
    practice = practising.begin_class(Practice(class_code="KLAS 7"), CODE)
    kept = json.loads(Visit(Language.NL, practice=practice).to_keep("practice"))
    kept["round"] |= broken
    visit = Visit(Language.NL)
    visit.restore({"practice": json.dumps(kept)})
    assert visit.practice == Practice(class_code="KLAS 7")
    assert visit.not_restored == ("practice",)


def test_an_answer_to_a_case_that_is_gone_is_no_answer_to_the_one_that_is_shown() -> None:
    practice = practising.begin_class(Practice(), CODE)
    assert practising.choose_answer(practice, 2, "step", "answer") == practice
    assert practising.check(practice, 1) == practice
    assert practising.go_on(practice, 1) == practice
