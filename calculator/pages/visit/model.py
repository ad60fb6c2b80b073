"""What one visit holds: everything that somebody entered, chose or began, as values.

Nothing here knows Streamlit. `session` keeps a visit from one message to the next, and the open
tab keeps it through a reload.
"""

import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Annotated, Concatenate, Final, Literal, ParamSpec, Self, TypeAlias, cast

from pydantic import AfterValidator, Field, StrictBool, ValidationError, model_validator

from calculator import aftercare, claims, decision, drills
from calculator.aftercare import Indication
from calculator.pages.visit.answers import Kept, Sheet, make_sheet
from calculator.pages.visit.chosen_file import Checking, ChosenFile
from calculator.pages.visit.forms import CLAIM, FIRST, FORMS, Form
from calculator.pages.visit.practice import Practice
from calculator.words import Language

Parameters = ParamSpec("Parameters")
Change: TypeAlias = Callable[[Callable[[Sheet], Sheet]], None]
"""Changes some answers, in the way that it is told."""

STORIES: Final = {story.id: story for story in claims.STORIES}
"""The stories that tell a claim, by id."""
MOST_CALLS: Final = 10
"""How many earlier calls can be gone back to."""
EXAMPLE_STEPS: Final = ("who", "insurance", "entitlement", "within_limit", "past_limit")
"""The steps of a worked example, in the order in which they are told."""


class Opened(Kept):
    """A case that somebody looks at in the calculator, beside their own answers.

    Attributes:
        kind: Whether it is a worked example or a drill.
        id: Its id.
        sheet: Its answers, and what was tried with them.
    """

    kind: Literal["example", "drill"]
    id: str
    sheet: Sheet

    @model_validator(mode="after")
    def _exists(self) -> Self:
        examples = {example.id for example in aftercare.EXAMPLES}
        if self.id not in examples if self.kind == "example" else drills.drill(self.id) is None:
            raise ValueError("there is no such case")
        return self


class Answered(Kept):
    """Answers to a form, and what may stand in their place.

    Attributes:
        own: The answers.
        opened: The case that stands in their place, if any.
    """

    own: Sheet = Sheet()
    opened: Opened | None = None

    @property
    def shown(self) -> Sheet:
        """The answers that stand on the page: those of the case that is looked at, if any."""
        return self.opened.sheet if self.opened else self.own

    def dated(self, before: "Answered", today: date) -> Self:
        """Return this with the year of everything that was typed since it was as before."""
        own = self.own.dated(before.own, today)
        if self.opened is None:
            return self.model_copy(update={"own": own})
        earlier = before.opened.sheet if before.opened else Sheet()
        sheet = self.opened.sheet.dated(earlier, today)
        opened = self.opened.model_copy(update={"sheet": sheet})
        return self.model_copy(update={"own": own, "opened": opened})

    def with_shown(self, sheet: Sheet) -> Self:
        """Return this with other answers on the page."""
        if self.opened is None:
            return self.model_copy(update={"own": sheet})
        return self.model_copy(update={"opened": self.opened.model_copy(update={"sheet": sheet})})


class OnCall(Answered):
    """Answers that an agent on a call can type in one line.

    Attributes:
        line: The agents' line as it is typed.
        filled: What the line has filled in, by field, so that it can be taken back.
        filled_day: The day that the line has filled in, if any.
    """

    line: str = ""
    filled: Mapping[str, StrictBool | str] = {}
    filled_day: date | None = None


class Person(OnCall):
    """What was entered about one person.

    Attributes:
        left_out: What a link said that was not taken over.
        sent: Whether a link gave answers to the server, as they stood in the wrong place.
        costs: What was typed to have costs reckoned, by number; what is of one year, with it.
    """

    left_out: tuple[str, ...] = ()
    sent: bool = False
    costs: Mapping[str, str] = {}


def _check_story(story: str) -> str:
    if story not in STORIES:
        raise ValueError("there is no such story")
    return story


