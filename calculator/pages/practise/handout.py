"""The cases of a class on paper, with their answers."""

from calculator import drills
from calculator.drills import QUESTION, STEP, Drill, Handout, HandoutCase, Question, Step
from calculator.pages.answer.sentences import uncapitalise
from calculator.pages.practise.wording import name_course, write_answer, write_question
from calculator.sources import SOURCES
from calculator.words import Words


def make_handout(words: Words, code: str) -> bytes:
    """Return the cases of a class as a PDF, with an answer sheet."""
    subject, level = name_course(words, drills.course_of(code))
    codes = drills.course_of(code).codes
    return drills.print_handout(
        Handout(
            language=words.language,
            title=words["handout.title"],
            about=words(
                "handout.about",
                code=drills.written(code),
                subject=uncapitalise(subject),
                level=uncapitalise(level),
            ),
            name_label=words["handout.name"],
            case_label=words["handout.case"],
            answers_title=words["handout.answers"],
            why_label=words["handout.why"],
            small_print=words["site.no_service"],
            cases=tuple(_case(words, case, codes=codes) for case in drills.class_drills(code)),
        )
    )


def _case(words: Words, case: Drill, *, codes: bool) -> HandoutCase:
    rightly = case.rightly(codes=codes)
    to_answer = case.asked(Step.ANSWER, codes=codes)[1:]
    found = case.reasons()
    why = [reason.text[words.language] for reason in found]
    if case.missing:
        # What could follow, with every reason for it, would hide what there was to see.
        missing = uncapitalise(write_answer(words, case, QUESTION, case.missing))
        why = [words("drill_feedback.was_missing", topic=missing)]
    sections = dict.fromkeys(source for reason in found for source in reason.sources)
    cited = [SOURCES[section] for section in sections]
    language = words.language
    return HandoutCase(
        story=tuple(part[language] for part in case.story),
        # The same for every case, or the questions would tell what there is to do.
        questions=tuple(
            _question(words, case, part, rightly.get(part))
            for part in (*case.asked(Step.ASK, codes=codes), *to_answer)
        ),
        why=tuple(why),
        source=words(
            "handout.source",
            source="; ".join(
                f"{each.document[language]}, {each.heading[language]}" for each in cited
            ),
        ),
    )


def _question(words: Words, case: Drill, part: str, right: str | None) -> Question:
    """Return a question; what to do first is ticked, all else is written."""
    choices = case.options(part) if part == STEP else ()
    asked = words["handout.question"] if part == QUESTION else write_question(words, case, part)
    return Question(
        asked=asked,
        choices=tuple(write_answer(words, case, part, option) for option in choices),
        right=write_answer(words, case, part, right) if right else None,
    )
