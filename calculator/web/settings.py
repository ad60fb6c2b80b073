"""What differs from place to place: who may reach the site, by which name, and in whose frame.

Each is an environment variable, so that the same files run everywhere. All else stands in
`.streamlit/config.toml`, the same everywhere.
"""

from collections.abc import Mapping
from typing import Annotated, Final, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

PREFIX: Final = "VERGOEDINGSWIJZER_"

_LABEL: Final = "[a-z0-9]([a-z0-9_-]*[a-z0-9])?"
_NAME: Final = rf"(\*\.)?{_LABEL}(\.{_LABEL})*"
_HOST: Final = rf"^(\*|{_NAME})$"
_ORIGIN: Final = rf"^https?://{_NAME}(:[0-9]{{1,5}})?$"

_MUST_BE: Final = {
    "hosts": "names such as `zorg.example` or `*.example`, separated by spaces, "
    "without https:// and without a port",
    "frame_ancestors": "origins such as `https://intranet.example`, separated by spaces, "
    "each with http:// or https:// and without a path",
    "behind_proxy": "`yes` or `no`",
    "metrics": "`yes` or `no`",
}
"""What each setting must be, for whoever has written something else."""


def _listed(written: object) -> object:
    return tuple(written.replace(",", " ").lower().split()) if isinstance(written, str) else written


class Settings(BaseModel):
    """The settings of one place. Without any, the site is safe, and for this network only.

    Attributes:
        hosts: The names by which the site may be asked for, beside `localhost` and every bare
            address such as 192.168.1.20. Those are always answered, as nobody can make a
            stranger's page pass for one; a name can be made to point here by whoever owns it.
            `*` stands for any name.
        frame_ancestors: The origins whose pages may show the site within them; none by default.
        behind_proxy: Whether all requests come through a proxy that says by itself, in
            X-Forwarded-Proto, how it was reached. Others can write there what they like.
        metrics: Whether `/_stcore/metrics` answers. It has no login of its own.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    hosts: Annotated[
        tuple[Annotated[str, Field(pattern=_HOST)], ...], BeforeValidator(_listed)
    ] = ()
    frame_ancestors: Annotated[
        tuple[Annotated[str, Field(pattern=_ORIGIN)], ...], BeforeValidator(_listed)
    ] = ()
    behind_proxy: bool = False
    metrics: bool = False

    @classmethod
    def read(cls, environment: Mapping[str, str]) -> Self:
        """Return the settings that an environment holds; an empty one counts as none.

        Raises:
            SystemExit: One is not known, or has a value that it cannot have. The program stops
                with which, and what to do, and nothing around it.
        """
        written = {
            name.removeprefix(PREFIX).lower(): value.strip()
            for name, value in environment.items()
            if name.startswith(PREFIX) and value.strip()
        }
        try:
            return cls.model_validate(written)
        except ValidationError as wrong:
            raise SystemExit(_told(wrong)) from None


def _told(wrong: ValidationError) -> str:
    lines = ["Not started: wrong settings in the environment."]
    for error in wrong.errors(include_url=False):
        setting = str(error["loc"][0])
        if setting in _MUST_BE:
            lines.append(
                f"- {_named(setting)} must be {_MUST_BE[setting]}, not {error['input']!r}."
            )
        else:
            known = ", ".join(map(_named, Settings.model_fields))
            lines.append(f"- {_named(setting)} is not a setting. Those are {known}.")
    return "\n".join(lines)


def _named(setting: str) -> str:
    return f"{PREFIX}{setting.upper()}"
