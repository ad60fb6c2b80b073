"""How files reach a browser: small, once, and those of a first visit early."""
