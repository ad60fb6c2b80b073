"""What is asked about a case and what can be answered, in words."""

from collections.abc import Iterable

from calculator.drills import QUESTION, STEP, Course, Drill
from calculator.pages.practise.subjects.subject_page import page_of
from calculator.words import Words


def write_question(words: Words, case: Drill, part: str) -> str:
    """Return what is asked."""
    if part in (STEP, QUESTION):
        return words[f"drill_part.{part}"]
    return page_of(case).ask(words, case.facts, part)


def write_answer(words: Words, case: Drill, part: str, option: str) -> str:
    """Return an answer."""
    if part == STEP:
        return words[f"drill_step.{option}"]
    if part == QUESTION:
        return page_of(case).name_fact(words, option)
    return page_of(case).write(words, part, option)


def quote_story(case: Drill, names: Iterable[str], language: str) -> str:
    """Return the sentences of a story that tell some facts, each once."""
    sentences = dict.fromkeys(case.said[name][language] for name in names if name in case.said)
    return " ".join(sentences)


def name_course(words: Words, chosen: Course) -> tuple[str, str]:
    """Return what is practised and how hard."""
    subject, level = chosen.subject or "all", chosen.level or "all"
    return words[f"drills.subjects.{subject}"], words[f"drills.levels.{level}"]
