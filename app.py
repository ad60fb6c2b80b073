"""The front door: `streamlit run app.py`."""

import streamlit as st

from calculator.front_door import PAGES, middleware
from calculator.pages.failure import show_failure, write_no_messages
from calculator.pages.warm_up import warmed_up

write_no_messages()

# Streamlit looks for this call in the file that it starts.
app = st.App(
    PAGES / "site.py",
    lifespan=warmed_up,
    on_script_error=show_failure,
    middleware=middleware(),
)
