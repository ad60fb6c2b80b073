"""Everything that a person can do, each with how often they do it."""

from collections.abc import Callable, Collection, Mapping, Sequence
from math import inf
from typing import Final, NamedTuple

from playwright.sync_api import Error, FilePayload

from calculator import claim_entry, drills, quick_entry
from calculator.pages.visit.model import MOST_CALLS
from calculator.web import site_map
from tests.browser.keyboard import RESTS
from tests.browser.walker.memory import (
    A_CLAIM,
    ABOUT_A_CALL,
    CLAIM_LINE,
    CODE,
    DAY_TYPED,
    HELP,
    LINE,
    PASTED,
    PERSON,
    TICKED,
    UNKNOWN,
    UNTICKED,
    Answer,
    Expected,
    Memory,
    Question,
    answer,
    answer_by_choice,
    bring_back,
    change_anything,
    either,
    empty,
    give_back,
    open_others,
    undo,
)
from tests.browser.walker.person import Person
from tests.browser.walker.screen import (
    GROUPS,
    OWN_ANSWERS,
    Screen,
    Usable,
    chosen_beside,
    is_beside_text,
    question_of,
)
from tests.claim_files.test_corpus import CORPUS, FILES
from tests.quick_entry.calls import CALLS

Then = Callable[[Memory], Memory]

REACH: Final = 3000  # milliseconds; what is not to be reached by then is not done
SHORT: Final = 120  # characters that are typed one by one, and written out in a report
CLASS_CODE: Final = Question(site_map.PRACTISE, "drills-class_code")
PASTED_LIST: Final = Question(PASTED, "pasted")
LIMITS: Final[Mapping[Question | None, int]] = {
    Question(LINE, "line"): quick_entry.LONGEST,
    CLAIM_LINE: claim_entry.LONGEST,
    CLASS_CODE: 2 * drills.LONGEST,
}
"""How many characters a field takes, where it has a limit."""
NUMBERS: Final = ("67", "17", "18", "0", "120", "121", "9", "-1", "5555", "6,5", "007", "٣", "1e2")
DAYS: Final = ("1-1-2027", "3 september 2026", "15 feb 2028", "31-12-2018", "30-2-2027", "morgen")
DIAGNOSES: Final = ("2202", "2541", "9372", "9248", "0000", "254")
CODES: Final = ("990", "012", "04", "7", "15A899", "0303", "a b")
ODD: Final = ("", " ", "x", "twaalf", "Jan's <b>", "😀", "\u202eabc", "é" * 60, "9" * 400)
LINES: Final = (
    *(line for call in CALLS for line in (call.typed, call.corrected)),
    "67 hart bpm",
    "verwijzing",
    "67 hart code 2202",
    "geen bpm bpm",
    "67 nazorg verwijsing",
    "kind 9",
    "av27 met nazorg 9 over",
)
CLAIM_LINES: Final = (
    "selectieve polis niet geselecteerd 04 11 190015",
    "seh 07 21",
    "tv onbekend, 15D492 303 603",
    "ggz 150101001",
    "geselecteerd?",
)
LISTS: Final = (
    "type verwijzer;selectieve polis\n04;ja\n07;nee",
    "claim id\treferral type\na\t01\na\t21",
    "x;y\n1;2;3",
    "x" * 5000,
    "😀\n\n;;;",
)
ODD_FILES: Final = {
    "leeg.csv": b"",
    "pagina.csv": b"<html><body>kenmerk;type verwijzer",
    "stuk.xlsx": b"PK\x03\x04" + bytes(99),
    "naamloos.csv": b"a;01\nb;04",
    "onbekend.csv": b"kenmerk;type verwijzer;klantgroep;naam\na;01;x;y",
    "veel.csv": b"kenmerk;type verwijzer\n" + b"a;01\nb;21\n" * 3000,
}
KEYS: Final = (
    *("Alt+n", "Alt+z", "Alt+q", "Alt+s", "Alt+l", "Alt+a", "Alt+v", "Alt+t"),
    *(f"Alt+{digit}" for digit in range(1, 10)),
    *("Escape", "PageDown", "PageUp"),
)
EMPTYING: Final = ("start_again", "new_call")
OPENING: Final = ("open_in_calculator", "drill-open")
SWITCH: Final = "switch_language"
_CHOICES_OF_LINE: Final = tuple(f"entry-choice-{digit}" for digit in range(1, 10))
_EARLIER: Final = tuple(f"earlier-call-{place}" for place in range(MOST_CALLS))
PRESSED_BY: Final = {
    "Alt+n": ("new_call",),
    "Alt+z": ("bring_back",),
    **{f"Alt+{choice[-1]}": (choice,) for choice in _CHOICES_OF_LINE},
}
"""The buttons on the agents' pages that keys press, where a press changes answers."""
ON_CALL: Final = frozenset({site_map.CALL, site_map.SELECTIVE_POLICY})
EMPTIED: Final = {
    site_map.SELF_CHECK: frozenset({PERSON}),
    site_map.SELECTIVE_POLICY: frozenset({A_CLAIM}),
    site_map.BILL: frozenset({A_CLAIM}),
}
"""What beginning again empties on each page, and what undoing it brings back."""


