"""A paragraph in, its tokens out: words across the borders of runs, everything else as one token each."""
