"""Built files in, a package out."""