class Step(NamedTuple):
    """Something that was done.

    Attributes:
        told: What it was.
        then: What is remembered after it.
        moves: Whether it led to an address, which may say how a page begins.
    """

    told: str
    then: Then = lambda memory: memory
    moves: bool = False


class Act(NamedTuple):
    """Something that can be done.

    Attributes:
        weight: How often it is done, beside the others.
        do: Does it; returns None where it cannot be done.
    """

    weight: int
    do: Callable[[Person], Step | None]


def choose(person: Person) -> Step | None:
    """Choose one of several answers."""
    found = _drawn(person, "choice")
    if found is None:
        return None
    control, group = found
    place = person.random.randrange(control.options)
    question = question_of(person.screen.page, control)
    beside = is_beside_text(control)
    chosen = chosen_beside(control, place) if beside else frozenset[Answer]({place})
    return _tried(
        Step(f"chooses place {place} of {question}", _answering(question, chosen)),
        lambda: person.tap_on(group.query_selector_all("label:has(input)")[place], REACH),
    )


def choose_by_arrows(person: Person) -> Step | None:
    """Hold an arrow key down in a group of choices."""
    found = _drawn(person, "choice")
    if found is None:
        return None
    control, group = found
    question = question_of(person.screen.page, control)
    times = person.random.randint(1, 8)

    def hold() -> None:
        group.query_selector_all("input")[control.chosen or 0].focus()
        for _ in range(times):  # without letting go in between, as a key that repeats
            person.page.keyboard.down("ArrowDown")
        person.page.keyboard.up("ArrowDown")
        person.page.wait_for_timeout(RESTS)

    return _tried(Step(f"holds ArrowDown {times} times in {question}", _answering(question)), hold)


def write(person: Person) -> Step | None:
    """Write something in a field instead of what stands in it."""
    found = _drawn(person, "text")
    if found is None:
        return None
    control, field = found
    question = question_of(person.screen.page, control)
    text = person.random.choice(_texts(question))
    ends = ("Control+Enter", "Tab") if control.several_lines else ("Enter", "Tab")
    end, by_hand = person.random.choice(ends), person.random.random() < 0.5
    keyboard = person.page.keyboard

    def put() -> None:
        person.tap_on(field, REACH)
        keyboard.press("Control+a")
        if not text:
            keyboard.press("Delete")
        elif by_hand and len(text) <= SHORT and text.isprintable():
            keyboard.type(text)
        else:
            keyboard.insert_text(text)
        keyboard.press(end)

    # A field with a limit takes as much of it as it likes.
    stands: Expected = frozenset({text}) if len(text) <= LIMITS.get(question, inf) else None
    if text == control.written:
        stands = frozenset[Answer]({text, UNKNOWN, *GROUPS})  # nothing was changed
    shown = text if len(text) <= SHORT else f"{text[:20]}… ({len(text)} characters)"
    return _tried(Step(f"writes {shown!r} in {question}, {end}", _answering(question, stands)), put)


def tick(person: Person) -> Step | None:
    """Tick a box, or untick it."""
    found = _drawn(person, "tick")
    if found is None:
        return None
    control, box = found
    question = question_of(person.screen.page, control)
    stands: Expected = frozenset({UNTICKED if control.ticked else TICKED})
    label = box.evaluate_handle("box => box.closest('label') ?? box").as_element() or box
    return _tried(
        Step(f"{'un' * control.ticked}ticks {question}", _answering(question, stands)),
        lambda: person.tap_on(label, REACH),
    )


