"""What is said beside an answer: all that is certain, and nothing that is not."""

from calculator.aftercare import Indication, Situation, remarks
from tests.aftercare import answers, expected, expected_remarks


def said(situation: Situation) -> set[str]:
    return {remark.id for remark in remarks(situation)}


def test_every_complete_situation_has_the_remarks_of_the_domain() -> None:
    seen: set[str] = set()
    for person in expected.persons((0, 17, 18, 67)):
        found = said(answers.situation(person))
        assert found == expected_remarks.certain(person), person
        seen |= found
    assert len(seen) >= 13


def test_a_remark_is_made_of_the_unknown_when_it_holds_either_way() -> None:
    """A remark on an incomplete answer is one on every way to complete it."""
    people = [p for p in expected.persons((9, 44)) if p.treatment_need == "current"]
    for field in expected.VALUES:
        for person in people[::5]:
            unknown = answers.situation(person).model_copy(update={field: None})
            ways = [person._replace(**{field: v}) for v in expected.VALUES[field]]  # type: ignore[arg-type]
            each = [expected_remarks.certain(way) for way in ways]
            assert said(unknown) == set.intersection(*each), (person, field)


def test_nothing_is_said_while_nothing_is_known() -> None:
    assert said(Situation()) == set()


def test_the_remark_to_read_before_the_answer_needs_the_indication_only() -> None:
    (first, *_) = remarks(Situation(indication=Indication.CARDIOVASCULAR))
    assert first.id == "intermittent-claudication-has-its-own-rule"
    assert first.place == "before-answer"
