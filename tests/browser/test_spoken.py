"""A whole check is spoken as it is written down in `transcripts/`."""

import pytest
from playwright.sync_api import Browser, expect

from calculator.web.site_map import PAGES, ways_from
from calculator.words import Language, words_in
from tests.browser.serving import Site
from tests.browser.spoken import TRANSCRIPTS, Check, Step, write_transcript
from tests.browser.visitor import DUTCH_DESK, ENGLISH_PHONE, Visitor, visited_by

POLITE, ASSERTIVE = "polite: ", "assertive: "


@pytest.mark.long
@pytest.mark.parametrize("language", Language)
def test_a_whole_check_is_spoken_as_the_transcript_says(
    browser: Browser, site: Site, language: Language
) -> None:
    phone, desk = (
        walked(Check(browser, site.address, language, phone=phone)) for phone in (True, False)
    )
    for steps in (phone, desk):
        expect_spoken_well(steps, language)
    transcript = write_transcript(phone, desk)
    assert "*" not in transcript
    written = (TRANSCRIPTS / f"{language}.txt").read_text(encoding="utf-8")
    assert transcript == written, "if it is right: `uv run python -m tests.browser.spoken`"


def test_the_answer_is_said_once_the_arrow_keys_rest(browser: Browser, site: Site) -> None:
    words = words_in(Language.NL)
    check = Check(browser, site.address, Language.NL, phone=False)
    headline = words["headline.out_of_scope"]
    # On the way are answers with another headline and another question.
    step = check.arrow_to(3, headline)
    check.visitor.close()
    assert [phrase for phrase in step.said if POLITE in phrase] == [POLITE + headline]


@visited_by(DUTCH_DESK, also=[ENGLISH_PHONE])
def test_each_page_has_itself_alone_as_the_current_one_and_names_the_other_language(
    visitor: Visitor,
) -> None:
    words, page = visitor.words, visitor.page
    for address, here in PAGES.items():
        visitor.open(f"/{address}")
        row = page.get_by_role("navigation", name=words["site.ways"])
        expect(row.locator("[aria-current=page]")).to_have_text([words[here.name]])
        leads = row.get_by_role("link").evaluate_all("links => links.map(link => link.pathname)")
        assert leads == [f"/{other.address}" for other, _ in ways_from(here)]
        switch = row.get_by_role("button", name=words["site.language_other"])
        expect(switch).to_have_attribute("lang", words.language.other)


def walked(check: Check) -> list[Step]:
    steps = list(check.walk())
    check.visitor.close()
    return steps


def expect_spoken_well(steps: list[Step], language: Language) -> None:
    """Expect the row of pages, and each question, error and headline once, as it comes."""
    words = words_in(language)
    first, *others = steps
    assert first.read[:4] == [
        "document",
        f"link, {words['site.skip']}",
        f"navigation, {words['site.ways']}",
        f"link, {words['pages.self_check']}, current page",
    ]
    for step in others:
        if step.next:
            asked = words[f"questions.{step.next}.ask"]
            assert len([phrase for phrase in step.said if asked in phrase]) == 1, step
    error = f"{ASSERTIVE}{words['questions.age.wrong']}"
    urgent = [[phrase for phrase in step.said if ASSERTIVE in phrase] for step in others]
    # What nobody can read as an age, and that once more.
    assert [said for said in urgent if said] == [[error], [error]]
    progress = words["form.progress"].partition("{")[0]
    headlines = [
        phrase
        for step in others
        for phrase in step.said
        if phrase.startswith(POLITE) and not phrase.startswith(POLITE + progress)
    ]
    assert headlines
    assert len({*headlines}) == len(headlines)