def press(person: Person) -> Step | None:
    """Press a button, but one that is an act by itself."""
    return _press(person, lambda keys: not {SWITCH, *OPENING, *EMPTYING} & {*keys})


def begin_again(person: Person) -> Step | None:
    """Begin again, or begin a new call."""
    return _press(person, lambda keys: bool({*EMPTYING} & {*keys}))


def open_others_answers(person: Person) -> Step | None:
    """Open an example or a drill in the calculator."""
    return _press(person, lambda keys: bool({*OPENING} & {*keys}))


def switch_language(person: Person) -> Step | None:
    """Read on in the other language."""
    return _press(person, lambda keys: SWITCH in keys)


def follow(person: Person) -> Step | None:
    """Follow a link."""
    found = _drawn(person, "link")
    if found is None:
        return None
    control, link = found
    return _tried(
        Step(f"follows {control.written or '/'}", moves=True), lambda: person.tap_on(link, REACH)
    )


def go_back(person: Person) -> Step | None:
    """Go back in the browser."""
    if not person.page.evaluate("navigation.canGoBack"):
        return None
    person.page.go_back()
    return Step("goes Back", moves=True)


def go_forward(person: Person) -> Step | None:
    """Go forward in the browser."""
    if not person.page.evaluate("navigation.canGoForward"):
        return None
    person.page.go_forward()
    return Step("goes Forward", moves=True)


def load_again(person: Person) -> Step | None:
    """Load the page again."""
    person.load_again()
    return Step("reloads", moves=True)


def press_key(person: Person) -> Step | None:
    """Press one of the keys that do something somewhere."""
    key = person.random.choice(KEYS)
    person.page.keyboard.press(key)
    return Step(f"presses {key}", _effect_of_key(person.screen, key))


def hold_key(person: Person) -> Step | None:
    """Hold one of those keys down until it repeats."""
    key, times = person.random.choice(KEYS), person.random.randint(2, 8)
    *modifiers, last = key.split("+")
    keyboard = person.page.keyboard
    for modifier in modifiers:
        keyboard.down(modifier)
    for _ in range(times):
        keyboard.down(last)
    for each in (last, *modifiers):
        keyboard.up(each)
    effect = _effect_of_key(person.screen, key)
    if key in PRESSED_BY and key != "Alt+n":
        # It may have been pressed once, or several times with what came up in between.
        return Step(f"holds {key}", lambda memory: either(effect(memory), effect(effect(memory))))
    return Step(f"holds {key}", effect)


def do_two_quickly(person: Person) -> Step | None:
    """Answer two things without waiting in between."""
    first = person.random.choice([choose, write, tick])(person)
    # What was ticked by the first is no longer as it was seen.
    second = person.random.choice([choose, write])(person)
    if first is None or second is None:
        return first or second
    told = f"{first.told} and at once {second.told}"
    # The server may hear of both at once, and cannot tell which of two about one thing was last.
    return Step(
        told,
        lambda memory: either(first.then(second.then(memory)), second.then(first.then(memory))),
    )


def choose_file(person: Person) -> Step | None:
    """Choose a file of claims; what is pasted stays as it is meanwhile."""
    field = person.page.query_selector(".st-key-claim-list input[type=file]")
    if field is None:
        return None
    name = person.random.choice((*FILES, *ODD_FILES))
    data = ODD_FILES[name] if name in ODD_FILES else (CORPUS / name).read_bytes()
    chosen: FilePayload = {"name": name, "mimeType": "", "buffer": data}
    return _tried(Step(f"chooses the file {name}"), lambda: field.set_input_files(chosen))


def lose_connection(person: Person) -> Step | None:
    """Lose the connection for a while, answer or not meanwhile, and find it again."""
    return _away(person)


def outlive_server(person: Person) -> Step | None:
    """Come back to another process than the one that was left."""
    return _away(person, person.replace_server) if person.replace_server else None


ACTS: Final[Sequence[Act]] = (
    Act(16, choose),
    Act(2, choose_by_arrows),
    Act(10, write),
    Act(3, tick),
    Act(6, press),
    Act(6, follow),
    Act(4, switch_language),
    Act(4, open_others_answers),
    Act(2, begin_again),
    Act(3, go_back),
    Act(2, go_forward),
    Act(3, load_again),
    Act(4, press_key),
    Act(2, hold_key),
    Act(5, do_two_quickly),
    Act(4, choose_file),
    Act(1, lose_connection),
    Act(1, outlive_server),
)


