"""What agents on a call work with on several pages: a line to type in, what to say and note."""
