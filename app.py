"""The front door: `streamlit run app.py`."""

import streamlit as st
from starlette.middleware import Middleware

from calculator.pages.shell import DocumentShell

app = st.App("calculator/pages/site.py", middleware=[Middleware(DocumentShell)])
