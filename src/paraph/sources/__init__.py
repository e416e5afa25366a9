"""Files in, typed sources and findings out."""
