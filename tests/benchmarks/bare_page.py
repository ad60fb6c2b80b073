"""A bare Streamlit page of three widgets, to measure ours beside."""

import streamlit as st

text = st.text_input("Text", live=True)
choice = st.radio("Choice", ["one", "two", "three"], horizontal=True)
tick = st.checkbox("Tick")
st.markdown(f"Answer: {text} {choice} {tick}")
