"""What people see: the only place that draws with Streamlit."""
