"""Container types. So far: deque."""

from _collections import deque

__all__ = ["deque"]
