"""What a visit holds, as values, and the one place that knows Streamlit's session."""
