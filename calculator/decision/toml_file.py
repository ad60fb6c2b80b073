"""What a TOML file says, in the form of a model."""

import tomllib
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

Form = TypeVar("Form", bound=BaseModel)


def read_toml(path: Path, form: type[Form]) -> Form:
    """Return what a TOML file says.

    Args:
        path: The file.
        form: The model that its content has to fit.

    Raises:
        tomllib.TOMLDecodeError: The file is no TOML.
        pydantic.ValidationError: Something is missing, misspelt or too much.
    """
    return form.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
