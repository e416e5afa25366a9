"""Any file in, everything that can be read in it out. Files are untrusted: memory and time are bounded."""
