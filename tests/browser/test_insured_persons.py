"""Six kinds of worried insured persons check for themselves on a phone, by touch."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, ViewportSize, expect

from calculator.words import Language, words_in
from tests.browser.conftest import Unblemished
from tests.browser.serving import Site
from tests.browser.visitor import DOUBLE, PHONE, Visitor, new_context

NL = words_in(Language.NL)
SMALL: ViewportSize = {"width": 320, "height": 568}
UNKNOWN = NL["form.unknown"]
ANSWER = ".st-key-check-answer"
MOST_CHOICES = 6
"""How many choices of the newest question are in view at once, at least."""
IN_VIEW = """(elements) => {
  const main = document.querySelector("[data-testid=stMain]").getBoundingClientRect()
  return elements.every((element) => {
    const shape = element.getBoundingClientRect()
    return shape.height > 0 && shape.top >= main.top - 1 && shape.bottom <= main.bottom + 1
      && shape.left >= 0 && shape.right <= innerWidth + 1
  })
}"""


class Person:
    """Somebody with a phone, who taps nothing but what they see."""

    def __init__(self, visitor: Visitor) -> None:
        self.page, self.settle = visitor.page, visitor.settle
        visitor.open()
        self.settle()

    def question(self, field: str) -> Locator:
        return self.page.locator(f".st-key-question-{field}")

    def choose(self, field: str, text: str, *, sees: bool = True) -> None:
        """Tap a choice, and see what is asked next, or the answer."""
        choice = self.question(field).get_by_text(text, exact=True)
        expect(choice).to_be_visible()
        if sees:
            assert self._sees(choice), f"{field}: {text}"
        else:
            choice.scroll_into_view_if_needed()
        choice.tap()
        expect(self.question(field).locator(".answered")).to_contain_text(text)
        self.see_what_is_next()

    def type(self, field: str, text: str) -> None:
        box = self.question(field).get_by_role("textbox")
        assert self._sees(box)
        box.tap()
        box.press_sequentially(text)
        self.question(field).get_by_role("button", name=NL["form.next"]).tap()
        self.see_what_is_next()

    def see_what_is_next(self) -> None:
        """See the newest question with its choices, or the error, without scrolling."""
        self.settle()
        self.page.wait_for_timeout(DOUBLE)
        wrong = self.page.locator(".vw-question .vw-wrong:visible")
        if wrong.count():
            assert self._sees(wrong.first)
            return
        newest = self.page.locator(".vw-question:not(.vw-folded):not(.st-key-day)")
        if newest.count():
            shown = newest.first
            assert self._sees(shown.locator(".vw-ask:visible").first)
            controls = shown.locator(".vw-option:visible, input[type=text]:visible").all()
            for control in controls[:MOST_CHOICES]:
                assert self._sees(control)

    def to_do(self) -> list[str]:
        title = self.page.get_by_role("heading", name=NL["to_do.title"])
        return title.locator("xpath=following-sibling::ul/li").all_inner_texts()

    @property
    def headline(self) -> str:
        return self.page.locator(".vw-sheet .vw-headline").inner_text()

    def _sees(self, what: Locator) -> bool:
        seen: bool = what.evaluate_all(IN_VIEW)
        return seen


@pytest.fixture(
    params=[
        pytest.param(SMALL, id="320x568"),
        pytest.param(PHONE, id="390x844", marks=pytest.mark.long),
    ]
)
def person(
    request: pytest.FixtureRequest, browser: Browser, site: Site, unblemished: Unblemished
) -> Iterator[Person]:
    context = new_context(browser, Language.NL, request.param, touch=True)
    visitor = Visitor(browser, site.address, Language.NL, request.param, context=context)
    unblemished.watch(visitor.page)
    yield Person(visitor)
    visitor.close()


def begin(person: Person, indication: str, need: str = "current") -> None:
    """Answer the first question, which stands below what the page is for, and the second."""
    person.choose("indication", NL[f"questions.indication.{indication}"], sees=False)
    person.choose("treatment_need", NL[f"questions.treatment_need.{need}"])


def test_breast_cancer_and_nothing_known_ends_in_whom_to_ask_what(person: Person) -> None:
    begin(person, "oncology")
    for field in ("age", "basis_plus_module", "supplementary", "supplementary_sessions"):
        person.choose(field, UNKNOWN)
    for field in ("basis_entitlement", "plus_practice", "referral"):
        person.choose(field, UNKNOWN)
    assert person.headline == NL["headline.to_find_out"]
    told = person.to_do()
    assert 0 < len(told) <= 3
    for field in ("basis_plus_module", "basis_entitlement", "plus_practice", "referral"):
        assert any(NL[f"to_do.ask.adult.{field}"] in line for line in told)
    assert "*" not in person.page.locator("#root").inner_text()


def test_the_parent_of_a_child_of_sixteen_is_asked_about_the_child(person: Person) -> None:
    begin(person, "oncology")
    person.type("age", "16")
    asked = {"basis_plus_module": "false", "supplementary": "none", "basis_entitlement": "false"}
    for field, answer in asked.items():
        label = person.question(field).locator(".vw-ask")
        if f"questions.{field}.ask_parent" in NL:
            expect(label).to_have_text(NL[f"questions.{field}.ask_parent"])
        person.choose(field, NL[f"questions.{field}.{answer}"])
    person.type("sessions_had", "")
    assert "1 tot en met 18" in person.headline
    sheet = person.page.locator(ANSWER)
    expect(sheet).to_contain_text("eigen risico")
    expect(sheet).to_contain_text("uw kind")


def test_a_stroke_with_the_cover_in_the_own_insurance_hears_of_that_insurance(
    person: Person,
) -> None:
    begin(person, "cardiovascular")
    person.type("age", "71")
    person.choose("basis_plus_module", "Nee")
    person.choose("supplementary", NL["questions.supplementary.with-aftercare"])
    person.type("supplementary_sessions", "9")
    for field in ("basis_entitlement", "plus_practice", "referral"):
        person.choose(field, "Ja")
    assert "aanvullende verzekering" in person.headline
    assert person.headline.startswith("De nazorg in uw aanvullende verzekering")


def test_claudication_gets_an_answer_of_its_own_at_once(person: Person) -> None:
    person.choose("indication", NL["questions.indication.claudication"], sees=False)
    expect(person.question("treatment_need")).to_have_count(0)
    assert "etalagebenen" in person.headline.lower()
    expect(person.page.locator(ANSWER)).to_contain_text("37")


def test_fourteen_sessions_had_and_a_wrong_number_first_loses_nothing(person: Person) -> None:
    begin(person, "cardiovascular")
    person.type("age", "vierenveertig")
    box = person.question("age").get_by_role("textbox")
    expect(box).to_have_value("vierenveertig")
    expect(box).to_have_accessible_description(
        f"{NL['questions.age.hint']} {NL['questions.age.wrong']}"
    )
    box.fill("")
    person.type("age", "44")
    person.choose("basis_plus_module", "Nee")
    person.choose("supplementary", NL["questions.supplementary.without-aftercare"])
    person.type("supplementary_sessions", "9")
    person.choose("basis_entitlement", "Ja")
    person.choose("referral", "Ja")
    person.type("sessions_had", "14")
    assert "15" in person.headline
    assert "vanaf behandeling 21" in person.headline.lower()
    # An earlier answer can be changed where it stands.
    person.question("age").locator(".answered").tap()
    expect(box).to_have_value("44")
    box.fill("17")
    person.question("age").get_by_role("button", name=NL["form.next"]).tap()
    expect(person.question("basis_plus_module").locator(".vw-ask")).to_have_text(
        NL["questions.basis_plus_module.ask_parent"]
    )


def test_whoever_sees_nothing_and_has_only_keys_gets_to_the_answer(person: Person) -> None:
    page = person.page

    def by_keys(field: str, text: str) -> None:
        radio = person.question(field).get_by_role("radio", name=text, exact=True)
        person.question(field).get_by_role("radio").first.focus()
        while not radio.is_checked():
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Tab")  # leaving the group has chosen
        person.settle()

    by_keys("indication", NL["questions.indication.oncology"])
    by_keys("treatment_need", NL["questions.treatment_need.current"])
    person.question("age").get_by_role("textbox").fill("52")
    page.keyboard.press("Enter")
    expect(page.locator(":focus")).to_have_text(NL["questions.basis_plus_module.ask"])
    by_keys("basis_plus_module", "Ja")
    by_keys("supplementary", NL["questions.supplementary.none"])
    for field in ("basis_entitlement", "plus_practice", "referral"):
        by_keys(field, "Ja")
    expect(page.locator(".vw-sheet .vw-headline")).to_contain_text("vanaf behandeling 21")
