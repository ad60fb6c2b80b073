"""Voorbeelden: the three worked examples of the source page, walked step by step."""

from typing import Final

import streamlit as st

from calculator import aftercare
from calculator.pages import addresses, answers, drawing, language, walk
from calculator.pages.document import tell
from calculator.pages.forms import AFTERCARE
from calculator.pages.opening import opening

CHOICE: Final = "examples.choice"
STEP: Final = "examples.step"
LISTED: Final = "examples.listed"
EXAMPLE_PARAMETER: Final = "voorbeeld"
IDS: Final = [example.id for example in aftercare.EXAMPLES]
_TAKEN: Final = "examples.taken"


def take_address() -> bool:
    """Choose the example that the address names, once; return whether there is such a one."""
    named = st.query_params.get(EXAMPLE_PARAMETER)
    if named in IDS and st.session_state.get(_TAKEN) != named:
        st.session_state[CHOICE] = IDS.index(named)
        st.session_state[STEP] = 1
    st.session_state[_TAKEN] = named
    return named is None or named in IDS


def begin() -> None:
    """Go back to the first step: another example is another story, and another address."""
    st.session_state[STEP] = 1
    st.query_params.pop(EXAMPLE_PARAMETER, None)


def go(steps: int) -> None:
    """Go some steps on, or back."""
    st.session_state[STEP] = min(max(st.session_state[STEP] + steps, 1), len(walk.STEPS))


words = language.words()
exists = take_address()
st.session_state.setdefault(STEP, 1)
at_step = st.session_state[STEP]

st.title(words["examples.title"], anchor=False)
st.html(opening(words["examples.intro"], words["examples.provenance"]))
if not exists:
    st.html(drawing.wrong(words["examples.unknown"]))
with st.container(key="example-choices", horizontal=True, gap="large"):
    place = st.radio(
        words["examples.choose"],
        range(len(aftercare.EXAMPLES)),
        key=CHOICE,
        persist_state="session",
        horizontal=True,
        format_func=lambda number: words("examples.number", number=number + 1),
        on_change=begin,
    )
    indication = st.radio(
        words["examples.aftercare_for"],
        [aftercare.Indication.ONCOLOGY, aftercare.Indication.CARDIOVASCULAR],
        key="examples.indication",
        persist_state="session",
        horizontal=True,
        format_func=lambda choice: words[f"examples.{choice}"],
    )
example = aftercare.EXAMPLES[place]
listed = "basis_entitlement" not in example.both_ways or st.session_state.get(LISTED, True)
situation = example.situation(indication, basis_entitlement=listed)

st.header(example.title[words.language], anchor=False)
for number, step in enumerate(walk.STEPS[:at_step], start=1):
    with st.container(border=True, key=f"step-{number}"):
        st.html(walk.show(words, example, situation, step, number))
        if step == "entitlement" and example.both_ways:
            st.radio(
                words["examples.both_ways"],
                [True, False],
                key=LISTED,
                persist_state="session",
                horizontal=True,
                format_func=lambda yes: words[f"examples.listed_{'yes' if yes else 'no'}"],
            )
with st.container(key="steps", horizontal=True):
    if at_step < len(walk.STEPS):
        st.button(words["examples.next"], key="next", type="primary", on_click=go, args=(1,))
        st.button(words["examples.show_all"], key="all_steps", on_click=go, args=(len(walk.STEPS),))
    if at_step > 1:
        st.button(words["examples.previous"], key="previous", on_click=go, args=(-1,))
    if st.button(words["examples.open_in_calculator"], key="open_in_calculator"):
        answers.fill_in(AFTERCARE, situation)
        st.switch_page("self_check.py")

st.html(drawing.link_to(f"?{EXAMPLE_PARAMETER}={example.id}", words["examples.link"]))
st.header(words["examples.side_by_side"], anchor=False)
st.html(drawing.note(words["examples.side_by_side_intro"]))
st.html(walk.side_by_side(words, indication))
tell(
    walk.spoken(words, walk.STEPS[at_step - 1], at_step),
    addresses.EXAMPLES,
    # The first step comes up by choosing another example; the focus stays on that choice.
    focus=f".st-key-step-{at_step}" if at_step > 1 else "",
)
