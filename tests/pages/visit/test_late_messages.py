"""A message that a slow line brings late changes nothing that was filled in since."""

from collections.abc import Sequence
from typing import NamedTuple

from streamlit.proto.BidiComponent_pb2 import BidiComponent
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.WidgetStates_pb2 import WidgetState

from calculator.pages.asking.questionnaire import KEY
from calculator.words import Language, words_in
from tests.asked import Event, asked_in, fields_in, telling
from tests.browser.serving import Site
from tests.web.talking import Talk, talking

NL = words_in(Language.NL)
REFERRAL = "answer.referral"


class Drawn(NamedTuple):
    """The line and the questions as the page shows them."""

    line: str
    asking: BidiComponent
    fragment: str

    @property
    def referral(self) -> str | None:
        fields = {item["says"]: item for item in fields_in(asked_in(self.asking))}
        chosen: str | None = fields[REFERRAL]["chosen"]
        return chosen

    def event(self, number: int, said: str) -> Event:
        return (number, asked_in(self.asking)["about"], REFERRAL, said)


def read(drawn: Sequence[Delta]) -> Drawn:
    line = next(d for d in drawn if d.new_element.text_input.label == NL["entry.label"])
    parts = [d.new_element.bidi_component for d in drawn]
    asking = next(part for part in parts if part.component_name == KEY)
    return Drawn(line.new_element.text_input.id, asking, line.fragment_id)


def say(talk: Talk, shown: Drawn, line: str, events: Sequence[Event]) -> Drawn:
    """Send what stands in the line, and answers of now or of earlier."""
    states = [WidgetState(id=shown.line, string_value=line), telling(shown.asking, events)]
    return read(talk.draw(states, fragment=shown.fragment))


def test_a_field_that_the_line_has_filled_in_believes_no_message_from_before(site: Site) -> None:
    with talking(site.address) as talk:
        first = read(talk.draw([], page="klantenservice"))
        by_hand = first.event(1, "false")
        assert say(talk, first, "", [by_hand]).referral == "false"
        filled = say(talk, first, "verwijzing", [by_hand])
        assert filled.referral == "true"
        # Still the choice of before, however late it comes.
        late = say(talk, filled, "verwijzing 67", [by_hand])
        assert late.referral == "true"
        # A choice in what stands there now counts, however soon it comes.
        deliberate = say(talk, late, "verwijzing 67", [by_hand, late.event(2, "false")])
        again = say(talk, deliberate, "verwijzing 67 hart", [])
        assert again.referral == "false"


def test_an_answer_that_is_told_again_and_again_counts_once(site: Site) -> None:
    with talking(site.address) as talk:
        first = read(talk.draw([], page="klantenservice"))
        events = [first.event(1, "true"), first.event(2, "false")]
        assert say(talk, first, "", events[:1]).referral == "true"
        assert say(talk, first, "", events).referral == "false"
        assert say(talk, first, "", [*events, first.event(3, "true")]).referral == "true"
        assert say(talk, first, "", events).referral == "true"


def test_an_answer_to_the_questions_of_the_call_before_changes_nothing(site: Site) -> None:
    with talking(site.address) as talk:
        first = read(talk.draw([], page="klantenservice"))
        number, about, name, said = first.event(1, "true")
        other = (number, f"{about} other", name, said)
        assert say(talk, first, "", [other]).referral is None


def test_what_no_page_offers_changes_nothing_and_fails_nothing(site: Site) -> None:
    with talking(site.address) as talk:
        first = read(talk.draw([], page="klantenservice"))
        chosen = say(talk, first, "", [first.event(1, "true")])
        forged = [
            first.event(2, "misschien"),
            (3, first.event(3, "")[1], "answer.nothing", "true"),
            (True, "", REFERRAL, "false"),
            [4],
            "false",
            None,
        ]
        assert say(talk, chosen, "67", forged).referral == "true"  # type: ignore[arg-type]
