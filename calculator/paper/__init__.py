"""Paper: what is printed, as tagged PDF that can be read aloud too."""
