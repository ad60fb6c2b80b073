"""The front door: `streamlit run app.py`."""

import streamlit as st

from calculator.front_door import PAGES, middleware, routes
from calculator.pages.failure import show_failure, write_no_messages
from calculator.pages.warm_up import keep_warm

write_no_messages()

# Streamlit looks for this call in the file that it starts.
app = st.App(
    PAGES / "site.py",
    lifespan=keep_warm,
    on_script_error=show_failure,
    middleware=middleware(),
    routes=routes(),
)
