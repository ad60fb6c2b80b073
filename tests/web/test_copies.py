"""Copies are made whatever becomes of one of them, and read by whoever sends them."""

import gzip
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import brotli
import pytest

from calculator.web import copies as made
from calculator.web.copies import Copies, make_copies

TEXT = b"export const who = 'pays'; // the same words, over and over\n" * 200
UNPACKED: dict[str, Callable[[bytes], bytes]] = {"gzip": gzip.decompress, "br": brotli.decompress}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "copies"


@pytest.fixture
def closed_to_others() -> Iterator[None]:
    before = os.umask(0o077)
    yield
    os.umask(before)


def script(folder: Path, name: str = "script.js", text: bytes = TEXT) -> Path:
    (folder / name).write_bytes(text)
    return folder / name


def copy_of(copies: Copies, original: Path, way: str) -> bytes:
    """Return what a copy comes to, once it is made."""
    until = time.monotonic() + 20
    while time.monotonic() < until:
        if (copy := copies.best(original, {way})) and copy.encoding == way:
            return UNPACKED[way](copy.path.read_bytes())
        time.sleep(0.01)
    raise AssertionError(f"no copy of {original.name} by {way}")


def wait_until(happened: Callable[[], object]) -> None:
    until = time.monotonic() + 20
    while not happened():
        assert time.monotonic() < until, "never"
        time.sleep(0.01)


# --------------------------------------------------------------------------- who reads them


@pytest.mark.usefixtures("closed_to_others")
def test_copies_can_be_read_by_everybody_whoever_makes_them(tmp_path: Path, folder: Path) -> None:
    copies = Copies(folder)
    for way in UNPACKED:
        copy_of(copies, script(tmp_path), way)
    assert folder.stat().st_mode & 0o777 == 0o755
    assert [copy.stat().st_mode & 0o777 for copy in folder.iterdir()] == [0o644, 0o644]


def test_a_folder_that_is_there_stays_as_open_as_it_is(tmp_path: Path, folder: Path) -> None:
    folder.mkdir()
    folder.chmod(0o700)
    make_copies([script(tmp_path)], folder)
    assert folder.stat().st_mode & 0o777 == 0o700


