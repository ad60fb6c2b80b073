"""What the pages say, in Dutch and in English."""
