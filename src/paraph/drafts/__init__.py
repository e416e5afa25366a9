"""Instrument in, frozen draft file out, and back."""
