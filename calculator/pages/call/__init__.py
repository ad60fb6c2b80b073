"""The page for agents on a call."""
