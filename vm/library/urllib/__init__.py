"""Addresses of the web; what fetches them is not there."""
