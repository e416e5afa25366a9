"""Both files in, the old one made to speak the ids of the new one out; what it needs is supplied at the end."""
