"""What a package is, as values: its manifest, its data files, and what its pages are made from."""
