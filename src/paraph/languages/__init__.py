"""What a language does with names, numbers, dates, references and lists: one small file each."""
