"""Voorbeelden: the three worked examples of the source page, walked step by step."""

from typing import Final

import streamlit as st

from calculator import aftercare
from calculator.aftercare import Indication
from calculator.pages import language
from calculator.pages.answer import drawing
from calculator.pages.asking.fields import choose, press
from calculator.pages.browser.document import tell
from calculator.pages.examples import walk
from calculator.pages.visit import session
from calculator.pages.visit.answers import make_sheet
from calculator.pages.visit.forms import AFTERCARE
from calculator.pages.visit.model import EXAMPLE_STEPS, Opened
from calculator.web import site_map
from calculator.web.site_map import opening

EXAMPLE_PARAMETER: Final = "voorbeeld"
IDS: Final = [example.id for example in aftercare.EXAMPLES]


def begin(place: int) -> None:
    """Go to the first step of an example, told the way that the source page tells first."""
    session.visit().change("examples", place=place, step=1, listed=True)


def take_address() -> bool:
    """Choose the example that the address names, once; return whether there is such a one."""
    named = st.query_params.get(EXAMPLE_PARAMETER)
    visit = session.visit()
    if named in IDS and visit.examples.address != named:
        visit.change("examples", address=named)
        begin(IDS.index(named))
    elif named != visit.examples.address:
        visit.change("examples", address=named)
    return named is None or named in IDS


def take_example(place: int) -> None:
    """Begin an example: it is another story, and another address."""
    begin(place)
    st.query_params.pop(EXAMPLE_PARAMETER, None)


def go(steps: int) -> None:
    """Go some steps on, or back."""
    visit = session.visit()
    visit.change("examples", step=min(max(visit.examples.step + steps, 1), len(EXAMPLE_STEPS)))


session.take_in()
words = language.words()
exists = take_address()
visit = session.visit()
now = visit.examples

st.title(words["examples.title"], anchor=False)
st.html(opening(words["examples.intro"], words["examples.provenance"]))
if not exists:
    st.html(drawing.wrong(words["examples.unknown"]))
with st.container(key="example-choices", horizontal=True, gap="large"):
    choose(
        "examples.choice",
        words["examples.choose"],
        range(len(IDS)),
        now.place,
        take_example,
        written=lambda place: words("examples.number", number=place + 1),
        horizontal=True,
    )
    choose(
        "examples.indication",
        words["examples.aftercare_for"],
        [Indication.ONCOLOGY, Indication.CARDIOVASCULAR],
        now.indication,
        lambda indication: visit.change("examples", indication=indication),
        written=lambda indication: words[f"examples.{indication}"],
        horizontal=True,
    )
example = aftercare.EXAMPLES[now.place]
situation = example.situation(
    now.indication,
    basis_entitlement=now.listed or "basis_entitlement" not in example.both_ways,
)

st.header(example.title[words.language], anchor=False)
for number, step in enumerate(EXAMPLE_STEPS[: now.step], start=1):
    with st.container(border=True, key=f"step-{number}"):
        st.html(walk.draw_step(words, example, situation, step, number))
        if step == "entitlement" and example.both_ways:
            choose(
                "examples.listed",
                words["examples.both_ways"],
                [True, False],
                now.listed,
                lambda listed: visit.change("examples", listed=listed),
                written=lambda yes: words["examples.listed_yes" if yes else "examples.listed_no"],
                horizontal=True,
            )
with st.container(key="steps", horizontal=True):
    all_steps = len(EXAMPLE_STEPS)
    if now.step < all_steps:
        press(words["examples.next"], "next", go, 1, type="primary")
        press(words["examples.show_all"], "all_steps", go, all_steps)
    if now.step > 1:
        press(words["examples.previous"], "previous", go, -1)
    if st.button(words["examples.open_in_calculator"], key="open_in_calculator"):
        sheet = make_sheet(AFTERCARE, situation)
        visit.open_case(AFTERCARE, Opened(kind="example", id=example.id, sheet=sheet))
        st.switch_page("self_check.py")

st.html(drawing.link_to(f"?{EXAMPLE_PARAMETER}={example.id}", words["examples.link"]))
if now.step == len(EXAMPLE_STEPS):  # before that it would tell how the example ends
    st.header(words["examples.side_by_side"], anchor=False)
    st.html(drawing.note(words["examples.side_by_side_intro"]))
    st.html(walk.draw_side_by_side(words, now.indication))
tell(
    walk.write_spoken(words, EXAMPLE_STEPS[now.step - 1], now.step),
    site_map.EXAMPLES,
    # The first step comes up by choosing another example; the focus stays on that choice.
    focus=f".st-key-step-{now.step}" if now.step > 1 else "",
    kept=session.keep("examples"),
)
