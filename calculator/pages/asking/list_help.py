"""Help with one question: is the condition on the statutory list, and until when?"""

from collections.abc import Iterator
from functools import partial
from typing import Final

from markupsafe import Markup

from calculator import decision
from calculator.aftercare import statutory_list
from calculator.pages.answer import drawing
from calculator.pages.asking.questionnaire import Items
from calculator.pages.visit.answers import CODE, LISTED, Given, ListHelp, Sheet
from calculator.pages.visit.listing import Listing
from calculator.pages.visit.model import Change
from calculator.words import Words
from calculator.words.days import write_day

_BY_CODE: Final = ("law.chronic-list", "dcsph.codes")


def offer_list_help(  # noqa: PLR0913 - the last two by name, where agents are helped
    items: Items,
    words: Words,
    given: Given,
    change: Change,
    *,
    with_code: bool = True,
    shortcut: str = "",
) -> None:
    """Add the button that opens the help, and the help if it is open or has found something.

    Args:
        items: The question that it helps with.
        words: The texts.
        given: What was answered.
        change: Changes those answers.
        with_code: Whether a code is asked here too.
        shortcut: What opens and closes it from the keyboard.
    """
    aid = given.sheet.list_help
    items.press(
        "list-help-shown",
        label=words["list_help.close" if aid.shown else "list_help.open"],
        do=partial(_help, change, {"shown": not aid.shown}),
        shortcut=shortcut,
    )
    if not (aid.shown or given.listing):
        return
    box = items.box("list-help")
    if aid.shown:
        _ask_kind(box, words, aid, change)
        if with_code and (aid.kind is None or CODE in given.sheet.texts):
            _ask_code(box, words, given, change)
    if given.listing:
        _ask_days(box, words, given.listing, aid, change)
        box.tell(draw_listing(words, given, given.listing))


def _ask_kind(items: Items, words: Words, aid: ListHelp, change: Change) -> None:
    language = words.language
    groups = {group.id: group for group in statutory_list.GROUPS}
    items.choose(
        "list_help.group",
        label=words["list_help.group"],
        options=list(groups),
        chosen=aid.group,
        write=partial(_take_group, change),
        written=lambda group: groups[group].name[language],
    )
    if aid.group in groups:
        items.choose(
            "list_help.kind",
            label=words["list_help.kind"],
            options=groups[aid.group].kinds,
            chosen=aid.kind,
            write=partial(_take_kind, change),
            written=lambda kind: statutory_list.KINDS[kind].name[language],
        )


def _ask_code(items: Items, words: Words, given: Given, change: Change) -> None:
    items.enter(
        "list_help.code",
        label=words["list_help.code"],
        text=given.sheet.texts.get(CODE, ""),
        write=partial(_take_code, change),
        wrong=words["list_help.code_wrong"] if CODE in given.wrong else "",
        digits=True,
    )


def _ask_days(items: Items, words: Words, listing: Listing, aid: ListHelp, change: Change) -> None:
    """Add the days that tell until when it is on the list, where they do."""
    if not listing.by_discharge:
        return
    asked = ["discharged"]
    if aid.begun or listing.finding.needs_beginning:
        asked.append("begun")
    for name in asked:
        items.enter(
            f"list_help.{name}",
            label=words[f"list_help.{name}"],
            text=getattr(aid, name),
            write=partial(_take_day, change, name),
            wrong=words["list_help.day_wrong"] if name in listing.wrong else "",
            placeholder=words["day.example"],
        )


def draw_listing(words: Words, given: Given, listing: Listing) -> Markup:
    """Return what the help has found: the answer, why, until when, and who decides."""
    kind = listing.kind
    said = drawing.ground(
        words,
        " ".join(_write_finding(words, listing)),
        decision.Standing(kind.standing) if kind else decision.Standing.PUBLIC,
        kind.sources if kind else _BY_CODE,
    )
    notes = [statutory_list.WHO_DECIDES[words.language]]
    listed = listing.finding.listed
    if listed is not None:
        agrees = given.answers.get(LISTED, given.told.get(LISTED)) == listed
        notes.insert(0, words["list_help.filled_in" if agrees else "list_help.answered_otherwise"])
    return Markup('<div class="vw-listing" role="status">{}{}</div>').format(
        said, drawing.note(" ".join(notes))
    )


def _write_finding(words: Words, listing: Listing) -> Iterator[str]:
    finding, term = listing.finding, listing.term
    if listing.entry:
        yield words("list_help.entry", code=listing.entry.code, version=statutory_list.VERSION)
    if finding.over and finding.last_day:
        yield words("list_help.over", day=write_day(words, finding.last_day))
    elif finding.begun_too_late and term:
        yield words("list_help.begun_too_late", months=term.begin_within)
    elif finding.listed and finding.last_day:
        yield words("list_help.yes_until", day=write_day(words, finding.last_day))
    elif finding.listed is not None:
        yield words["list_help.yes" if finding.listed else "list_help.no"]
    elif finding.needs_beginning and term:
        yield words("list_help.needs_beginning", months=term.begin_within)
    else:
        yield words["list_help.depends_on_stay" if listing.by_discharge else "list_help.depends"]
    if listing.grounds and finding.listed is not False:
        yield words("list_help.ground", grounds=", ".join(listing.grounds))
        if term and not finding.last_day:
            yield write_term(words, term)


def write_term(words: Words, term: statutory_list.Term) -> str:
    """Return for how long something with this term is on the list."""
    if term.differs:
        return words["list_help.term.differs"]
    if term.months is None:
        return words["list_help.term.as_long_as_needed"]
    if term.counts_from:
        told = words(f"list_help.term.counts_from.{term.counts_from}", months=term.months)
    else:
        told = words("list_help.term.months", months=term.months)
    if term.begin_after:
        begun = words(f"list_help.term.begin_after.{term.begin_after}", months=term.begin_within)
        told = f"{told} {begun}"
    return told


def _help(change: Change, changed: dict[str, object]) -> None:
    change(lambda sheet: _with_help(sheet, changed))


def _with_help(sheet: Sheet, changed: dict[str, object]) -> Sheet:
    return sheet.model_copy(update={"list_help": sheet.list_help.model_copy(update=changed)})


def _take_group(change: Change, group: str) -> None:
    _help(change, {"group": group, "kind": None})


def _take_kind(change: Change, kind: str) -> None:
    """Choose what fits; what was answered before makes room for what that tells."""

    def choose_kind(sheet: Sheet) -> Sheet:
        cleared = {
            "values": {field: value for field, value in sheet.values.items() if field != LISTED},
            "texts": {field: text for field, text in sheet.texts.items() if field != CODE},
            "unknown": sheet.unknown - {LISTED},
        }
        return _with_help(sheet.model_copy(update=cleared), {"kind": kind})

    change(choose_kind)


def _take_code(change: Change, code: str) -> None:
    change(lambda sheet: sheet.with_text(CODE, code))


def _take_day(change: Change, name: str, text: str) -> None:
    _help(change, {name: text})
