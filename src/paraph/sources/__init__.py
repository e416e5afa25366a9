"""Files in, typed sources and findings out."""

from paraph.sources.clauses import parse_clause
from paraph.sources.condition_parser import parse_condition
from paraph.sources.loader import Loaded, find_root, load
from paraph.sources.sections import section_hash
from paraph.sources.stamping import stamp

__all__ = ["Loaded", "find_root", "load", "parse_clause", "parse_condition", "section_hash", "stamp"]
