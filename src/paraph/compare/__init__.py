"""Two trees in, a comparison or a redline (a tree with marks) out. Knows nothing of Word."""
