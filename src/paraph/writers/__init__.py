"""An Original in, bytes out: docx, pdf, json."""
