"""After a case is checked: right or not, part by part."""

from collections.abc import Mapping

from markupsafe import Markup

from calculator.drills import Drill, Part
from calculator.pages import drawing
from calculator.pages.drill_words import answer, asked
from calculator.words import Words


def verdict(words: Words, case: Drill, given: Mapping[Part, str], *, codes: bool) -> Markup:
    """Return whether it was right, and each part with what was chosen and what is right."""
    rightly = case.rightly(codes=codes)
    right = sum(given.get(part) == option for part, option in rightly.items())
    told = words["drill_feedback.right"]
    if right < len(rightly):
        told = words("drill_feedback.wrong", right=right, all=len(rightly))
    headline = Markup('<p class="vw-headline vw-verdict vw-{}">{}</p>').format(
        "good" if right == len(rightly) else "amiss", told
    )
    lines = [_line(words, case, part, given.get(part), rightly[part]) for part in rightly]
    return drawing.answer(
        headline, Markup('<ul class="vw-marked">{}</ul>').format(Markup("").join(lines))
    )


def _line(words: Words, case: Drill, part: Part, given: str | None, right: str) -> Markup:
    wanted = answer(words, case.subject, part, right)
    instead = Markup("<span>{}</span>").format(words("drill_feedback.instead", answer=wanted))
    if given is None:
        # It was never asked, as something else came first.
        mark, told = "next", instead
    elif given == right:
        mark = "good"
        told = Markup('<span>{}<span class="vw-unseen"> ({})</span></span>').format(
            wanted, words["drill_end.case_right"]
        )
    else:
        chosen = answer(words, case.subject, part, given)
        yours = words("drill_feedback.yours_wrong", answer=chosen)
        mark, told = "amiss", Markup("<span>{}</span>{}").format(yours, instead)
    return Markup('<li class="vw-{}"><b>{}</b>{}</li>').format(mark, asked(words, case, part), told)