class ClaimCheck(OnCall):
    """What was entered about one claim.

    Attributes:
        way: Whether the claim is told by its codes or by its story.
        story: The id of the story that tells it, if one was chosen.
    """

    way: Literal["codes", "story"] = "codes"
    story: Annotated[str, AfterValidator(_check_story)] | None = None

    def with_story(self, story: str) -> "ClaimCheck":
        """Return the claim as a story tells it; only the first two answers are not of it."""
        first = {field: value for field, value in self.own.values.items() if field in FIRST}
        sheet = make_sheet(CLAIM, STORIES[story].facts)
        own = Sheet(
            values={**sheet.values, **first},
            texts=sheet.texts,
            unknown=self.own.unknown.intersection(FIRST),
        )
        return self.model_copy(update={"story": story, "own": own})


def _check_meanings(meanings: Mapping[str, str]) -> Mapping[str, str]:
    if not {*meanings.values()} <= {*claims.ListedClaim.model_fields, ""}:
        raise ValueError("there is no such field")
    return meanings


class ClaimList(Kept):
    """Several claims that belong together.

    Attributes:
        pasted: The text as it was pasted.
        from_file: Whether they stand in a file, which is no part of what is kept.
        complete: Whether these are all claims of the patient.
        ordinary: Whether care is ordinary unless a code or the line says otherwise.
        meanings: What somebody said that columns mean, as of `claim_files.read_opened`.
        answer: Which answer is looked at, in short; empty for all of them.
        page: Which page of the lines with that answer, from 0.
    """

    pasted: str = ""
    from_file: bool = False
    complete: bool = False
    ordinary: bool = False
    meanings: Annotated[Mapping[str, str], AfterValidator(_check_meanings)] = {}
    answer: str = ""
    page: Annotated[int, Field(ge=0)] = 0


class Examples(Kept):
    """Where somebody is in the worked examples.

    Attributes:
        address: The example that the address named last.
        place: The place of the example, counted from 0.
        step: How many steps are shown.
        indication: What the aftercare is for.
        listed: Whether the condition is on the statutory list, where an example goes both ways.
    """

    address: str | None = None
    place: Annotated[int, Field(ge=0, lt=len(aftercare.EXAMPLES))] = 0
    step: Annotated[int, Field(ge=1, le=len(EXAMPLE_STEPS))] = 1
    indication: Literal[Indication.ONCOLOGY, Indication.CARDIOVASCULAR] = Indication.ONCOLOGY
    listed: bool = True


Part: TypeAlias = Answered | ClaimList | Examples | Practice
PARTS: Final[dict[str, type[Part]]] = {
    **dict.fromkeys(FORMS, Answered),
    "person": Person,
    "claim": ClaimCheck,
    "claim_list": ClaimList,
    "examples": Examples,
    "practice": Practice,
}
"""The parts of a visit by name; each is kept in the tab by itself. Of a form without a part of its
own just the answers are kept."""


@cache
def _empty(part: type[Part]) -> Part:
    return part()


def _of_call() -> tuple[str, ...]:
    """Return the names of the parts that a call is about: what is answered, and a list."""
    return (*FORMS, "claim_list")


def is_empty_call(call: Mapping[str, Part]) -> bool:
    """Return whether a call was about nothing."""
    return all(part == _empty(PARTS[name]) for name, part in call.items())


