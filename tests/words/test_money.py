"""Money is written as each language does, and read as it is meant; what is no amount is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.words import Language, words_in
from calculator.words.money import read_money, write_money


@pytest.mark.parametrize(
    ("written", "cents"),
    [
        ("40", 4000),
        ("12,50", 1250),
        ("€ 12.50", 1250),
        ("€12,5", 1250),
        ("12,", 1200),
        ("385,-", 38_500),
        ("385,--", 38_500),
        (" 38 euro ", 3800),
        ("EUR 38", 3800),
        ("0", 0),
        ("0,05", 5),
        ("€\N{NO-BREAK SPACE}12,50", 1250),
    ],
)
def test_an_amount_can_be_written_in_many_ways(written: str, cents: int) -> None:
    assert read_money(written) == cents


@pytest.mark.parametrize(
    "written",
    [
        "",
        " ",
        "-1",
        "abc",
        "€",
        "12,505",
        "1.250",
        "1.250,00",
        "12.50.1",
        "twaalf",
        "4 0",
        "٤٠",
        "½",
    ],
)
def test_what_is_no_amount_or_may_be_two_is_none(written: str) -> None:
    assert read_money(written) is None


def test_money_is_written_as_the_language_does() -> None:
    assert write_money(words_in(Language.NL), 123_456) == "€\N{NO-BREAK SPACE}1.234,56"
    assert write_money(words_in(Language.EN), 123_456) == "€1,234.56"
    assert write_money(words_in(Language.NL), 0) == "€\N{NO-BREAK SPACE}0,00"


@given(st.integers(0, 99_999), st.sampled_from(Language))
def test_an_amount_that_is_written_is_read_back(cents: int, language: Language) -> None:
    assert read_money(write_money(words_in(language), cents)) == cents


@given(st.text(max_size=12))
def test_no_text_is_more_than_no_amount(text: str) -> None:
    assert (read_money(text) or 0) >= 0
