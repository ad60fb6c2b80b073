"""Pages ask before the app is there, and the app goes on where somebody is."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from itertools import product
from random import Random
from typing import Any, Final, NamedTuple

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect

from calculator import decision
from calculator.front_door import FIRST_QUESTIONS
from calculator.pages.asking import beforehand
from calculator.pages.asking.questionnaire import Questionnaire
from calculator.pages.asking.questions import ask
from calculator.pages.asking.reply import reply_about_aftercare
from calculator.pages.asking.steps import FIELDS
from calculator.pages.visit.answers import UNKNOWN, Entry, Sheet, evaluate, list_choices
from calculator.pages.visit.forms import AFTERCARE, FIRST
from calculator.pages.visit.model import Answered
from calculator.web.site_map import BILL, PAGES, SELECTIVE_POLICY, SELF_CHECK
from calculator.words import Language, words_in
from tests.browser.line import line_to
from tests.browser.serving import Site
from tests.browser.visitor import AT_REST, DESK, LONGEST, PHONE
from tests.pages.running import answered, asked_by, new_site

TODAY = decision.today()
WRONG = ("x", "121", "1000", "1.5", "-3")
SHEETS = 1500
MUCH_TOO_LONG = 15_000  # in milliseconds; whoever waits for the app waits for 10 seconds
PENDING = "vw-told"
GO = """([told, sheets]) => sheets.map((events) => {
  const beforehand = window.tellBeforehand(JSON.parse(told))
  for (const [says, said] of events) beforehand.answer(says, said)
  return beforehand.describe().blocks
})"""
Event = tuple[str, str]


def next_event(sheet: Sheet, field: str, random: Random) -> tuple[Sheet, list[Event]]:
    """Return a sheet with one more answer, and what a browser says of that."""
    choices = list_choices(AFTERCARE, field)
    kind = "choice" if field in AFTERCARE.typed else "answer"
    events: list[Event] = []
    if field in AFTERCARE.typed and (not choices or random.random() < 0.7):
        typed = random.choice([*WRONG, *map(str, range(0, 100, 3))])
        sheet = sheet.with_typed(field, typed)
        events.append((f"answer.{field}", typed))
        if not choices or random.random() < 0.8:
            return sheet, events
    chosen: Entry = random.choice(choices)
    if chosen == UNKNOWN and field in AFTERCARE.typed:
        sheet = sheet.with_unknown(field, unknown=True)
    else:
        sheet = sheet.with_entry(AFTERCARE, field, chosen)
    return sheet, [*events, (f"{kind}.{field}", str(chosen).lower())]


def some_answers(random: Random) -> tuple[Sheet, list[Event]]:
    """Return the answers of somebody who answers one question after the other, not all of them."""
    sheet, events = Sheet(), list[Event]()
    for _ in range(random.randrange(12)):
        reply = reply_about_aftercare(NL, evaluate(AFTERCARE, sheet, TODAY))
        if reply.next_question not in FIELDS:
            break
        sheet, more = next_event(sheet, reply.next_question, random)
        events += more
    return sheet, events


NL = words_in(Language.NL)


def asked_by_the_app(language: Language, sheet: Sheet) -> list[dict[str, Any]]:
    """Return what the app asks, without what helps only there."""
    words, given = words_in(language), evaluate(AFTERCARE, sheet, TODAY)
    reply = reply_about_aftercare(words, given)
    questionnaire = Questionnaire(words, Answered())
    for number, field in enumerate(reply.questions, start=1):
        if field in FIELDS:
            progress = words("form.progress", number=number, most=reply.most)
            ask(questionnaire, words, given, lambda _: None, field, progress=progress)
    blocks = json.loads(json.dumps(questionnaire.blocks))
    return [plain(block) for block in blocks]


def plain(block: dict[str, Any]) -> dict[str, Any]:
    """Return a question without what is empty, and without what helps only in the app."""
    for item in block["items"]:
        # What was typed is "chosen" too, beside a field.
        if item.get("chosen") not in [option["key"] for option in item.get("options", [])]:
            item["chosen"] = None
    items = [
        {name: value for name, value in item.items() if value not in ("", None, False)}
        for item in block["items"]
        if item["kind"] in {"choice", "entry"}
    ]
    rest = {name: value for name, value in block.items() if value not in ("", None, False)}
    return {**rest, "items": items}


@pytest.mark.parametrize("language", Language)
def test_it_asks_what_the_app_asks_in_the_same_words(browser: Browser, language: Language) -> None:
    random = Random(str(language))  # noqa: S311 - not for secrets
    told = [some_answers(random) for _ in range(SHEETS)]
    page = browser.new_page()
    page.add_script_tag(content=beforehand.SCRIPT)
    described = beforehand.describe_beforehand(beforehand.ABOUT_PERSON, language, TODAY)
    found = page.evaluate(GO, [described, [events for _, events in told]])
    page.close()
    for (sheet, events), blocks in zip(told, found, strict=True):
        for ours, of_app in zip(map(plain, blocks), asked_by_the_app(language, sheet), strict=True):
            assert ours == of_app, events


@pytest.mark.parametrize("address", [SELECTIVE_POLICY, BILL])
@pytest.mark.parametrize("language", Language)
def test_it_asks_first_about_a_claim_what_the_page_asks_in_the_same_words(
    browser: Browser, language: Language, address: str
) -> None:
    page = browser.new_page()
    page.add_script_tag(content=beforehand.SCRIPT)
    described = beforehand.describe_beforehand(FIRST_QUESTIONS[address], language, TODAY)
    for said in product(["true", "false", UNKNOWN, None], repeat=len(FIRST)):
        told = {f: value for f, value in zip(FIRST, said, strict=True) if value is not None}
        if told.get(FIRST[0]) in {None, "false"} and len(told) > (FIRST[0] in told):
            continue  # nobody can answer what is not asked
        events = [(f"answer.{field}", value) for field, value in told.items()]
        (found,) = page.evaluate(GO, [described, [events]])
        at = answered(new_site(f"{language}-NL").switch_page(PAGES[address].script).run(), **told)
        of_page = [
            plain(block)
            for block in asked_by(at)["blocks"]
            if block["key"] in [f"question-{field}" for field in FIRST]
        ]
        assert [plain(block) for block in found] == of_page, told
    page.close()


class Somebody(NamedTuple):
    """Somebody at a door that opens slowly.

    Attributes:
        page: What they see.
        language: What they read.
    """

    page: Page
    language: Language

    def question(self, field: str) -> Locator:
        return self.page.locator(f".st-key-question-{field}")

    def choose(self, field: str, value: str) -> None:
        self.question(field).locator(f'.vw-option > [value="{value}"] + span').click()

    def type(self, field: str, text: str) -> None:
        box = self.question(field).locator("input[type=text]")
        box.press_sequentially(text)
        box.press("Enter")

    def expect_taken_over(self) -> None:
        expect(self.page.locator("#vw-first")).to_have_count(0)
        expect(self.page.locator("#root .vw-questions")).to_have_count(1)

    def chosen(self) -> dict[str, str]:
        """Return what stands in every field that has something in it."""
        found: dict[str, str] = self.page.evaluate(
            """() => Object.fromEntries([...document.querySelectorAll(".vw-question")].flatMap(
            (block) => {
              const field = [...block.classList].find(name => name.startsWith("st-key-question-"))
              if (!field) return []
              const typed = block.querySelector("input[type=text]")?.value
              const chosen = block.querySelector("input:checked")?.value
              return chosen || typed ? [[field.slice(16), chosen ?? typed]] : []
            }))"""
        )
        # What a page goes on with may be filled in from the start.
        return {field: value for field, value in found.items() if field not in {"day", "way"}}


@pytest.fixture
def context(request: pytest.FixtureRequest, browser: Browser) -> Iterator[BrowserContext]:
    language, screen, theme = request.param
    context = browser.new_context(
        locale=f"{language}-NL",
        viewport=screen,
        color_scheme=theme,
        has_touch=screen is PHONE,
        reduced_motion="reduce",
    )
    context.set_default_timeout(LONGEST)
    yield context
    context.close()


@contextmanager
def way_to(site: Site, *, is_slow: bool) -> Iterator[str]:
    """Give the address of a site, of which all comes slowly, or as fast as it can."""
    with line_to(site, wait=0.15 if is_slow else 0) as line:
        yield line.address


def hold_app(page: Page) -> Callable[[], None]:
    """Keep the scripts of the app from a page, and return what lets them come."""
    held: list[Route] = []
    is_held = True

    def hold(route: Route) -> None:
        if is_held:
            held.append(route)
        else:
            route.continue_()

    def release() -> None:
        nonlocal is_held
        is_held = False
        for route in held:
            route.continue_()

    page.route("**/static/js/*", hold)
    return release


def blocked(route: Route) -> None:
    route.abort()


looks = pytest.mark.parametrize(
    "context",
    [(Language.NL, PHONE, "light"), (Language.EN, DESK, "dark")],
    ids=["nl-phone", "en-desk"],
    indirect=True,
)
A_WAY = {"indication": "oncology", "treatment_need": "current"}


def at_the_door(context: BrowserContext, site: Site) -> Somebody:
    language = Language(context.new_page().evaluate("navigator.language").partition("-")[0])
    return Somebody(context.pages[0], language)


@looks
def test_one_question_after_the_other_is_asked_without_the_app(
    context: BrowserContext, site: Site
) -> None:
    somebody = at_the_door(context, site)
    page, words = somebody.page, words_in(somebody.language)
    page.route("**/static/js/*", blocked)
    page.goto(site.address)
    for field, value in A_WAY.items():
        somebody.choose(field, value)
    somebody.type("age", "121")
    expect(somebody.question("age").get_by_role("alert").first).to_have_text(
        words["questions.age.wrong"]
    )
    somebody.question("age").locator("input[type=text]").fill("16")
    expect(somebody.question("basis_plus_module").locator(".vw-ask")).to_have_text(
        words["questions.basis_plus_module.ask_parent"]
    )
    expect(page.get_by_role("main").get_by_role("status").last).to_have_text(
        words["site.answer_comes"]
    )
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_an_answer_to_a_document_that_is_still_coming_is_gone_on_from(
    browser: Browser, site: Site
) -> None:
    context = browser.new_context(locale="nl-NL", viewport=PHONE, bypass_csp=True)
    somebody = Somebody(page := context.new_page(), Language.NL)
    page.goto(site.address)
    whole = page.locator("#vw-beforehand").text_content()

    def cut(route: Route) -> None:
        come, _, _ = (
            route.fetch().text().partition('<script type="application/json" id="vw-beforehand">')
        )
        route.fulfill(body=come)

    page.route(site.address + "/", cut)
    page.goto(site.address)
    expect(page.locator(".vw-question")).to_have_count(1)
    somebody.choose("indication", "oncology")
    expect(somebody.question("indication").locator(".answered")).to_contain_text("Na kanker")
    page.evaluate(
        """(whole) => {
          const told = Object.assign(document.createElement("script"), { type: "application/json" })
          Object.assign(told, { id: "vw-beforehand", textContent: whole })
          document.body.append(told)
          window.askBeforehand()
        }""",
        whole,
    )
    expect(somebody.question("treatment_need").locator(".vw-ask")).to_be_focused()
    expect(page.locator(".vw-question")).to_have_count(2)
    assert somebody.chosen() == {"indication": "oncology"}
    context.close()


@looks
def test_what_was_answered_without_the_app_stands_there_again_after_a_reload(
    context: BrowserContext, site: Site
) -> None:
    somebody = at_the_door(context, site)
    page = somebody.page
    page.route("**/static/js/*", blocked)
    page.goto(site.address)
    for field, value in A_WAY.items():
        somebody.choose(field, value)
    page.reload()
    expect(somebody.question("age")).to_be_visible()
    assert somebody.chosen() == A_WAY
    page.unroute_all()
    page.reload()
    somebody.expect_taken_over()
    expect(somebody.question("age")).to_be_visible()
    assert somebody.chosen() == A_WAY
    # Now the visit keeps it, and the document shows it before the app does.
    expect(page.locator(".vw-sheet .vw-stop").first).to_be_visible()
    page.route("**/static/js/*", blocked)
    page.reload()
    expect(somebody.question("age")).to_be_visible()
    assert somebody.chosen() == A_WAY
    assert page.evaluate("name => sessionStorage.getItem(name)", PENDING) is None


@looks
@pytest.mark.parametrize("can_move", [True, False])
def test_whoever_types_while_the_app_comes_types_on_in_the_same_place(
    context: BrowserContext,
    site: Site,
    can_move: bool,  # noqa: FBT001 - as pytest gives it
) -> None:
    somebody = at_the_door(context, site)
    page = somebody.page
    if not can_move:
        page.add_init_script("delete Element.prototype.moveBefore")
    release = hold_app(page)
    page.goto(site.address, wait_until="commit")
    for field, value in A_WAY.items():
        somebody.choose(field, value)
    box = somebody.question("age").locator("input[type=text]")
    box.press_sequentially("12")
    box.press("ArrowLeft")
    release()
    somebody.expect_taken_over()
    expect(box).to_be_focused()
    page.keyboard.type("0")
    expect(box).to_have_value("102")


@looks
def test_the_questions_stay_where_they_are_long_after_the_app_has_come(
    context: BrowserContext, site: Site
) -> None:
    somebody = at_the_door(context, site)
    page = somebody.page
    page.clock.install()
    page.goto(site.address)
    somebody.choose("indication", "oncology")
    somebody.expect_taken_over()
    page.clock.fast_forward(MUCH_TOO_LONG)
    page.clock.resume()
    somebody.choose("treatment_need", "current")
    expect(somebody.question("age")).to_be_visible()
    expect(page.locator(".vw-sheet .vw-stop").first).to_be_visible()


def type_on(page: Page, typed: str, more: str) -> Locator:
    """Type on in the line of the app, have it read and kept, and return the line."""
    expect(page.locator("#vw-first")).to_have_count(0)
    line = page.locator(".st-key-quick-entry input")
    expect(line).to_be_focused()
    page.keyboard.type(more)
    expect(line).to_have_value(typed + more)
    expect(page.locator(".vw-pieces li")).not_to_have_count(0)
    page.wait_for_function(
        "line => Object.values(sessionStorage).some((kept) => kept.includes(JSON.stringify(line)))",
        arg=typed + more,
    )
    return line


SIXTY = "67 hart actueel bpm op lijst plus verwijzing 14 gehad, dcsph "


@looks
@pytest.mark.parametrize("slow", [False, pytest.param(True, marks=pytest.mark.long)])
def test_every_key_typed_into_the_agents_line_from_the_first_paint_on_is_there_in_order(
    context: BrowserContext,
    site: Site,
    slow: bool,  # noqa: FBT001 - as pytest gives it
) -> None:
    page = at_the_door(context, site).page
    with way_to(site, is_slow=slow) as address:
        page.goto(f"{address}/klantenservice", wait_until="commit")
        expect(page.locator("#vw-first-line")).to_be_focused()
        page.keyboard.type(SIXTY, delay=100 if slow else 30)
        line = type_on(page, SIXTY, "1")
        # What the tab has kept stands there again at once, and somebody goes on behind it.
        release = hold_app(page)
        page.reload(wait_until="commit")
        expect(page.locator("#vw-first-line")).to_have_value(f"{SIXTY}1")
        expect(page.locator("#vw-first-line")).to_be_focused()
        page.keyboard.press("End")
        page.keyboard.type("2")
        release()
        expect(page.locator("#vw-first")).to_have_count(0)
        page.keyboard.type("3")
        expect(line).to_have_value(f"{SIXTY}123")
        page.wait_for_function("() => sessionStorage['vergoedingswijzer.person']?.includes('123')")


ANSWERS: Final[Mapping[str, list[Event]]] = {
    SELF_CHECK: [
        ("indication", "oncology"),
        ("treatment_need", "current"),
        ("age", "52"),
        ("basis_plus_module", "unknown"),
        ("supplementary", "none"),
        ("basis_entitlement", "true"),
        ("plus_practice", "true"),
        ("referral", "true"),
    ],
    BILL: [("selective_policy", "true"), ("hospital_selected", "unknown")],
    SELECTIVE_POLICY: [("selective_policy", "unknown"), ("hospital_selected", "false")],
}
KINDS = [
    (language, screen, theme)
    for language in Language
    for screen in (PHONE, DESK)
    for theme in ("light", "dark")
]


def runs(address: str, *, often: int, always: int) -> list[Any]:
    """Return runs on a page, `always` of them in the default suite."""
    return [
        pytest.param(
            KINDS[seed * 3 % len(KINDS)],
            address,
            seed,
            id=f"{address or 'first'}-{seed}",
            marks=[pytest.mark.long] * (seed >= always),
        )
        for seed in range(often)
    ]


@pytest.mark.parametrize(
    ("context", "address", "seed"),
    [
        *runs(SELF_CHECK, often=100, always=8),
        *runs(BILL, often=40, always=2),
        *runs(SELECTIVE_POLICY, often=40, always=2),
    ],
    indirect=["context"],
)
def test_whatever_is_answered_while_the_app_comes_is_there_once_and_in_its_place(
    context: BrowserContext, site: Site, address: str, seed: int
) -> None:
    random = Random(seed)  # noqa: S311 - not for secrets
    somebody = at_the_door(context, site)
    page = somebody.page
    if seed // len(KINDS) % 2:
        # Not every browser can move what has the focus.
        page.add_init_script("delete Element.prototype.moveBefore")
    with way_to(site, is_slow=random.random() < 0.5) as origin:
        page.goto(f"{origin}/{address}", wait_until="commit")
        answers = ANSWERS[address]
        done = answers[: random.randint(1, len(answers))]
        reloaded_after = random.choice([None, *range(len(done))])
        for number, (field, value) in enumerate(done):
            page.wait_for_timeout(350 + random.expovariate(1 / 300))
            if value.isdecimal():
                somebody.type(field, value)
            else:
                somebody.choose(field, value)
            if number == reloaded_after:
                page.reload(wait_until="commit")
        somebody.expect_taken_over()
        expect(page.locator(AT_REST)).to_have_count(1)
        page.wait_for_function("name => sessionStorage.getItem(name) === null", arg=PENDING)
        assert somebody.chosen() == dict(done)
        page.reload()
        somebody.expect_taken_over()
        assert somebody.chosen() == dict(done)


@looks
@pytest.mark.parametrize("address", [SELF_CHECK, BILL])
def test_the_tab_lets_go_of_an_answer_only_once_it_keeps_the_visit_with_it(
    context: BrowserContext, site: Site, address: str
) -> None:
    somebody = at_the_door(context, site)
    page = somebody.page
    page.add_init_script(
        """window.kept = []
        // What the server says comes bit by bit.
        const add = WebSocket.prototype.addEventListener
        let last = 0
        WebSocket.prototype.addEventListener = function (name, hear, ...rest) {
          const late = (event) => {
            last = Math.max(last, performance.now()) + 20
            setTimeout(() => hear.call(this, event), last - performance.now())
          }
          return add.call(this, name, name === "message" ? late : hear, ...rest)
        }
        Object.defineProperty(WebSocket.prototype, "onmessage", {
          set(hear) { this.addEventListener("message", hear) },
        })
        const remove = Storage.prototype.removeItem
        Storage.prototype.removeItem = function (name) {
          if (name === "vw-told" && this.getItem(name)) window.kept.push(Object.values(this).join())
          return remove.call(this, name)
        }"""
    )
    page.goto(f"{site.address}/{address}")
    somebody.expect_taken_over()
    (field, value), *_ = ANSWERS[address]
    somebody.choose(field, value)
    page.wait_for_function("() => window.kept.length")
    (kept,) = page.evaluate("window.kept")
    part = "person" if address == SELF_CHECK else "claim"
    assert page.evaluate(f"sessionStorage['vergoedingswijzer.{part}']") in kept
    assert field in page.evaluate(f"sessionStorage['vergoedingswijzer.{part}']")


@pytest.mark.parametrize("context", KINDS[:1], indirect=True)
def test_the_tab_lets_go_of_no_answer_before_what_keeps_it_is_drawn(
    context: BrowserContext, site: Site
) -> None:
    somebody = at_the_door(context, site)
    page = somebody.page
    held = list[Route]()

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/static/js/Html.*.js", hold)
    page.goto(site.address)
    (field, value), *_ = ANSWERS[SELF_CHECK]
    somebody.choose(field, value)
    expect(page.locator(".vw-questionnaire[data-done='1']")).to_be_attached()
    page.wait_for_timeout(300)  # whatever would let go of it has done so by now
    assert page.evaluate("name => sessionStorage.getItem(name)", PENDING) is not None
    for route in held:
        route.continue_()
    page.wait_for_function("name => sessionStorage.getItem(name) === null", arg=PENDING)
    assert field in page.evaluate("sessionStorage['vergoedingswijzer.person']")


@pytest.mark.parametrize("context", KINDS[:1], indirect=True)
@pytest.mark.parametrize("address", [SELF_CHECK, BILL])
def test_after_a_reload_no_questions_without_what_the_tab_kept_are_gone_on_with(
    context: BrowserContext, site: Site, address: str
) -> None:
    somebody = at_the_door(context, site)
    page = somebody.page
    # What draws the questions is slower than all else.
    page.add_init_script(
        """let show
        const late = (told) => {
          let end
          setTimeout(() => (end = show(told)), 500)
          return () => end?.()
        }
        Object.defineProperty(window, "showQuestions", {
          get: () => Object.assign(late, { begin: show.begin }),
          set: (given) => (show = given),
        })
        addEventListener("load", () => new MutationObserver(() => {
          if ("atFirst" in window || document.getElementById("vw-first")) return
          window.atFirst = document.querySelectorAll("#root input:checked").length
        }).observe(document.body, { childList: true, subtree: true }))"""
    )
    page.goto(f"{site.address}/{address}")
    somebody.expect_taken_over()
    (field, value), *_ = ANSWERS[address]
    somebody.choose(field, value)
    page.wait_for_function("name => sessionStorage.getItem(name) === null", arg=PENDING)
    page.reload()
    somebody.expect_taken_over()
    assert page.evaluate("window.atFirst") > 0
    assert field in somebody.chosen()


FOCUS = """() => [document.activeElement.name, document.activeElement.value,
  Boolean(document.activeElement.closest("#root"))]"""
MOST_TABS = 5


@looks
@pytest.mark.parametrize("address", ANSWERS)
def test_the_keyboard_walks_on_from_where_it_was_when_the_app_comes(
    context: BrowserContext, site: Site, address: str
) -> None:
    somebody = at_the_door(context, site)
    page = somebody.page
    release = hold_app(page)
    page.goto(f"{site.address}/{address}", wait_until="commit")
    (first, _), (second, _), *_ = ANSWERS[address]
    asked, following = somebody.question(first), somebody.question(second)
    expect(asked).to_be_visible()
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if asked.locator("input:focus").count():
            break
    page.keyboard.press("Space")
    expect(following).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    expect(asked.locator("input").first).to_be_checked()
    expect(following).to_be_visible()  # a slow key may have been an answer
    page.keyboard.press("Tab")
    expect(following.locator("input").first).to_be_focused()
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    name, value, _ = page.evaluate(FOCUS)
    release()
    somebody.expect_taken_over()
    assert page.evaluate(FOCUS) == [name, value, True]
    page.keyboard.press("Space")
    expect(following.locator("input").first).to_be_checked()
    page.keyboard.press("Shift+Tab")
    expect(asked.locator("input").first).to_be_focused()
    page.wait_for_function("name => sessionStorage.getItem(name) === null", arg=PENDING)
    page.reload()
    somebody.expect_taken_over()
    expect(following.locator("input").first).to_be_checked()


A_CLAIM = "selectieve polis, niet geselecteerd, 04 "


@looks
def test_a_case_that_is_open_on_the_page_of_a_claim_leaves_nothing_to_type_before_the_app(
    context: BrowserContext, site: Site
) -> None:
    somebody = at_the_door(context, site)
    page = somebody.page
    page.route("**/static/js/*", blocked)
    page.goto(f"{site.address}/{SELECTIVE_POLICY}")
    expect(page.locator("#vw-first-line")).to_be_visible()
    kept = json.dumps({"line": "04", "opened": {"kind": "drill", "id": "a"}})
    page.evaluate("kept => sessionStorage.setItem('vergoedingswijzer.claim', kept)", kept)
    page.reload()
    expect(page.get_by_role("main").get_by_role("status").last).to_be_visible()
    expect(page.locator("#vw-first-line")).to_have_count(0)
    expect(page.locator(".vw-question")).to_have_count(0)


@looks
def test_whoever_types_a_claim_before_the_app_types_on_and_has_it_read(
    context: BrowserContext, site: Site
) -> None:
    page = at_the_door(context, site).page
    release = hold_app(page)
    page.goto(f"{site.address}/{SELECTIVE_POLICY}", wait_until="commit")
    typed = page.locator("#vw-first-line")
    expect(typed).to_be_visible()
    expect(typed).not_to_be_focused()
    typed.press_sequentially(A_CLAIM)
    release()
    line = type_on(page, A_CLAIM, "11")
    # What only the app can read of a line, the document does not ask before.
    release = hold_app(page)
    page.reload(wait_until="commit")
    expect(typed).to_have_value(f"{A_CLAIM}11")
    expect(page.locator("#vw-first .vw-question")).to_have_count(0)
    release()
    expect(page.locator("#vw-first")).to_have_count(0)
    expect(line).to_have_value(f"{A_CLAIM}11")
    assert page.locator(".vw-pieces li").count()


@looks
@pytest.mark.parametrize("address", [BILL, SELECTIVE_POLICY])
def test_what_was_answered_on_one_page_about_a_claim_stands_on_the_other_at_once(
    context: BrowserContext, site: Site, address: str
) -> None:
    (other,) = {BILL, SELECTIVE_POLICY} - {address}
    somebody = at_the_door(context, site)
    page = somebody.page
    page.goto(f"{site.address}/{other}", wait_until="commit")
    for field, value in ANSWERS[other]:
        somebody.choose(field, value)
        page.wait_for_timeout(350)
    somebody.expect_taken_over()
    page.wait_for_function("name => sessionStorage.getItem(name) === null", arg=PENDING)
    page.route("**/static/js/*", blocked)
    page.goto(f"{site.address}/{address}")
    assert somebody.chosen() == dict(ANSWERS[other])
    page.goto(f"{site.address}/{address}?lang={somebody.language.other}")
    assert somebody.chosen() == dict(ANSWERS[other])
