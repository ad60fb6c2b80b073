"""Several processes behind nginx: one dies, and only its own people notice."""

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from threading import Event, Thread

import pytest
from playwright.sync_api import Browser, expect
from websockets.exceptions import ConnectionClosed

from calculator.words import Language
from tests.browser.visitor import DESK, Visitor
from tests.deploy.conftest import Several
from tests.web.talking import ask, talking

TAB = ".vw-tab"


@contextmanager
def reading_on(several: Several) -> Iterator[list[int | str]]:
    """Have new visitors come in all the while; give what they were answered with."""
    answers: list[int | str] = []
    enough = Event()

    def read() -> None:
        while not enough.wait(0.05):
            try:
                answers.append(ask(several.address, "/voorbeelden").status)
            except OSError as error:
                answers.append(repr(error))

    reader = Thread(target=read)
    reader.start()
    try:
        yield answers
    finally:
        enough.set()
        reader.join()


@pytest.mark.long
def test_a_visitor_gets_a_place_that_tells_nothing_and_comes_back_to_the_same_process(
    several: Several,
) -> None:
    first = ask(several.address)
    named = re.fullmatch(
        r"vw_place=([0-9a-f]{2}); Path=/; HttpOnly; SameSite=Lax", first.headers["set-cookie"]
    )
    assert named
    again = ask(several.address, cookie=f"vw_place={named[1]}")
    assert "set-cookie" not in again.headers
    assert "set-cookie" in ask(several.address, cookie="vw_place=elsewhere").headers
    by_https = ask(several.address, x_forwarded_proto="https").headers
    assert by_https["set-cookie"].endswith("; Path=/; HttpOnly; SameSite=Lax; Secure")
    assert "strict-transport-security" in by_https
    assert "strict-transport-security" not in first.headers
    for process in several.processes:
        place = several.place_at(process)
        with talking(several.address, cookie=f"vw_place={place}") as talk:
            talk.run()
        with talking(several.address, session=talk.session, cookie=f"vw_place={place}") as back:
            back.run()
            assert back.session == talk.session


@pytest.mark.long
def test_what_is_refused_is_refused_here_too(several: Several) -> None:
    for status, asked in (
        (404, {"path": "/_stcore/metrics"}),
        (404, {"path": "/_stcore/metrics/"}),
        (404, {"path": "/wijzer/_stcore/metrics"}),
        (400, {"path": "/%2e%2e/app.py"}),
        (400, {"host": "evil.example"}),
        (403, {"origin": "http://evil.example"}),
        (405, {"method": "DELETE"}),
        (200, {"path": "/?age=67"}),
    ):
        assert ask(several.address, **asked).status == status
    assert "age=67" not in several.log.read_text()


@pytest.mark.long
def test_when_a_process_dies_only_its_own_people_have_to_connect_again(mortal: Several) -> None:
    dying, *others = mortal.processes
    cookies = {process: f"vw_place={mortal.place_at(process)}" for process in mortal.processes}
    with ExitStack() as open_now:
        talks = {
            process: [
                open_now.enter_context(talking(mortal.address, cookie=cookies[process]))
                for _ in range(4)
            ]
            for process in mortal.processes
        }
        sessions = {talk: talk.session for all_ in talks.values() for talk in all_ if talk.run()}
        with reading_on(mortal) as answers:
            dying.process.kill()
            for process in others:
                for talk in talks[process]:
                    assert talk.run() > 5
                    assert talk.session == sessions[talk]
            for talk in talks[dying]:
                with pytest.raises(ConnectionClosed):
                    talk.run()
                back = open_now.enter_context(
                    talking(mortal.address, session=talk.session, cookie=cookies[dying])
                )
                assert back.run() > 5
                assert back.session != talk.session
        assert set(answers) == {200}
        for process in others:
            for talk in talks[process]:
                assert talk.run() > 5


@pytest.mark.browser
@pytest.mark.long
def test_people_at_their_browsers_go_on_where_they_were_whichever_process_dies(
    mortal: Several, browser: Browser
) -> None:
    dying, staying, _ = mortal.processes
    visitors = {}
    for process in (dying, staying):
        visitor = Visitor(browser, mortal.address, Language.NL, DESK)
        cookie = {"name": "vw_place", "value": mortal.place_at(process), "url": mortal.address}
        visitor.page.context.add_cookies([cookie])  # type: ignore[list-item]
        visitor.open()
        visitor.answer({"indication": "oncology"})
        visitors[process] = visitor
    unlucky, lucky = visitors[dying], visitors[staying]
    # What is answered in the instant in which the connection dies goes nowhere.
    with unlucky.page.expect_websocket():
        dying.process.kill()
    for visitor in (unlucky, lucky):
        visitor.expect_connected()
        visitor.answer({"treatment_need": "current"})
        expect(visitor.question("age")).to_be_visible()
        expect(visitor.choices("indication").first).to_be_checked()
        expect(visitor.page.locator(TAB)).to_be_hidden()
        expect(visitor.page.get_by_role("dialog")).to_have_count(0)
        visitor.close()
