"""Whatever is known, whatever the day: all texts agree with the plan, and name only who can pay."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from html import unescape
from typing import Final

import pytest

from calculator.pages.answer.enquiry import Enquiry
from calculator.pages.answer.sentences import write_headline
from calculator.pages.call.answer import draw_call_in_short
from calculator.pages.call.note import write_note
from calculator.pages.call.spoken import read_aloud
from calculator.words import Language, words_in
from tests.languages import DUTCH_EACH_TIME
from tests.pages.call import test_answer, test_note, test_spoken
from tests.pages.plans import EITHER, IN_SUPPLEMENTARY, Known, name_of_cover
from tests.pages.told import Told, read_clauses, small

DAYS: Final = (date(2024, 6, 1), date(2026, 11, 26), date(2027, 1, 2))
WRITTEN: Final = {Language.NL: "%d-%m-%Y", Language.EN: "%Y-%m-%d"}
OPEN: Final = {
    Language.NL: "Wie betaalt, hangt nog af van uw antwoorden.",
    Language.EN: "Who pays still depends on your answers.",
}
CERTAIN: Final = {Language.NL: "Zeker is al: ", Language.EN: "Already certain: "}
pytestmark = pytest.mark.long
"""Today alone, all this is held by the tests of each text."""

MODULE: Final = "Basis Plus Module"
COVER_OF_MODULE: Final = {
    Language.NL: r"\((dekking|dezelfde als in de) Basis Plus Module\)",
    Language.EN: r"\((cover of|the same as in) the Basis Plus Module\)",
}
SUPPLEMENTARY: Final = {
    Language.NL: "aanvullende verzekering",
    Language.EN: "supplementary insurance",
}
QUESTION: Final = {Language.NL: "Ik heb nog een vraag.", Language.EN: "I have one more question."}
LISTS_FIRST: Final = {
    Language.NL: re.compile(r"lijst (\d+), (letter [A-Z]|geen letter), CSI (\d+)"),
    Language.EN: re.compile(r"list (\d+), (letter [A-Z]|no letter), CSI (\d+)"),
}
CSI_FIRST: Final = {
    Language.NL: r"CSI \3 (tot en met 2024: lijst \1, \2)",
    Language.EN: r"CSI \3 (until 2024: list \1, \2)",
}


@pytest.fixture(scope="module")
def different(every: tuple[Known, ...]) -> Sequence[Known]:
    """Return one situation for every way in which sessions may be paid and are spoken of."""
    return [
        *{
            (each.sessions, each.child, each.situation.age is None, each.assessment.in_scope): each
            for each in every
            if each.sessions
        }.values()
    ]


Asked = Sequence[tuple[Known, Enquiry]]


@pytest.fixture
def asked(request: pytest.FixtureRequest, different: Sequence[Known]) -> Asked:
    """Ask for each of them on one of the days in turn, and on all where there is time."""
    on_every_day = request.node.callspec.params["every"]
    return [
        (each, each.enquiry(day))
        for place, each in enumerate(different)
        for day in (DAYS if on_every_day else DAYS[place % len(DAYS) :][:1])
    ]


def with_csi_first(text: str, language: Language, day: date) -> str:
    """Return a text with its codes as they are told since 2025; it has to tell those of its day."""
    as_told_until_2024 = bool(LISTS_FIRST[language].search(text))
    if day >= date(2025, 1, 1):
        assert not as_told_until_2024, text
        return text
    assert as_told_until_2024 == ("CSI" in text), text
    return LISTS_FIRST[language].sub(CSI_FIRST[language], text)


def certain(each: Known) -> tuple[Told, ...]:
    """Return who is certain to pay, worked out session by session."""
    if not each.assessment.in_scope:
        return ()
    runs = each.runs(lambda here: (here.payers, here.limited))
    return tuple(
        Told(first, last, payer, limited, each.own_risk(payer))
        for first, last, (payers, limited) in runs
        if len(payers) == 1
        for payer in payers
    )


def read_headline(text: str, language: Language) -> tuple[Told, ...]:
    if text == OPEN[language]:
        return ()
    for opening in (CERTAIN[language], test_spoken.JUDGED_FIRST[language]):
        if text.startswith(opening):
            return read_clauses(text.removeprefix(opening).removesuffix("."), language).told
    return read_clauses(small(text).removesuffix("."), language).told


@pytest.mark.parametrize("language", DUTCH_EACH_TIME)
def test_the_headline_agrees_with_the_plan(language: Language, asked: Asked) -> None:
    words = words_in(language)
    for each, enquiry in asked:
        text = write_headline(words, enquiry)
        assert read_headline(text, language) == certain(each), (each.situation, text)


@pytest.mark.parametrize("language", DUTCH_EACH_TIME)
def test_the_sentence_read_aloud_agrees_with_the_plan(language: Language, asked: Asked) -> None:
    words = words_in(language)
    for each, enquiry in asked:
        text = read_aloud(words, enquiry)
        heard = test_spoken.read(text, language)
        assert heard == test_spoken.to_be_said(each, language, enquiry.on), (each.situation, text)


@pytest.mark.parametrize("language", DUTCH_EACH_TIME)
def test_the_note_agrees_with_the_plan(language: Language, asked: Asked) -> None:
    words, cited = words_in(language), test_note.sections(language)
    for each, enquiry in asked:
        text = with_csi_first(write_note(words, enquiry), language, enquiry.on)
        expected = test_note.to_be_noted(each, language, cited, enquiry.on)._replace(
            day=enquiry.on.strftime(WRITTEN[language])
        )
        assert test_note.read(text, language) == expected, (each.situation, text)


@pytest.mark.parametrize("language", DUTCH_EACH_TIME)
def test_the_table_agrees_with_the_plan(language: Language, asked: Asked) -> None:
    words = words_in(language)
    for each, enquiry in asked:
        drawn = str(draw_call_in_short(words, enquiry))
        table = test_answer.read_table(with_csi_first(drawn, language, enquiry.on), language)
        assert table == test_answer.table_to_be(each), (each.situation, drawn)


@pytest.mark.parametrize("language", DUTCH_EACH_TIME)
def test_nobody_hears_of_an_insurance_that_they_do_not_have(
    language: Language, different: Sequence[Known]
) -> None:
    tried = 0
    for each in different:
        cover = name_of_cover(each.situation)
        insured = each.situation.supplementary
        covered = each.situation.basis_plus_module is not False or insured in {
            None,
            "with-aftercare",
        }
        for text in who_pays(each, language):
            plain = re.sub(COVER_OF_MODULE[language], "", text)
            if cover == IN_SUPPLEMENTARY or not covered:
                assert MODULE not in plain, (each.situation, text)
                tried += 1
            if not covered:
                assert plain == text, (each.situation, text)
            if insured == "none":
                assert SUPPLEMENTARY[language] not in text, (each.situation, text)
                tried += 1
            if cover == EITHER and MODULE in plain:
                assert SUPPLEMENTARY[language] in text, (each.situation, text)
    assert tried > 1_000


def who_pays(each: Known, language: Language) -> Iterator[str]:
    """Yield the part of every text that says who pays."""
    words, enquiry = words_in(language), each.enquiry()
    yield write_headline(words, enquiry)
    yield read_aloud(words, enquiry).partition(QUESTION[language])[0]
    yield "\n".join(re.findall(r"(?m)^- .*$", write_note(words, enquiry)))
    drawn = str(draw_call_in_short(words, enquiry))
    yield unescape(re.sub(r'<p class="vw-ask">.*?</p>', "", drawn))