@dataclass
class Visit:
    """What one visit holds.

    Attributes:
        language: The language of the pages.
        today: The day that it is where the visitor is.
        person: What was entered about one person, by themselves or on a call.
        claim: What was entered about one claim.
        claim_list: Several claims that belong together.
        file: The file that the claims stand in, once one was chosen. The tab does not keep it.
        checking: What is being found out about those claims, and what was found out last.
        examples: Where somebody is in the worked examples.
        practice: What they practise.
        cleared: What "begin again" took away, by the name of its part, until something is
            answered anew. The tab does not keep it: somebody else may come after.
        earlier_calls: What the other calls of this visit were about, the last one first. The tab
            does not keep them either.
        anew: How often everything was put in the place of everything.
        cursor: How often the cursor had to go to the agents' line.
        not_restored: What could not be brought back after a reload: names of fields and parts.
        attempts_read: How many answers a result held that was opened; -1 if it is too large.
        unknown_case: Whether the address named a drill that does not exist.
    """

    language: Language
    today: date = field(default_factory=decision.today)
    person: Person = field(default_factory=Person)
    claim: ClaimCheck = field(default_factory=ClaimCheck)
    claim_list: ClaimList = field(default_factory=ClaimList)
    file: ChosenFile | None = None
    checking: Checking | None = None
    examples: Examples = field(default_factory=Examples)
    practice: Practice = field(default_factory=Practice)
    cleared: dict[str, Part] = field(default_factory=dict)
    earlier_calls: tuple[Mapping[str, Part], ...] = ()
    anew: int = 0
    cursor: int = 0
    not_restored: tuple[str, ...] = ()
    attempts_read: int | None = None
    unknown_case: bool = False

    def part(self, name: str) -> Part:
        """Return a part by its name."""
        # That of a form without a part of its own is no attribute before something stands in it.
        part: Part = getattr(self, name, _empty(PARTS[name]))
        return part

    def answered(self, form: Form) -> Answered:
        """Return the part that keeps the answers to a form."""
        return cast("Answered", self.part(form.part))

    def change_shown(self, form: Form, change: Callable[[Sheet], Sheet]) -> None:
        """Change the answers that stand on the page of a form."""
        part = self.answered(form)
        self.put(form.part, part.with_shown(change(part.shown)))

    def change_own(self, form: Form, change: Callable[[Sheet], Sheet]) -> None:
        """Change somebody's own answers to a form, whatever else stands on its page."""
        part = self.answered(form)
        self.put(form.part, part.model_copy(update={"own": change(part.own)}))

    def change(self, name: str, **changed: object) -> None:
        """Change something else of a part."""
        self.put(name, self.part(name).model_copy(update=changed))

    def practise(
        self,
        change: Callable[Concatenate[Practice, Parameters], Practice],
        *args: Parameters.args,
        **kwargs: Parameters.kwargs,
    ) -> None:
        """Change what is practised."""
        self.practice = change(self.practice, *args, **kwargs)

    def choose_file(self, file: ChosenFile | None) -> None:
        """Take a file in the place of the one before; None forgets it for good."""
        self.file = file
        self.stop_checking()
        self.change("claim_list", from_file=file is not None, answer="", page=0)

    def begin_again(self, form: Form) -> None:
        """Clear the answers to a form, so that it can be undone; a file is forgotten for good."""
        if form is CLAIM and self.claim_list.from_file:
            self.choose_file(None)
        if self.is_empty(form.part):
            return
        before = self.part(form.part)
        self.put(form.part, _empty(PARTS[form.part]))
        self.cleared = {form.part: before}

    def undo(self, form: Form) -> None:
        """Bring back what "begin again" has cleared."""
        if before := self.cleared.get(form.part):
            self._replace(form.part, before)

    def open_case(self, form: Form, case: Opened) -> None:
        """Show a case in the place of somebody's own answers."""
        self.change(form.part, opened=case)

    def close_case(self, form: Form) -> None:
        """Show somebody's own answers again."""
        self.change(form.part, opened=None)

    def begin_call(self, person: Person | None = None) -> None:
        """Begin a call with nothing entered, or with what a link says of a person.

        What the call before was about can be brought back, unless it was about nothing.
        """
        self.cursor += 1
        if person is None and all(map(self.is_empty, _of_call())):
            return
        if not all(map(self.is_empty, _of_call())):
            self._set_aside(self._call(), self.earlier_calls)
        self._take_call({name: _empty(PARTS[name]) for name in _of_call()})
        if person is not None:
            self.put("person", person)

    def bring_back_call(self, number: int = 0) -> None:
        """Change places with an earlier call, by its place; doing it twice changes nothing."""
        self.cursor += 1
        if number < len(self.earlier_calls):
            back = self.earlier_calls[number]
            others = (*self.earlier_calls[:number], *self.earlier_calls[number + 1 :])
            self._set_aside(self._call(), others)
            self._take_call(back)

    def begin_anew(self) -> None:
        """Begin everything again, as after a failure; what was practised stays."""
        self.begin_call()
        self.examples = Examples()
        self.practice = Practice(history=self.practice.history)

    def is_empty(self, name: str) -> bool:
        """Return whether nothing stands in a part."""
        return self.part(name) == _empty(PARTS[name])

    def to_keep(self, name: str) -> str:
        """Return a part as the tab keeps it; empty if nothing stands in it."""
        if self.is_empty(name):
            return ""
        return self.part(name).model_dump_json(exclude_defaults=True)

    def restore(self, kept: Mapping[str, str]) -> None:
        """Take back what the tab has kept, below what was entered since.

        What no longer fits is left out and named in `not_restored`. A call that was begun since
        stays as it is, and what was kept becomes the call before.

        Args:
            kept: Parts by name as `to_keep` wrote them. A browser sends it: it may be anything.
        """
        read = {name: read_part(name, kept[name]) for name in PARTS if kept.get(name)}
        self.not_restored = tuple(dict.fromkeys(left for _, lost in read.values() for left in lost))
        parts = {name: part for name, (part, _) in read.items()}
        of_call = _of_call()
        call = {name: part for name, part in parts.items() if name in of_call}
        if self.anew and call:
            before = {name: call.get(name, _empty(PARTS[name])) for name in of_call}
            self._set_aside(before, self.earlier_calls)
            parts = {name: part for name, part in parts.items() if name not in of_call}
        for name, part in parts.items():
            setattr(self, name, _over(self.part(name), part))

    def stop_checking(self) -> None:
        """Forget what is being found out about a list of claims, and end the work."""
        if self.checking is not None:
            self.checking.work.end()
        self.checking = None

    def put(self, name: str, part: Part) -> None:
        """Put something that somebody entered now in the place of a part."""
        if isinstance(part, Answered):
            part = part.dated(self.answered(FORMS[name]), self.today)
        self._replace(name, part)

    def _replace(self, name: str, part: Part) -> None:
        """Put something in the place of a part, as it was entered before."""
        setattr(self, name, part)
        self.cleared = {}
        self.not_restored = ()

    def _call(self) -> Mapping[str, Part]:
        return {name: self.part(name) for name in _of_call()}

    def _set_aside(self, call: Mapping[str, Part], others: tuple[Mapping[str, Part], ...]) -> None:
        """Put a call before others; of these the ones about nothing are forgotten."""
        told = (other for other in others if not is_empty_call(other))
        self.earlier_calls = (call, *told)[:MOST_CALLS]

    def _take_call(self, parts: Mapping[str, Part]) -> None:
        self.file = None
        self.stop_checking()
        for name, part in parts.items():
            self._replace(name, part)
        self.anew += 1


