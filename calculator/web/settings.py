"""What differs from place to place: who may reach the site, by which name, and in whose frame.

Each is an environment variable, so that the same files run everywhere. All else stands in
`.streamlit/config.toml`, the same everywhere.
"""

import re
from collections.abc import Mapping
from typing import Annotated, Final, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, ValidationError

PREFIX: Final = "VERGOEDINGSWIJZER_"

_LABEL: Final = r"[a-z0-9]([a-z0-9_-]*[a-z0-9])?"
_NAME: Final = rf"(\*\.)?{_LABEL}(\.{_LABEL})*"
_HOST: Final = re.compile(rf"\*|{_NAME}")
_ORIGIN: Final = re.compile(rf"https?://{_NAME}(:[0-9]{{1,5}})?")
_WORDS: Final = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}


class WrongSettings(ValueError):
    """Settings that cannot be meant; the text says which, and what to do."""


def _listed(written: object) -> object:
    return tuple(written.replace(",", " ").lower().split()) if isinstance(written, str) else written


def _host(written: str) -> str:
    if not _HOST.fullmatch(written):
        raise ValueError(
            "must be names such as `zorg.example` or `*.example`, separated by spaces, "
            "without https:// and without a port"
        )
    return written


def _origin(written: str) -> str:
    if not _ORIGIN.fullmatch(written):
        raise ValueError(
            "must be origins such as `https://intranet.example`, separated by spaces, "
            "each with http:// or https:// and without a path"
        )
    return written


def _yes_or_no(written: object) -> object:
    if not isinstance(written, str):
        return written
    if written.strip().lower() not in _WORDS:
        raise ValueError("must be `yes` or `no`")
    return _WORDS[written.strip().lower()]


_Hosts = Annotated[tuple[Annotated[str, AfterValidator(_host)], ...], BeforeValidator(_listed)]
_Origins = Annotated[tuple[Annotated[str, AfterValidator(_origin)], ...], BeforeValidator(_listed)]
_YesOrNo = Annotated[bool, BeforeValidator(_yes_or_no)]


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

    hosts: _Hosts = ()
    frame_ancestors: _Origins = ()
    behind_proxy: _YesOrNo = False
    metrics: _YesOrNo = False

    @classmethod
    def read(cls, environment: Mapping[str, str]) -> Self:
        """Return the settings that an environment holds; an empty one counts as none.

        Raises:
            WrongSettings: If one is not known, or has a value that it cannot have.
        """
        written = {
            name.removeprefix(PREFIX).lower(): value
            for name, value in environment.items()
            if name.startswith(PREFIX) and value.strip()
        }
        try:
            return cls.model_validate(written)
        except ValidationError as wrong:
            raise WrongSettings(_told(wrong)) from None


def read_or_stop(environment: Mapping[str, str]) -> Settings:
    """Return the settings, or stop the program with what is wrong and nothing around it."""
    try:
        return Settings.read(environment)
    except WrongSettings as wrong:
        raise SystemExit(str(wrong)) from None


def _told(wrong: ValidationError) -> str:
    lines = ["Not started: wrong settings in the environment."]
    for error in wrong.errors(include_url=False):
        name = f"{PREFIX}{str(error['loc'][0]).upper()}"
        if error["type"] == "extra_forbidden":
            known = ", ".join(f"{PREFIX}{field.upper()}" for field in Settings.model_fields)
            lines.append(f"- {name} is not a setting. Those are {known}.")
        else:
            found = error["input"]
            lines.append(f"- {name} {error['msg'].removeprefix('Value error, ')}, not {found!r}.")
    return "\n".join(lines)
