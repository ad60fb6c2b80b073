"""Several claims that belong together, from a file or pasted: chosen, understood, answered."""
