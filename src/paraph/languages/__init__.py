"""What a language does with names, numbers, dates, references and lists: one small folder or file each."""
