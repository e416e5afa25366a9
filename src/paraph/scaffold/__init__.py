"""Values in, the texts of new files out: a workspace, an agreement, a clause, a Party. Pure."""
