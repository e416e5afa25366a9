"""One edition planned in, its files on disk and their list out. Works in processes of its own."""
