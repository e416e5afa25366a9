"""Word files from outside in, plain text by passage out."""
