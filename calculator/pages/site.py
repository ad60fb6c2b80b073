"""What stands around every page: its name, the way to the others, the language, the small print."""

from pathlib import Path
from typing import Final

import streamlit as st

from calculator.pages import addresses, drawing, language, session
from calculator.pages.document import watch_document
from calculator.pages.tab import watch_tab

HERE: Final = Path(__file__).parent

session.take_in()
words = language.words()
pages = [
    st.Page("self_check.py", title=words["pages.self_check"], default=True),
    st.Page("customer_service.py", title=words["pages.call"], url_path=addresses.CALL),
    st.Page(
        "worked_examples.py", title=words["pages.worked_examples"], url_path=addresses.EXAMPLES
    ),
    st.Page("drills.py", title=words["pages.drills"], url_path=addresses.PRACTISE),
    st.Page(
        "selective_policy.py",
        title=words["pages.selective_policy"],
        url_path=addresses.SELECTIVE_POLICY,
    ),
]
page = st.navigation(pages, position="hidden")
st.set_page_config(
    page_title=f"{page.title} | {words['site.name']}",
    page_icon=str(HERE / "icon.svg"),
    layout="wide",
)
with st.container(key="site-navigation", horizontal=True, vertical_alignment="center"):
    for other in pages:
        st.page_link(other)
    language.show_switch()
watch_tab(words)
page.run()
# All parts: what was entered last may be of a page that is left in the same moment.
st.html(drawing.small_print(words["site.no_service"]) + session.keep())
watch_document(words.language)
