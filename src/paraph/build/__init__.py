"""The conductor: a request in, files on disk and a report out. Nothing half-written, nothing touched without need."""

from paraph.build.conductor import build
from paraph.build.request import BuildReport, BuildRequest, Step

__all__ = ["BuildReport", "BuildRequest", "Step", "build"]
