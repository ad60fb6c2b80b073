"""The answer in words and pictures, for insured persons and for claims."""
