"""The bytes of two Word files in, a verified native redline and the list of changes out."""
