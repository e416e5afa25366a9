"""An Original in, a PDF out (Typst); PDFs in, one signing folder out; Word files in, PDFs out (LibreOffice)."""

from paraph.writers.pdf.folder import signing_folder
from paraph.writers.pdf.office import convert
from paraph.writers.pdf.writer import PdfWriter

__all__ = ["PdfWriter", "convert", "signing_folder"]
