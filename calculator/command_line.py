"""The command `vergoedingswijzer`."""

import json
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final, NoReturn

_PACKAGE: Final = Path(__file__).parent


def main(written: Sequence[str] | None = None) -> NoReturn:
    """Do what the command says: run the site from whatever folder, or answer for a file.

    Args:
        written: The words behind the command; those of this process by default.

    Raises:
        SystemExit: At the end of each command, with its status; with status 2 the words cannot be
            meant, or a file was not read.
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
    serve.set_defaults(run=_serve)
    _take_claims(commands.add_parser("claims", help="answers for each claim of a file"))
    asked = parser.parse_args(written)
    sys.exit(asked.run(asked))


def _serve(asked: Namespace) -> object:
    from streamlit.web import cli  # noqa: PLC0415 - whoever asks for help does not wait for it

    where = {"--server.port": asked.port, "--server.address": asked.address}
    options = [f"{name}={value}" for name, value in where.items() if value is not None]
    return cli.main(["run", str(_front_door()), *options], prog_name="streamlit")


def _take_claims(claims: ArgumentParser) -> None:
    """Say what `claims` takes."""
    claims.description = (
        "Answers what each claim of a file is paid at under a selective policy: a JSON object a "
        "line. The file is CSV, a workbook (xlsx, xls, ods) or a hospital message (ZH308). What "
        "concerns all of it is said on standard error. Status 0 where it was read, 2 where not."
    )
    claims.add_argument("file", type=Path)
    for option, what in (
        ("--selective-policy", "whether the patients have a selective policy"),
        ("--hospital-selected", "whether the hospital is selected for it"),
        ("--started-while-contracted", "whether care began while the hospital was contracted"),
    ):
        help_text = f"{what}, where a line does not say; unknown by default"
        claims.add_argument(option, type=_yes_no, metavar="yes|no", help=help_text)
    claims.add_argument(
        "--ordinary", action="store_true", help="care is ordinary unless a code or a line says not"
    )
    claims.add_argument(
        "--complete", action="store_true", help="these are all claims a number may lead to"
    )
    claims.add_argument("--on", type=_day, metavar="DAY", help="as 2025-03-31; today by default")
    claims.add_argument("--output", type=Path, metavar="FILE", help="instead of standard output")
    claims.set_defaults(run=_answer_claims)


def _answer_claims(asked: Namespace) -> int:
    """Answer for the claims of a file, and return the status: 0, or 2 where it was not read."""
    # Whoever asks for help, or serves, does not wait for the rules.
    from pydantic import ValidationError  # noqa: PLC0415

    from calculator import claim_files  # noqa: PLC0415

    general = claim_files.General(
        selective_policy=asked.selective_policy,
        hospital_selected=asked.hospital_selected,
        started_while_contracted=asked.started_while_contracted,
        ordinary=asked.ordinary,
        complete=asked.complete,
    )
    try:
        if asked.output and asked.output.exists() and asked.output.samefile(asked.file):
            return _fail("the answers would take the place of the file that is read")
        # One byte more than is read tells that there is more.
        with asked.file.open("rb") as opened:
            file = claim_files.read_bytes(opened.read(claim_files.LARGEST + 1))
        for said in claim_files.describe(file):
            _say(said)
        if asked.complete and not file.is_whole:
            _say("not all lines could be read, so the list does not count as complete")
        if len(file.rows) >= _MANY:
            _say(f"answering for {len(file.rows)} lines")
        answers = claim_files.answer_file(file, general, asked.on)
        lines = "".join(f"{json.dumps(claim_files.as_line(each))}\n" for each in answers)
        if asked.output:
            asked.output.write_text(lines, encoding="utf-8")
        else:
            sys.stdout.write(lines)
    except claim_files.Refused as refused:
        return _fail(_REFUSED[refused.why])
    except ValidationError:
        return _fail("there are no rules for that day")
    except OSError as wrong:
        return _fail(wrong.strerror or type(wrong).__name__)
    for answer, times in claim_files.count(answers).items():
        _say(f"{answer}: {times}")
    return 0


_MANY: Final = 20_000
"""With so many lines it takes long enough to be told of."""
_REFUSED: Final = {
    "too-large": "the file, or what is packed in it, is too large",
    "html": "this is a web page and no table, whatever it is called",
    "no-table": "this is neither text nor a workbook",
    "protected": "the workbook has a password",
    "damaged": "the workbook cannot be opened",
}


def _say(what: str) -> None:
    # A name of a column may hold signs that steer a terminal.
    plain = "".join(sign if sign.isprintable() else " " for sign in what)
    sys.stderr.write(f"{plain}\n")


def _fail(why: str) -> int:
    _say(f"vergoedingswijzer claims: {why}")
    return 2


def _yes_no(written: str) -> bool:
    if written not in {"yes", "no"}:
        raise ArgumentTypeError("it is yes or no")
    return written == "yes"


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise ArgumentTypeError("a day is written as 2025-03-31") from None


def _front_door() -> Path:
    """Return the file that Streamlit starts; it is configured by `.streamlit` beside that."""
    installed = _PACKAGE / "site" / "app.py"
    return installed if installed.exists() else _PACKAGE.with_name("app.py")


def _port(written: str) -> int:
    if not (written.isdecimal() and int(written) < 1 << 16):
        raise ArgumentTypeError("a port is a number from 0, for any that is free, to 65535")
    return int(written)
