"""The answer to take along: as a file, on paper, or sent to somebody."""
