"""A package, a folder or a loose file in, what it is and whether it is what was issued out. Nothing is trusted."""
