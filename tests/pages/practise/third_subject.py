"""A third subject, small and made up: who pays a pair of glasses.

It is what a further subject is: its facts and rules, its registrations, its texts, and the script
of one page. In the product the texts stand in `calculator/words/` and the page in a room of its
own; here the texts are put among the others by the test.
"""

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any, Final

from markupsafe import Markup
from pydantic import BaseModel, ConfigDict, StrictBool

from calculator import decision, drills
from calculator.drills import focus
from calculator.drills.drill import Candidate
from calculator.drills.focus import Focus
from calculator.drills.telling import Story, paragraphs
from calculator.pages.answer import drawing
from calculator.pages.practise.subjects.subject_page import SubjectPage
from calculator.pages.visit.forms import Form
from calculator.sources import SOURCES
from calculator.web.site_map import SitePage
from calculator.words import Words

# ---------------------------------------------------------------- the rules


class Glasses(decision.Facts):
    """What decides who pays a pair of glasses."""

    child: StrictBool | None = None
    insured: StrictBool | None = None


class Payer(BaseModel):
    """What follows from a rule."""

    model_config = ConfigDict(frozen=True)

    payer: str


def rule(name: str, payer: str, nl: str, en: str, **when: bool) -> Mapping[str, object]:
    """Return a rule as it stands in a file."""
    return {
        "id": name,
        "when": when,
        "then": {"payer": payer},
        "text": {"nl": nl, "en": en},
        "sources": ["plus.children"],
        "standing": "source",
    }


SPACE: Final = decision.Space(
    decision.Field(name, decision.YES_NO) for name in Glasses.model_fields
)
TABLE: Final = decision.Table(
    SPACE,
    decision.RuleBook[Payer].model_validate(
        {
            "rule": [
                rule(
                    "glasses-of-child",
                    "insurer",
                    "Een bril van een kind wordt betaald.",
                    "A child's glasses are paid.",
                    child=True,
                ),
                rule(
                    "glasses-of-insured",
                    "insurer",
                    "De verzekering van de bril betaalt.",
                    "The insurance of the glasses pays.",
                    child=False,
                    insured=True,
                ),
                rule(
                    "glasses-of-others",
                    "person",
                    "Zonder verzekering betaalt niemand anders.",
                    "Without insurance nobody else pays.",
                    child=False,
                    insured=False,
                ),
            ]
        }
    ),
    SOURCES,
)
PAID: Final = TABLE.outcomes(lambda then: then.payer)


def possible(facts: Glasses) -> decision.Cases:
    """Return the cases that some facts leave."""
    return SPACE.matching(facts.model_dump(exclude_none=True))


def open_questions(facts: Glasses) -> tuple[str, ...]:
    """Return the facts that can still change who pays."""
    return decision.open_fields(SPACE, possible(facts), PAID.values(), SPACE.fields)


def payers(facts: Glasses) -> list[str]:
    """Return who may pay."""
    return list(dict.fromkeys(rule.then.payer for rule in TABLE.rules_in(possible(facts))))


# ---------------------------------------------------------------- the drills

PAYER: Final = drills.Part("who", ("insurer", "person"))
TOLD: Final[Mapping[str, Mapping[bool, decision.Text]]] = {
    "child": {
        True: decision.Text(nl="Een meisje kiest een bril.", en="A girl chooses glasses."),
        False: decision.Text(nl="Een man kiest een bril.", en="A man chooses glasses."),
    },
    "insured": {
        True: decision.Text(nl="De bril is verzekerd.", en="The glasses are insured."),
        False: decision.Text(nl="De bril is niet verzekerd.", en="The glasses are not insured."),
    },
}


def focuses(rule: str) -> Iterator[Focus]:
    """Return what is worth drilling about a rule."""
    yield Focus("rule", drills.Level.RULES, TABLE.cases[rule])
    yield from focus.missing_facts(TABLE, TABLE.cases[rule])