def test_a_copy_that_cannot_be_read_is_made_again(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = script(tmp_path)
    make_copies([original], folder)
    unreadable = {copy.name for copy in folder.iterdir()}
    written = {copy.name: copy.stat().st_ino for copy in folder.iterdir()}
    opened = Path.open

    def open_if_allowed(path: Path, mode: str = "r") -> object:
        # Stands in for the rights of another user, which whoever runs as root cannot lack.
        if path.name in unreadable:
            unreadable.remove(path.name)
            raise PermissionError(13, "Permission denied")
        return opened(path, mode)

    monkeypatch.setattr(Path, "open", open_if_allowed)
    copies = Copies(folder)
    for way in UNPACKED:
        assert copy_of(copies, original, way) == TEXT
    again = {copy.name: copy.stat().st_ino for copy in folder.iterdir()}
    assert again.keys() == written.keys()
    assert all(again[name] != written[name] for name in written)


# ------------------------------------------------------------------------------ what fails


@pytest.mark.parametrize("error", [brotli.error("no"), MemoryError(), ValueError("no"), OSError()])
def test_a_file_that_fails_keeps_no_other_from_its_copies(
    tmp_path: Path,
    folder: Path,
    error: Exception,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    bad, good = script(tmp_path, "bad.js", b"bad " * 500), script(tmp_path, "good.js")

    def compress(text: bytes) -> bytes:
        if text.startswith(b"bad"):
            raise error
        return bytes(brotli.compress(text))

    monkeypatch.setitem(made._WAYS, "br", compress)  # noqa: SLF001 - a file that cannot be compressed
    copies = Copies(folder)
    copies.make([bad, good])
    assert copy_of(copies, good, "br") == TEXT
    assert copy_of(copies, bad, "gzip") == b"bad " * 500
    later = script(tmp_path, "later.js", b"later " * 500)
    assert copy_of(copies, later, "br") == b"later " * 500
    assert "No compressed copy of bad.js" in caplog.text
    assert type(error).__name__ in caplog.text


def test_copies_that_go_while_they_are_measured_keep_no_other_from_being_made(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad, good = script(tmp_path, "bad.js", b"bad " * 500), script(tmp_path, "good.js")
    replaced = Path.replace
    gone: list[Path] = []

    def replace_and_lose(path: Path, target: Path) -> Path:
        whole = replaced(path, target)
        if not gone:
            gone.append(target)
            target.unlink()
        return whole

    monkeypatch.setattr(Path, "replace", replace_and_lose)
    copies = Copies(folder)
    copies.make([bad, good])
    assert copy_of(copies, good, "br") == TEXT
    assert gone


def test_a_copy_that_could_not_be_made_is_tried_again_but_not_at_every_request(
    tmp_path: Path, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    now = [0.0]
    original = script(tmp_path)
    folder.write_text("a file where the folder should be")
    copies = Copies(folder, lambda: now[0])
    assert copies.best(original, {"br", "gzip"}) is None
    wait_until(lambda: len(caplog.records) == len(UNPACKED))
    folder.unlink()
    for _ in range(100):
        assert copies.best(original, {"br", "gzip"}) is None
    assert not folder.exists()
    now[0] += 3600
    for way in UNPACKED:
        assert copy_of(copies, original, way) == TEXT
    assert len(caplog.records) == len(UNPACKED)


def test_a_copy_that_fails_leaves_nothing_behind(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def compress(_: bytes) -> bytes:
        raise OSError(28, "No space left on device")

    monkeypatch.setitem(made._WAYS, "br", compress)  # noqa: SLF001 - a disk that is full
    with pytest.raises(OSError, match="No space"):
        make_copies([script(tmp_path)], folder)
    assert [copy.suffix for copy in folder.iterdir()] == [".gz"]


def test_making_all_copies_for_an_image_stops_with_the_file_that_fails(tmp_path: Path) -> None:
    # In a process of its own, as the image does it, that is given up on if it waits for ever.
    (tmp_path / "static").mkdir()
    script(tmp_path / "static")
    program = f"""
import runpy, sys, types
from pathlib import Path
sys.path.insert(0, {str(Path(__file__).parents[2])!r})
from calculator.server import copies
def compress(text): raise OSError("no room")
copies._WAYS["br"] = compress
sys.modules["streamlit"] = types.SimpleNamespace(__file__={str(tmp_path / "x.py")!r})
deploy = Path({str(Path(__file__).parents[2])!r}) / "deploy" / "make_copies.py"
here = Path({str(tmp_path)!r}) / "deploy" / "make_copies.py"
here.parent.mkdir()
here.write_text(deploy.read_text())
runpy.run_path(str(here), run_name="__main__")
"""
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=20, check=False
    )
    assert ran.returncode == 1
    assert "no room" in ran.stderr


# ------------------------------------------------------------------------------- what goes


def test_old_copies_of_what_is_served_no_more_go_and_nothing_else_does(
    tmp_path: Path, folder: Path
) -> None:
    original = script(tmp_path)
    make_copies([original, script(tmp_path, "before.js", b"before " * 500)], folder)
    before = {*folder.iterdir()}
    make_copies([script(tmp_path, "young.js", b"young " * 500)], folder)
    young = {*folder.iterdir()} - before
    (folder / "tmp_left1.part").write_bytes(b"half a co")
    (folder / "notes.txt").write_text("somebody's own")
    two_days_ago = time.time() - 2 * 24 * 3600
    for path in {*folder.iterdir()} - young:
        os.utime(path, (two_days_ago, two_days_ago))
    copies = Copies(folder)
    copies.remove_old([original])
    wait_until(lambda: len([*folder.iterdir()]) <= 5)
    for way in UNPACKED:
        assert copy_of(copies, original, way) == TEXT
    left = {path.name for path in folder.iterdir()}
    assert left >= {"notes.txt", *(path.name for path in young)}
    assert len(left) == 5
