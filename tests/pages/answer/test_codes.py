"""Codes are told as they are claimed on the day of the session."""

from datetime import date

import pytest

from calculator import aftercare
from calculator.pages.answer.sentences import write_claim_codes
from calculator.words import Language, words_in

MODULE = aftercare.ClaimCodes(code_list="990", suffix="Z", csi="008")
BASIC = aftercare.ClaimCodes(code_list="012", suffix="", csi="001")


@pytest.mark.parametrize("day", [date(2019, 1, 1), date(2024, 12, 31)])
def test_until_2024_the_list_comes_first(day: date) -> None:
    dutch, english = words_in(Language.NL), words_in(Language.EN)
    assert write_claim_codes(dutch, MODULE, day) == "lijst 990, letter Z, CSI 008"
    assert write_claim_codes(dutch, BASIC, day) == "lijst 012, geen letter, CSI 001"
    assert write_claim_codes(english, MODULE, day) == "list 990, letter Z, CSI 008"


@pytest.mark.parametrize("day", [date(2025, 1, 1), date(2027, 6, 1)])
def test_since_2025_the_csi_comes_first_and_the_list_is_that_of_earlier_years(day: date) -> None:
    dutch, english = words_in(Language.NL), words_in(Language.EN)
    told = "CSI 008 (tot en met 2024: lijst 990, letter Z)"
    assert write_claim_codes(dutch, MODULE, day) == told
    told = "CSI 001 (tot en met 2024: lijst 012, geen letter)"
    assert write_claim_codes(dutch, BASIC, day) == told
    told = "CSI 001 (until 2024: list 012, no letter)"
    assert write_claim_codes(english, BASIC, day) == told