def do_anything(person: Person, left_out: Collection[str] = ()) -> Step:
    """Do one act, drawn by lot from those that can be done; some are left out by their names."""
    while True:
        (act,) = person.random.choices(ACTS, [each.weight for each in ACTS])
        if act.do.__name__ not in left_out and (step := act.do(person)):
            return step


def _away(person: Person, meanwhile: Callable[[], None] = lambda: None) -> Step:
    random = person.random
    person.lose_connection()
    steps = [Step("loses the connection")]
    for _ in range(random.randrange(3)):
        person.look()
        if step := random.choice([choose, write, tick])(person):
            steps.append(step)
    for _ in range(random.choice([1, 30])):  # Streamlit's own dialog takes 3.5 s to come
        person.settle()
    meanwhile()
    person.find_connection()
    back = "finds another process" if person.replace_server is meanwhile else "finds it"

    def then(memory: Memory) -> Memory:
        for step in steps:
            memory = step.then(memory)
        return memory

    return Step(", ".join([*(step.told for step in steps), back]), then)


def _press(person: Person, wanted: Callable[[Sequence[str]], bool]) -> Step | None:
    found = _drawn(person, "button", wanted)
    if found is None:
        return None
    control, button = found
    name = next(iter(control.keys), control.label.partition("\n")[0])
    return _tried(
        Step(f"presses {name}", _effect(person.screen, control.keys)),
        lambda: person.tap_on(button, REACH),
    )


def _drawn(
    person: Person, kind: str, wanted: Callable[[Sequence[str]], bool] = lambda keys: True
) -> Usable | None:
    """Return one of the controls of a kind that can be used, by lot."""
    usable = [
        each
        for each in person.screen.controls
        if each.control.kind == kind
        and each.control.enabled
        and not each.control.folded
        and wanted(each.control.keys)
    ]
    return person.random.choice(usable) if usable else None


def _tried(step: Step, do: Callable[[], object]) -> Step:
    """Do it; where the page is quicker, it is not certain whether it was done."""
    try:
        do()
    except (Error, IndexError):
        return Step(
            f"tries and {step.told}",
            lambda memory: either(memory, step.then(memory)),
            moves=step.moves,
        )
    return step


def _answering(question: Question | None, expected: Expected = None) -> Then:
    return lambda memory: memory if question is None else answer(memory, question, expected)


def _texts(question: Question | None) -> Sequence[str]:
    if question is not None and question.subject == LINE:
        return (*LINES, *ODD)
    if question == CLAIM_LINE:
        return (*CLAIM_LINES, *ODD)
    if question == PASTED_LIST:
        return (*LISTS, *ODD)
    if question in {CODE, DAY_TYPED, *HELP}:
        return (*DAYS, *DIAGNOSES, *ODD)
    if question is not None and question.subject == PERSON:
        return (*NUMBERS, *ODD)
    return (*CODES, *NUMBERS, *ODD)


def _effect_of_key(screen: Screen, key: str) -> Then:
    by_key = PRESSED_BY.get(key, ()) if screen.page in ON_CALL else ()
    return _effect(screen, [each for each in by_key if screen.offers(each)])


def _effect(screen: Screen, keys: Sequence[str]) -> Then:
    """Return what is remembered after a button is pressed, by the keys of what it stands in."""
    emptied = EMPTIED.get(screen.page, frozenset())
    of_line = {A_CLAIM} if screen.page == site_map.SELECTIVE_POLICY else {PERSON, LINE}
    effects: dict[str, Then] = {
        "start_again": lambda memory: empty(memory, emptied),
        "undo": lambda memory: undo(memory, emptied),
        "new_call": lambda memory: empty(memory, ABOUT_A_CALL),
        "bring_back": lambda memory: undo(memory, ABOUT_A_CALL),
        **dict.fromkeys(_EARLIER, lambda memory: bring_back(memory, ABOUT_A_CALL)),
        **dict.fromkeys(OPENING, open_others),
        **dict.fromkeys(_CHOICES_OF_LINE, lambda memory: answer_by_choice(memory, of_line)),
        OWN_ANSWERS: give_back,
        "new-class-code": lambda memory: change_anything(memory, screen.page),
    }
    return next((effects[key] for key in keys if key in effects), lambda memory: memory)
