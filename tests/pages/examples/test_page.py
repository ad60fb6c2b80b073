"""The worked examples as people walk through them: what is the page's, and what is ours."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from html import unescape
from typing import Final, NamedTuple

import pytest
from streamlit.testing.v1 import AppTest

from calculator import aftercare
from calculator.aftercare import EXAMPLES, Indication
from calculator.words import Language, words_in
from tests.pages.running import drawn, new_site, widget

STEPS: Final = 5
PAGE, OURS = "vw-from-page", "vw-filled-in"
IN_ALL: Final = {
    Language.NL: (
        "Leeftijd: 52",
        "Reden voor behandeling: ja, nu",
        "Pluspraktijk: ja",
        "Verwijzing: ja",
    ),
    Language.EN: (
        "Age: 52",
        "Reason for treatment: yes, now",
        "Plus practice: yes",
        "Referral: yes",
    ),
}
OF_PAGE: Final = {
    Language.NL: (
        (
            "Leeftijd: 18 of ouder (volwassenen)",
            "Aanvullende verzekering: ja",
            "Behandelingen daarin over: 27",
        ),
        ("Leeftijd: 18 of ouder (volwassenen)", "Basis Plus Module: ja"),
        ("Basis Plus Module: nee", "Aanvullende verzekering: niets uit te krijgen"),
    ),
    Language.EN: (
        ("Age: 18 or over (adults)", "Supplementary insurance: yes", "Sessions left in it: 27"),
        ("Age: 18 or over (adults)", "Basis Plus Module: yes"),
        ("Basis Plus Module: no", "Supplementary insurance: nothing to claim on it"),
    ),
}
OF_OURS: Final = {
    Language.NL: (
        ("Basis Plus Module: nee", "Aanvullende verzekering: met de nazorg van de module erin"),
        ("Aanvullende verzekering: geen",),
        (),
    ),
    Language.EN: (
        ("Basis Plus Module: no", "Supplementary insurance: including the module's aftercare"),
        ("Supplementary insurance: none",),
        (),
    ),
}
AFTERCARE: Final = {
    Language.NL: ("Nazorg: na kanker", "Nazorg: hart en vaten"),
    Language.EN: ("Aftercare: after cancer", "Aftercare: heart and vascular"),
}
LISTED: Final = {
    Language.NL: {
        True: "Op de lijst van de overheid: ja",
        False: "Op de lijst van de overheid: nee",
    },
    Language.EN: {True: "On the statutory list: yes", False: "On the statutory list: no"},
}
"""What stands on the page and what is ours, written out."""


class Walk(NamedTuple):
    """An example, the way that it is walked."""

    language: Language
    place: int
    indication: Indication
    listed: bool

    @property
    def situation(self) -> aftercare.Situation:
        """The person of the example."""
        return EXAMPLES[self.place].situation(self.indication, basis_entitlement=self.listed)

    @property
    def named(self) -> bool:
        """Whether the page speaks of such aftercare in the example."""
        return self.place < 2 and self.indication is Indication.ONCOLOGY


WALKS: Final = [
    Walk(language, place, indication, listed)
    for language in Language
    for place, ways in enumerate(((True,), (True, False), (True, False)))
    for indication in (Indication.ONCOLOGY, Indication.CARDIOVASCULAR)
    for listed in ways
]
each_walk: Final = pytest.mark.parametrize(
    "walk", WALKS, ids=lambda walk: "-".join(map(str, (walk.language, walk.place + 1, *walk[2:])))
)


@cache
def site_in(language: Language) -> AppTest:
    return new_site(f"{language}-NL").switch_page("examples/page.py").run()


@cache
def steps(walk: Walk) -> list[str]:
    """Return the steps of an example as they are drawn."""
    site = site_in(walk.language)
    choose(site, walk.place, walk.indication)
    widget(site, "all_steps").click().run()
    if EXAMPLES[walk.place].both_ways:
        widget(site, "examples.listed").set_value(walk.listed).run()
    assert not site.exception
    return drawn_steps(site)


def choose(site: AppTest, place: int, indication: Indication) -> None:
    """Choose an example, at its first step."""
    widget(site, "examples.choice").set_value((place + 1) % len(EXAMPLES)).run()
    widget(site, "examples.choice").set_value(place).run()
    widget(site, "examples.indication").set_value(indication).run()


def drawn_steps(site: AppTest) -> list[str]:
    """Return what each step that is shown has drawn."""
    return [
        element.proto.body
        for element in site.get("html")
        if element.proto.body.startswith('<div class="vw-story"><p class="vw-step">')
    ]


def group(step: str, mark: str) -> str:
    """Return what a step shows under a mark."""
    found = re.findall(rf'<div class="{mark}">(.*?)</div>', step)
    assert len(found) <= 1
    return str(found[0]) if found else ""


def facts(step: str, mark: str) -> list[str]:
    """Return the facts that a step shows under a mark."""
    return [unescape(fact) for fact in re.findall("<li>(.*?)</li>", group(step, mark))]


def said(html: str) -> Iterator[str]:
    """Yield what stands in HTML with a standing and a source."""
    for text in re.findall(r'<div class="vw-ground"><p>(.*?)</p>', html):
        yield unescape(text)


@each_walk
def test_each_fact_is_told_once_under_the_mark_of_where_it_comes_from(walk: Walk) -> None:
    language, place = walk.language, walk.place
    of_page = [*OF_PAGE[language][place], LISTED[language][walk.listed]]
    of_ours = [*OF_OURS[language][place], *IN_ALL[language]]
    aftercare_for = AFTERCARE[language][walk.indication is Indication.CARDIOVASCULAR]
    (of_page if walk.named else of_ours).append(aftercare_for)
    told = steps(walk)
    assert Counter(fact for step in told for fact in facts(step, PAGE)) == Counter(of_page)
    assert Counter(fact for step in told for fact in facts(step, OURS)) == Counter(of_ours)
    # No fact stands outside the two marks.
    lists = re.findall("<li>(.*?)</li>", "".join(told[:3]))
    assert len(lists) == len(of_page) + len(of_ours)


@each_walk
def test_the_first_step_alone_tells_all_that_the_page_tells_and_as_the_pages(walk: Walk) -> None:
    first = steps(walk)[0]
    story = EXAMPLES[walk.place].story[walk.language]
    assert story in unescape(group(first, PAGE))
    assert first.count(f"<p>{story}</p>") == 1
    words = words_in(walk.language)
    assert words["examples.from_page"] in group(first, PAGE)
    assert words["examples.filled_in"] in group(first, OURS)


TOLD_BY_THE_PAGE: Final = {
    Language.NL: [
        ("volwassene", "kanker", "27", "lijst van de overheid", "chronische indicatie"),
        ("volwassene", "kanker", "Basis Plus Module", "lijst van de overheid", "niet op staat"),
        ("geen Basis Plus Module", "niets krijgen", "lijst van de overheid", "niet op staat"),
    ],
    Language.EN: [
        ("adult", "cancer", "27", "statutory list", "chronic indication"),
        ("adult", "cancer", "Basis Plus Module", "statutory list", "it is not"),
        ("no Basis Plus Module", "cannot claim", "statutory list", "it is not"),
    ],
}
TOLD_BY_US: Final = {
    Language.NL: ("52", "Pluspraktijk", "verwijzing", "alleen", "dekking", "hart"),
    Language.EN: ("52", "Plus practice", "referral", "only", "cover", "heart"),
}


@pytest.mark.parametrize("language", Language)
def test_a_story_tells_what_the_page_tells_and_nothing_of_ours(language: Language) -> None:
    for place, example in enumerate(EXAMPLES):
        story = example.story[language]
        assert [word for word in TOLD_BY_THE_PAGE[language][place] if word not in story] == []
        assert [word for word in TOLD_BY_US[language] if word in story] == []
    assert "module" not in EXAMPLES[0].story[language].lower()


@each_walk
def test_that_the_cover_is_in_the_insurance_is_said_to_be_our_reading(walk: Walk) -> None:
    our_reading = {Language.NL: "is onze lezing", Language.EN: "is our reading"}[walk.language]
    under_ours = [our_reading in group(step, OURS) for step in steps(walk)]
    assert under_ours == [False, walk.place == 0, False, False, False]
    assert "".join(steps(walk)).count(our_reading) == (walk.place == 0)


@each_walk
def test_aftercare_of_which_the_page_does_not_speak_is_said_with_it_and_with_its_sources(
    walk: Walk,
) -> None:
    note = words_in(walk.language)["examples.not_named"]
    counts = [step.count(note) for step in steps(walk)]
    assert counts == ([0] * STEPS if walk.named else [1, 0, 0, 1, 1])


@each_walk
def test_an_example_of_which_the_page_gives_one_way_says_so(walk: Walk) -> None:
    note = words_in(walk.language)["examples.one_way"]
    assert [note in step for step in steps(walk)] == [False, False, walk.place == 0, False, False]


@each_walk
def test_who_pays_is_told_with_the_reasons_and_the_remarks_of_the_calculator(walk: Walk) -> None:
    language, situation = walk.language, walk.situation
    told = Counter(text for step in steps(walk)[3:] for text in said(step))
    remarks = Counter(remark.text[language] for remark in aftercare.remarks(situation))
    (plan,) = aftercare.assess(situation).plans
    reasons = {reason.text[language] for block in plan.blocks for reason in block.reasons}
    assert {text: n for text, n in told.items() if text not in reasons} == remarks
    assert told.keys() == remarks.keys() | reasons


@each_walk
def test_the_own_risk_stands_where_the_basic_insurance_pays_for_all_to_see(walk: Walk) -> None:
    own_risk = {Language.NL: "eigen risico", Language.EN: "own risk"}[walk.language]
    unfolded = [re.sub("<details>.*</details>", "", step) for step in steps(walk)]
    assert [any(own_risk in text for text in said(step)) for step in unfolded] == [
        False,
        False,
        False,
        False,
        walk.listed,
    ]


@each_walk
def test_what_is_said_while_the_list_is_not_known_is_said_where_it_is_told(walk: Walk) -> None:
    language = walk.language
    heart = {Language.NL: "Een hartziekte alleen", Language.EN: "A heart disease alone"}
    told = list(said(steps(walk)[2]))
    assert [text.startswith(heart[language]) for text in told] == [True] * (
        walk.indication is Indication.CARDIOVASCULAR
    )
    unknown = walk.situation.model_copy(update={"basis_entitlement": None})
    assert set(told) <= {remark.text[language] for remark in aftercare.remarks(unknown)}


@each_walk
def test_remarks_on_claiming_stand_with_the_first_codes(walk: Walk) -> None:
    claiming = {
        remark.text[walk.language]
        for remark in aftercare.remarks(walk.situation)
        if remark.place == "claiming"
    }
    codes = words_in(walk.language)["answer.codes"]
    coded = [place for place, step in enumerate(steps(walk)) if f"<b>{codes}:</b>" in step]
    having = [place for place, step in enumerate(steps(walk)) if claiming & set(said(step))]
    assert having == coded[:1]


@pytest.mark.parametrize("by_address", [False, True])
def test_another_example_is_told_on_the_list_again(*, by_address: bool) -> None:
    site = new_site().switch_page("examples/page.py").run()
    widget(site, "examples.choice").set_value(1).run()
    widget(site, "all_steps").click().run()
    widget(site, "examples.listed").set_value(False).run()
    assert LISTED[Language.NL][False] in facts(drawn_steps(site)[2], PAGE)
    if by_address:
        site.query_params["voorbeeld"] = "no-module"
        site.run()
    else:
        widget(site, "examples.choice").set_value(2).run()
    assert len(drawn_steps(site)) == 1
    widget(site, "all_steps").click().run()
    assert widget(site, "examples.listed").value is True
    assert LISTED[Language.NL][True] in facts(drawn_steps(site)[2], PAGE)


@pytest.mark.parametrize("language", Language)
def test_how_the_examples_end_stands_beside_each_other_after_the_last_step_only(
    language: Language,
) -> None:
    site = new_site(f"{language}-NL").switch_page("examples/page.py").run()
    for shown in range(1, STEPS + 1):
        assert len(drawn_steps(site)) == shown
        assert ('class="vw-side-by-side"' in drawn(site)) is (shown == STEPS)
        if shown < STEPS:
            widget(site, "next").click().run()


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("indication", [Indication.ONCOLOGY, Indication.CARDIOVASCULAR])
def test_beside_each_other_they_have_the_own_risk_and_say_what_the_page_does_not_name(
    language: Language, indication: Indication
) -> None:
    site = site_in(language)
    choose(site, 0, indication)
    widget(site, "all_steps").click().run()
    (beside,) = (
        element.proto.body
        for element in site.get("html")
        if element.proto.body.startswith('<div class="vw-side-by-side">')
    )
    own_risk = [
        remark.text[language]
        for remark in aftercare.remarks(EXAMPLES[0].situation(indication))
        if remark.place == "beside-headline"
    ]
    assert list(said(beside)) == own_risk
    cards = re.findall("<section.*?</section>", beside)
    not_named = words_in(language)["examples.not_named"]
    heart = indication is Indication.CARDIOVASCULAR
    assert [not_named in card for card in cards] == [heart, heart, True]
