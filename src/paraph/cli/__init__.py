"""Arguments in, messages and exit codes out: the only place that prints, asks or exits."""
