"""What is asked about a case and what can be answered, in words."""

from collections.abc import Iterable, Sequence

from calculator import aftercare, claims
from calculator.drills import Course, Drill, Part, Subject
from calculator.pages.answer.sentences import capitalised, sessions, uncapitalised
from calculator.words import Words


def asked(words: Words, case: Drill, part: Part) -> str:
    """Return what is asked."""
    if part in (Part.FIRST_20, Part.FROM_21) and isinstance(case.facts, aftercare.Situation):
        first = (case.facts.sessions_had or 0) + 1
        if part is Part.FIRST_20:
            return words("drill_part.sessions", sessions=sessions(words, first, 20))
        return words("drill_part.sessions", sessions=sessions(words, max(first, 21), None))
    return words[f"drill_part.{part}"]


def answer(words: Words, subject: Subject, part: Part, option: str) -> str:
    """Return an answer."""
    if part is Part.STEP:
        return words[f"drill_step.{option}"]
    if part is Part.QUESTION:
        return field(words, subject, option)
    if part in (Part.FIRST_20, Part.FROM_21):
        return _payers(words, option.split("+"))
    if part is Part.CLAIM_CODES:
        return _claim_codes(words, option)
    if part is Part.PAYMENT:
        return words[f"payment.{option}"]
    return _code(words, part, option)


def field(words: Words, subject: Subject, name: str) -> str:
    """Return the name of a fact."""
    if subject is Subject.AFTERCARE:
        return words[f"fact.{name}.name"]
    return capitalised(words[f"column.{name}"])


def fact(words: Words, subject: Subject, name: str, value: object) -> str:
    """Return a fact, name and value."""
    texts = "brief" if subject is Subject.AFTERCARE else "questions"
    shown = words.get(f"{texts}.{name}.{str(value).lower()}", str(value))
    return words("brief.pair", name=field(words, subject, name), value=shown)


def said(case: Drill, names: Iterable[str], language: str) -> str:
    """Return the sentences of a story that tell some facts, each once."""
    sentences = dict.fromkeys(case.said[name][language] for name in names if name in case.said)
    return " ".join(sentences)


def course(words: Words, chosen: Course) -> tuple[str, str]:
    """Return what is practised and how hard."""
    about = words[f"drills.subject_{chosen.subject or 'all'}"]
    return about, words[f"drills.level_{chosen.level or 'all'}"]


def _payers(words: Words, payers: Sequence[str]) -> str:
    if [*payers] == [aftercare.Payer.BASIS_PLUS_MODULE]:
        return words["drill_payer.module"]
    first, *others = [words[f"call_payer.{payer}"] for payer in payers]
    if not others:
        return capitalised(first)
    then = words["drill_payer.then"].join(others)
    return capitalised(words("drill_payer.in_a_row", first=first, then=then))


def _claim_codes(words: Words, option: str) -> str:
    if option == "none":
        return words["drill_codes.none"]
    first, *others = [_list(words, written) for written in option.split("+")]
    for other in others:
        first = words("drill_codes.then", first=first, then=uncapitalised(other))
    return first


def _list(words: Words, written: str) -> str:
    named, csi = written.split("-")
    code_list, letter = named[:3], named[3:]
    suffix = (
        words("drill_codes.suffix", letter=letter) if letter else words["drill_codes.no_suffix"]
    )
    return words("drill_codes.one", code_list=code_list, suffix=suffix, csi=csi)


def _code(words: Words, part: Part, code: str) -> str:
    if part is Part.REFERRAL_TYPE:
        return words("drill_codes.referral_type", code=code)
    if code in set(claims.CareType):
        return words("drill_codes.care_type", code=code)
    if code == claims.AcuteActivity.NONE:
        return words["drill_codes.no_second_code"]
    return words("drill_codes.acute_activity", code=code)
