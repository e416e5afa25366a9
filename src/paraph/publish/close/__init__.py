"""The files of a package in, the closed package out: pages, search for leaks, manifest, sums, signature, archive."""
