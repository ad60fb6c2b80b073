"""What is said of a list of claims: how it was read, what it comes to, and a line each."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from markupsafe import Markup, escape

from calculator import claim_files, claims
from calculator.claim_files import ClaimFile, Refusal
from calculator.claim_files.checking import Checked, CheckedLine, Verdict
from calculator.pages.answer import drawing
from calculator.pages.answer.claim import name_topics
from calculator.pages.answer.sentences import capitalise, enumerate_texts
from calculator.words import Words

_MOST_NAMED: Final = 20
"""How many numbers of lines are named for one reason."""
_POINT: Final = {"nl": ".", "en": ","}
_WITHOUT: Final = ("error", "credit")
"""What a line without an answer is called in short."""


def write_number(words: Words, number: int) -> str:
    """Return a whole number as people write it."""
    return f"{number:,}".replace(",", _POINT[str(words.language)])


def name_answer(words: Words, name: str) -> str:
    """Return an answer in short, as of `claim_files.name_answer`, in words."""
    if name in _WITHOUT:
        return capitalise(words[f"list.answers.{name}"])
    possible = name.split("|")
    short = [words[f"payment_short.{each}"] for each in claims.Payment if each in possible]
    return capitalise(enumerate_texts(words["list.or"], short))


def refusal(words: Words, why: Refusal) -> Markup:
    """Return why a file is not read at all."""
    return drawing.wrong(words[f"list_file.{why}"])


def about_file(words: Words, checked: Checked, *, complete: bool, most: int) -> Markup:
    """Return how a list was read, apart from its columns.

    Args:
        words: The texts.
        checked: What was found out.
        complete: Whether somebody said that these are all claims.
        most: How many lines are read at most.
    """
    file = checked.file
    if not file.has_names:
        told = "list.no_names" if checked.lines else "list.no_rows"
        return drawing.wrong(words[told]) if checked.lines else drawing.note(words[told])
    notes = []
    if file.doubled:
        notes.append(
            drawing.wrong(
                words("list.doubled_column", names=", ".join(dict.fromkeys(file.doubled)))
            )
        )
    if not checked.lines:
        notes.append(drawing.note(words["list.no_rows"]))
    if file.other_sheets:
        sheets = ", ".join(map(str, file.other_sheets))
        notes.append(drawing.wrong(words("list.other_sheets", sheet=file.sheet, others=sheets)))
    notes += _tell_lines(words, file)
    if file.cut:
        notes.append(drawing.wrong(words("list.too_many", most=write_number(words, most))))
    if complete and not checked.is_whole:
        notes.append(drawing.wrong(words["list.not_complete"]))
    return Markup("").join(notes)


def columns_in_short(words: Words, file: ClaimFile) -> str:
    """Return how many columns were understood, and how many not."""
    kinds = {
        "known": [each for each in file.columns if each.field],
        "unknown": [each for each in file.columns if not each.field and not each.personal],
        "personal": [each for each in file.columns if each.personal],
    }
    told = [words(f"list.columns.{kind}", count=len(of)) for kind, of in kinds.items() if of]
    return words("list.columns.all", told=", ".join(told))


def _tell_lines(words: Words, file: ClaimFile) -> list[Markup]:
    """Return which lines are no claims, by number and reason."""
    numbers: dict[claim_files.Why, list[int]] = {}
    for line, why in file.not_claims:
        numbers.setdefault(why, []).append(line)
    lines = [
        words("list.lines", numbers=_enumerate(words, found), why=words[f"list_line.{why}"])
        for why, found in numbers.items()
    ]
    return [drawing.note(words("list.not_claims", lines="; ".join(lines)))] if lines else []


def _enumerate(words: Words, numbers: Sequence[int]) -> str:
    said = ", ".join(map(str, numbers[:_MOST_NAMED]))
    more = len(numbers) - _MOST_NAMED
    return words("list.more", numbers=said, more=write_number(words, more)) if more > 0 else said


def totals(words: Words, counts: Mapping[str, int]) -> Markup:
    """Return a picture of how many lines have each answer; its text is its own equivalent."""
    all_lines = sum(counts.values())
    bars = Markup("").join(
        Markup(
            '<li class="vw-bar {kind}" style="--share:{share:.4f}"><span>{name}</span> '
            '<span class="vw-count">{count}</span></li>'
        ).format(
            kind=_kind(name),
            share=count / all_lines,
            name=name_answer(words, name),
            count=words(
                "list.share",
                count=write_number(words, count),
                share=_percentage(count / all_lines),
            ),
        )
        for name, count in counts.items()
    )
    title = words("list.totals", count=write_number(words, all_lines))
    return Markup('<h3>{}</h3><ul class="vw-bars">{}</ul>').format(title, bars)


def _percentage(share: float) -> str:
    least = 0.01
    return "<1" if share < least else str(min(round(share * 100), 99 if share < 1 else 100))


def _kind(name: str) -> str:
    if name in _WITHOUT or "|" in name:
        return "vw-no-answer" if name == "error" else "vw-undecided"
    return f"vw-pays-{name}"


def table(
    words: Words, verdicts: Sequence[Verdict], lines: Iterable[CheckedLine], caption: str
) -> Markup:
    """Return some lines of a list, with the answer, why, and what is missing."""
    told: dict[int, Markup] = {}
    rows = []
    for line in lines:
        verdict = verdicts[line.verdict]
        if line.verdict not in told:
            told[line.verdict] = _reason(words, verdict)
        row = words("list.row", row=line.line)
        rows.append(
            Markup('<tr><th scope="row">{}</th><td>{}</td><td>{}{}</td></tr>').format(
                line.claim_id or row,
                _answer(words, verdict),
                told[line.verdict],
                _more(words, verdict, row, line.claim_id or row),
            )
        )
    return Markup(
        '<table class="vw-table vw-claims"><caption>{}</caption><thead><tr><th scope="col">{}</th>'
        '<th scope="col">{}</th><th scope="col">{}</th></tr></thead><tbody>{}</tbody></table>'
    ).format(
        caption,
        words["list.claim"],
        words["list.answer"],
        words["list.reason"],
        Markup("").join(rows),
    )


def _answer(words: Words, verdict: Verdict) -> Markup:
    if verdict.name in _WITHOUT:
        return Markup("&ndash;")
    return Markup("<b>{}</b>").format(name_answer(words, verdict.name))


def write_reason(words: Words, verdict: Verdict) -> str:
    """Return why a line has its answer, or has none, or what is missing."""
    if verdict.why:
        return words[f"list_unread.{verdict.why}"]
    if verdict.wrong:
        return " ".join(_wrong_cell(words, field, how) for field, how in verdict.wrong.items())
    if verdict.errors:
        return " ".join(dict.fromkeys(_error(words, error) for error in verdict.errors))
    if verdict.credit:
        return words["list.credit"]
    if len(verdict.outcomes) > 1:
        return words("claims.depends", topics=name_topics(words, verdict.open_questions))
    return " ".join(
        reason.text[words.language] for each in verdict.outcomes for reason in each.reasons
    )


def _reason(words: Words, verdict: Verdict) -> Markup:
    text = write_reason(words, verdict)
    if verdict.name == "error":
        return Markup('<p class="vw-wrong">{}</p>').format(text)
    return escape(text)


def _more(words: Words, verdict: Verdict, row: str, name: str) -> Markup:
    """Return what can be opened below a reason: where it stands, and how the line was read."""
    told = [drawing.note(capitalise(row))]
    open_still = len(verdict.outcomes) > 1
    for outcome in verdict.outcomes:
        if open_still:
            short = capitalise(words[f"payment_short.{outcome.payment}"])
            told.append(Markup("<h4>{}</h4>").format(words("list.if_so", answer=short)))
        told.append(drawing.reasons(words, outcome.reasons))
    told.append(_how(words, verdict))
    summary = Markup('{}<span class="vw-unseen"> {}</span>').format(words["list.explain"], name)
    return Markup("<details><summary>{}</summary>{}</details>").format(
        summary, Markup("").join(told)
    )


def _how(words: Words, verdict: Verdict) -> Markup:
    """Return how the cells of a line were read otherwise than they stand, never what they say."""
    read = [
        words("list.column", name=words[f"column.{field}"], field=words[f"list_how.{how}"])
        for field, how in verdict.how.items()
        if field not in verdict.wrong
    ]
    told = drawing.note(words("list.read_as", how="; ".join(read))) if read else Markup("")
    if verdict.taken_back:
        told += drawing.note(words["list.taken_back"])
    return told


def _wrong_cell(words: Words, field: str, how: claim_files.How) -> str:
    if how is claim_files.How.CARE_TYPE:
        return words["list.type_21"]
    column = capitalise(words[f"column.{field}"])
    said = words("list.cell_decides", column=column)
    explained = words.get(f"questions.{field}.wrong")
    return f"{said} {explained}" if explained else said


def _error(words: Words, error: claims.ListError) -> str:
    own = {"claim_id_twice": "list.twice", "contradiction": "list.contradiction"}
    if error.type in own:
        return words[own[error.type]]
    return words("list.wrong_cell", column=capitalise(words[f"column.{error.field}"]))


def progress(words: Words, done: float) -> Markup:
    """Return how much of the work is done."""
    return Markup(
        '<div class="vw-reading"><p>{}</p><progress max="1" value="{:.3f}" aria-label="{}">'
        "</progress></div>"
    ).format(words("list.working", done=round(done * 100)), done, words["list_file.progress"])
