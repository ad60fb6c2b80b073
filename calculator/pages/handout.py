"""The cases of a class on paper, with their answers."""

from calculator import drills
from calculator.drills import Drill, Handout, HandoutCase, Part, Question
from calculator.pages.drill_feedback import reasons
from calculator.pages.drill_words import answer, asked, course
from calculator.sources import SOURCES
from calculator.words import Words


def handout(words: Words, code: str) -> bytes:
    """Return the cases of a class as a PDF, with an answer sheet."""
    subject, level = course(words, drills.course_of(code))
    codes = drills.course_of(code).codes
    return drills.printed(
        Handout(
            language=words.language,
            title=words["handout.title"],
            about=words("handout.about", code=drills.written(code), subject=subject, level=level),
            name_label=words["handout.name"],
            case_label=words["handout.case"],
            answers_title=words["handout.answers"],
            why_label=words["handout.why"],
            small_print=words["site.no_service"],
            cases=tuple(_case(words, case, codes=codes) for case in drills.class_drills(code)),
        )
    )


def _case(words: Words, case: Drill, *, codes: bool) -> HandoutCase:
    why = reasons(case)
    sections = dict.fromkeys(source for reason in why for source in reason.sources)
    cited = [SOURCES[section] for section in sections]
    language = words.language
    return HandoutCase(
        story=tuple(part[language] for part in case.story),
        questions=tuple(
            _question(words, case, part, right) for part, right in case.rightly(codes=codes).items()
        ),
        why=tuple(reason.text[language] for reason in why),
        source=words(
            "handout.source",
            source="; ".join(
                f"{each.document[language]}, {each.heading[language]}" for each in cited
            ),
        ),
    )


def _question(words: Words, case: Drill, part: Part, right: str) -> Question:
    return Question(
        asked=asked(words, case, part),
        choices=tuple(
            answer(words, case.subject, part, option)
            for option in drills.options(case.subject, part)
        ),
        right=answer(words, case.subject, part, right),
    )
