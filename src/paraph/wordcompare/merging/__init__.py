"""A plan in, the new file's tree with the old words struck in it out."""
