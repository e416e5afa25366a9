"""Two answers to one Word file in, both sides' changes in one redline out, each under its author; where they clash."""
