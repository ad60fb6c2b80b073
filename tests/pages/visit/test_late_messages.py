"""A message that a slow line brings late changes nothing that was filled in since."""

from collections.abc import Sequence
from typing import NamedTuple

from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.WidgetStates_pb2 import WidgetState

from calculator.words import Language, words_in
from tests.browser.serving import Site
from tests.web.talking import Talk, talking

NL = words_in(Language.NL)
YES, NO = NL["brief.referral.true"], NL["brief.referral.false"]


class Drawn(NamedTuple):
    """The line and the referral as the page shows them."""

    line: str
    referral: str
    chosen: str
    fragment: str


def read(drawn: Sequence[Delta]) -> Drawn:
    line = next(d for d in drawn if d.new_element.text_input.label == NL["entry.label"])
    radio = next(d for d in drawn if d.new_element.radio.label == NL["brief.referral.name"])
    shown = radio.new_element.radio
    chosen = shown.options[shown.default] if shown.HasField("default") else ""
    return Drawn(line.new_element.text_input.id, shown.id, chosen, line.fragment_id)


def say(talk: Talk, shown: Drawn, line: str, referral: str, says: str) -> Drawn:
    """Send what stands in the line, and in one referral of now or of earlier."""
    states = [
        WidgetState(id=shown.line, string_value=line),
        WidgetState(id=referral, string_value=says),
    ]
    return read(talk.draw(states, fragment=shown.fragment))


def test_a_field_that_the_line_has_filled_in_believes_no_message_from_before(site: Site) -> None:
    with talking(site.address) as talk:
        first = read(talk.draw([], page="klantenservice"))
        by_hand = say(talk, first, "", first.referral, NO)
        assert by_hand.referral == first.referral
        filled = say(talk, by_hand, "verwijzing", first.referral, NO)
        assert (filled.chosen, filled.referral != first.referral) == (YES, True)
        # Still the choice of before, however late it comes.
        late = say(talk, filled, "verwijzing 67", first.referral, NO)
        assert (late.chosen, late.referral) == (YES, filled.referral)
        # A choice in what stands there now counts, however soon it comes.
        deliberate = say(talk, late, "verwijzing 67", filled.referral, NO)
        again = say(talk, deliberate, "verwijzing 67 hart", filled.referral, NO)
        assert (again.chosen, again.referral) == (NO, filled.referral)


def test_a_choice_that_no_page_offers_changes_nothing(site: Site) -> None:
    with talking(site.address) as talk:
        first = read(talk.draw([], page="klantenservice"))
        chosen = say(talk, first, "", first.referral, YES)
        forged = say(talk, chosen, "", chosen.referral, "Ja, misschien")
        assert say(talk, forged, "67", forged.referral, YES).chosen == YES
