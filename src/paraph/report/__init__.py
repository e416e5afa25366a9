"""Sources and instruments in, what a drafter asks about them out: findings, standing, search, texts side by side."""
