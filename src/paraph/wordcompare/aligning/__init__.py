"""The blocks of both files in, a plan out: which is which, what is new, gone, moved, split, joined."""
