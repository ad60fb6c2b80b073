"""What is known of one person or one claim, checked as it comes in."""

from collections.abc import Mapping
from typing import ClassVar, Final

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from calculator.decision.space import Cases, Value

_CONTRADICTION: Final = "contradiction"


def contradiction(messages: Mapping[str, str]) -> ValidationError:
    """Return the error to raise where answers cannot all be true.

    Args:
        messages: What is wrong, without what was entered, by each field whose answer is at odds.
    """
    return ValidationError.from_exception_data(
        _CONTRADICTION,
        [
            {"type": PydanticCustomError(_CONTRADICTION, said), "loc": (field,), "input": None}
            for field, said in messages.items()
        ],
        hide_input=True,
    )


class Facts(BaseModel):
    """Facts of which each may be unknown; no error ever repeats what was entered.

    Attributes:
        codes: The fields that are never asked and that tell others.

    Raises:
        pydantic.ValidationError: A value is none of its field's, or a field does not exist.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    codes: ClassVar[frozenset[str]] = frozenset()

    @model_validator(mode="before")
    @classmethod
    def _only_known_fields(cls, given: object) -> object:
        """Refuse unknown fields without repeating their names: they too were entered."""
        if isinstance(given, Mapping) and not given.keys() <= cls.model_fields.keys():
            raise PydanticCustomError(
                "unknown_field",
                "There is a field that does not exist. The fields are: {fields}",
                {"fields": ", ".join(cls.model_fields)},
            )
        return given

    @classmethod
    def takes(cls, field: str, value: object) -> bool:
        """Return whether a field exists and takes a value."""
        try:
            cls.model_validate({field: value})
        except ValidationError:
            return False
        return True

    @classmethod
    def at_odds(cls, answers: Mapping[str, object]) -> frozenset[str]:
        """Return the fields whose answers cannot all be true; none if they can.

        Args:
            answers: Answers by field, each a value that its field takes.
        """
        try:
            cls.model_validate(dict(answers))
        except ValidationError as error:
            return frozenset(
                str(entry["loc"][0])
                for entry in error.errors(include_input=False, include_url=False)
                if entry["type"] == _CONTRADICTION
            )
        return frozenset()

    @classmethod
    def drop_pointless(cls, answers: Mapping[str, object]) -> Mapping[str, object]:
        """Return answers by field without those that other answers have made pointless."""
        return answers

    @classmethod
    def tied_to_year(cls, answers: Mapping[str, object]) -> frozenset[str]:  # noqa: ARG003 - a subject may need them
        """Return the fields whose answers hold for one calendar year only, that of the day.

        Args:
            answers: Answers by field, each a value that its field takes.
        """
        return frozenset()

    def told(self) -> Mapping[str, Value]:
        """Return what codes tell of fields that are not answered, by field."""
        return {}

    def known(self) -> Mapping[str, Value]:
        """Return what is known, by field, in the values that the rules use."""
        raise NotImplementedError

    def is_known(self, name: str) -> bool:
        """Return whether a field is known.

        Raises:
            KeyError: There is no such field.
        """
        if name not in type(self).model_fields:
            raise KeyError(name)
        return name in self.known()

    def possible(self) -> Cases:
        """Return the cases of the rules that these facts leave possible."""
        raise NotImplementedError

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse a change; pydantic's own refusal would repeat the new value.

        Raises:
            pydantic.ValidationError: Always.
        """
        raise ValidationError.from_exception_data(
            type(self).__name__,
            [{"type": "frozen_instance", "loc": (name,), "input": None}],
            hide_input=True,
        )
