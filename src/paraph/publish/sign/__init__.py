"""Keys from files or the environment in, signatures out; and signatures in, who signed out. Needs ``paraph[sign]``."""
