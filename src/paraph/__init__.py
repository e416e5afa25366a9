"""Treaty drafting as source: files in, every Party's original out."""

__version__ = "0.1.0"
