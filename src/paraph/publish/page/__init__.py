"""A package, a shelf, the whole published folder in; pages for the browser out, with whatever they need beside them."""
