"""Questions as they are asked, and how far the asking is."""
