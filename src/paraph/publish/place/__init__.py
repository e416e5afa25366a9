"""A finished folder in, the published folder replaced by it at one stroke; and what is remembered of it."""
