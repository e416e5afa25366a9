"""A finished file and what is the house's in, leaks out as findings (promise 10). Every part is opened."""
