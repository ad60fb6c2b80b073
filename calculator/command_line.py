"""The command `vergoedingswijzer`."""

import sys
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NoReturn

_PACKAGE: Final = Path(__file__).parent


def main(written: Sequence[str] | None = None) -> NoReturn:
    """Run the site as `streamlit run app.py` does, from whatever folder.

    Args:
        written: The words behind the command; those of this process by default.

    Raises:
        SystemExit: The words ask for help or cannot be meant (status 2), or the site was stopped
            or could not be started.
    """
    parser = ArgumentParser(
        prog="vergoedingswijzer",
        description="Who pays for care in Dutch health insurance, with the reason and the source.",
    )
    commands = parser.add_subparsers(metavar="command", required=True)
    serve = commands.add_parser("serve", help="runs the site")
    serve.description = "Runs the site until it is stopped."
    serve.add_argument("--port", type=_port, help="where it listens; 8501 by default")
    serve.add_argument("--address", help="on which address of this machine; on all by default")
    asked = parser.parse_args(written)

    from streamlit.web import cli  # noqa: PLC0415 - whoever asks for help does not wait for it

    where = {"--server.port": asked.port, "--server.address": asked.address}
    options = [f"{name}={value}" for name, value in where.items() if value is not None]
    sys.exit(cli.main(["run", str(_front_door()), *options], prog_name="streamlit"))


def _front_door() -> Path:
    """Return the file that Streamlit starts; it is configured by `.streamlit` beside that."""
    installed = _PACKAGE / "site" / "app.py"
    return installed if installed.exists() else _PACKAGE.with_name("app.py")


def _port(written: str) -> int:
    if not (written.isdecimal() and int(written) < 1 << 16):
        raise ArgumentTypeError("a port is a number from 0, for any that is free, to 65535")
    return int(written)