def candidates(
    _rule: str, case: decision.Case, about: Focus, _name: str
) -> Iterator[Candidate[Glasses]]:
    """Yield the one way in which a case is told."""
    facts = Glasses.model_validate({**case, **({about.missing: None} if about.missing else {})})
    yield Candidate(facts, about.level, (PAYER.name,), partial(tell, facts))


def tell(facts: Glasses) -> Story:
    """Return the story of some facts."""
    said = {f: TOLD[f][value] for f, value in facts.model_dump(exclude_none=True).items()}
    return Story(paragraphs([list(said.values())]), said)


DRILLS: Final = drills.SubjectDrills(
    name="glasses",
    letter="B",
    table=TABLE,
    questions=tuple(SPACE.fields),
    to_answer=(PAYER,),
    focuses=focuses,
    candidates=candidates,
    open_questions=open_questions,
    right=lambda facts: {PAYER.name: payers(facts)[0]},
    reasons=lambda facts: map(decision.reason_of, TABLE.rules_in(possible(facts))),
    excluding=lambda facts, part, answer: (
        decision.why_not(SPACE, PAID[answer], facts.model_dump(exclude_none=True))
        if part == PAYER.name
        else ()
    ),
)

# ---------------------------------------------------------------- the pages

TEXTS: Final = {
    "pages.glasses": decision.Text(nl="Brillen", en="Glasses"),
    "glasses.title": decision.Text(nl="Wie betaalt de bril?", en="Who pays the glasses?"),
    "glasses.insurer": decision.Text(nl="De verzekeraar betaalt", en="The insurer pays"),
    "glasses.person": decision.Text(nl="Wie hem draagt, betaalt", en="Whoever wears them pays"),
    "drills.subjects.glasses": decision.Text(nl="Een bril", en="Glasses"),
    "drill_part.who": decision.Text(nl="Wie betaalt de bril?", en="Who pays the glasses?"),
    "topic.child": decision.Text(nl="Een kind", en="A child"),
    "topic.insured": decision.Text(nl="Een verzekering", en="An insurance"),
    "questions.child.ask": decision.Text(nl="Is het een kind?", en="Is it a child?"),
    "questions.child.true": decision.Text(nl="Ja, een kind", en="Yes, a child"),
    "questions.child.false": decision.Text(nl="Nee, geen kind", en="No, not a child"),
    "questions.insured.ask": decision.Text(nl="Is de bril verzekerd?", en="Are they insured?"),
    "questions.insured.true": decision.Text(nl="Ja, verzekerd", en="Yes, insured"),
    "questions.insured.false": decision.Text(nl="Nee, niet verzekerd", en="No, not insured"),
}
FORM: Final = Form(part="glasses", facts=Glasses, space=SPACE, fields=tuple(SPACE.fields))
SITE_PAGE: Final = SitePage(
    "bril", str(Path(__file__).with_name("third_page.py")), "pages.glasses", "glasses.title"
)


def headline(words: Words, told: Mapping[str, object]) -> str:
    """Return who may pay, in a sentence."""
    may_pay = payers(Glasses.model_validate(told))
    return " / ".join(words[f"glasses.{payer}"] for payer in may_pay)


def why(words: Words, facts: Glasses) -> Markup:
    """Return the rules that may hold, with their sources."""
    return drawing.reasons(words, [*DRILLS.reasons(facts)])


SUBJECT_PAGE: Final[SubjectPage[Any]] = SubjectPage(
    address=SITE_PAGE.address,
    form=FORM,
    name_fact=lambda words, name: words[f"topic.{name}"],
    name_value=lambda words, name, value: words[f"questions.{name}.{str(value).lower()}"],
    write=lambda words, _part, option: words[f"glasses.{option}"],
    answer=lambda words, facts: drawing.said(headline(words, facts.model_dump())),
    headline=headline,
    why=why,
)
