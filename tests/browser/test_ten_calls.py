"""Ten calls as they come in, each by keyboard alone: the answer is right and the note copied."""

from typing import Final, NamedTuple

import pytest
from playwright.sync_api import expect

from tests.browser.test_on_call import begin_new_call, clipboard, open_call, type_line
from tests.browser.visitor import DUTCH_DESK, Visitor, visited_by


class Call(NamedTuple):
    """What an agent types and presses, and what has to stand in headline, sentence and note."""

    about: str
    typed: str
    headline: str
    said: str
    noted: str
    keys: tuple[str, ...] = ()


CALLS: Final = (
    Call(
        "a heart attack in May, referred by the cardiologist",
        "67 hartinfarct mei act bpm niet op lijst pp verw cardioloog",
        "Alle volgende behandelingen (vanaf 1): Basis Plus Module.",
        "De Basis Plus Module betaalt alle behandelingen.",
        "CSI 009",
    ),
    Call(
        "a mother about her son with leukaemia",
        "moeder belt zoon 16 leukemie act bpm lijst pp verw",
        "Alle volgende behandelingen (vanaf 1): Basis Plus Module.",
        "De Basis Plus Module van uw kind betaalt alle behandelingen.",
        "Volgens ouder of verzorger",
    ),
    Call(
        "session 21 was refused",
        "zitting 21 afgewezen 67 hart act bpm lijst pp verw",
        "Alle volgende behandelingen (vanaf 21): basisverzekering.",
        "Vanaf behandeling 21 betaalt de basisverzekering.",
        "Al gehad: 20",
        ("Alt+1",),
    ),
    Call(
        "pain in the legs when walking",
        "68 etalagebenen verw",
        "Etalagebenen: de basisverzekering betaalt vanaf behandeling 1.",
        "Bij etalagebenen betaalt de basisverzekering de looptraining",
        "Indicatie: etalagebenen",
    ),
    Call(
        "does not know whether it is on the list",
        "52 onco act bpm lijst? pp verw",
        "Volgende behandeling (1): Basis Plus Module, tot en met 20.",
        "Vraag het uw fysiotherapeut of arts.",
        "Nog uit te zoeken, verzekerde weet het niet: Aanspraak (lijst).",
    ),
    Call(
        "a knee",
        "knie 45",
        "Deze rekenhulp gaat hier niet over en beslist niet wie betaalt.",
        "Wie dit betaalt, kan ik met deze regels niet zeggen.",
        "buiten deze rekenhulp",
    ),
    Call(
        "nine left of 27, no Plus practice",
        "67 hart act geen bpm av27 zonder nazorg nog 9 lijst geen pp verw",
        "Volgende behandeling (1): aanvullende verzekering, tot en met 9.",
        "Uw aanvullende verzekering betaalt behandeling 1 tot en met 9. U betaalt behandeling 10 "
        "tot en met 20 zelf. Vanaf behandeling 21 betaalt de basisverzekering.",
        "Daarin over: 9",
    ),
    Call(
        "heart failure for years, never physiotherapy for it",
        "71 hartfalen al jaren geen fysio niets nieuws",
        "Alle volgende behandelingen (vanaf 1): verzekerde zelf.",
        "Laat eerst een arts of fysiotherapeut beoordelen",
        "Anders past medische fitness beter.",
    ),
    Call(
        "the basic insurance alone and nothing else",
        "60 onco act alleen basis niet op lijst geen pp geen verw",
        "Alle volgende behandelingen (vanaf 1): verzekerde zelf.",
        "Dat komt zo: u heeft de module niet",
        "Aan te bieden: Basis Plus Module nemen, naar een Pluspraktijk gaan, verwijzing halen",
    ),
    Call(
        "aftercare in the supplementary insurance, no Plus practice, ten had",
        "58 hart act geen bpm av met nazorg nog 17 lijst geen pp verw 10 gehad",
        "Volgende behandeling (11): aanvullende verzekering, tot en met 20.",
        "Uw aanvullende verzekering betaalt behandeling 11 tot en met 20.",
        "Al gehad: 10",
    ),
)


@visited_by(DUTCH_DESK)
@pytest.mark.long
def test_ten_calls_by_keyboard_end_in_the_right_answer_with_the_note_copied(
    visitor: Visitor,
) -> None:
    open_call(visitor)
    keyboard = visitor.page.keyboard
    for call in CALLS:
        type_line(visitor, call.typed)
        for key in call.keys:
            expect(visitor.page.locator(".st-key-entry-choices")).to_be_visible()
            keyboard.press(key)
            visitor.settle()
        headline = visitor.page.locator(".st-key-call-answer .vw-headline")
        expect(headline, call.about).to_contain_text(call.headline)
        expect(visitor.page.locator(".st-key-desk .said")).to_contain_text(call.said)
        keyboard.press("Alt+t")
        status = visitor.page.locator(".st-key-desk [role=status]")
        expect(status).to_have_text(visitor.words["call.copied_note"])
        assert call.noted in clipboard(visitor), call.about
        begin_new_call(visitor)
    # All of them can be gone back to.
    expect(visitor.page.locator(".st-key-earlier-calls button")).to_have_count(len(CALLS))
