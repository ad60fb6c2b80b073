"""What stands around every page: its name, the way to the others, the language, the small print."""

from pathlib import Path
from typing import Final

import streamlit as st

from calculator.pages import language
from calculator.pages.answer import drawing
from calculator.pages.browser.document import watch_document
from calculator.pages.browser.tab import watch_tab
from calculator.pages.visit import session
from calculator.web.site_map import PAGES, ways_from

HERE: Final = Path(__file__).parent

session.take_in()
words = language.words()
first, *_ = PAGES.values()
pages = {
    address: st.Page(page.script, title=words[page.name], url_path=address, default=page is first)
    for address, page in PAGES.items()
}
page = st.navigation([*pages.values()], position="hidden")
st.set_page_config(
    page_title=f"{page.title} | {words['site.name']}",
    page_icon=str(HERE / "icon.svg"),
    layout="wide",
)
with st.container(key="site-navigation", horizontal=True, vertical_alignment="center"):
    for other, name in ways_from(PAGES[page.url_path]):
        st.page_link(pages[other.address], label=words[name])
    language.show_switch()
watch_tab(words)
page.run()
# All parts: what was entered last may be of a page that is left in the same moment.
st.html(drawing.small_print(words["site.no_service"]) + session.keep())
watch_document(words)
