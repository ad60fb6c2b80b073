"""The page that checks hospital claims."""
