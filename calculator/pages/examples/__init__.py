"""The worked examples, walked through."""
