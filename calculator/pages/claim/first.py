"""What is asked first about a claim, as a browser asks it before the app is there."""

from datetime import date
from typing import Final

from calculator import claims
from calculator.pages.asking.beforehand import FirstQuestions
from calculator.pages.asking.steps import Answers, Steps, give, make_steps
from calculator.pages.visit.forms import CLAIM, FIRST


def make_claim_steps(on: date) -> Steps:
    """Return which of the two first questions is asked after which answers on a day."""

    def find_next(answers: Answers) -> tuple[str | None, int]:
        given = give(CLAIM, answers, on)
        asked = claims.interview(given.answers, given.passed_over, on).questions
        return next((field for field in asked if field not in answers), None), len(FIRST)

    return make_steps(CLAIM, FIRST, find_next)


ABOUT_CLAIM: Final = FirstQuestions(CLAIM, FIRST, make_claim_steps, by_line=True)
