"""A workspace in, what there is to publish out: editions, digests of their input, git, versions, standing."""