def read_part(name: str, text: str) -> tuple[Part, Collection[str]]:
    """Return a part as the tab kept it, and the names of all that had to be left out of it."""
    model, lost = PARTS[name], list[str]()
    try:
        kept = json.loads(text)
    except ValueError:
        return model(), [name]
    if not isinstance(kept, dict):
        return model(), [name]
    try:
        part = model.model_validate(kept)
    except ValidationError as error:
        wrong = {str(each["loc"][0]) for each in error.errors(include_input=False) if each["loc"]}
        lost.append(name)
        try:
            part = model.model_validate({n: v for n, v in kept.items() if n not in wrong})
        except ValidationError:
            return model(), [name]
    if isinstance(part, Answered):
        form = FORMS[name]
        own, left_out = part.own.fitting(form)
        shown = part.opened and part.opened.sheet.fitting(form)[0]
        opened = part.opened and shown and part.opened.model_copy(update={"sheet": shown})
        part = part.model_copy(update={"own": own, "opened": opened})
        lost.extend(field if field in form.fields else name for field in left_out)
    return part, lost


def _over(entered: Part, kept: Part) -> Part:
    """Return what was kept, with what was entered since in the place of what was there."""
    if isinstance(entered, Answered) and isinstance(kept, Answered):
        since = {n: getattr(entered, n) for n in type(entered).model_fields if n != "own"}
        empty = type(entered)()
        changed = {n: value for n, value in since.items() if value != getattr(empty, n)}
        return kept.model_copy(update={**changed, "own": entered.own.over(kept.own)})
    if isinstance(entered, Practice) and isinstance(kept, Practice):
        now = entered.round
        elsewhere = any(entered.address) and entered.address != kept.address
        if elsewhere or (now and (now.chosen or now.attempts)):
            return entered.with_history(kept.history)
        return kept.with_history(entered.history)
    if isinstance(entered, Examples) and isinstance(kept, Examples):
        return kept if entered.address in (None, kept.address) else entered
    return kept if entered == type(entered)() else entered
